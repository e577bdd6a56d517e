import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Dependence } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import { type LedgerHeading, notInLedger, ReadTrackRecord, type View } from '@whence/workflow';
import type { z } from 'zod';
import { Answers, By, Does, FromPath, FromQuery, Needs, PORTS, Refuses, type SignedIn } from '../foundation/index.js';
import { ledgerAt } from './ledger-at.js';
import { entryPath } from './vocabulary.schemas.js';
import { presentCredibility, presentReliability } from './present-rating.js';
import { dependenceHints, recordQuery, trackRecord } from './track-records.schemas.js';

type Path = z.infer<typeof entryPath>;
type Query = z.infer<typeof recordQuery>;

@ApiTags('Sources')
@Controller('v1/ledgers/:ledger/sources/:key')
export class TrackRecordsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(ReadTrackRecord) private readonly readTrackRecord: ReadTrackRecord,
  ) {}

  @Get('track-record')
  @Needs('ledger:read')
  @Does(
    "What became of a source's earlier figures",
    'As later counts by other identified origins of this ledger have it, for each kind of measure and apart for what was observed, forecast and announced; each number with the statements behind it. Of a source with very many statements the newest are looked at, and `since` says from which day on.',
  )
  @Answers(200, trackRecord)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('not-found', 'measure-unknown', 'The ledger holds no such measure.')
  @Refuses('too-large', 'surroundings-too-large', 'Too many statements stand behind what was asked for.')
  async record(@By() by: SignedIn, @FromPath(entryPath) path: Path, @FromQuery(recordQuery) query: Query) {
    const { view, ledgerId, asked } = await this.asked(by, path, query);
    const { ratings } = this.ports;
    const record = await this.readTrackRecord.run(by, view, asked);
    const rated = { kind: 'source', ledgerId, key: path.key } as const;
    const [[reliability], credibility] = await Promise.all([
      ratings.list(view, by.deskId, rated, { after: null, limit: 1 }),
      ratings.ofStatements(
        view,
        by.deskId,
        ledgerId,
        record.figures.map(({ statement }) => statement),
      ),
    ]);
    return {
      ...record,
      figures: record.figures.map((figure) => {
        const given = credibility.get(figure.statement);
        return { ...figure, credibility: given === undefined ? null : presentCredibility(given) };
      }),
      reliability: reliability === undefined ? null : presentReliability(reliability),
    };
  }

  @Get('dependence')
  @Needs('ledger:read')
  @Does(
    'Hints that a source may not count independently of another',
    'Figures that both gave and that third origins contradict, more often than mistakes made apart would fall together. A hint with its evidence; it joins no origins.',
  )
  @Answers(200, dependenceHints)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'source-unknown', 'The ledger holds no such source.')
  @Refuses('not-found', 'measure-unknown', 'The ledger holds no such measure.')
  @Refuses('too-large', 'surroundings-too-large', 'Too many statements stand behind what was asked for.')
  async hints(
    @By() by: SignedIn,
    @FromPath(entryPath) path: Path,
    @FromQuery(recordQuery) query: Query,
  ): Promise<Dependence> {
    const { view, asked } = await this.asked(by, path, query);
    return this.readTrackRecord.dependence(by, view, asked);
  }

  private async asked(by: SignedIn, path: Path, query: Query) {
    const { asOf, publishedBy, measure, family } = query;
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, asOf);
    await this.refuseUnknown(view, ledger, path.key);
    const { policy } = (await this.ports.desks.one(view, by.deskId)) ?? {};
    const notCollapsing = policy?.notCollapsing ?? [];
    const asked = {
      ledgerId: ledger.id,
      source: path.key,
      measure: measure ?? null,
      family,
      publishedBy,
      notCollapsing,
    };
    return { view, ledgerId: ledger.id, asked };
  }

  private async refuseUnknown(view: View, ledger: LedgerHeading, source: string): Promise<void> {
    const held = await this.ports.ledgerReading.vocabularyEntry(view, ledger.id, 'source', source);
    if (held === undefined) throw notInLedger('source', source, ledger.name);
  }
}
