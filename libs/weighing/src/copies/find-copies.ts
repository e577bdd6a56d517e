/**
 * Who copies from whom. Two sources that share what few others say, and oftener than their habits would make them, depend on
 * each other (after Dong, Berti-Equille and Srivastava 2009, "Integrating conflicting data: the role of source dependence").
 *
 * What a source says is told as a mixture: with some share it takes the word of one of a few others, else it says by itself
 * what others say of the object, bent by its own habits. An origin enters the mixture only for what those already in it do
 * not explain, so that two who copy from a third are not held to copy from each other.
 */
import type { ClaimTable } from '../claims.js';
import { type ClaimsBySource, claimsBySource } from './claims-by-source.js';
import { Habits } from './habits.js';
import { chanceAgreement, type View, viewOf } from './view.js';
import { voicesOf } from './voices.js';
import { choicesOf, reachesOf } from './choices.js';
import { suspectsOf } from './suspects.js';

export interface Dependence {
  /** Sources by number, `a` before `b`. */
  readonly a: number;
  readonly b: number;
  /** The probability that one takes from the other. */
  readonly p: number;
  /** The share of the copier's claims, of the objects of both, that is taken. */
  readonly share: number;
  /** Of how many objects both speak, and of how many they say the same. */
  readonly objects: number;
  readonly same: number;
  /** Which of the two takes from the other, where that can be told. */
  readonly copier: 'a' | 'b' | undefined;
}

/** So many origins a source is expected to have before anything is seen. */
const SOME_ORIGIN = 1;
const MOST_ORIGINS = 6;
/** An origin with so much of the best one's gain explains the words about as well. */
const AS_WELL = 0.7;

/**
 * @param held for each claim whether its value is held to be true
 * @param own for each claim how much of it is known to be its source's own word: what ten sources took from one is said once
 */
export function findCopies(
  table: ClaimTable,
  held: (claim: number, object: number) => boolean,
  own: Float64Array,
): Dependence[] {
  const suspects = suspectsOf(table);
  const habits = new Habits(table, held);
  const claims = claimsBySource(table);
  const voices = voicesOf(table, habits, own);
  const agreement = chanceAgreement(table);
  const reaches = reachesOf(table);
  const pairs = new Map<number, { logOdds: number; share: number }>();
  for (let source = 0; source < table.sources.length; source++) {
    const others = suspects[source] ?? [];
    if (others.length === 0) continue;
    const views = claims
      .of(source)
      .map((claim) => viewOf(table, habits, { own, voices }, claims.object, claim, others, agreement));
    const chosen = choicesOf(table, claims, source, reaches);
    for (const { other, gain, share } of originsOf(views, others, chosen.fit)) {
      const logOdds = gain + chosen.logShare(other) + Math.log(SOME_ORIGIN);
      const key = Math.min(source, other) * table.sources.length + Math.max(source, other);
      const known = pairs.get(key);
      if (!known || logOdds > known.logOdds) pairs.set(key, { logOdds, share });
    }
  }
  return [...pairs]
    .sort(([a], [b]) => a - b)
    .map(([key, { logOdds, share }]) => {
      const [a, b] = [Math.floor(key / table.sources.length), key % table.sources.length];
      const p = 1 / (1 + Math.exp(-Math.max(-50, Math.min(50, logOdds))));
      return { a, b, p, share, ...sharedBy(table, claims, a, b) };
    })
    .filter(({ p }) => p >= LEAST_TOLD);
}

/** Less likely pairs are not told. */
const LEAST_TOLD = 0.05;

/** Adds origins while each explains more than those before it. Gains are in natural logarithms of likelihood. */
function originsOf(
  views: readonly View[],
  others: readonly number[],
  fitOf: (source: number) => number,
): { other: number; gain: number; share: number }[] {
  const found: { other: number; gain: number; share: number }[] = [];
  // What is said by each claim's chosen origins together, as likelihood; 1 where nothing is explained yet.
  const explained = new Float64Array(views.length).fill(1);
  const left = new Set(others.keys());
  while (found.length < MOST_ORIGINS && left.size > 0) {
    const offers = [...left]
      .map((at) => ({ at, ...gainOf(views, explained, at) }))
      .filter(({ gain }) => gain > 0)
      .map((offer) => ({ ...offer, fit: offer.gain + fitOf(others[offer.at] ?? 0) }));
    const most = Math.max(...offers.map(({ gain }) => gain));
    // Among origins that explain the words about as well, the one whose objects are the likelier to have been chosen.
    const best = offers.filter(({ gain }) => gain >= most * AS_WELL).sort((x, y) => y.fit - x.fit || x.at - y.at)[0];
    if (!best) break;
    const { at, gain, share } = best;
    left.delete(at);
    found.push({ other: others[at] ?? 0, gain, share });
    views.forEach((view, index) => {
      const chance = view.taken[at] ?? -1;
      if (chance >= 0) explained[index] = (1 - share) * (explained[index] ?? 1) + (share * chance) / view.alone;
    });
  }
  return found;
}

/** How much better one more origin explains the claims, with the share that does so best. */
function gainOf(views: readonly View[], explained: Float64Array, at: number): { gain: number; share: number } {
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
    if (all === 0) return { gain: 0, share: 0 };
    const next = Math.min(0.99, taken / all);
    const still = Math.abs(next - share) < 1e-4;
    share = next;
    if (still) break;
  }
  let gain = 0;
  let all = 0;
  views.forEach(({ part, taken, alone }, index) => {
    const chance = taken[at] ?? -1;
    if (chance < 0) return;
    all += part;
    gain += part * Math.log(1 - share + (share * chance) / (alone * (explained[index] ?? 1)));
  });
  // The price of a share that was fitted (Schwarz 1978).
  return { gain: gain - Math.log(1 + all) / 2, share };
}

function sharedBy(
  table: ClaimTable,
  claims: ClaimsBySource,
  a: number,
  b: number,
): { objects: number; same: number; copier: 'a' | 'b' | undefined } {
  const said = (source: number): Map<number, Set<number>> => {
    const spellings = new Map<number, Set<number>>();
    for (const claim of claims.of(source)) {
      const object = claims.object[claim] ?? 0;
      const known = spellings.get(object);
      if (known) known.add(table.spelling[claim] ?? 0);
      else spellings.set(object, new Set([table.spelling[claim] ?? 0]));
    }
    return spellings;
  };
  const [x, y] = [said(a), said(b)];
  let [objects, same] = [0, 0];
  for (const [object, spellings] of x) {
    const other = y.get(object);
    if (!other) continue;
    objects += 1;
    if ([...spellings].some((spelling) => other.has(spelling))) same += 1;
  }
  const [inA, inB] = [objects / x.size, objects / y.size];
  // A copier speaks of what its origin speaks of; the origin speaks of more.
  return { objects, same, copier: inA > inB * CONTAINED ? 'a' : inB > inA * CONTAINED ? 'b' : undefined };
}

/** So much more of one than of the other must lie in what both speak of. */
const CONTAINED = 1.05;
