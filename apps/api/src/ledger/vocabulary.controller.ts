/** Sources, measures and places: the same routes for each, so that each is documented with its own schema. */
import { Controller, Get, Inject, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { StorePorts } from '@whence/store';
import { effectiveKey, type Mergeable } from '@whence/domain';
import {
  MergeEntry,
  notInLedger,
  PutRow,
  UnmergeEntry,
  type Versioned,
  type VocabularyKind,
  type VocabularyValues,
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
import { ledgerAt, ONLY_READ, sliceOf } from './ledger-at.js';
import { ledgerPath } from './ledger.schemas.js';
import { listVersions } from './list-versions.js';
import {
  entryPath,
  measure,
  merge,
  newMeasure,
  newPlace,
  newSource,
  place,
  source,
  vocabularyQuery,
} from './vocabulary.schemas.js';
import { ledgerVersion, VERSIONS_TOLD, versionsQuery } from './versions.schemas.js';

const CHANGES_BY_VERSION = 'Added, or changed by a new version; the same content again changes nothing.';

const CIRCLE_CODES = {
  source: 'control-in-a-circle',
  measure: 'measures-in-a-circle',
  place: 'places-in-a-circle',
} as const satisfies Record<VocabularyKind, string>;
const CIRCLE_MEANING = 'It would hold itself; the circle is named, with the days on which it holds.';

const NOTHING: MethodDecorator = () => undefined;
/** Only measures have units. */
const UNITS: Readonly<Record<VocabularyKind, MethodDecorator>> = {
  source: NOTHING,
  measure: Refuses('invalid', 'units-differ', 'The two measures count in different units.'),
  place: NOTHING,
};

/** An entry with the key that is meant. */
export function presentEntry<T extends Mergeable>(
  value: T,
  version: number,
  merged: ReadonlyMap<string, Mergeable>,
): T & { readonly version: number; readonly effectiveKey: string } {
  return { ...value, version, effectiveKey: effectiveKey(value.key, merged) };
}

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
      @Inject(MergeEntry) readonly mergeEntry: MergeEntry,
      @Inject(UnmergeEntry) readonly unmergeEntry: UnmergeEntry,
    ) {}

    @Get()
    @Needs('ledger:read')
    @Does(
      `List the ${kind}s of a ledger`,
      'In order of key, or by `q` those that words fit, best first. Merged entries are listed with the key that is meant.',
    )
    @Answers(200, pageOf(entry, page))
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    async list(
      @By() by: SignedIn,
      @FromPath(ledgerPath) path: z.infer<typeof ledgerPath>,
      @FromQuery(vocabularyQuery) query: z.infer<typeof vocabularyQuery>,
      @Address() address: string,
    ) {
      const { ledgerReading } = this.ports;
      const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, query.asOf);
      const merged = (await ledgerReading.merged(view, { ledgerId: ledger.id }))[kind];
      const present = ({ value, version }: Versioned<VocabularyValues[K]>) => presentEntry(value, version, merged);
      if (query.q === undefined) {
        const slice = sliceOf(pageAsked(query, 'key'));
        const rows = await ledgerReading.vocabularyList(view, ledger.id, kind, slice);
        return toPage(query, address, rows, present, ({ value }) => value.key);
      }
      const slice = sliceOf(pageAsked(query, 'place'));
      const rows = await ledgerReading.vocabularySearch(view, ledger.id, kind, { ...slice, words: query.q });
      return toPage(query, address, rows, present, ({ place }) => place);
    }

    @Get(':key')
    @Needs('ledger:read')
    @Does(`One ${kind} of a ledger`)
    @Answers(200, entry, { versions: ['version'] })
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('not-found', `${kind}-unknown`, `The ledger holds no such ${kind}.`)
    async read(
      @By() by: SignedIn,
      @FromPath(entryPath) path: z.infer<typeof entryPath>,
      @FromQuery(asOfQuery) query: z.infer<typeof asOfQuery>,
    ) {
      return this.held(by, path, query.asOf);
    }

    @Get(':key/versions')
    @Needs('ledger:read')
    @Does(`Every version of a ${kind}`, VERSIONS_TOLD)
    @Answers(200, pageOf(ledgerVersion, 'LedgerVersionPage'))
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('not-found', `${kind}-unknown`, `The ledger holds no such ${kind}.`)
    async versions(
      @By() by: SignedIn,
      @FromPath(entryPath) path: z.infer<typeof entryPath>,
      @FromQuery(versionsQuery) query: z.infer<typeof versionsQuery>,
      @Address() address: string,
    ) {
      return listVersions(this.ports, by, { ledger: path.ledger, kind, key: path.key }, query, address);
    }

    @Put(':key')
    @Needs('ledger:change')
    @Guarded('ledger:read')
    @Does(`Put a ${kind} into a ledger`, CHANGES_BY_VERSION)
    @Answers(200, entry)
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
    @Refuses('invalid', 'ledger-rows-invalid', 'It refers to something that the ledger does not hold.')
    @Refuses('invalid', 'merged-in-a-circle', 'The merge would close a circle; it is named.')
    @Refuses('invalid', CIRCLE_CODES[kind], CIRCLE_MEANING)
    async put(
      @By() by: SignedIn,
      @FromPath(entryPath) path: z.infer<typeof entryPath>,
      @FromBody(content) body: Record<string, unknown>,
    ) {
      await this.putRow.run(by, { ledger: path.ledger, kind, key: path.key, value: { key: path.key, ...body } });
      return this.held(by, path, null);
    }

    @Post(':key/merge')
    @Needs('vocabulary:decide')
    @Guarded('ledger:read')
    @Repeatable()
    @Does(
      `Say that a ${kind} means the same as another`,
      'It stays readable, with its statements; from now on it stands for the other wherever things are compared. Claims are looked at again.',
    )
    @Answers(201, entry)
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
    @Refuses('not-found', `${kind}-unknown`, `The ledger holds no such ${kind}.`)
    @Refuses('invalid', 'merged-in-a-circle', 'The merge would close a circle; it is named.')
    @Refuses('invalid', CIRCLE_CODES[kind], CIRCLE_MEANING)
    @(UNITS[kind])
    async merge(
      @By() by: SignedIn,
      @FromPath(entryPath) path: z.infer<typeof entryPath>,
      @FromBody(merge) body: z.infer<typeof merge>,
    ) {
      await this.mergeEntry.run(by, { ...path, kind, ...body });
      return this.held(by, path, null);
    }

    @Post(':key/unmerge')
    @Needs('vocabulary:decide')
    @Guarded('ledger:read')
    @Repeatable()
    @Does(`Take back that a ${kind} means the same as another`, 'By a further version; claims are looked at again.')
    @Answers(201, entry)
    @Refuses('not-found', 'ledger-unknown', 'The desk reads no such ledger.')
    @Refuses('forbidden', 'ledger-only-read', ONLY_READ)
    @Refuses('not-found', `${kind}-unknown`, `The ledger holds no such ${kind}.`)
    @Refuses('conflict', 'not-merged', 'It is merged into nothing.')
    async unmerge(@By() by: SignedIn, @FromPath(entryPath) path: z.infer<typeof entryPath>) {
      await this.unmergeEntry.run(by, { ...path, kind });
      return this.held(by, path, null);
    }

    async held(
      by: SignedIn,
      path: z.infer<typeof entryPath>,
      asOf: Date | null,
    ): Promise<VocabularyValues[K] & { version: number; effectiveKey: string }> {
      const { view, ledger } = await ledgerAt(this.ports, by, path.ledger, asOf);
      const held = await this.ports.ledgerReading.vocabularyEntry(view, ledger.id, kind, path.key);
      if (held === undefined) throw notInLedger(kind, path.key, ledger.name);
      const merged = await this.ports.ledgerReading.merged(view, { ledgerId: ledger.id });
      return presentEntry(held.value, held.version, merged[kind]);
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
