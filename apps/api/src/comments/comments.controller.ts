import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { ChangeComment, claimOfDesk, notFound, WriteComment } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  Answers,
  asOf,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Guarded,
  Needs,
  pageAsked,
  pageOf,
  pageQuery,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { comment, commentWanted } from './comments.schemas.js';

const path = pathIds('claimId');
const commentPath = pathIds('claimId', 'commentId');
const listQuery = z.strictObject({ ...pageQuery, asOf });

/** What people of a desk say to one another about a claim. */
@ApiTags('Comments')
@Controller('v1')
export class CommentsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(WriteComment) private readonly writeComment: WriteComment,
    @Inject(ChangeComment) private readonly changeComment: ChangeComment,
  ) {}

  @Get('claims/:claimId/comments')
  @Needs('comment:read')
  @Does(
    'Comments on a claim',
    'First things first, with those that were taken back. Everybody on the desk who may read comments sees them, a second person under blind review too: what is written here is for the authors to weigh. They are in no export.',
  )
  @Answers(200, pageOf(comment, 'CommentPage'))
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: z.infer<typeof path>,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const view = await this.ports.views.at(query.asOf);
    await claimOfDesk(this.ports.claims, view, by, claimId);
    const rows = await this.ports.comments.ofClaim(view, claimId, pageAsked(query));
    return toPage(
      query,
      address,
      rows,
      (row) => row,
      ({ id }) => id,
    );
  }

  @Get('claims/:claimId/comments/:commentId')
  @Needs('comment:read')
  @Does('One comment')
  @Answers(200, comment, { versions: ['version'] })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'comment-unknown', 'The claim has no such comment.')
  async one(
    @By() by: SignedIn,
    @FromPath(commentPath) { claimId, commentId }: z.infer<typeof commentPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const view = await this.ports.views.at(query.asOf);
    await claimOfDesk(this.ports.claims, view, by, claimId);
    const found = await this.ports.comments.one(view, claimId, commentId);
    if (!found) throw notFound('comment', commentId);
    return found;
  }

  @Post('claims/:claimId/comments')
  @Needs('comment:write')
  @Repeatable()
  @Does(
    'Comment on a claim',
    'For the others of the desk. Followers of `comment.added` are told that there is one and whom it mentions, never what it says.',
  )
  @Answers(201, comment, { location: '/v1/claims/{claimId}/comments/{id}' })
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'comment-invalid', 'Text that cannot be kept, or a mention of somebody who would not see it.')
  write(
    @By() by: SignedIn,
    @FromPath(path) { claimId }: z.infer<typeof path>,
    @FromBody(commentWanted) body: z.infer<typeof commentWanted>,
  ) {
    return this.writeComment.run(by, { claimId, ...body });
  }

  @Put('claims/:claimId/comments/:commentId')
  @Needs('comment:write')
  @Guarded('comment:read')
  @Does('Say a comment of your own in other words', 'Makes a version; `asOf` shows what it said before.')
  @Answers(200, comment)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'comment-unknown', 'The claim has no such comment.')
  @Refuses('forbidden', 'comment-not-yours', 'Only its author may change it.')
  @Refuses('conflict', 'comment-withdrawn', 'It was taken back already.')
  @Refuses('invalid', 'comment-invalid', 'Text that cannot be kept, or a mention of somebody who would not see it.')
  edit(
    @By() by: SignedIn,
    @FromPath(commentPath) ids: z.infer<typeof commentPath>,
    @FromBody(commentWanted) wanted: z.infer<typeof commentWanted>,
  ) {
    return this.changeComment.run(by, { ...ids, wanted });
  }

  @Post('claims/:claimId/comments/:commentId/withdrawal')
  @Needs('comment:write')
  @Guarded('comment:read')
  @Repeatable()
  @Does('Take a comment of your own back', 'Its place stays; what it said is seen only with an earlier `asOf`.')
  @Answers(201, comment)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'comment-unknown', 'The claim has no such comment.')
  @Refuses('forbidden', 'comment-not-yours', 'Only its author may change it.')
  @Refuses('conflict', 'comment-withdrawn', 'It was taken back already.')
  withdraw(@By() by: SignedIn, @FromPath(commentPath) ids: z.infer<typeof commentPath>) {
    return this.changeComment.run(by, { ...ids, wanted: null });
  }

  @Get('mentions')
  @Needs('comment:read')
  @Does('Comments that mention you', 'The newest first, in their newest words.')
  @Answers(200, pageOf(comment, 'MentionPage'))
  async mentions(
    @By() by: SignedIn,
    @FromQuery(listQuery) query: z.infer<typeof listQuery>,
    @Address() address: string,
  ) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.comments.mentioning(view, by.deskId, by.personId, pageAsked(query));
    return toPage(
      query,
      address,
      rows,
      (row) => row,
      ({ id }) => id,
    );
  }
}
