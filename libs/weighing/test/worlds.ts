/** Made-up worlds, of which the truth is known. */
import type { WeighedClaim } from '../src/index.js';

/** Even numbers from 0 to 1 out of a seed (mulberry32). */
export function evenly(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface World {
  readonly claims: WeighedClaim[];
  readonly truth: ReadonlyMap<string, string>;
}

/** Sources that are right with the given chances, of objects with one of `values` colours each. */
export function colours(seed: number, rights: readonly number[], objects = 80, values = 12): World {
  const random = evenly(seed);
  const colour = (): string => `colour ${Math.floor(random() * values)}`;
  const truth = new Map(Array.from({ length: objects }, (_, at) => [`thing ${at}`, colour()]));
  const claims: WeighedClaim[] = [];
  for (const [object, value] of truth)
    rights.forEach((right, at) => {
      if (random() < 0.8)
        claims.push({ object, source: String.fromCharCode(97 + at), value: random() < right ? value : colour() });
    });
  return { claims, truth };
}

/** A source that takes the word of `of` with the chance `share`, and else one of others' words. */
export function copyOf(world: World, of: string, name: string, share: number, seed: number): WeighedClaim[] {
  const random = evenly(seed);
  return world.claims
    .filter(({ source }) => source === of)
    .map(({ object, value }) => {
      const others = world.claims.filter((claim) => claim.object === object && claim.source !== of);
      const other = others[Math.floor(random() * others.length)];
      return { object, source: name, value: random() < share || !other ? value : other.value };
    });
}

export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const random = evenly(seed);
  return things
    .map((thing) => ({ thing, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
