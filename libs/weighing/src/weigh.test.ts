import { describe, expect, it } from '@jest/globals';
import { colours, copyOf, evenly } from '../test/worlds.js';
import { claimTable, Hierarchy, weigh, type WeighedClaim } from './index.js';

const PLACES = new Hierarchy([
  { id: 0, name: 'World' },
  { id: 1, name: 'USA', parent: 0 },
  { id: 2, name: 'California', parent: 1 },
  { id: 3, name: 'Los Angeles', parent: 2 },
  { id: 4, name: 'Texas', parent: 1 },
  { id: 5, name: 'Austin', parent: 4 },
  { id: 6, name: 'Dallas', parent: 4 },
]);

describe('weighing', () => {
  it('finds the truth more often than the vote does where few sources are good', () => {
    const { claims, truth } = colours(3, [0.95, 0.9, 0.35, 0.35, 0.35, 0.3], 200, 4);
    const right = weigh(claimTable(claims)).values.filter(({ object, value }) => truth.get(object) === value).length;
    const votes = [...truth].filter(([object, value]) => {
      const counts = new Map<unknown, number>();
      for (const claim of claims)
        if (claim.object === object) counts.set(claim.value, (counts.get(claim.value) ?? 0) + 1);
      return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] === value;
    }).length;
    expect(right).toBeGreaterThan(votes + 5);
    expect(right).toBeGreaterThan(175);
  });

  it('tells how reliable each source is, within its interval', () => {
    const rights = [0.9, 0.75, 0.6, 0.45];
    const { claims, truth } = colours(11, rights, 400, 20);
    const { sources } = weigh(claimTable(claims));
    for (const { source, reliability } of sources) {
      const own = claims.filter((claim) => claim.source === source);
      const real = own.filter(({ object, value }) => truth.get(object) === value).length / own.length;
      expect(Math.abs(reliability - real)).toBeLessThan(0.1);
    }
  });

  it('does not take a wider place for a denial of a narrower one', () => {
    const claims: WeighedClaim[] = [];
    for (let at = 0; at < 30; at++) {
      const narrow = ['Los Angeles', 'Austin', 'Dallas'][at % 3] ?? '';
      const wide = narrow === 'Los Angeles' ? 'California' : 'Texas';
      claims.push(
        { object: `p${at}`, source: 'fine', value: narrow },
        { object: `p${at}`, source: 'coarse', value: wide },
      );
      claims.push({ object: `p${at}`, source: 'coarser', value: at % 2 ? 'USA' : wide });
    }
    const { kind, values, sources } = weigh(claimTable(claims), { hierarchy: PLACES });
    expect(kind.kind).toBe('places');
    expect(new Set(values.map(({ value }) => value))).toEqual(new Set(['Los Angeles', 'Austin', 'Dallas']));
    expect(sources.find(({ source }) => source === 'coarse')?.tells?.partial).toBeGreaterThan(0.5);
  });

  it('explains each value by who said what', () => {
    const { claims } = colours(5, [0.9, 0.8, 0.3]);
    const weighing = weigh(claimTable(claims));
    const reasons = weighing.reasons(0);
    const { object, value } = weighing.values[0] ?? { object: '', value: '' };
    expect(reasons.map(({ source }) => source).sort()).toEqual(
      claims.filter((claim) => claim.object === object).map(({ source }) => source),
    );
    for (const { said, outcome, reliability, weight } of reasons) {
      expect(outcome).toBe(said === value ? 'right' : 'wrong');
      if (said === value && reliability > 0.5) expect(weight).toBeGreaterThan(0);
    }
  });

  it('tells copiers from their origin, and copiers of one origin not from each other', () => {
    const world = colours(9, [0.8, 0.7, 0.6, 0.6, 0.5], 150, 30);
    const copies = [...copyOf(world, 'c', 'x', 0.8, 1), ...copyOf(world, 'c', 'y', 0.8, 2)];
    const found = weigh(claimTable([...world.claims, ...copies])).copies.filter(({ p }) => p >= 0.5);
    expect(found.map(({ a, b }) => `${a}${b}`)).toEqual(['cx', 'cy']);
  });

  it('finds no copying where there is none', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { claims } = colours(seed, [0.9, 0.9, 0.8, 0.8, 0.7, 0.7], 200, 10);
      expect(weigh(claimTable(claims)).copies.filter(({ p }) => p >= 0.5)).toEqual([]);
    }
  });

  it('holds the truth of measures in its intervals no less often than it says, and finds biases', () => {
    const random = evenly(21);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const gauges = [
      { source: 'good', bias: 0, spread: 0.01 },
      { source: 'high', bias: 0.1, spread: 0.02 },
      { source: 'wide', bias: 0, spread: 0.08 },
      { source: 'fair', bias: -0.02, spread: 0.03 },
      { source: 'more', bias: -0.03, spread: 0.03 },
    ];
    const truth = new Map(Array.from({ length: 300 }, (_, at) => [`river ${at}`, 100 * Math.exp(2 * random())]));
    const claims = [...truth].flatMap(([object, real]) =>
      gauges.map(({ source, bias, spread }) => ({
        object,
        source,
        // One in fifty is a slip.
        value: real * Math.exp(bias + spread * normal()) * (random() < 0.02 ? 10 : 1),
      })),
    );
    const { kind, values, sources } = weigh(claimTable(claims));
    expect(kind.kind).toBe('measures');
    const bias = (name: string): number => sources.find(({ source }) => source === name)?.bias ?? NaN;
    expect(bias('high') - bias('good')).toBeGreaterThan(0.07);
    const errors = values
      .map(({ object, value }) => Math.abs(Number(value) / (truth.get(object) ?? 1) - 1))
      .sort((a, b) => a - b);
    expect(errors[150]).toBeLessThan(0.02);
    const held = values.filter(({ object, low = NaN, high = NaN }) => {
      const real = truth.get(object) ?? NaN;
      return low <= real && real <= high;
    });
    // Of 300 intervals of 90 %, three standard errors are five in a hundred. Slips make them wider than that.
    expect(held.length / values.length).toBeGreaterThan(0.85);
    const widths = values.map(({ low = NaN, high = NaN }) => high / low - 1).sort((a, b) => a - b);
    expect(widths[150]).toBeLessThan(0.1);
  });

  it('says what it cannot weigh', () => {
    const table = claimTable([{ object: 'a', source: 's', value: 'red' }]);
    expect(() => weigh(table, { kind: 'measures' })).toThrow('Found "red", expected numbers only among measures.');
    expect(() => weigh(table, { kind: 'places' })).toThrow('Found no hierarchy');
    expect(weigh(table, { kind: 'names' }).values).toHaveLength(1);
  });
});

describe('the kind of values', () => {
  const kindOf = (values: WeighedClaim['value'][], hierarchy?: Hierarchy): string =>
    weigh(
      claimTable(values.map((value, at) => ({ object: `o${at >> 1}`, source: `s${at % 2}`, value }))),
      hierarchy ? { hierarchy } : {},
    ).kind.kind;

  it.each([
    [['12', '12', '1,400', '1300'], 'numbers'],
    [[1.23, 1.24, 5.1, 5.3], 'measures'],
    [['red', 'blue', 'red', 'red'], 'categories'],
    [['McGraw, Gary; Viega, John', 'Gary McGraw', 'Knuth, Donald', 'Knuth, D.'], 'names'],
    [[['a', 'b'], ['b'], ['c'], ['c']], 'lists'],
  ])('is read from %j', (values, kind) => {
    expect(kindOf(values)).toBe(kind);
  });

  it('is places where a hierarchy knows the values', () => {
    expect(kindOf(['Austin', 'Texas', 'USA', 'Dallas'], PLACES)).toBe('places');
  });
});
