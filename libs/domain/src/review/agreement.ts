/**
 * How far two people agree who rated the same claims, beyond what chance alone would give. Sources: J. Cohen, "A coefficient
 * of agreement for nominal scales", Educational and Psychological Measurement 20 (1960); J. L. Fleiss, J. Cohen and B. S.
 * Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969).
 */
import { byCode } from '../order.js';

/** The ratings that two people gave one claim; keys of the desk's scale. */
export interface RatedTwice {
  readonly first: string;
  readonly second: string;
}

/** Two-sided coverage of every interval of this page. */
export const AGREEMENT_LEVEL = 0.95 as const;

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** Why there is no kappa, or none with an interval. */
export const NO_INTERVAL = ['no-pairs', 'one-rating-only', 'too-few-pairs', 'no-variance'] as const;

export interface Kappa {
  /** From -1 to 1: 1 where all pairs agree, 0 where they agree as often as chance has it. Null: see {@link because}. */
  readonly value: number | null;
  /** Asymptotic standard error for the interval (not for the test of kappa = 0). Null with the interval. */
  readonly standardError: number | null;
  /** Ends of the interval, within -1 to 1. Null: see {@link because}. */
  readonly interval: { readonly level: typeof AGREEMENT_LEVEL; readonly low: number; readonly high: number } | null;
  /**
   * What kept the value or the interval away. `no-pairs`; `one-rating-only`: both gave one and the same rating each time,
   * so that chance agrees as often, and kappa is not defined; `too-few-pairs`: fewer than {@link fewestPairs};
   * `no-variance`: the formula gives an interval without width, which the pairs do not warrant.
   */
  readonly because: (typeof NO_INTERVAL)[number] | null;
}

export interface RatingAgreement extends Kappa {
  readonly rating: string;
  /** How often the first person, the second, and both gave it. */
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

export interface Agreement {
  readonly pairs: number;
  /** How many of them have one rating. */
  readonly agreed: number;
  readonly kappa: Kappa;
  /** One against the rest, for each rating that anybody gave, in order of their keys. */
  readonly ratings: readonly RatingAgreement[];
  /** How often the first person gave one rating and the second another; those that occur. */
  readonly table: readonly (RatedTwice & { readonly pairs: number })[];
}

/**
 * The fewest pairs for which the normal approximation of kappa's interval is taken: twice the square of the number of
 * ratings in use. Source: D. V. Cicchetti, "Testing the normal approximation and minimal sample size requirements of weighted
 * kappa when the number of categories is large", Applied Psychological Measurement 5 (1981).
 */
export function fewestPairs(ratings: number): number {
  return 2 * ratings * ratings;
}

/**
 * Cohen's kappa of a square table of counts, rows for the first person and columns for the second, with its interval.
 * Takes time in the square of the number of ratings.
 */
export function kappaOf(counts: readonly (readonly number[])[]): Kappa {
  const sizes = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const n = sizes.reduce((sum, count) => sum + count, 0);
  if (n === 0) return none('no-pairs');
  const p = (row: number, column: number) => (counts[row]?.[column] ?? 0) / n;
  const rows = sizes.map((count) => count / n);
  const columns = counts.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0) / n);
  const row = (at: number) => rows[at] ?? 0;
  const column = (at: number) => columns[at] ?? 0;
  const all = counts.map((_, at) => at);
  const observed = all.reduce((sum, at) => sum + p(at, at), 0);
  const expected = all.reduce((sum, at) => sum + row(at) * column(at), 0);
  const used = all.filter((at) => row(at) + column(at) > 0).length;
  // Both marginals wholly in one rating: chance agrees always. Told by counts, since 1 - expected may be off by rounding.
  if (used === 1) return none('one-rating-only');
  const value = (observed - expected) / (1 - expected);
  if (n < fewestPairs(used)) return { ...none('too-few-pairs'), value: rounded(value) };
  let spread = -((observed * expected - 2 * expected + observed) ** 2);
  for (const i of all) {
    spread += p(i, i) * (1 - expected - (row(i) + column(i)) * (1 - observed)) ** 2;
    for (const j of all) if (i !== j) spread += (1 - observed) ** 2 * p(i, j) * (column(i) + row(j)) ** 2;
  }
  const variance = spread / (n * (1 - expected) ** 4);
  if (variance < 1e-15) return { ...none('no-variance'), value: rounded(value) };
  const standardError = Math.sqrt(variance);
  const within = (bound: number) => rounded(Math.min(1, Math.max(-1, bound)));
  return {
    value: rounded(value),
    standardError: rounded(standardError),
    interval: {
      level: AGREEMENT_LEVEL,
      low: within(value - Z * standardError),
      high: within(value + Z * standardError),
    },
    because: null,
  };
}

function none(because: NonNullable<Kappa['because']>): Kappa {
  return { value: null, standardError: null, interval: null, because };
}

/** To four decimals; no pair of newsrooms has as many claims as would bear more. */
function rounded(value: number): number {
  const round = Math.round(value * 1e4) / 1e4;
  return round === 0 ? 0 : round;
}

/** What pairs of ratings say of agreement, overall and for each rating. The order of the pairs does not matter. */
export function agreementOf(pairs: readonly RatedTwice[]): Agreement {
  const keys = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))].sort(byCode);
  const place = new Map(keys.map((key, at) => [key, at]));
  const counts = keys.map(() => keys.map(() => 0));
  for (const { first, second } of pairs) {
    const row = counts[place.get(first) ?? -1];
    const column = place.get(second) ?? -1;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  const at = (row: number, column: number) => counts[row]?.[column] ?? 0;
  const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, count) => sum + count, 0);
  const ratings = keys.map((rating, index): RatingAgreement => {
    const both = at(index, index);
    const first = sumOf(counts[index] ?? []);
    const second = sumOf(counts.map((row) => row[index] ?? 0));
    const against = [
      [both, first - both],
      [second - both, pairs.length - first - second + both],
    ];
    return { rating, first, second, both, ...kappaOf(against) };
  });
  return {
    pairs: pairs.length,
    agreed: sumOf(keys.map((_, index) => at(index, index))),
    kappa: kappaOf(counts),
    ratings,
    table: keys.flatMap((first, row) =>
      keys.flatMap((second, column) => (at(row, column) === 0 ? [] : [{ first, second, pairs: at(row, column) }])),
    ),
  };
}
