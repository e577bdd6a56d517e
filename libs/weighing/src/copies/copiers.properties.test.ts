import { describe, expect, it } from '@jest/globals';
import { evenly } from '../../test/worlds.js';
import { claimTable, weigh, type WeighedClaim } from '../index.js';

interface Told {
  readonly claims: WeighedClaim[];
  readonly gold: ReadonlySet<string>;
}

const pairOf = (a: string, b: string): string => [a, b].sort().join(' ');

/**
 * Thirty sources with a reliability and a way of writing of their own speak of some of `objects` things, the easy ones oftener
 * right than the hard ones. Of six of them another speaks of three quarters of the same: the first four take its word with
 * the chance `share`, the last two never do.
 */
function world(seed: number, share: number, objects = 300): Told {
  const random = evenly(seed);
  const styles = [(text: string) => text, (text: string) => text.toUpperCase()];
  const things = Array.from({ length: objects }, (_, at) => ({ name: `thing ${at}`, easy: random() }));
  const speaker = () => {
    const [right, style] = [0.3 + 0.4 * random(), styles[Math.floor(random() * 2)] ?? String];
    return ({ name, easy }: (typeof things)[0]): string =>
      style(
        `${name} ${random() < right + 0.3 * easy ? 'so' : `else ${'abcdefgh'[Math.floor(random() ** 2 * 8)] ?? ''}`}`,
      );
  };
  const claims: WeighedClaim[] = [];
  const gold = new Set<string>();
  for (let at = 0; at < 30; at++) {
    const [source, say, reach] = [
      `source ${'abcdefghijklmnopqrstuvwxyzäöüß'[at] ?? ''}`,
      speaker(),
      0.2 + 0.3 * random(),
    ];
    const own = things
      .filter(() => random() < reach)
      .map((thing) => ({ thing, claim: { object: thing.name, source, value: say(thing) } }));
    claims.push(...own.map(({ claim }) => claim));
    if (at >= 6) continue;
    const [follower, itself] = [`follower ${'abcdef'[at] ?? ''}`, speaker()];
    if (at < 4) gold.add(pairOf(follower, source));
    for (const { thing, claim } of own)
      if (random() < 0.75)
        claims.push({ ...claim, source: follower, value: at < 4 && random() < share ? claim.value : itself(thing) });
  }
  return { claims, gold };
}

const SEEDS = [1, 2, 3, 4, 5];

function found(share: number, objects?: number): { right: number; wrong: number } {
  let [right, wrong] = [0, 0];
  for (const seed of SEEDS) {
    const { claims, gold } = world(seed, share, objects);
    for (const { a, b, p } of weigh(claimTable(claims)).copies)
      if (p >= 0.5) {
        if (gold.has(pairOf(a, b))) right += 1;
        else wrong += 1;
      }
  }
  return { right, wrong };
}

describe('copiers in made-up worlds', () => {
  it('are all found at high shares, and hardly anybody else', () => {
    const { right, wrong } = found(0.7);
    expect(right).toBe(4 * SEEDS.length);
    expect(wrong).toBeLessThanOrEqual(SEEDS.length);
  });

  it('are seldom told where nobody copies, though many share easy truths and some the choice of objects', () => {
    const { right, wrong } = found(0);
    expect(right + wrong).toBeLessThanOrEqual(SEEDS.length);
  });

  it('are found at lower shares the more they say', () => {
    const [few, many] = [found(0.25, 150), found(0.25, 600)];
    expect(many.right).toBeGreaterThan(few.right);
    expect(many.right).toBeGreaterThanOrEqual(0.9 * 4 * SEEDS.length);
  });
});

describe('a source with a twin', () => {
  it('shares with it the probability of being copied, and neither is told for sure', () => {
    const { claims } = world(7, 0.6);
    const twin = claims
      .filter(({ source }) => source === 'source a')
      .map((claim, at) => ({ ...claim, source: 'twin', value: at === 0 ? 'another' : claim.value }));
    const { copies } = weigh(claimTable([...claims, ...twin]));
    const p = (a: string, b: string): number => copies.find((pair) => pairOf(pair.a, pair.b) === pairOf(a, b))?.p ?? 0;
    expect(p('twin', 'source a')).toBeGreaterThan(0.9);
    const [one, other] = [p('follower a', 'source a'), p('follower a', 'twin')];
    expect(one + other).toBeGreaterThan(0.8);
    expect(one + other).toBeLessThanOrEqual(1.1);
    expect(Math.max(one, other)).toBeLessThan(0.8);
  });
});
