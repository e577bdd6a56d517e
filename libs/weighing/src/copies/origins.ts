/** From whom a source takes its words: the probability of each possible origin, one beside the others. */
import type { View } from './view.js';

/** A source that may be the origin. */
export interface Possible {
  readonly other: number;
  /** The log of its chance to be the origin before a word is compared, against that there is none. */
  readonly logPrior: number;
}

export interface Origin {
  readonly other: number;
  /** The probability that the source takes from it. */
  readonly p: number;
  /** The probability that the source takes from it or from one that says the same as it. */
  readonly some: number;
  /** The share of the source's claims, of the objects of both, that is taken. */
  readonly share: number;
}

const MOST_ORIGINS = 6;
/** Less likely origins are not told. */
export const LEAST_TOLD = 0.05;
/** A source that is so likely to take from some other is no longer heard as one that speaks by itself. */
export const LIKELY = 0.5;
/** Probabilities closer than this are the same. */
const STILL = 1e-6;
/** Shares at which the likelihood is summed up. */
const NODES = 24;
/**
 * Shares that are as likely before anything is seen, in the sense of Jeffreys (1946): with sines, those near nothing and near all
 * lie closer.
 */
const SHARES = Array.from({ length: NODES }, (_, at) => Math.sin(((at + 0.5) / NODES) * (Math.PI / 2)) ** 2);

/**
 * The origins that explain what a source says, the likeliest first. Among several that explain the same words, each has its part
 * of the probability. Once the likeliest is found, others can only explain what it leaves.
 * @param possible in the order of `taken` in the views
 */
export function originsOf(views: readonly View[], possible: readonly Possible[]): Origin[] {
  const found = new Map<number, Origin>();
  // How likely each claim is with the origins found so far, against none.
  const explained = new Float64Array(views.length).fill(1);
  const left = new Set(possible.keys());
  while (left.size > 0 && possible.length - left.size < MOST_ORIGINS) {
    const odds = [...left].map((at) => ({ at, log: logBayes(views, explained, at) + (possible[at]?.logPrior ?? 0) }));
    const best = odds.reduce((x, y) => (y.log > x.log ? y : x));
    const highest = Math.max(0, best.log);
    const none = Math.exp(-highest);
    const any = odds.reduce((sum, { log }) => sum + Math.exp(log - highest), 0);
    const some = any / (none + any);
    if (some < LEAST_TOLD) break;
    for (const { at, log } of odds) {
      const p = Math.exp(log - highest) / (none + any);
      const known = found.get(at);
      // What was seen of it before others were found stands, unless they make it likelier.
      if (known && p <= known.p + STILL) {
        if (at === best.at) found.set(at, { ...known, some: Math.max(known.some, some) });
      } else if (at === best.at || p >= LEAST_TOLD) {
        const share = shareOf(views, explained, at);
        found.set(at, { other: possible[at]?.other ?? 0, p, some: at === best.at ? some : p, share });
      }
    }
    left.delete(best.at);
    const share = shareOf(views, explained, best.at);
    views.forEach((view, index) => {
      const chance = view.taken[best.at] ?? -1;
      if (chance >= 0) explained[index] = (1 - share) * (explained[index] ?? 1) + (share * chance) / view.alone;
    });
  }
  return [...found.values()];
}

/** The log of how much likelier the words are with this origin too, over all shares (a Bayes factor). */
function logBayes(views: readonly View[], explained: Float64Array, at: number): number {
  const logs = new Float64Array(NODES);
  views.forEach(({ part, taken, alone }, index) => {
    const chance = taken[at] ?? -1;
    if (chance < 0) return;
    const gain = chance / (alone * (explained[index] ?? 1));
    for (let node = 0; node < NODES; node++) {
      const share = SHARES[node] ?? 0;
      logs[node] = (logs[node] ?? 0) + part * Math.log(1 - share + share * gain);
    }
  });
  const highest = Math.max(...logs);
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / NODES);
}

/** The share that explains the words best. */
function shareOf(views: readonly View[], explained: Float64Array, at: number): number {
  let share = 0.5;
  for (let round = 0; round < 25; round++) {
    let [taken, all] = [0, 0];
    views.forEach(({ part, taken: chances, alone }, index) => {
      const chance = chances[at] ?? -1;
      if (chance < 0) return;
      all += part;
      const by = (share * chance) / alone;
      taken += (part * by) / (by + (1 - share) * (explained[index] ?? 1));
    });
    if (all === 0) return 0;
    const next = Math.min(0.99, taken / all);
    const still = Math.abs(next - share) < 1e-4;
    share = next;
    if (still) break;
  }
  return share;
}
