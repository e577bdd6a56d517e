import { Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { GiveRating, notInLedger, statementKey } from '@whence/workflow';
import type { z } from 'zod';
import {
  Address,
  Answers,
  By,
  Does,
  FromBody,
  FromPath,
  FromQuery,
  Needs,
  pageAsked,
  pageOf,
  PORTS,
  Refuses,
  Repeatable,
  toPage,
  type SignedIn,
} from '../foundation/index.js';
import { ledgerAt } from './ledger-at.js';
import { statementPath } from './statements.schemas.js';
import { entryPath } from './vocabulary.schemas.js';
import { presentCredibility, presentReliability } from './present-rating.js';
import { credibility, newCredibility, newReliability, ratingsQuery, reliability } from './track-records.schemas.js';

type Query = z.infer<typeof ratingsQuery>;

@ApiTags('Sources')
@Controller('v1/ledgers/:ledger')
export class RatingsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(GiveRating) private readonly giveRating: GiveRating,
  ) {}

  @Get('sources/:key/ratings')
  @Needs('ledger:read')
  @Does('How people of the desk rated the reliability of a source', 'All versions, newest first.')
  @Answers(200, pageOf(reliability, 'ReliabilityPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  async ofSource(
    @By() by: SignedIn,
    @FromPath(entryPath) path: z.infer<typeof entryPath>,
    @FromQuery(ratingsQuery) query: Query,
    @Address() address: string,
  ) {
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
    const { ledgerReading, ratings } = this.ports;
    if ((await ledgerReading.vocabularyEntry(view, ledger.id, 'source', path.key)) === undefined)
      throw notInLedger('source', path.key, ledger.name);
    const rated = { kind: 'source', ledgerId: ledger.id, key: path.key } as const;
    const rows = await ratings.list(view, by.deskId, rated, pageAsked(query, 'number'));
    return toPage(query, address, rows, presentReliability, ({ version }) => String(version));
  }

  @Post('sources/:key/ratings')
  @Needs('rating:give')
  @Repeatable()
  @Does(
    'Rate the reliability of a source',
    'A new version, dated, with a reason. It alters no finding; claims that rest on the source are found anew, with the cause `rating`.',
  )
  @Answers(201, reliability)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('invalid', 'rating-invalid', 'No reason, or text that cannot be kept.')
  async rateSource(
    @By() by: SignedIn,
    @FromPath(entryPath) path: z.infer<typeof entryPath>,
    @FromBody(newReliability) body: z.infer<typeof newReliability>,
  ) {
    return presentReliability(await this.giveRating.ofSource(by, { ledger: path.ledger, source: path.key, ...body }));
  }

  @Get('statements/:id/ratings')
  @Needs('ledger:read')
  @Does('How people of the desk rated the credibility of a statement', 'All versions, newest first.')
  @Answers(200, pageOf(credibility, 'CredibilityPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement.')
  async ofStatement(
    @By() by: SignedIn,
    @FromPath(statementPath) path: z.infer<typeof statementPath>,
    @FromQuery(ratingsQuery) query: Query,
    @Address() address: string,
  ) {
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
    const { ledgerReading, ratings } = this.ports;
    const key = statementKey(ledger.name, path.id);
    if ((await ledgerReading.statement(view, ledger.id, key)) === undefined)
      throw notInLedger('statement', path.id, ledger.name);
    const rows = await ratings.list(
      view,
      by.deskId,
      { kind: 'statement', ledgerId: ledger.id, key } as const,
      pageAsked(query, 'number'),
    );
    return toPage(query, address, rows, presentCredibility, ({ version }) => String(version));
  }

  @Post('statements/:id/ratings')
  @Needs('rating:give')
  @Repeatable()
  @Does(
    'Rate the credibility of a statement',
    'A new version, dated, with a reason. Grade 1 needs a cited statement that agrees and comes from another identified origin, which no known link joins to this one.',
  )
  @Answers(201, credibility)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement.')
  @Refuses('invalid', 'rating-invalid', 'No reason, or text that cannot be kept.')
  @Refuses(
    'invalid',
    'rating-unconfirmed',
    'Grade 1 without an independent origin; `faults` tells why each does not do.',
  )
  @Refuses('too-large', 'surroundings-too-large', 'Too many statements stand behind what was asked for.')
  async rateStatement(
    @By() by: SignedIn,
    @FromPath(statementPath) path: z.infer<typeof statementPath>,
    @FromBody(newCredibility) body: z.infer<typeof newCredibility>,
  ) {
    return presentCredibility(
      await this.giveRating.ofStatement(by, { ledger: path.ledger, statement: path.id, ...body }),
    );
  }
}
