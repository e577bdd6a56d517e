/** What all candidates of one query share, made once a query. */
import { ask, type Asked } from '../asked.js';
import { highest, type Collection } from '../collection.js';
import type { Query } from '../entry.js';
import { digest, pairOf, weigh, type Digests, type TermVector, type Weighed } from './digest.js';
import { gramsOf } from './grams.js';
import { centroid, dot } from './vectors.js';

export interface AskedDigest {
  readonly weighed: Weighed;
  /** Running terms; -1 for words that no text holds. */
  readonly sequence: Int32Array;
  readonly idfs: readonly number[];
  readonly sequenceSum: number;
  readonly pairs: ReadonlyMap<number, number>;
  readonly names: ReadonlyMap<number, number>;
  readonly rarest: number | undefined;
  /** Figures without years, with value and unit. */
  readonly figures: ReadonlyMap<number, { readonly value: number; readonly unit: number | undefined }>;
  readonly years: readonly number[];
  readonly who: ReadonlyMap<number, number>;
  readonly context: ReadonlyMap<number, number>;
  readonly grams: Uint16Array;
  readonly meaning: Float32Array | undefined;
  readonly vectors: readonly TermVector[];
}

export interface Scoring {
  readonly collection: Collection;
  readonly digests: Digests;
  readonly gramWeights: Float32Array;
  readonly asked: Asked;
  readonly query: AskedDigest;
  /** Numbers of the texts, by score. */
  readonly candidates: readonly number[];
  readonly scores: readonly number[];
  readonly scoreSum: number;
  /** Scores after words of the best candidates were added to the query. */
  readonly fed: readonly number[];
  readonly fedBest: number;
  readonly fedRanks: readonly number[];
  /** How much of the weight of `terms` is met by words of the other text: by the same, or as far as they are alike. */
  readonly met: (
    vectors: readonly TermVector[],
    others: readonly TermVector[],
    terms: ReadonlyMap<number, number>,
    otherTerms: ReadonlyMap<number, number>,
  ) => number;
}

/** How much the author's name counts in looking for candidates. */
const WHO_WEIGHT = 0.3;
const CONTEXT_WEIGHT = 0.2;
/** Feedback in the manner of RM3 (Lavrenko & Croft 2001; Abdul-Jaleel et al. 2004). */
const FED_TEXTS = 8;
const FED_TERMS = 20;
const FED_WEIGHT = 0.5;
/** Words whose vectors are less alike than this are not held to mean the same. */
const ALIKE = 0.35;

export function scoringOf(
  collection: Collection,
  digests: Digests,
  gramWeights: Float32Array,
  query: Query,
  most: number,
): Scoring {
  const asked = ask(collection, query);
  const weights = new Map(asked.weights);
  for (const term of asked.who) weights.set(term, Math.max(weights.get(term) ?? 0, WHO_WEIGHT));
  for (const term of asked.context) weights.set(term, Math.max(weights.get(term) ?? 0, CONTEXT_WEIGHT));
  const first = collection.score(weights);
  const top = highest(first, most);
  const fedScores = collection.score(feed(collection, digests, weights, top, first), 1);
  const chosen = new Set(top);
  for (const text of highest(fedScores, Math.ceil(most / 4))) chosen.add(text);
  const candidates = [...chosen].sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || a - b);
  const scores = candidates.map((text) => first[text] ?? 0);
  const fed = candidates.map((text) => fedScores[text] ?? 0);
  const order = candidates.map((_, at) => at).sort((a, b) => (fed[b] ?? 0) - (fed[a] ?? 0) || a - b);
  const fedRanks: number[] = [];
  order.forEach((at, rank) => {
    fedRanks[at] = rank;
  });
  return {
    collection,
    digests,
    gramWeights,
    asked,
    query: digestAsked(collection, digests, asked),
    candidates,
    scores,
    scoreSum: scores.reduce((sum, score) => sum + score, 0),
    fed,
    fedBest: Math.max(0, ...fed),
    fedRanks,
    met: meeting(),
  };
}

function feed(
  collection: Collection,
  digests: Digests,
  weights: ReadonlyMap<number, number>,
  top: readonly number[],
  scores: Float64Array,
): Map<number, number> {
  const total = top.slice(0, FED_TEXTS).reduce((sum, text) => sum + (scores[text] ?? 0) ** 2, 0) || 1;
  const gathered = new Map<number, number>();
  for (const text of top.slice(0, FED_TEXTS)) {
    const share = (scores[text] ?? 0) ** 2 / total;
    for (const [term, idf] of digest(collection, digests, text).front.terms)
      gathered.set(term, (gathered.get(term) ?? 0) + share * idf);
  }
  const best = [...gathered].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, FED_TERMS);
  const greatest = best[0]?.[1] ?? 1;
  const fed = new Map(weights);
  for (const [term, weight] of best) fed.set(term, (fed.get(term) ?? 0) + (FED_WEIGHT * weight) / greatest);
  return fed;
}

function digestAsked(collection: Collection, digests: Digests, asked: Asked): AskedDigest {
  const { vocabulary } = collection;
  const terms = new Map<number, number>();
  for (const [term, weight] of asked.weights) terms.set(term, weight * vocabulary.idf(term));
  const strange = asked.words.filter(({ term }) => term === undefined).reduce((sum, { idf }) => sum + idf, 0);
  const plain = weigh(terms);
  const running = asked.words;
  const sequence = Int32Array.from(running, ({ term }) => term ?? -1);
  const idfs = running.map(({ idf }) => idf);
  const pairs = new Map<number, number>();
  for (let at = 1; at < sequence.length; at++) {
    const [before = -1, after = -1] = [sequence[at - 1], sequence[at]];
    if (before >= 0 && after >= 0) pairs.set(pairOf(before, after), (idfs[at - 1] ?? 0) + (idfs[at] ?? 0));
  }
  const names = new Map<number, number>();
  const figures = new Map<number, { value: number; unit: number | undefined }>();
  const years: number[] = [];
  let rarest: number | undefined;
  for (const { term, word, idf } of running) {
    if (term === undefined) continue;
    if (word.capital) names.set(term, idf);
    if (word.year) years.push(term);
    else if (word.figure)
      figures.set(term, {
        value: Number(word.term.slice(1)),
        unit: word.unit === '' ? undefined : vocabulary.idOf(word.unit),
      });
    if (rarest === undefined || idf > vocabulary.idf(rarest)) rarest = term;
  }
  const weighted = (of: ReadonlySet<number>): Map<number, number> =>
    new Map([...of].map((term) => [term, vocabulary.idf(term)]));
  return {
    // Words that no text holds count in the whole: a query of them is met by nothing.
    weighed: { ...plain, sum: plain.sum + strange },
    sequence,
    idfs,
    sequenceSum: idfs.reduce((sum, idf) => sum + idf, 0),
    pairs,
    names,
    rarest,
    figures,
    years,
    who: weighted(asked.who),
    context: weighted(asked.context),
    grams: gramsOf(running.map(({ word }) => word.term)),
    meaning: centroid(
      [...terms].map(([term, weight]) => [digests.vectorOf(term), weight] as const),
      digests.vectors.width,
    ),
    vectors: [...terms.keys()].flatMap((term) => {
      const vector = digests.vectorOf(term);
      return vector ? [{ term, vector }] : [];
    }),
  };
}

/** Likenesses of word pairs are asked for again and again among the candidates of a query. */
function meeting(): Scoring['met'] {
  const known = new Map<number, number>();
  return (vectors, others, terms, otherTerms) => {
    let met = 0;
    let sum = 0;
    for (const [term, weight] of terms) {
      sum += weight;
      if (otherTerms.has(term)) met += weight;
    }
    for (const { term, vector } of vectors) {
      if (otherTerms.has(term)) continue;
      let best = 0;
      for (const other of others) {
        const pair = term < other.term ? pairOf(term, other.term) : pairOf(other.term, term);
        let likeness = known.get(pair);
        if (likeness === undefined) known.set(pair, (likeness = dot(vector, other.vector)));
        if (likeness > best) best = likeness;
      }
      if (best > ALIKE) met += (terms.get(term) ?? 0) * best;
    }
    return sum > 0 ? met / sum : 0;
  };
}
