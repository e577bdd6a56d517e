import { Readable } from 'node:stream';
import { Controller, Get, Inject, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Config } from '@whence/config';
import { atomOf, dataFeedOf, verdictsCsvHead, verdictsCsvLines } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { ListPublications, ListPublishedClaims } from '@whence/workflow';
import type { View } from '@whence/workflow';
import { z } from 'zod';
import {
  Address,
  AnswersAs,
  AnswersText,
  asOf,
  By,
  CONFIG,
  Does,
  FromQuery,
  Needs,
  pageAsked,
  pageQuery,
  PORTS,
  toPage,
} from '../foundation/index.js';
import type { HttpReply, SignedIn } from '../foundation/index.js';
import { dataFeed, lang } from './exports.schemas.js';

const listQuery = z.strictObject({ ...pageQuery, asOf, lang });
const csvQuery = z.strictObject({ asOf, lang });
type ListQuery = z.infer<typeof listQuery>;

/** What a desk has published, as a whole. */
@ApiTags('Exports')
@Controller('v1/exports')
export class ExportsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ListPublishedClaims) private readonly listPublishedClaims: ListPublishedClaims,
    @Inject(ListPublications) private readonly listPublications: ListPublications,
  ) {}

  @Get('claim-reviews')
  @Needs('verdict:read')
  @Does(
    'Published verdicts as a DataFeed',
    'schema.org JSON-LD: the standing verdict of each claim as ClaimReview; one that was retracted has `dateDeleted` and no rating. The next page is in the header `Link`, `rel="next"`.',
  )
  @AnswersAs('application/ld+json', dataFeed)
  async claimReviews(
    @By() by: SignedIn,
    @FromQuery(listQuery) query: ListQuery,
    @Address() address: string,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<z.input<typeof dataFeed>> {
    const view = await this.ports.views.at(query.asOf);
    const { desk, claims } = await this.listPublishedClaims.run(by, view, pageAsked(query), query.lang);
    const page = toPage(
      query,
      address,
      claims,
      (claim) => claim,
      ({ id }) => id,
    );
    if (page.next !== null) reply.header('link', `<${this.absolute(page.next)}>; rel="next"`);
    return dataFeedOf(desk, page.entries);
  }

  @Get('verdicts.csv')
  @Needs('verdict:read')
  @Does(
    'Published verdicts as CSV',
    'RFC 4180, one line for each claim, all of one moment. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
  )
  @AnswersText(200, 'text/csv; charset=utf-8; header=present')
  async csv(@By() by: SignedIn, @FromQuery(csvQuery) query: z.infer<typeof csvQuery>): Promise<StreamableFile> {
    const view = query.asOf === null ? await this.ports.views.latest() : await this.ports.views.at(query.asOf);
    const lines = this.csvOf(by, view, query.lang);
    // What fails before the first line is answered as a problem; later the connection can only be cut.
    const first = await lines.next();
    return new StreamableFile(Readable.from(beginning(first.done === true ? '' : first.value, lines)), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: 'attachment; filename="verdicts.csv"',
    });
  }

  @Get('verdicts.atom')
  @Needs('verdict:read')
  @Does(
    'Published verdicts and corrections as an Atom feed',
    'RFC 4287, newest first. A verdict that another replaced, or that was retracted, keeps its entry, which then says so; a retraction is an entry as well. Older entries: `rel="next"`.',
  )
  @AnswersText(200, 'application/atom+xml')
  async atom(@By() by: SignedIn, @FromQuery(listQuery) query: ListQuery, @Address() address: string): Promise<string> {
    const view = await this.ports.views.at(query.asOf);
    const { desk, publications } = await this.listPublications.run(by, view, pageAsked(query, 'number'), query.lang);
    const page = toPage(
      query,
      address,
      publications,
      (entry) => entry,
      ({ order }) => String(order),
    );
    const now = (query.asOf ?? this.ports.clock.now()).toISOString();
    const next = page.next === null ? null : this.absolute(page.next);
    return atomOf({ desk, entries: page.entries, self: this.absolute(address), next, now });
  }

  private async *csvOf(by: SignedIn, view: View, language: string | undefined): AsyncGenerator<string> {
    let head = verdictsCsvHead();
    for await (const claims of this.listPublishedClaims.all(by, view, language)) {
      yield head + verdictsCsvLines(claims);
      head = '';
    }
    if (head !== '') yield head;
  }

  /** The address under which others reach the API; as it is, where no setting tells it. */
  private absolute(address: string): string {
    return `${this.config.publicUrl ?? ''}${address}`;
  }
}

async function* beginning(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
