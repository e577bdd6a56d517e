import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Amount } from '../figure.js';
import { about, atLeast, between, exactly, moreThan, nearly, upTo } from '../../test/ledger.js';
import { amountKey, liesBelow, printedUnit, rangeOf, rangesOverlap, sameAmount } from './range.js';

describe('the last significant printed digit', () => {
  it.each([
    [30000, 10000],
    [10900, 100],
    [4700, 100],
    [101, 1],
    [1500000, 100000],
    [1.5, 0.1],
    [0.25, 0.01],
    [0, 1],
    [-40, 10],
    [1e21, 1e21],
  ])('of %d counts %d', (value, unit) => expect(printedUnit(value)).toBe(unit));
});

describe('numbers that follow one another in print', () => {
  // In binary 10.8 + 0.05 lies above 10.9 - 0.05.
  it.each([
    [10.8, 10.9],
    [0.7, 0.8],
    [-1.2, -1.1],
    [8.25, 8.26],
  ])('%d and %d share nothing', (a, b) =>
    expect(rangesOverlap(rangeOf(exactly(a)).allowed, rangeOf(exactly(b)).allowed)).toBe(false),
  );

  it('share nothing, whatever they are', () => {
    const printed = fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 6 }))
      .filter(([n]) => n % 10 !== 0 && (n + 1) % 10 !== 0);
    fc.assert(
      fc.property(printed, ([n, decimals]) => {
        const [a, b] = [n, n + 1].map((digits) =>
          rangeOf(exactly(Number((digits / 10 ** decimals).toFixed(decimals)))),
        );
        return !a || !b || (!rangesOverlap(a.allowed, b.allowed) && !rangesOverlap(a.near, b.near));
      }),
    );
  });
});

const ends = ({ allowed, near }: ReturnType<typeof rangeOf>) => [allowed.low, allowed.high, near.low, near.high];

describe('an amount as a range', () => {
  it.each<[string, Amount, number[]]>([
    ['about 4,000', about(4000), [3500, 4500, 3500, 4500]],
    ['some 10,000', about(10000), [5000, 15000, 8750, 11250]],
    ['10,900', exactly(10900), [10850, 10950, 10850, 10950]],
    ['more than 30,000', moreThan(30000), [30000, Infinity, 30000, 33750]],
    ['at least 9,500', atLeast(9500), [9500, Infinity, 9500, 9550]],
    ['up to 8,000', upTo(8000), [0, 8000, 7500, 8000]],
    ['nearly 12,000', nearly(12000), [11500, 12000, 11500, 12000]],
    ['25,000 to 30,000', between(25000, 30000), [25000, 30000, 25000, 30000]],
    ['a bare point hedged “more than”', { point: 100, hedge: 'more-than' }, [100, Infinity, 100, 112.5]],
    ['a bare point hedged “up to”', { point: 100, hedge: 'up-to' }, [0, 100, 87.5, 100]],
    ['a negative point', exactly(-40), [-45, -35, -45, -35]],
  ])('reads %s', (_words, amount, expected) => expect(ends(rangeOf(amount))).toEqual(expected));

  it('keeps “about 4,000” and “about 5,000” apart, and “up to 30,000” from “more than 30,000”', () => {
    expect(rangesOverlap(rangeOf(about(4000)).allowed, rangeOf(about(5000)).allowed)).toBe(false);
    expect(liesBelow(rangeOf(upTo(30000)).allowed, rangeOf(moreThan(30000)).allowed)).toBe(true);
    expect(rangesOverlap(rangeOf(upTo(30000)).allowed, rangeOf(atLeast(30000)).allowed)).toBe(true);
  });

  it('throws on an amount without a number', () => expect(() => rangeOf({})).toThrow('expected low, high or point'));

  it('never speaks near what it does not allow', () => {
    const number = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(
        fc.oneof(number.map(about), number.map(moreThan), number.map(upTo), number.map(nearly), number.map(atLeast)),
        (amount) => {
          const { allowed, near } = rangeOf(amount);
          expect(near.low).toBeGreaterThanOrEqual(allowed.low);
          expect(near.high).toBeLessThanOrEqual(allowed.high);
        },
      ),
    );
  });
});

describe('the same amount', () => {
  it.each<[Amount, Amount, boolean]>([
    [about(4000), { point: 4000, hedge: 'some' }, true],
    [about(4000), exactly(4000), true],
    [exactly(4000), moreThan(4000), false],
    [atLeast(4000), moreThan(4000), false],
    [nearly(4000), { high: { value: 4000, strict: true }, hedge: 'fewer-than' }, false],
    [moreThan(4000), { point: 4000, hedge: 'more-than' }, true],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameAmount(a, b)).toBe(same);
    expect(amountKey(a) === amountKey(b)).toBe(same);
  });
});
