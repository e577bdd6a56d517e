import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreementOf, fewestPairs, kappaOf } from './agreement.js';
import type { RatedTwice } from './agreement.js';

/** Pairs of which a table has as many as its counts say. */
function pairsOf(counts: readonly (readonly number[])[]): RatedTwice[] {
  return counts.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => ({ first: `r${first}`, second: `r${second}` }))),
  );
}

describe('kappa and its interval, against published examples', () => {
  it.each([
    {
      // SAS/STAT User's Guide, PROC FREQ, "Agreement Study": two dermatologists, 88 patients. 0.3449 (0.2030, 0.4868).
      from: 'SAS',
      counts: [
        [10, 4, 1, 0],
        [5, 10, 12, 2],
        [2, 4, 12, 5],
        [0, 2, 6, 13],
      ],
      value: 0.3449,
      low: 0.203,
      high: 0.4868,
    },
    {
      // Statalist, December 2009, msg00320: kapci says 0.3411969 (0.2896668, 0.3927271), standard error 0.0262914.
      from: 'Stata',
      counts: [
        [1395, 118],
        [261, 158],
      ],
      value: 0.3412,
      low: 0.2897,
      high: 0.3927,
    },
    {
      // J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions (3rd edition), table 18.1:
      // 0.68 with standard error 0.087 for the interval (0.51, 0.85).
      from: 'Fleiss, Levin and Paik',
      counts: [
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ],
      value: 0.6765,
      low: 0.505,
      high: 0.848,
    },
  ])('of $from', ({ counts, value, low, high }) => {
    const kappa = kappaOf(counts);
    expect(kappa.value).toBeCloseTo(value, 4);
    expect(kappa.interval?.low).toBeCloseTo(low, 3);
    expect(kappa.interval?.high).toBeCloseTo(high, 3);
    expect(agreementOf(pairsOf(counts)).kappa).toEqual(kappa);
  });

  // J. Cohen (1960) on two tables with the same 60 of 100 agreed, as told in many textbooks.
  it.each([
    [
      [
        [45, 15],
        [25, 15],
      ],
      0.1304,
    ],
    [
      [
        [25, 35],
        [5, 35],
      ],
      0.2593,
    ],
  ])('tells %j from each other, which agree equally often', (counts, value) => {
    expect(kappaOf(counts).value).toBe(value);
  });
});

describe('kappa', () => {
  it('is told with the reason where it is not defined, or has no interval', () => {
    expect(kappaOf([])).toEqual({ value: null, standardError: null, interval: null, because: 'no-pairs' });
    expect(agreementOf(pairsOf([[50]]))).toMatchObject({
      pairs: 50,
      agreed: 50,
      kappa: { value: null, because: 'one-rating-only' },
      ratings: [{ rating: 'r0', first: 50, second: 50, both: 50, value: null, because: 'one-rating-only' }],
    });
    expect(
      kappaOf([
        [2, 1],
        [1, 3],
      ]),
    ).toMatchObject({ value: 0.4167, interval: null, because: 'too-few-pairs' });
    expect(
      kappaOf([
        [4, 0],
        [0, 4],
      ]),
    ).toMatchObject({ value: 1, interval: null, because: 'no-variance' });
    expect(fewestPairs(2)).toBe(8);
  });

  it('is 0 where each rates without regard to the other', () => {
    expect(
      kappaOf([
        [16, 24],
        [24, 36],
      ]).value,
    ).toBe(0);
  });

  it('counts each rating against the rest', () => {
    const { ratings, table } = agreementOf(
      pairsOf([
        [8, 2, 0],
        [1, 6, 0],
        [0, 1, 2],
      ]),
    );
    expect(ratings[1]).toMatchObject({ rating: 'r1', first: 7, second: 9, both: 6 });
    expect({ ...ratings[1] }).toMatchObject(
      kappaOf([
        [6, 1],
        [3, 10],
      ]),
    );
    expect(table).toContainEqual({ first: 'r0', second: 'r1', pairs: 2 });
  });
});

const tables = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);

describe('agreement, whatever the ratings', () => {
  it('does not depend on who is first, on the order of pairs, or on names', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const pairs = pairsOf(counts);
        const { kappa } = agreementOf(pairs);
        const turned = agreementOf(pairs.map(({ first, second }) => ({ first: second, second: first })));
        expect(turned.kappa.value).toEqual(kappa.value);
        expect(turned.kappa.standardError ?? 0).toBeCloseTo(kappa.standardError ?? 0, 3);
        const named = (key: string) => `x${9 - Number(key.slice(1))}`;
        const renamed = pairs.map(({ first, second }) => ({ first: named(first), second: named(second) })).reverse();
        expect(agreementOf(renamed).kappa.value).toEqual(kappa.value);
      }),
    );
  });

  it('is 1 where all pairs agree and more than one rating was given, and never beyond its bounds', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const agreeing = counts.map((row, at) => row.map((count, column) => (column === at ? count + 1 : 0)));
        if (counts.length > 1) expect(kappaOf(agreeing).value).toBe(1);
        const { value, interval } = kappaOf(counts);
        if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        if (interval !== null) {
          expect(interval.low).toBeLessThanOrEqual(value ?? NaN);
          expect(interval.high).toBeGreaterThanOrEqual(value ?? NaN);
        }
      }),
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { pairs, agreed, ratings, table } = agreementOf(pairsOf(counts));
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(ratings.map(({ first }) => first))).toBe(pairs);
        expect(sum(ratings.map(({ second }) => second))).toBe(pairs);
        expect(sum(ratings.map(({ both }) => both))).toBe(agreed);
        expect(sum(table.map((cell) => cell.pairs))).toBe(pairs);
      }),
    );
  });
});
