/** Counts with their uncertainty. Nothing here draws a random number: every interval is a formula of what was counted. */

/** Two-sided coverage that every interval of a track record states. */
export const LEVEL = 0.95;

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** How often something held among a number of trials. The share itself is never given without its interval. */
export interface Proportion {
  readonly hits: number;
  readonly trials: number;
  /** Two-sided coverage, between 0 and 1. */
  readonly level: number;
  /** Ends of the interval for the share, from 0 to 1. */
  readonly low: number;
  readonly high: number;
  readonly method: 'wilson';
}

/**
 * The Wilson score interval for `hits` of `trials`; undefined without trials. It stays inside 0 to 1 and is no point
 * where all or none hit, which matters at the few trials that a source has. Source: E. B. Wilson, JASA 22 (1927);
 * recommended for small numbers by Brown, Cai and DasGupta, Statistical Science 16 (2001).
 */
export function proportionOf(hits: number, trials: number): Proportion | undefined {
  if (trials === 0) return undefined;
  const share = hits / trials;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (Z / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  const round = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
  return {
    hits,
    trials,
    level: LEVEL,
    low: hits === 0 ? 0 : round(middle - half),
    high: hits === trials ? 1 : round(middle + half),
    method: 'wilson',
  };
}

/** More digits than any figure is printed with: what a mean of two adds behind them is the noise of binary fractions. */
const DIGITS = 12;
const withoutNoise = (value: number): number => Number(value.toPrecision(DIGITS));

/** The median of some numbers, in their unit. */
export interface Median {
  readonly values: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Absent where there are too few values for an interval of this level: fewer than six at 95 %. */
  readonly interval?: { readonly level: number; readonly low: number; readonly high: number };
}

/**
 * The median with the interval between two order statistics, which assumes no distribution; undefined without values.
 * The interval runs from the k-th least to the k-th greatest value for the greatest k with 2 P(Binomial(n, 1/2) < k) at
 * most 1 - level. Source: David and Nagaraja, Order Statistics (3rd edition), section 7.1.
 */
export function medianOf(numbers: readonly number[]): Median | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const n = sorted.length;
  const at = (rank: number) => sorted[rank - 1] ?? NaN;
  if (n === 0) return undefined;
  const median = n % 2 === 1 ? at((n + 1) / 2) : withoutNoise((at(n / 2) + at(n / 2 + 1)) / 2);
  let rank = 0;
  // The chance of exactly j of n below the median, as a logarithm so that a long list does not underflow.
  let logChance = -n * Math.LN2;
  let below = 0;
  for (let j = 0; j < Math.ceil(n / 2); j++) {
    below += Math.exp(logChance);
    if (2 * below > 1 - LEVEL) break;
    rank = j + 1;
    logChance += Math.log((n - j) / (j + 1));
  }
  return {
    values: n,
    median,
    least: at(1),
    most: at(n),
    ...(rank === 0 ? {} : { interval: { level: LEVEL, low: at(rank), high: at(n - rank + 1) } }),
  };
}

/**
 * The chance that at least `hits` of independent trials hit, each with its own chance (Poisson binomial), from 0 to 1.
 * Takes time in the product of trials and hits.
 */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  if (hits <= 0) return 1;
  if (hits > chances.length) return 0;
  // chance[j]: exactly j hits so far; the last place gathers all that have reached `hits`.
  const chance = new Array<number>(hits + 1).fill(0);
  chance[0] = 1;
  for (const p of chances)
    for (let j = hits; j >= 0; j--) {
      const stays = j === hits ? 1 : 1 - p;
      chance[j] = (chance[j] ?? 0) * stays + (j > 0 ? (chance[j - 1] ?? 0) * p : 0);
    }
  return Math.min(1, chance[hits] ?? 0);
}
