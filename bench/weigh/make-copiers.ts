/** Sources that copy, put among real ones, so that it is known who copies from whom. */
import type { WeighedClaim } from '@whence/weighing';

export interface Copied {
  readonly claims: readonly WeighedClaim[];
  readonly gold: readonly { readonly copier: string; readonly original: string }[];
}

/** A small generator of even numbers from 0 to 1 (mulberry32), so that a seed gives the same set anywhere. */
export function evenly(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ORIGINALS = 15;
/** An original speaks of so many objects at least. */
const LEAST = 40;
/** A copier speaks of so much of what its original speaks of. */
const TAKEN_OBJECTS = 0.75;

/**
 * Adds to each of some sources one or two copiers, which take its word with the probability `share` and else the word of any other
 * source, and one source of the same size that copies from nobody in particular.
 */
export function withCopiers(claims: readonly WeighedClaim[], share: number, seed: number): Copied {
  const random = evenly(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const bySource = new Map<string, Map<string, WeighedClaim[]>>();
  const byObject = new Map<string, WeighedClaim[]>();
  for (const claim of claims) {
    const objects = bySource.get(claim.source) ?? new Map<string, WeighedClaim[]>();
    bySource.set(claim.source, objects);
    objects.set(claim.object, [...(objects.get(claim.object) ?? []), claim]);
    const all = byObject.get(claim.object);
    if (all) all.push(claim);
    else byObject.set(claim.object, [claim]);
  }
  const able = [...bySource].filter(([, objects]) => objects.size >= LEAST);
  const originals = [...able];
  for (let at = originals.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [originals[at], originals[other]] = [originals[other] as (typeof able)[0], originals[at] as (typeof able)[0]];
  }
  const added: WeighedClaim[] = [];
  const gold: { copier: string; original: string }[] = [];
  let count = 0;
  const add = (objects: ReadonlyMap<string, readonly WeighedClaim[]>, original: string | undefined): void => {
    const source = `injected-${String(++count).padStart(3, '0')}`;
    if (original !== undefined) gold.push({ copier: source, original });
    for (const [object, own] of objects) {
      if (random() > TAKEN_OBJECTS) continue;
      const others = (byObject.get(object) ?? []).filter((claim) => claim.source !== original);
      const value =
        original !== undefined && random() < share
          ? pick(own).value
          : others.length > 0
            ? pick(others).value
            : undefined;
      if (value !== undefined) added.push({ object, source, value });
    }
  };
  for (const [original, objects] of originals.slice(0, ORIGINALS)) {
    for (let copiers = random() < 0.5 ? 1 : 2; copiers > 0; copiers--) add(objects, original);
    add(objects, undefined);
  }
  return { claims: [...claims, ...added], gold };
}
