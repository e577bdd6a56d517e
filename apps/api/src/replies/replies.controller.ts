import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { AskForReply, claimOfDesk, notFound, NoteReply } from '@whence/workflow';
import { z } from 'zod';
import {
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Needs,
  pathIds,
  PORTS,
  Refuses,
  Repeatable,
} from '../foundation/index.js';
import type { SignedIn } from '../foundation/index.js';
import { presentReply } from './present-reply.js';
import { newReply, reply, replyContact, replyList, replyNews } from './replies.schemas.js';

const ofClaim = pathIds('claimId');
const path = pathIds('claimId', 'replyId');
type Path = z.infer<typeof path>;
type AsOf = z.infer<typeof asOfQuery>;

@ApiTags('Review')
@Controller('v1/claims/:claimId/replies')
export class RepliesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(AskForReply) private readonly askForReply: AskForReply,
    @Inject(NoteReply) private readonly noteReply: NoteReply,
  ) {}

  @Get()
  @Needs('claim:read')
  @Does('Who was asked about a claim, and what they answered')
  @Answers(200, replyList)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  async list(
    @By() by: SignedIn,
    @FromPath(ofClaim) { claimId }: z.infer<typeof ofClaim>,
    @FromQuery(asOfQuery) query: AsOf,
  ) {
    const view = await this.ports.views.at(query.asOf);
    await claimOfDesk(this.ports.claims, view, by, claimId);
    const replies = (await this.ports.replies.ofClaims(view, [claimId])).get(claimId) ?? [];
    return { entries: replies.map(presentReply) };
  }

  @Post()
  @Needs('evidence:write')
  @Repeatable()
  @Does('Record that somebody was asked for a reply', 'The service sends nothing by itself.')
  @Answers(201, reply)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('invalid', 'reply-invalid', 'A moment to come, a due day before the question, or text that cannot be kept.')
  async ask(
    @By() by: SignedIn,
    @FromPath(ofClaim) { claimId }: z.infer<typeof ofClaim>,
    @FromBody(newReply) body: z.infer<typeof newReply>,
  ) {
    return presentReply(await this.askForReply.run(by, { claimId, ...body }));
  }

  @Post(':replyId/events')
  @Needs('evidence:write')
  @Repeatable()
  @Does('Record what came of a question', 'A reminder, an answer, a refusal to answer, or that it was taken back.')
  @Answers(201, reply)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'reply-unknown', 'Nobody was asked under this id about the claim.')
  @Refuses('not-found', 'snapshot-unknown', 'No such snapshot of this desk.')
  @Refuses(
    'conflict',
    'reply-step-refused',
    'The question does not take this as it stands; `takes` tells what it takes.',
  )
  @Refuses('invalid', 'reply-invalid', 'An answer before the question, a moment to come, or text that cannot be kept.')
  async note(
    @By() by: SignedIn,
    @FromPath(path) { claimId, replyId }: Path,
    @FromBody(replyNews) news: z.infer<typeof replyNews>,
  ) {
    return presentReply(await this.noteReply.run(by, { claimId, replyId, news }));
  }

  @Get(':replyId/contact')
  @Needs('contact:read')
  @Does('The private person who was asked', 'Kept apart from history; null once erased.')
  @Answers(200, replyContact)
  @Refuses('not-found', 'claim-unknown', 'No such claim on this desk.')
  @Refuses('not-found', 'reply-unknown', 'Nobody was asked under this id about the claim.')
  async contact(@By() by: SignedIn, @FromPath(path) { claimId, replyId }: Path, @FromQuery(asOfQuery) query: AsOf) {
    const view = await this.ports.views.at(query.asOf);
    await claimOfDesk(this.ports.claims, view, by, claimId);
    if (!(await this.ports.replies.one(view, claimId, replyId))) throw notFound('reply', replyId);
    const details = await this.ports.privateDetails.newest(view, by.deskId, 'reply-contact', [replyId]);
    const { name, reach = null } = details.get(replyId)?.content ?? {};
    return { contact: name === undefined ? null : { name, reach } };
  }
}
