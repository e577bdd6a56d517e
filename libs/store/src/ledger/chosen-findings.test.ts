/** Findings over a database beside the same over a ledger in memory, chosen and whole: the bytes must be equal. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  canonicalJson,
  choosing,
  crossReference,
  findAmong,
  withMergedKeys,
  type Claim,
  type Content,
  type Look,
} from '@whence/domain';
import {
  findFor,
  readJson,
  readLedgerFolder,
  readLedgerFolderRows,
  snapshotOf,
  type HeldClaim,
  type LedgerSnapshot,
} from '@whence/workflow';
import { projectRoot } from '@whence/config';
import { StorePriorStatements } from './prior-statements.js';
import { ledgerDesk, type LedgerDesk } from './desk.contract.js';

/** Mulberry32: the same seed, the same ledger. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SOURCES = ['police', 'police-press', 'mayor', 'agency', 'paper', 'radio', 'witness'];
const MEASURES = ['present', 'hurt', 'killed', 'hurt-or-killed', 'held'];
const day = (pick: (below: number) => number) =>
  `2025-${String(1 + pick(12)).padStart(2, '0')}-${String(1 + pick(28)).padStart(2, '0')}`;

const VOCABULARY = {
  sources: SOURCES.map((key) => ({
    key,
    name: key.toUpperCase(),
    kind: key === 'witness' ? 'anonymous' : 'body',
    edges: key === 'police-press' ? [{ kind: 'part-of', other: 'police' }] : [],
  })),
  measures: MEASURES.map((key) => ({
    key,
    counted: key === 'held' ? 'arrests' : 'people',
    state: key,
    unit: 'persons',
    label: `people ${key}`,
    broader: key === 'killed' ? ['hurt-or-killed'] : [],
    unionOf: key === 'hurt-or-killed' ? ['killed', 'hurt'] : [],
  })),
  places: [
    { key: 'town', name: 'Town' },
    { key: 'square', name: 'Square', within: 'town' },
    { key: 'bridge', name: 'Bridge', within: 'town' },
  ],
};

/** What a later import adds to the vocabulary, or defines anew. */
const LATER = {
  sources: [
    { key: 'council', name: 'COUNCIL', kind: 'body', edges: [{ kind: 'controls', other: 'mayor' }] },
    { key: 'radio', name: 'RADIO', kind: 'body', edges: [], mergedInto: 'paper' },
  ],
  measures: VOCABULARY.measures.slice(1, 2).map((measure) => ({ ...measure, mergedInto: 'present' })),
};

/** The vocabulary after both imports: no import may name a key twice. */
const BOTH = {
  ...VOCABULARY,
  sources: [...VOCABULARY.sources.filter(({ key }) => key !== 'radio'), ...LATER.sources],
  measures: [...VOCABULARY.measures.filter((_, n) => n !== 1), ...LATER.measures],
};

function contentOf(pick: (below: number) => number): Content {
  const point = (1 + pick(8)) * 500;
  return {
    measure: MEASURES[pick(MEASURES.length)] ?? '',
    mode: 'observed',
    polarity: pick(10) === 0 ? 'denies' : 'affirms',
    accumulation: (['cumulative', 'stock'] as const)[pick(2)] ?? 'stock',
    ...(pick(5) === 0 ? {} : { subject: ['marchers', 'bystanders'][pick(2)] ?? '' }),
    ...(pick(5) === 0 ? {} : { place: ['town', 'square', 'bridge'][pick(3)] ?? '' }),
    ...(pick(4) === 0 ? {} : { asOf: day(pick) }),
    amount: pick(3) === 0 ? { low: { value: point, strict: true }, hedge: 'more-than' } : { point, hedge: 'about' },
  };
}

function rowsOf(seed: number, count: number, prefix: string): object[] {
  const pick = chanceOf(seed);
  return Array.from({ length: count }, (_, n) => {
    const before = () => `${prefix}${pick(n)}`;
    // A statement is not carried by its own source.
    const source = SOURCES[pick(SOURCES.length)] ?? '';
    const hands = (keys: readonly string[]) => keys.filter((key) => key !== source);
    return {
      id: `${prefix}${n}`,
      source,
      ...(pick(8) === 0 ? {} : { content: contentOf(pick) }),
      ...(pick(6) === 0 ? {} : { publishedOn: day(pick) }),
      ...(pick(4) === 0 ? { via: hands(['agency']) } : {}),
      ...(pick(4) === 0 ? { carriers: hands(['paper', 'radio'].slice(0, 1 + pick(2))) } : {}),
      ...(n > 0 && pick(4) === 0 ? { hops: [{ kind: ['cites', 'compiles'][pick(2)], to: before() }] } : {}),
      ...(n > 0 && pick(6) === 0
        ? { relations: [{ kind: ['denies-figure', 'withdraws', 'revises', 'repeats'][pick(4)], to: before() }] }
        : {}),
    };
  });
}

function claimOf(seed: number, ledger: string, prefix: string): Claim {
  const pick = chanceOf(1_000 + seed);
  const { measure, ...unread } = contentOf(pick);
  const content = pick(6) === 0 ? unread : { ...unread, ...(measure === undefined ? {} : { measure }) };
  const source = SOURCES[pick(SOURCES.length)] ?? '';
  const key = `article/0123456789ab/${seed}`;
  return {
    content,
    appearances: [
      {
        key,
        ...(pick(4) === 0 ? {} : { publishedOn: day(pick) }),
        passage: { start: seed, end: seed + 1, exact: 'x', prefix: '', suffix: '' },
        part: 'body',
        content,
        stated: pick(3) === 0 ? [] : [{ text: source, kind: 'named', source }],
      },
    ],
    links:
      pick(4) === 0 ? [{ appearance: key, statement: `${ledger}/${prefix}${pick(40)}`, standing: 'confirmed' }] : [],
  };
}

const held = ({ content, appearances, links }: Claim, deskId: string): HeldClaim => ({
  id: 'claim',
  deskId,
  version: 1,
  held: { content },
  step: { version: 1, event: 'submit', state: 'submitted', content: {} },
  appearances: appearances.map((appearance) => ({
    id: appearance.key,
    version: 1,
    articleId: 'article',
    revisionId: 'revision',
    revisionNumber: 1,
    health: 'exact',
    appearance,
  })),
  links: links.map((link) => ({
    appearanceKey: link.appearance,
    statementKey: link.statement,
    version: 1,
    standing: link.standing,
    reason: null,
  })),
});

const CUTOFFS = [null, '2025-06-30'] as const;

describe('findings over a database', () => {
  let desk: LedgerDesk;
  /** Keeps the ledger in memory, from import to import. */
  let keeping: StorePriorStatements;
  beforeAll(async () => {
    desk = await ledgerDesk('town');
    keeping = new StorePriorStatements(desk.dataSource, { heldStatements: 5_000 });
  });
  afterAll(() => desk.close());

  const found = async (claim: Claim, position: number, publishedBy: string | null) => {
    const cutoffs = { recorded: null, publishedBy };
    // Links are counted from the first statement on, as among hubs.
    const counting = new StorePriorStatements(desk.dataSource, { mostWalked: 1 });
    const [asked, kept, counted] = await Promise.all(
      [desk.ports.priorStatements, keeping, counting].map(async (prior) =>
        canonicalJson(await findFor(prior, { position }, held(claim, desk.by.deskId), cutoffs)),
      ),
    );
    expect(kept).toBe(asked);
    expect(counted).toBe(asked);
    return asked ?? '';
  };
  const inMemory = (claim: Claim, snapshot: LedgerSnapshot, publishedBy: string | null) => {
    const { vocabulary, statements, hops, relations } = snapshot;
    const cutoffs = { recorded: null, publishedBy };
    return {
      chosen: canonicalJson(findAmong(choosing(snapshot), { claim, vocabulary, cutoffs })),
      whole: canonicalJson(crossReference(withMergedKeys({ claim, statements, hops, relations, vocabulary, cutoffs }))),
    };
  };
  const snapshot = async (body: object) => {
    const read = await snapshotOf('town', readJson(body));
    expect(read.faults).toEqual([]);
    return read;
  };

  it('are those over the whole ledger, now and as of before', async () => {
    const first = { ...VOCABULARY, statements: rowsOf(1, 120, 'a') };
    await desk.importJson(first);
    const one = (await desk.ports.views.latest()).position;
    const claims = Array.from({ length: 15 }, (_, seed) => claimOf(seed, 'town', 'a'));
    const firstFound = await Promise.all(claims.map((claim) => found(claim, one, null)));
    const second = { ...LATER, statements: rowsOf(2, 80, 'b') };
    await desk.importJson(second);
    const two = (await desk.ports.views.latest()).position;
    const both = { ...BOTH, statements: [...first.statements, ...second.statements] };
    const [before, after] = [await snapshot(first), await snapshot(both)];
    for (const [n, claim] of claims.entries())
      for (const publishedBy of CUTOFFS) {
        const now = inMemory(claim, after, publishedBy);
        expect(now.chosen).toBe(now.whole);
        expect(await found(claim, two, publishedBy)).toBe(now.whole);
        expect(await found(claim, one, publishedBy)).toBe(inMemory(claim, before, publishedBy).whole);
        if (publishedBy === null) expect(firstFound[n]).toBe(inMemory(claim, before, null).whole);
      }
  }, 300_000);

  it('take the same of what there is too much of, and say so', async () => {
    const pick = chanceOf(3);
    const many = Array.from({ length: 900 }, (_, n) => ({
      id: `m${n}`,
      source: SOURCES[pick(SOURCES.length)],
      publishedOn: day(pick),
      content: {
        measure: 'held',
        subject: 'marchers',
        place: 'square',
        mode: 'observed',
        polarity: 'affirms',
        accumulation: 'cumulative',
        asOf: day(pick),
        amount: { point: 10 * (1 + pick(300)) },
      },
    }));
    await desk.importJson({ statements: many });
    const { position } = await desk.ports.views.latest();
    const all = await snapshot({
      ...BOTH,
      statements: [...rowsOf(1, 120, 'a'), ...rowsOf(2, 80, 'b'), ...many],
    });
    for (let seed = 0; seed < 5; seed++)
      for (const publishedBy of CUTOFFS) {
        const drawn = claimOf(seed, 'town', 'a');
        const content = { ...drawn.content, measure: 'held', subject: 'marchers', place: 'square' };
        const claim = { ...drawn, content, appearances: drawn.appearances.map((one) => ({ ...one, content })) };
        const bytes = await found(claim, position, publishedBy);
        expect(bytes).toBe(inMemory(claim, all, publishedBy).chosen);
        if (publishedBy === null) expect(bytes).toContain('the ledger holds more');
      }
  }, 300_000);

  it('follow no more than a stated number of carriers, the same ones as in memory', async () => {
    const ids = Array.from({ length: 230 }, (_, n) => `c${n}`);
    const body = {
      statements: [
        {
          id: 'widely',
          source: 'police',
          publishedOn: '2025-03-01',
          content: { ...contentOf(chanceOf(9)), measure: 'hurt' },
        },
        ...ids.map((id) => ({ id, source: 'paper', hops: [{ kind: 'quotes', to: 'widely' }] })),
      ],
    };
    await desk.importJson(body);
    const asked = { looks: [], keys: ['town/widely'] };
    const view = { position: (await desk.ports.views.latest()).position };
    const counting = new StorePriorStatements(desk.dataSource, { mostWalked: 100 });
    const there = await desk.ports.priorStatements.around(view, desk.by.deskId, asked);
    const counted = await counting.around(view, desk.by.deskId, asked);
    const here = choosing(await snapshot({ ...BOTH, ...body }))(asked);
    expect(there.statements.map(({ key }) => key)).toEqual(here.statements.map(({ key }) => key));
    expect(there.statements).toHaveLength(201);
    expect(counted.statements).toEqual(there.statements);
  });
});

describe('a question asked alone', () => {
  it('is answered in two parts as it is in one among others, with what both parts met told once', async () => {
    const desk = await ledgerDesk('town');
    try {
      // Reached from both parts, and denied.
      const both = ['present', 'hurt'].map((measure) => ({
        ...{ id: `of-${measure}`, source: 'paper', content: { ...contentOf(chanceOf(5)), measure } },
        hops: [{ kind: 'cites', to: 'shared' }],
      }));
      const denied = { id: 'denial', source: 'mayor', relations: [{ kind: 'denies-figure', to: 'shared' }] };
      const shared = { id: 'shared', source: 'police' };
      await desk.importJson({ ...VOCABULARY, statements: [...rowsOf(4, 150, 'a'), ...both, denied, shared] });
      const { position } = await desk.ports.views.latest();
      const around = (looks: readonly Look[]) =>
        desk.ports.priorStatements.around({ position }, desk.by.deskId, { looks, keys: ['town/a7', 'town/none'] });
      for (const most of [1, 4, 100])
        for (const beside of [[], ['hurt', 'held']]) {
          const looks = MEASURES.map((measure): Look => ({
            ...{ measure, order: 'newest', publishedBy: null, most },
            ...(beside.includes(measure) ? { beside: true } : {}),
            ifMore: [{ measure, subject: 'marchers', order: 'newest', publishedBy: null, most: 2 }],
          }));
          const alone = await around(looks);
          const [, among] = await Promise.all([around(looks), around(looks)]);
          expect(among).toEqual(alone);
          expect(alone.more).toHaveLength(most === 100 ? 0 : MEASURES.length);
          if (most === 100) expect(alone.relations.length).toBeGreaterThan(0);
        }
    } finally {
      await desk.close();
    }
  });
});

describe('findings over the sample ledger', () => {
  const folder = join(projectRoot(), 'sample', 'ledger');

  it('are those over all of it', async () => {
    const desk = await ledgerDesk('real');
    try {
      await desk.import(readLedgerFolderRows(folder));
      const snapshot = await readLedgerFolder(folder, 'real');
      const { position } = await desk.ports.views.latest();
      for (const { content, source, publishedOn = '2025-07-13' } of snapshot.statements) {
        if (content === undefined) continue;
        const appearance = {
          key: 'article/0123456789ab/1',
          publishedOn,
          passage: { start: 1, end: 2, exact: 'x', prefix: '', suffix: '' },
          part: 'body' as const,
          content,
          stated: [{ text: source, kind: 'named' as const, source }],
        };
        const claim = { content, appearances: [appearance], links: [] };
        for (const publishedBy of [null, '2025-09-03']) {
          const cutoffs = { recorded: null, publishedBy };
          const { statements, hops, relations, vocabulary } = snapshot;
          const whole = canonicalJson(crossReference({ claim, statements, hops, relations, vocabulary, cutoffs }));
          const { priorStatements } = desk.ports;
          const found = await findFor(priorStatements, { position }, held(claim, desk.by.deskId), cutoffs);
          expect(canonicalJson(found)).toBe(whole);
        }
      }
    } finally {
      await desk.close();
    }
  }, 600_000);
});
