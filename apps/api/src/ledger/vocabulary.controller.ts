/** Sources, measures and places: the same three routes for each, so that each is documented with its own schema. */
import { Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { notFound, PutRow, type VocabularyKind, type VocabularyValues } from '@whence/workflow';
import type { z } from 'zod';
import {
  Address,
  Answers,
  asOfQuery,
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
  toPage,
  type SignedIn,
} from '../foundation/index.js';
import { ledgerAt, sliceOf } from './ledger-at.js';
import {
  entryPath,
  ledgerPath,
  listQuery,
  measure,
  newMeasure,
  newPlace,
  newSource,
  place,
  source,
} from './ledger.schemas.js';

const CHANGES_BY_VERSION = 'Added, or changed by a new version; the same content again changes nothing.';

/** One kind of entry of a ledger's vocabulary. */
function vocabularyRoutes<K extends VocabularyKind>(
  kind: K,
  { entry, content, page }: { readonly entry: z.ZodType; readonly content: z.ZodObject; readonly page: string },
) {
  @ApiTags('Ledgers')
  @Controller(`v1/ledgers/:ledger/${kind}s`)
  class VocabularyRoutes {
    constructor(
      @Inject(PORTS) readonly ports: StorePorts,
      @Inject(PutRow) readonly putRow: PutRow,
    ) {}

    @Get()
    @Needs('ledger:read')
    @Does(`List the ${kind}s of a ledger`)
    @Answers(200, pageOf(entry, page))
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    async list(
      @By() by: SignedIn,
      @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
      @FromQuery(listQuery) query: z.infer<typeof listQuery>,
      @Address() address: string,
    ) {
      const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
      const slice = sliceOf(pageAsked(query, 'key'));
      const rows = await this.ports.ledgerReading.vocabularyList(view, ledger.id, kind, slice);
      const present = ({ value, version }: (typeof rows)[number]) => ({ ...value, version });
      return toPage(query, address, rows, present, ({ value }) => value.key);
    }

    @Get(':key')
    @Needs('ledger:read')
    @Does(`One ${kind} of a ledger`)
    @Answers(200, entry)
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('not-found', `${kind}-unknown`, `The ledger holds no such ${kind}.`)
    async read(
      @By() by: SignedIn,
      @FromPath(entryPath) path: z.infer<typeof entryPath>,
      @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
    ) {
      return this.held(by, path, query.asOf);
    }

    @Put(':key')
    @Needs('ledger:change')
    @Does(`Put a ${kind} into a ledger`, CHANGES_BY_VERSION)
    @Answers(200, entry)
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('invalid', 'ledger-rows-invalid', 'It refers to something that the ledger does not hold.')
    async put(
      @By() by: SignedIn,
      @FromPath(entryPath) path: z.infer<typeof entryPath>,
      @FromBody(content) body: Record<string, unknown>,
    ) {
      await this.putRow.run(by, { ledger: path.ledger, kind, value: { key: path.key, ...body } });
      return this.held(by, path, null);
    }

    async held(
      by: SignedIn,
      path: z.infer<typeof entryPath>,
      asOf: Date | null,
    ): Promise<VocabularyValues[K] & { version: number }> {
      const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, asOf);
      const held = await this.ports.ledgerReading.vocabularyEntry(view, ledger.id, kind, path.key);
      if (held === undefined) throw notFound(kind, path.key);
      return { ...held.value, version: held.version };
    }
  }
  return VocabularyRoutes;
}

export class SourcesController extends vocabularyRoutes('source', {
  entry: source,
  content: newSource,
  page: 'SourcePage',
}) {}
export class MeasuresController extends vocabularyRoutes('measure', {
  entry: measure,
  content: newMeasure,
  page: 'MeasurePage',
}) {}
export class PlacesController extends vocabularyRoutes('place', {
  entry: place,
  content: newPlace,
  page: 'PlacePage',
}) {}
