import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { notFound, ReceiveArticle, SubmitArticleClaims } from '@whence/workflow';
import type { Revision, View } from '@whence/workflow';
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
  id,
  Needs,
  ordinalInPath,
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
import { article, articleHead, newArticle, receivedArticle, revisionList, submissions } from './articles.schemas.js';

const path = pathIds('articleId');
const revisionPath = z.strictObject({ articleId: id, number: ordinalInPath });
const listQuery = z.strictObject({ ...pageQuery, asOf });

function present(revision: Omit<Revision, 'text' | 'html'>): z.infer<typeof articleHead> {
  const { id: revisionId, articleId, cmsId, number, content, textSha256 } = revision;
  const { languageFrom, ...particulars } = content;
  return {
    id: articleId,
    revision: number,
    revisionId,
    cmsId,
    ...particulars,
    ...(content.language === undefined ? {} : { languageFrom: languageFrom ?? 'declared' }),
    textSha256,
  };
}

@ApiTags('Articles')
@Controller('v1/articles')
export class ArticlesController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ReceiveArticle) private readonly receiveArticle: ReceiveArticle,
    @Inject(SubmitArticleClaims) private readonly submitArticleClaims: SubmitArticleClaims,
  ) {}

  @Post()
  @Needs('article:submit')
  @Repeatable()
  @Does(
    'Send an article',
    'Keeps it as an immutable revision and proposes the claims that it makes. The `language` that is sent goes before what a page says of itself; `languageFrom` tells which was taken. Sent again under the same `cmsId` and with the same words, it answers with the revision that is there; with other words it becomes a new revision, in which the passages of earlier claims are found again.',
  )
  @Answers(201, receivedArticle, { location: '/v1/articles/{id}' })
  @Refuses('invalid', 'article-invalid', 'Control characters, halves of characters, or particulars that cannot be.')
  @Refuses('invalid', 'article-empty', 'There are no words in it.')
  @Refuses('too-large', 'article-too-large', 'The text is longer than 300,000 characters.')
  async receive(@By() by: SignedIn, @FromBody(newArticle) body: z.infer<typeof newArticle>) {
    const { revision, made, proposed } = await this.receiveArticle.run(by, body);
    return { ...present(revision), made, proposed };
  }

  @Get()
  @Needs('article:read')
  @Does('Articles of the desk', 'Each in its newest revision, without the text.')
  @Answers(200, pageOf(articleHead, 'ArticlePage'))
  async list(@By() by: SignedIn, @FromQuery(listQuery) query: z.infer<typeof listQuery>, @Address() address: string) {
    const view = await this.ports.views.at(query.asOf);
    const rows = await this.ports.articles.list(view, by.deskId, pageAsked(query));
    return toPage(query, address, rows, present, ({ articleId }) => articleId);
  }

  @Get(':articleId')
  @Needs('article:read')
  @Does('One article', 'In its newest revision.')
  @Answers(200, article)
  @Refuses('not-found', 'article-unknown', 'No such article on this desk.')
  async one(
    @By() by: SignedIn,
    @FromPath(path) { articleId }: z.infer<typeof path>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    return this.whole(by, await this.ports.views.at(query.asOf), articleId, null);
  }

  @Get(':articleId/revisions')
  @Needs('article:read')
  @Does('The revisions of an article', 'First things first.')
  @Answers(200, revisionList)
  @Refuses('not-found', 'article-unknown', 'No such article on this desk.')
  async revisions(
    @By() by: SignedIn,
    @FromPath(path) { articleId }: z.infer<typeof path>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    const revisions = await this.ports.articles.revisions(await this.ports.views.at(query.asOf), articleId);
    if (revisions[0]?.deskId !== by.deskId) throw notFound('article', articleId);
    return { entries: revisions.map(present) };
  }

  @Get(':articleId/revisions/:number')
  @Needs('article:read')
  @Does('One revision of an article')
  @Answers(200, article)
  @Refuses('not-found', 'article-unknown', 'No such article on this desk.')
  @Refuses('not-found', 'revision-unknown', 'The article has no such revision.')
  async revision(
    @By() by: SignedIn,
    @FromPath(revisionPath) { articleId, number }: z.infer<typeof revisionPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    return this.whole(by, await this.ports.views.at(query.asOf), articleId, number);
  }

  @Post(':articleId/submission')
  @Needs('claim:submit')
  @Repeatable()
  @Does(
    'Submit every proposed claim of an article',
    'Queues a cross-reference of each. Asked again it finds none left.',
  )
  @Answers(201, submissions)
  @Refuses('not-found', 'article-unknown', 'No such article on this desk.')
  async submit(@By() by: SignedIn, @FromPath(path) { articleId }: z.infer<typeof path>) {
    return { submitted: [...(await this.submitArticleClaims.run(by, { articleId }))] };
  }

  private async whole(by: SignedIn, view: View, articleId: string, number: number | null) {
    const newest = await this.ports.articles.revision(view, articleId, null);
    if (newest?.deskId !== by.deskId) throw notFound('article', articleId);
    const revision = number === null ? newest : await this.ports.articles.revision(view, articleId, number);
    if (!revision) throw notFound('revision', `${articleId}/${number}`);
    return { ...present(revision), text: revision.text, html: revision.html };
  }
}
