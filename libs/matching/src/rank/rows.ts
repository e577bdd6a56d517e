/** Feature rows of the candidates of queries against one collection. */
import type { Collection } from '../collection.js';
import type { Query } from '../entry.js';
import { Digests } from './digest.js';
import { FEATURES, writeFeatures } from './features.js';
import { GRAM_BUCKETS, gramsOf } from './grams.js';
import { scoringOf, type Scoring } from './scoring.js';
import type { WordVectors } from './vectors.js';

export interface Rows {
  readonly scoring: Scoring;
  /** FEATURES.length numbers a candidate. */
  readonly features: Float32Array;
}

export class RowMaker {
  private readonly digests: Digests;
  private readonly gramWeights: Float32Array;

  constructor(
    private readonly collection: Collection,
    vectors: WordVectors,
  ) {
    this.digests = new Digests(collection, vectors);
    this.gramWeights = weightGrams(collection);
  }

  /** Candidates of a query, `most` by first score and some that feedback adds, with their features. */
  rowsOf(query: Query, most: number): Rows {
    const scoring = scoringOf(this.collection, this.digests, this.gramWeights, query, most);
    const width = FEATURES.length;
    const features = new Float32Array(width * scoring.candidates.length);
    for (let at = 0; at < scoring.candidates.length; at++) writeFeatures(scoring, at, features, at * width);
    return { scoring, features };
  }
}

/** Inverse document frequency of letter runs, taken over the vocabulary: runs of many words tell little. */
function weightGrams({ vocabulary }: Collection): Float32Array {
  const counts = new Int32Array(GRAM_BUCKETS);
  for (let term = 0; term < vocabulary.length; term++)
    for (const gram of gramsOf([vocabulary.termOf(term)]))
      counts[gram] = (counts[gram] ?? 0) + vocabulary.textsWith(term);
  let all = 1;
  for (const count of counts) all = Math.max(all, count);
  return Float32Array.from(counts, (count) => Math.log(1 + (all + 0.5) / (count + 0.5)));
}
