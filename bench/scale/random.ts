/** Chance that repeats itself: the same seed gives the same ledger. */

export interface Chance {
  /** From 0 up to, not including, 1. */
  (): number;
}

/** Mulberry32 (T. Ettinger, public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of so many, the first far likelier than the last (a power law with exponent one). */
export function skewed(count: number, chance: Chance): number {
  return Math.min(count - 1, Math.floor((count + 1) ** chance()) - 1);
}

/** One of so many, each as likely. */
export function even(count: number, chance: Chance): number {
  return Math.floor(chance() * count);
}
