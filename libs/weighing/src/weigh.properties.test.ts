import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { colours, copyOf, evenly, shuffled } from '../test/worlds.js';
import { claimTable, weigh, type WeighedClaim, type WeighOptions } from './index.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const few = { numRuns: 15 };
const RIGHTS = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4];

const weighed = (claims: readonly WeighedClaim[], options: WeighOptions = {}) => weigh(claimTable(claims), options);

describe('what must hold of any claims', () => {
  it('does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { claims } = colours(seed, RIGHTS, 30);
        const [a, b] = [weighed(claims), weighed(shuffled(claims, seed))];
        expect(b.values).toEqual(a.values);
        expect(b.sources).toEqual(a.sources);
        expect(b.copies).toEqual(a.copies);
      }),
      few,
    );
  });

  it('counts once what a source says twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { claims } = colours(seed, RIGHTS, 30);
        expect(weighed([...claims, ...claims]).values).toEqual(weighed(claims).values);
      }),
      few,
    );
  });

  it('gives shares and intervals that are some', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { values, sources, copies } = weighed(colours(seed, RIGHTS, 30).claims);
        for (const { confidence } of values) expect(confidence >= 0 && confidence <= 1).toBe(true);
        for (const { low, reliability, high } of sources)
          expect(low >= 0 && low <= reliability && reliability <= high && high <= 1).toBe(true);
        for (const { p } of copies) expect(p >= 0 && p <= 1).toBe(true);
      }),
      few,
    );
  });

  it('does not depend on the power of ten in which numbers are told', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 4 }), (seed, power) => {
        const random = evenly(seed);
        const claims = Array.from({ length: 60 }, (_, at) => {
          const truth = Math.floor(1000 * 10 ** (3 * random()));
          return ['a', 'b', 'c', 'd'].map((source) => ({
            object: `town ${at}`,
            source,
            value: random() < 0.7 ? truth : Math.floor(truth * (0.5 + random())),
          }));
        }).flat();
        const kind = 'numbers';
        const scaled = claims.map((claim) => ({ ...claim, value: Number(`${claim.value}e${power}`) }));
        const [a, b] = [weighed(claims, { kind }), weighed(scaled, { kind })];
        const places = (values: typeof a.values, by: number): number[] =>
          values.map(({ value }) => Math.round(Number(value) / by));
        // Signs of roundness are read from zeros at the end, which a larger unit takes away or adds to all alike.
        const same = places(b.values, 10 ** power).filter((value, at) => value === places(a.values, 1)[at]).length;
        expect(same).toBeGreaterThanOrEqual(57);
      }),
      few,
    );
  });

  it('does not depend on the unit in which measures are told', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.01, max: 1000, noNaN: true }), (seed, unit) => {
        const random = evenly(seed);
        const claims = Array.from({ length: 120 }, (_, at) => ({
          object: `beam ${at % 30}`,
          source: `gauge ${'abcd'[Math.floor(at / 30)] ?? ''}`,
          value: 10 + (at % 30) + random(),
        }));
        const kind = 'measures';
        const [a, b] = [
          weighed(claims, { kind }),
          weighed(
            claims.map((claim) => ({ ...claim, value: claim.value * unit })),
            { kind },
          ),
        ];
        a.values.forEach(({ value }, at) => expect(Number(b.values[at]?.value) / unit).toBeCloseTo(Number(value), 5));
      }),
      few,
    );
  });

  it('does not believe a copy as it would believe one more source', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const world = colours(seed, RIGHTS);
        const copied = weighed([...world.claims, ...copyOf(world, 'e', 'x', 1, seed)]);
        const pair = copied.copies.find(({ a, b }) => a === 'e' && b === 'x');
        expect(pair?.p).toBeGreaterThan(0.9);
        // What only the two say is believed hardly more than when one alone says it.
        const alone = weighed(world.claims);
        const onlyE = world.claims.filter(
          ({ object, source, value }) =>
            source === 'e' &&
            !world.claims.some((other) => other.object === object && other.source !== 'e' && other.value === value),
        );
        const chosen = (of: typeof alone): number =>
          onlyE.filter(({ object, value }) => of.values.find((one) => one.object === object)?.value === value).length;
        expect(chosen(copied)).toBeLessThanOrEqual(chosen(alone) + 2);
      }),
      few,
    );
  });

  it('is not moved by ten copies of a bad source', () => {
    const world = colours(7, [0.85, 0.8, 0.75, 0.7, 0.3]);
    const copies = Array.from({ length: 10 }, (_, at) =>
      copyOf(world, 'e', `copy ${'qrstuvwxyz'[at] ?? ''}`, 1, at),
    ).flat();
    const right = (claims: readonly WeighedClaim[]): number =>
      weighed(claims).values.filter(({ object, value }) => world.truth.get(object) === value).length;
    const before = right(world.claims);
    expect(before).toBeGreaterThan(70);
    expect(right([...world.claims, ...copies])).toBeGreaterThanOrEqual(before - 2);
  });
});
