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
import { chanceAgreement, viewOf } from './view.js';
import { voicesOf } from './voices.js';
import { choicesOf, reachesOf } from './choices.js';
import { LEAST_TOLD, LIKELY, type Origin, originsOf } from './origins.js';
import { suspectsOf } from './suspects.js';

export interface Dependence {
  /** Sources by number, `a` before `b`. */
  readonly a: number;
  readonly b: number;
  /** The probability that one takes from the other. */
  readonly p: number;
  /** The probability that one takes from the other, or from one that says the same as it. */
  readonly some: number;
  /** The share of the copier's claims, of the objects of both, that is taken. */
  readonly share: number;
  /** Of how many objects both speak, and of how many they say the same. */
  readonly objects: number;
  readonly same: number;
  /** Which of the two takes from the other, where that can be told. */
  readonly copier: 'a' | 'b' | undefined;
}

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
  const pairs = new Map<number, Origin>();
  for (let source = 0; source < table.sources.length; source++) {
    const chosen = choicesOf(table, claims, source, reaches);
    const others = [...new Set([...(suspects[source] ?? []), ...chosen.likeliest])];
    if (others.length === 0) continue;
    const views = claims
      .of(source)
      .map((claim) => viewOf(table, habits, { own, voices }, claims.object, claim, others, agreement));
    const possible = others.map((other) => ({ other, logPrior: chosen.logShare(other) }));
    for (const origin of originsOf(views, possible)) {
      const { other } = origin;
      const key = Math.min(source, other) * table.sources.length + Math.max(source, other);
      const known = pairs.get(key);
      const likelier = known && known.p >= origin.p ? known : origin;
      pairs.set(key, { ...likelier, some: Math.max(origin.some, known?.some ?? 0) });
    }
  }
  return [...pairs]
    .filter(([, { p, some }]) => p >= LEAST_TOLD || some >= LIKELY)
    .sort(([a], [b]) => a - b)
    .map(([key, { p, some, share }]) => {
      const [a, b] = [Math.floor(key / table.sources.length), key % table.sources.length];
      return { a, b, p, some, share, ...sharedBy(table, claims, a, b) };
    });
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
