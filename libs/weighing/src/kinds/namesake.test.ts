import { describe, expect, it } from '@jest/globals';
import { evenly } from '../../test/worlds.js';
import { claimTable, weigh, type WeighedClaim } from '../index.js';
import { isNamesakeOf } from './namesake.js';

const OWNERS = ['Acme', 'Bolt', 'Cask'];
const OTHERS = ['p', 'q', 'r', 's', 't', 'u'];

/** Things of three owners, of whom each speaks of its own, right with the chance `owners`; six others, right with 0.8, of all. */
function owned(seed: number, owners: number): { claims: WeighedClaim[]; truth: Map<string, number> } {
  const random = evenly(seed);
  const claims: WeighedClaim[] = [];
  const truth = new Map<string, number>();
  for (let at = 0; at < 240; at++) {
    const owner = OWNERS[at % OWNERS.length] ?? '';
    const object = `${owner}-${at}`;
    const value = Math.floor(random() * 9_000) + 1_000;
    const slip = () => value + 37 * (1 + Math.floor(random() * 8)) * (random() < 0.5 ? 1 : -1);
    truth.set(object, value);
    const others = OTHERS.map(() => (random() < 0.8 ? value : slip()));
    claims.push({ object, source: owner.toLowerCase(), value: random() < owners ? value : slip() });
    others.forEach((said, place) => claims.push({ object, source: OTHERS[place] ?? '', value: said }));
  }
  return { claims, truth };
}

const spread = (claims: WeighedClaim[], object: string, said: Readonly<Record<string, number>>): void => {
  for (const [source, value] of Object.entries(said)) claims.push({ object, source, value });
};

describe('a source after which an object is named', () => {
  it('is recognised by whole words at the beginning, whatever their case', () => {
    const table = claimTable([
      { object: 'AA-1394 DFW', source: 'aa', value: 1 },
      { object: 'AA-1394 DFW', source: 'dfw', value: 1 },
      { object: 'AA-1394 DFW', source: 'a', value: 1 },
      { object: 'AA-1394 DFW', source: 'AA 1394', value: 1 },
      { object: 'AA-1394 DFW', source: '...', value: 1 },
    ]);
    const isNamesake = isNamesakeOf(table, 0);
    const found = table.sources.filter((_, at) => isNamesake(at));
    expect(found).toEqual(['AA 1394', 'aa']);
  });

  it('is held against more voices than its own where such words proved right, and says so', () => {
    const { claims, truth } = owned(1, 0.99);
    spread(claims, 'Acme-odd', { acme: 5_111, p: 5_111, q: 5_222, r: 5_222, s: 5_222, t: 5_222 });
    const { values, reasons } = weigh(claimTable(claims));
    const place = values.findIndex(({ object }) => object === 'Acme-odd');
    expect(values[place]?.value).toBe(5_111);
    expect(
      reasons(place)
        .filter(({ namesake }) => namesake)
        .map(({ source }) => source),
    ).toEqual(['acme']);
    expect(values.filter(({ object, value }) => truth.get(object) === value).length).toBeGreaterThan(230);
  });

  it('is held for less where such words proved wrong', () => {
    const { claims } = owned(2, 0.1);
    spread(claims, 'Drum-odd', { drum: 5_111, p: 5_111, q: 5_222 });
    spread(claims, 'Else-odd', { drum: 5_111, p: 5_111, q: 5_222 });
    const values = new Map(weigh(claimTable(claims)).values.map(({ object, value }) => [object, value]));
    expect([values.get('Drum-odd'), values.get('Else-odd')]).toEqual([5_222, 5_111]);
  });

  it('counts by what namesakes of other objects proved, though it never spoke before', () => {
    const { claims } = owned(3, 0.99);
    spread(claims, 'Drum-odd', { drum: 5_111, p: 5_111, q: 5_222, r: 5_222, s: 5_222 });
    spread(claims, 'Else-odd', { drum: 5_111, p: 5_111, q: 5_222, r: 5_222, s: 5_222 });
    const values = new Map(weigh(claimTable(claims)).values.map(({ object, value }) => [object, value]));
    expect([values.get('Drum-odd'), values.get('Else-odd')]).toEqual([5_111, 5_222]);
  });
});
