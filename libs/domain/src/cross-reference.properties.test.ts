import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  compareContents,
  crossReference,
  type Amount,
  type Content,
  type Hop,
  type Statement,
} from '@whence/domain';
import {
  about,
  appearance,
  atLeast,
  between,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  FORECAST,
  input,
  ledger,
  moreThan,
  named,
  nearly,
  upTo,
  vague,
  VOCABULARY,
  type Row,
} from '../test/ledger.js';
import { ELSEWHERE } from '../test/story.js';

const number = fc.integer({ min: 1, max: 60 }).map((n) => n * 500);
const amount: fc.Arbitrary<Amount> = fc.oneof(
  number.map(about),
  number.map(exactly),
  number.map(moreThan),
  number.map(atLeast),
  number.map(upTo),
  number.map(nearly),
  fc.tuple(number, number).map(([a, b]) => between(Math.min(a, b), Math.max(a, b))),
);
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2025-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const date = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
);

const said: fc.Arbitrary<Content> = fc.oneof(
  fc
    .record({
      amount,
      asOf: date,
      place: fc.constantFrom('kursk', 'russia'),
      measure: fc.constantFrom('casualties', 'killed', 'sent', 'committed'),
    })
    .map(({ amount: n, ...more }) => content(CASUALTIES, n, more)),
  fc
    .record({ amount, asOf: date })
    .map(({ amount: n, asOf }) => content({ ...CASUALTIES, accumulation: 'stock' }, n, { asOf, measure: 'present' })),
  fc.record({ amount, days: fc.tuple(date, date) }).map(({ amount: n, days }) => {
    // A period that ends before it begins is refused wherever contents come in.
    const [periodStart, periodEnd] = [...days].sort() as typeof days;
    return content({ ...CASUALTIES, accumulation: 'flow' }, n, { periodStart, periodEnd });
  }),
  fc.record({ amount, periodStart: date }).map(({ amount: n, periodStart }) => content(FORECAST, n, { periodStart })),
  fc.record({ amount, periodStart: date, horizon: date }).map(({ amount: n, ...more }) => content(FORECAST, n, more)),
);

const SOURCES = ['ukraine-hur', 'zelensky', 'rok-nis', 'rok-jcs', 'uk-di', 'western-official', 'the-times', 'cnn'];
const row: fc.Arbitrary<Omit<Row, 'id'>> = fc.record({
  source: fc.constantFrom(...SOURCES),
  day,
  content: said,
  via: fc.subarray(['the-times', 'cnn', 'japan-times'], { maxLength: 2 }),
});
const rows = fc.array(row, { maxLength: 8 }).map((list) => list.map((one, n): Row => ({ ...one, id: `R${n}` })));
const claim = said.map((one) =>
  claimOf([
    appearance(one, [vague('Reports')], { mayBe: ELSEWHERE }),
    appearance(one, [named('Seoul', 'rok-government')], {
      key: 'article/0123456789ab/300',
      passage: { start: 300, end: 310, exact: 'ten digits', prefix: '', suffix: '' },
    }),
  ]),
);
const links = (count: number) =>
  fc.array(fc.tuple(fc.nat(Math.max(0, count - 1)), fc.nat(Math.max(0, count - 1))), { maxLength: 6 });

const OPPOSITE: Record<string, string> = { above: 'below', below: 'above' };

describe('properties of comparison', () => {
  it('is symmetric: with the two exchanged, above and below change places, and nothing else that they share', () => {
    fc.assert(
      fc.property(said, said, date, date, (a, b, x, y) => {
        const there = compareContents(a, b, VOCABULARY, { claim: x, statement: y });
        const back = compareContents(b, a, VOCABULARY, { claim: y, statement: x });
        const oneWay = (stance: string) => stance === 'supersedes' || stance === 'grew';
        // Only what is later supersedes: seen from the other side, the earlier one is of another time.
        if (!oneWay(there.stance) && !oneWay(back.stance))
          expect([...back.slots].sort()).toEqual([...there.slots].sort());
        expect(back.stance === 'conflicts').toBe(there.stance === 'conflicts');
        expect(back.stance === 'agrees').toBe(there.stance === 'agrees');
        if (there.stance === 'conflicts') expect(back.relation).toBe(OPPOSITE[there.relation]);
        if (oneWay(there.stance) && there.rule === 'cumulative-grew') expect(oneWay(back.stance)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with itself', () => {
    fc.assert(
      fc.property(said, date, (a, x) => {
        const inOrder = a.periodStart === undefined || a.periodEnd === undefined || a.periodStart <= a.periodEnd;
        fc.pre(inOrder && (a.horizon === undefined || (a.periodStart ?? '') <= a.horizon));
        expect(compareContents(a, a, VOCABULARY, { claim: x, statement: x }).stance).toBe('agrees');
      }),
    );
  });
});

describe('properties of a cross-reference', () => {
  const bytes = (given: Parameters<typeof crossReference>[0]) => canonicalJson(crossReference(given));

  it('gives the same bytes in whatever order statements, hops and appearances come', () => {
    fc.assert(
      fc.property(claim, rows, fc.option(day, { nil: null }), fc.nat(), (one, list, cutoff, seed) => {
        const built = ledger(list);
        const turn = <T>(things: readonly T[]): T[] => {
          const cut = things.length === 0 ? 0 : seed % things.length;
          return [...things.slice(cut), ...things.slice(0, cut)].reverse();
        };
        const turned = { statements: turn(built.statements), hops: turn(built.hops), relations: turn(built.relations) };
        const other = { ...one, appearances: turn(one.appearances) };
        expect(bytes(input(other, turned, cutoff))).toBe(bytes(input(one, built, cutoff)));
      }),
    );
  });

  it('never changes by a statement published after the cutoff', () => {
    fc.assert(
      fc.property(claim, rows, row, day, (one, list, extra, cutoff) => {
        fc.pre((extra.day ?? '') > cutoff);
        const before = bytes(input(one, ledger(list), cutoff));
        expect(bytes(input(one, ledger([...list, { ...extra, id: 'X' }]), cutoff))).toBe(before);
      }),
    );
  });

  it('never counts more origins by a repeat of a known one', () => {
    fc.assert(
      fc.property(claim, rows, fc.nat(), fc.boolean(), (one, list, pick, asRelay) => {
        const origin = list[pick % Math.max(1, list.length)];
        fc.pre(origin !== undefined);
        const repeat: Row = {
          id: 'X',
          source: asRelay ? 'local-paper' : (origin?.source ?? ''),
          day: '2025-12-28',
          ...(origin?.content ? { content: origin.content } : {}),
          ...(asRelay ? { relays: [origin?.id ?? ''] } : {}),
        };
        const count = (all: readonly Row[]) => crossReference(input(one, ledger(all), null)).origins.identified.length;
        expect(count([...list, repeat])).toBeLessThanOrEqual(count(list));
      }),
      { numRuns: 200 },
    );
  });

  it('ends on any hops, and names each cycle on the trace', () => {
    fc.assert(
      fc.property(
        claim,
        rows.chain((list) => fc.tuple(fc.constant(list), links(list.length))),
        (one, [list, pairs]) => {
          const built = ledger(list);
          const extra = pairs.flatMap(([a, b]): Hop[] =>
            list[a] && list[b]
              ? [
                  {
                    from: `l/${list[a].id}`,
                    to: `l/${list[b].id}`,
                    kind: 'cites',
                    farEndRead: false,
                    standing: 'confirmed',
                  },
                ]
              : [],
          );
          const finding = crossReference(input(one, { ...built, hops: [...built.hops, ...extra] }, null));
          const keys = new Set(finding.foundTrace.nodes.map((node) => node.key));
          for (const hop of finding.foundTrace.hops) {
            expect(keys.has(hop.from) && keys.has(hop.to)).toBe(true);
            if (hop.from === hop.to) expect(hop.faults).toContain('cycle');
          }
          expect(finding.foundTrace.ends.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('takes a time that grows with the ledger, not with its square', () => {
    const many = (count: number): Statement[] =>
      Array.from({ length: count }, (_, n) => ({
        key: `l/${n}`,
        source: SOURCES[n % SOURCES.length] ?? '',
        publishedOn: `2025-${String((n % 12) + 1).padStart(2, '0')}-11`,
        reading: 'read',
        content: content(CASUALTIES, about(1000 + n), { asOf: '2025-03-11' }),
      }));
    const one = claimOf([appearance(content(CASUALTIES, about(4000)), [vague('Reports')], { mayBe: ELSEWHERE })]);
    const took = (count: number) => {
      const statements = many(count);
      const start = performance.now();
      crossReference(input(one, { statements, hops: [], relations: [] }, null));
      return performance.now() - start;
    };
    took(500);
    expect(took(20_000)).toBeLessThan(Math.max(40 * took(2_000), 8_000));
  });
});
