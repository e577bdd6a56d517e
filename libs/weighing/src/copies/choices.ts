/** From whom a source may have chosen what it speaks of: before any word is compared, that tells its likelier origins. */
import type { ClaimTable } from '../claims.js';
import type { ClaimsBySource } from './claims-by-source.js';

/** An object that more speak of tells nothing about who chose it from whom, and would cost. */
const MOST_VOICES = 500;
/** The chance that a source which copies does not choose its objects as the model has it: then each other is as likely. */
const OTHERWISE = 0.5;
/** Whoever chooses among the objects of one origin strays so often at least. */
const LEAST_STRAYING = 0.02;

/** Objects that tell: those that at most `MOST_VOICES` claims speak of. */
const tells = (table: ClaimTable, object: number): boolean =>
  (table.start[object + 1] ?? 0) - (table.start[object] ?? 0) <= MOST_VOICES;

/** For each source its share of the objects that tell. */
export function reachesOf(table: ClaimTable): Float64Array {
  const reach = new Float64Array(table.sources.length);
  let all = 0;
  for (let object = 0; object < table.objects.length; object++) {
    if (!tells(table, object)) continue;
    all += 1;
    for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++) {
      const source = table.source[claim] ?? 0;
      reach[source] = (reach[source] ?? 0) + (table.part[claim] ?? 0);
    }
  }
  return reach.map((count) => (all === 0 ? 0 : count / all));
}

/** Whoever shares fewer objects with a source than this has nothing to tell about it. */
const LEAST = 3;
/** Origins whose choice fits by so much less than the best, in natural logarithms, are not looked at for it; and no more than these. */
const AS_GOOD = 5;
const MOST = 6;

export interface Choices {
  /** Those whose choice of objects fits best: worth a look whatever they say. */
  readonly likeliest: readonly number[];
  /** The log of how likely the choice of objects is when made among those of `origin`, against one made among all. */
  fit(origin: number): number;
  /** The log of the chance that `origin` is the one, of all sources, if the source copies from somebody. */
  logShare(origin: number): number;
}

/**
 * A source that copies from `origin` chooses each object, with some share, among those of `origin`, else among all. The share
 * is the one that does best, at the price of a share that was fitted (Schwarz 1978).
 */
export function choicesOf(table: ClaimTable, claims: ClaimsBySource, source: number, reaches: Float64Array): Choices {
  const within = new Map<number, number>();
  let all = 0;
  let before = -1;
  for (const claim of claims.of(source)) {
    const object = claims.object[claim] ?? 0;
    if (object === before || !tells(table, object)) continue;
    before = object;
    all += 1;
    for (let other = table.start[object] ?? 0; other < (table.start[object + 1] ?? 0); other++) {
      const of = table.source[other] ?? 0;
      within.set(of, (within.get(of) ?? 0) + (table.part[other] ?? 0));
    }
  }
  within.delete(source);
  const fit = (origin: number): number => {
    const shared = within.get(origin) ?? 0;
    const reach = reaches[origin] ?? 1;
    // Of whoever speaks of everything, nothing is chosen.
    if (shared === 0 || reach >= 1) return 0;
    const chosen = Math.min(1 - LEAST_STRAYING, (shared / all - reach) / (1 - reach));
    if (chosen <= 0) return 0;
    const gain = shared * Math.log(chosen / reach + 1 - chosen) + (all - shared) * Math.log(1 - chosen);
    return Math.max(0, gain - Math.log(1 + all) / 2);
  };
  const others = Math.max(1, table.sources.length - 1);
  let highest = 0;
  const fits = [...within].map(([origin, shared]) => ({ origin, shared, fits: fit(origin) }));
  for (const one of fits) highest = Math.max(highest, one.fits);
  let total = (others - fits.length) * Math.exp(-highest);
  for (const one of fits) total += Math.exp(one.fits - highest);
  return {
    likeliest: fits
      .filter((one) => one.shared >= LEAST && one.fits > 0 && one.fits >= highest - AS_GOOD)
      .sort((x, y) => y.fits - x.fits || x.origin - y.origin)
      .slice(0, MOST)
      .map(({ origin }) => origin),
    fit,
    logShare: (origin) =>
      Math.log(
        OTHERWISE / others + ((1 - OTHERWISE) * Math.exp(fit(origin) - highest)) / Math.max(total, Number.MIN_VALUE),
      ),
  };
}
