import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chanceOfAtLeast, medianOf, proportionOf } from './intervals.js';

describe('proportionOf', () => {
  // Values of Wilson's formula, worked out by hand to four places; 10 of 20 is a common textbook example.
  it.each([
    [0, 1, 0, 0.7935],
    [1, 1, 0.2065, 1],
    [2, 2, 0.3424, 1],
    [10, 20, 0.2993, 0.7007],
    [81, 263, 0.2553, 0.3662],
  ])('%i of %i runs from %f to %f', (hits, trials, low, high) => {
    expect(proportionOf(hits, trials)).toEqual({ hits, trials, level: 0.95, low, high, method: 'wilson' });
  });

  it('is none without trials', () => {
    expect(proportionOf(0, 0)).toBeUndefined();
  });

  it('holds the share, lies in 0 to 1, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
        const [hits, trials] = [Math.min(a, b), b];
        const one = proportionOf(hits, trials);
        const ten = proportionOf(hits * 10, trials * 10);
        if (!one || !ten) throw new Error('found no interval');
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(one.low).toBeLessThanOrEqual(hits / trials + 1e-4);
        expect(one.high).toBeGreaterThanOrEqual(hits / trials - 1e-4);
        expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
      }),
    );
  });
});

describe('medianOf', () => {
  it('has no interval under six values, and the whole range with six', () => {
    expect(medianOf([])).toBeUndefined();
    expect(medianOf([3, 1, 2])).toEqual({ values: 3, median: 2, least: 1, most: 3 });
    expect(medianOf([5, 1, 2, 4, 3])).not.toHaveProperty('interval');
    expect(medianOf([6, 5, 1, 2, 4, 3])).toMatchObject({ median: 3.5, interval: { level: 0.95, low: 1, high: 6 } });
  });

  // Ranks of the usual table of confidence intervals for a median (95 % at least): 3rd and 3rd last of 13, 6th of 20.
  it.each([
    [9, 2],
    [13, 3],
    [20, 6],
    [50, 18],
    [100, 40],
  ])('of %i values runs from rank %i', (n, rank) => {
    const found = medianOf(Array.from({ length: n }, (_, i) => i + 1));
    expect(found?.interval).toEqual({ level: 0.95, low: rank, high: n - rank + 1 });
  });
});

describe('chanceOfAtLeast', () => {
  it.each<[number, number[], number]>([
    [0, [], 1],
    [1, [], 0],
    [1, [0.5], 0.5],
    [2, [0.5, 0.5], 0.25],
    [1, [0.5, 0.5], 0.75],
    [2, [0.1, 0.2, 0.3], 0.1 * 0.2 * 0.7 + 0.1 * 0.8 * 0.3 + 0.9 * 0.2 * 0.3 + 0.1 * 0.2 * 0.3],
  ])('%i of %j: %f', (hits, chances, expected) => {
    expect(chanceOfAtLeast(hits, chances)).toBeCloseTo(expected, 12);
  });

  it('sums to the same as every way in which trials can end', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 8 }), fc.nat(9), (chances, hits) => {
        let sum = 0;
        for (let ends = 0; ends < 2 ** chances.length; ends++) {
          const hit = chances.map((_, i) => (ends >> i) % 2 === 1);
          if (hit.filter(Boolean).length < hits) continue;
          sum += chances.reduce((all, p, i) => all * (hit[i] === true ? p : 1 - p), 1);
        }
        expect(chanceOfAtLeast(hits, chances)).toBeCloseTo(sum, 9);
      }),
    );
  });
});
