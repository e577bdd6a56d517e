import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trackRecord, type Content, type Statement, type TrackRecord, type Vocabulary } from '@whence/domain';
import {
  about,
  between,
  CASUALTIES,
  content,
  exactly,
  FORECAST,
  ledger,
  moreThan,
  VOCABULARY,
  type Row,
  type Rows,
} from '../../test/ledger.js';

const number = fc.integer({ min: 1, max: 12 }).map((n) => n * 500);
const amount = fc.oneof(
  number.map(about),
  number.map(exactly),
  number.map(moreThan),
  fc.tuple(number, number).map(([a, b]) => between(Math.min(a, b), Math.max(a, b))),
);
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2025-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const said: fc.Arbitrary<Content> = fc.oneof(
  fc
    .record({ amount, asOf: day, measure: fc.constantFrom('casualties', 'killed') })
    .map(({ amount: n, ...more }) => content(CASUALTIES, n, more)),
  fc
    .record({ amount, asOf: fc.constantFrom('2025-03-01', '2025-06-01') })
    .map(({ amount: n, asOf }) => content({ ...CASUALTIES, accumulation: 'stock' }, n, { asOf, measure: 'present' })),
  fc
    .record({ amount, horizon: day })
    .map(({ amount: n, horizon }) => content({ ...FORECAST, accumulation: 'cumulative' }, n, { horizon })),
  fc
    .record({ amount, asOf: day })
    .map(({ amount: n, asOf }) => content({ ...CASUALTIES, measure: 'sent', place: 'russia' }, n, { asOf })),
);
const row = fc.record({
  source: fc.constantFrom(
    'ukraine-hur',
    'ukraine-hur',
    'zelensky',
    'rok-nis',
    'rok-jcs',
    'uk-di',
    'western-official',
    'cnn',
  ),
  day,
  content: said,
});
const rows = fc.array(row, { maxLength: 14 }).map((list) => list.map((one, n): Row => ({ ...one, id: `R${n}` })));

const record = (given: Rows, publishedBy: string | null, vocabulary: Vocabulary = VOCABULARY): TrackRecord =>
  trackRecord({ source: 'ukraine-hur', ...given, vocabulary, publishedBy });

describe('a track record', () => {
  it('as of a day is the same whatever comes out later', () => {
    fc.assert(
      fc.property(rows, row, day, (before, late, cutoff) => {
        const known = record(ledger(before), cutoff);
        const later: Row = { ...late, id: 'late', day: '2026-01-01' };
        expect(record(ledger([...before, later]), cutoff)).toEqual(known);
      }),
    );
  });

  it('is never the better for what the source or a linked body says again', () => {
    const borneOut = (found: TrackRecord) =>
      new Set(found.figures.flatMap(({ fate, statement }) => (fate === 'borne-out' ? [statement] : [])));
    fc.assert(
      fc.property(rows, fc.nat(13), fc.constantFrom('ukraine-hur', 'zelensky'), day, (list, at, source, when) => {
        const repeated = list[at % Math.max(1, list.length)];
        if (repeated === undefined) return;
        const before = borneOut(record(ledger(list), null));
        const more = record(ledger([...list, { ...repeated, id: 'again', source, day: when }]), null);
        // What is new may be borne out by what others said; what was there may not become so.
        for (const statement of borneOut(more)) if (statement !== 'l/again') expect(before).toContain(statement);
      }),
    );
  });

  it('is the same under other keys', () => {
    const sourceKey = (key: string) => `s-${[...key].reverse().join('')}`;
    const statementKey = (key: string) => `l/${[...key.slice(2)].reverse().join('')}-x`;
    const renamed: Vocabulary = {
      ...VOCABULARY,
      sources: new Map(
        [...VOCABULARY.sources.values()].map((source) => [
          sourceKey(source.key),
          {
            ...source,
            key: sourceKey(source.key),
            edges: source.edges.map((edge) => ({ ...edge, other: sourceKey(edge.other) })),
          },
        ]),
      ),
    };
    const fates = (found: TrackRecord, key: (statement: string) => string) =>
      found.figures
        .map(({ statement, fate, why, direction, factor, days, inShare }) =>
          JSON.stringify([key(statement), fate, why, direction, factor, days, inShare]),
        )
        .sort();
    fc.assert(
      fc.property(rows, (list) => {
        const given = ledger(list);
        const statements = given.statements.map((one): Statement => ({
          ...one,
          key: statementKey(one.key),
          source: sourceKey(one.source),
        }));
        const found = trackRecord({
          source: sourceKey('ukraine-hur'),
          statements,
          hops: [],
          relations: [],
          vocabulary: renamed,
          publishedBy: null,
        });
        const plain = record(given, null);
        expect(fates(found, (key) => key)).toEqual(fates(plain, statementKey));
        expect(
          found.kinds.map(({ modes }) => modes.map(({ share, offBy, daysEarly }) => [share, offBy, daysEarly])),
        ).toEqual(
          plain.kinds.map(({ modes }) => modes.map(({ share, offBy, daysEarly }) => [share, offBy, daysEarly])),
        );
      }),
    );
  });

  it('does not depend on the order in which statements come', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const given = ledger(list);
        const turned = { ...given, statements: [...given.statements].reverse() };
        expect(record(turned, null)).toEqual(record(given, null));
      }),
    );
  });

  it('gives each figure one fate, and its counts add up', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const { modes } of record(ledger(list), null).kinds)
          for (const { figures, borneOut, off, notSettled, uncounted, share } of modes) {
            expect(borneOut.count + off.count + notSettled.count + uncounted.count).toBe(figures.count);
            expect(share?.trials ?? 0).toBeLessThanOrEqual(borneOut.count + off.count);
          }
      }),
    );
  });
});
