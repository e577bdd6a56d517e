import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { keysMeaning, type Statement } from '@whence/domain';
import type { StorePorts } from '@whence/store';
import {
  AddHop,
  AddRelation,
  JudgeHop,
  notInLedger,
  PutRow,
  ReadTrace,
  statementKey,
  type HeldHop,
  type HeldRelation,
  type MergedKeys,
  type Versioned,
} from '@whence/workflow';
import type { z } from 'zod';
import {
  Address,
  Answers,
  asOfQuery,
  By,
  Does,
  FromBody,
  FromPath,
  Guarded,
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
import { effectiveSlots, slotsOf } from './effective-slots.js';
import { ledgerAt, ONLY_READ, sliceOf } from './ledger-at.js';
import { ledgerPath } from './ledger.schemas.js';
import { listVersions } from './list-versions.js';
import { hop, hopPath, hopQuery, judgement, newHop, newRelation, relation, relationPath } from './links.schemas.js';
import {
  joinedStatement,
  newStatement,
  rowPath,
  statement,
  statementPath,
  statementQuery,
  traceQuery,
} from './statements.schemas.js';
import { tracedStatement } from './traced-statement.schema.js';
import { ledgerVersion, VERSIONS_TOLD, versionsQuery } from './versions.schemas.js';

const presentLink = ({ id, version, value }: HeldHop | HeldRelation) => ({ id, version, ...value });

/** A statement as the API answers it, with the keys that are meant where those that it names were merged. */
function presentStatement({ value, version }: Versioned<Statement>, merged: MergedKeys) {
  const effective = effectiveSlots({ source: value.source, ...slotsOf(value.content) }, merged);
  return { ...value, version, ...(effective === undefined ? {} : { effective }) };
}

@ApiTags('Ledgers')
@Controller('v1/ledgers/:ledger')
export class StatementsController {
  constructor(
    @Inject(PORTS) private readonly ports: StorePorts,
    @Inject(PutRow) private readonly putRow: PutRow,
    @Inject(AddHop) private readonly addHop: AddHop,
    @Inject(JudgeHop) private readonly judgeHop: JudgeHop,
    @Inject(AddRelation) private readonly addRelation: AddRelation,
    @Inject(ReadTrace) private readonly readTrace: ReadTrace,
  ) {}

  @Get('statements')
  @Needs('ledger:read')
  @Does(
    'List the statements of a ledger',
    'In order of key; reports by carriers stand behind what they report. A merged source or measure is asked for by any of its keys.',
  )
  @Answers(200, pageOf(statement, 'StatementPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  async list(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(statementQuery) query: z.infer<typeof statementQuery>,
    @Address() address: string,
  ) {
    const { asOf, source, measure, ...page } = query;
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, asOf);
    const merged = await this.ports.ledgerReading.merged(view, { ledgerId: ledger.id });
    const rows = await this.ports.ledgerReading.statements(view, ledger.id, {
      ...sliceOf(pageAsked(page, 'key')),
      ...(source === undefined ? {} : { sources: keysMeaning([source], merged.source) }),
      ...(measure === undefined ? {} : { measures: keysMeaning([measure], merged.measure) }),
    });
    const present = (held: (typeof rows)[number]) => presentStatement(held, merged);
    return toPage(page, address, rows, present, ({ value }) => value.key);
  }

  @Get('statements/:id')
  @Needs('ledger:read')
  @Does('One statement, with its hops and relations')
  @Answers(200, joinedStatement, { versions: ['version'] })
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement.')
  read(
    @By() by: SignedIn,
    @FromPath(statementPath) path: z.infer<typeof statementPath>,
    @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
  ) {
    return this.held(by, path.ledger, path.id, query.asOf);
  }

  @Get('statements/:id/trace')
  @Needs('ledger:read')
  @Does(
    'How a statement traces back to where it comes from',
    'All that it rests on over hops, or by repeating another, in any ledger of the desk; how each way ends, with circles said; and what changed from hand to hand. With `publishedBy` only what was out by that day.',
  )
  @Answers(200, tracedStatement)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement, or it was not out by that day.')
  @Refuses('too-large', 'surroundings-too-large', 'It rests on more than 2,000 others.')
  async trace(
    @By() by: SignedIn,
    @FromPath(statementPath) path: z.infer<typeof statementPath>,
    @FromQuery(traceQuery) query: z.infer<typeof traceQuery>,
  ): Promise<z.input<typeof tracedStatement>> {
    const { key, differences, ...trace } = await this.readTrace.run(by, { ...path, ...query });
    return { statement: key, trace, differences };
  }

  @Get('statements/:id/versions')
  @Needs('ledger:read')
  @Does('Every version of a statement', VERSIONS_TOLD)
  @Answers(200, pageOf(ledgerVersion, 'LedgerVersionPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement.')
  async statementVersions(
    @By() by: SignedIn,
    @FromPath(statementPath) path: z.infer<typeof statementPath>,
    @FromQuery(versionsQuery) query: z.infer<typeof versionsQuery>,
    @Address() address: string,
  ) {
    return listVersions(this.ports, by, { ledger: path.ledger, kind: 'statement', key: path.id }, query, address);
  }

  @Put('statements/:id')
  @Needs('ledger:change')
  @Guarded('ledger:read')
  @Does(
    'Put a statement into a ledger',
    'Added, or changed by a new version; the same content again changes nothing. It states its own hops and relations: those that it stated before and states no more are removed, those added one by one stay.',
  )
  @Answers(200, joinedStatement)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses(
    'invalid',
    'ledger-rows-invalid',
    'It refers to something that the ledger does not hold, or closes a circle.',
  )
  async put(
    @By() by: SignedIn,
    @FromPath(rowPath) path: z.infer<typeof rowPath>,
    @FromBody(newStatement) body: z.infer<typeof newStatement>,
  ) {
    await this.putRow.run(by, {
      ledger: path.ledger,
      kind: 'statement',
      key: path.id,
      value: { id: path.id, ...body },
    });
    return this.held(by, path.ledger, path.id, null);
  }

  @Get('hops')
  @Needs('ledger:read')
  @Does('List the hops of a ledger', 'With `standing=suggested` those that wait for a word of a person.')
  @Answers(200, pageOf(hop, 'HopPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  async hops(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromQuery(hopQuery) query: z.infer<typeof hopQuery>,
    @Address() address: string,
  ) {
    const { asOf, standing, ...page } = query;
    const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, asOf);
    const rows = await this.ports.ledgerReading.hops(view, ledger.id, {
      ...sliceOf(pageAsked(page)),
      ...(standing === undefined ? {} : { standing }),
    });
    return toPage(page, address, rows, presentLink, ({ id }) => id);
  }

  @Post('hops')
  @Needs('ledger:change')
  @Repeatable()
  @Does(
    'Join two statements by a hop',
    'A suggestion changes nothing where a hop stands between the two or was rejected: it answers with that hop.',
  )
  @Answers(201, hop)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement.')
  @Refuses('invalid', 'link-to-itself', 'Both ends are the same statement.')
  @Refuses('invalid', 'hops-in-a-circle', 'The hop would close a circle; it is named.')
  async join(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromBody(newHop) body: z.infer<typeof newHop>,
  ) {
    return presentLink(await this.addHop.run(by, { ledger: path.ledger, ...body }));
  }

  @Get('hops/:hopId/versions')
  @Needs('ledger:read')
  @Does(
    'Every version of a hop',
    'First things first: who or what joined, suggested, confirmed or rejected it, when, and why. A desk sees those that stood while it read the ledger.',
  )
  @Answers(200, pageOf(ledgerVersion, 'LedgerVersionPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'hop-unknown', 'The ledger holds no such hop.')
  async hopVersions(
    @By() by: SignedIn,
    @FromPath(hopPath) path: z.infer<typeof hopPath>,
    @FromQuery(versionsQuery) query: z.infer<typeof versionsQuery>,
    @Address() address: string,
  ) {
    return listVersions(this.ports, by, { ledger: path.ledger, kind: 'hop', key: path.hopId }, query, address);
  }

  @Post('hops/:hopId/judgement')
  @Needs('ledger:change')
  @Guarded('ledger:read')
  @Repeatable()
  @Does('Confirm or reject a hop', 'What a person rejected stays rejected when an import says it again.')
  @Answers(201, hop)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'hop-unknown', 'The ledger holds no such hop.')
  @Refuses('invalid', 'hops-in-a-circle', 'The hop would close a circle; it is named.')
  async judge(
    @By() by: SignedIn,
    @FromPath(hopPath) path: z.infer<typeof hopPath>,
    @FromBody(judgement) body: z.infer<typeof judgement>,
  ) {
    return presentLink(await this.judgeHop.run(by, { ...path, ...body }));
  }

  @Post('relations')
  @Needs('ledger:change')
  @Repeatable()
  @Does('Say how one statement answers another')
  @Answers(201, relation)
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
  @Refuses('not-found', 'statement-unknown', 'The ledger holds no such statement.')
  @Refuses('invalid', 'link-to-itself', 'Both ends are the same statement.')
  async relate(
    @By() by: SignedIn,
    @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
    @FromBody(newRelation) body: z.infer<typeof newRelation>,
  ) {
    return presentLink(await this.addRelation.run(by, { ledger: path.ledger, ...body }));
  }

  @Get('relations/:relationId/versions')
  @Needs('ledger:read')
  @Does(
    'Every version of a relation',
    'First things first: who said that one statement answers the other, when, and who took that back. The id of a relation that is gone is told by either statement at an earlier `asOf`. A desk sees those that stood while it read the ledger.',
  )
  @Answers(200, pageOf(ledgerVersion, 'LedgerVersionPage'))
  @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
  @Refuses('not-found', 'relation-unknown', 'The ledger holds no such relation.')
  async relationVersions(
    @By() by: SignedIn,
    @FromPath(relationPath) path: z.infer<typeof relationPath>,
    @FromQuery(versionsQuery) query: z.infer<typeof versionsQuery>,
    @Address() address: string,
  ) {
    const thing = { ledger: path.ledger, kind: 'relation', key: path.relationId } as const;
    return listVersions(this.ports, by, thing, query, address);
  }

  private async held(by: SignedIn, name: string, id: string, asOf: Date | null) {
    const { view, ledger } = await ledgerAt(this.ports, by, name, asOf);
    const key = statementKey(ledger.name, id);
    const { ledgerReading } = this.ports;
    const held = await ledgerReading.statement(view, ledger.id, key);
    if (held === undefined) throw notInLedger('statement', id, ledger.name);
    const [hops, relations, merged] = await Promise.all([
      ledgerReading.hopsAt(view, key),
      ledgerReading.relationsAt(view, key),
      ledgerReading.merged(view, { ledgerId: ledger.id }),
    ]);
    return { ...presentStatement(held, merged), hops: hops.map(presentLink), relations: relations.map(presentLink) };
  }
}
