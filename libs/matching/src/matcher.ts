/** Finds the texts of a collection that say what a short text says, or speak of it. */
import { Collection } from './collection.js';
import type { Entry, Query } from './entry.js';
import { MODEL } from './learned/model.weights.js';
import { VECTORS } from './learned/vectors.weights.js';
import { FEATURES } from './rank/features.js';
import { RowMaker } from './rank/rows.js';
import type { Scoring } from './rank/scoring.js';
import { treesScore, unpackTrees, type Tree } from './rank/trees.js';
import { WordVectors } from './rank/vectors.js';
import { whyFound, type Why } from './rank/why.js';

/** A text that may match. */
export interface Found {
  readonly id: string;
  /** Number of the text in its collection, from 0. */
  readonly index: number;
  /** Higher is likelier. Comparable within one query; above 0 speaks for a match, below against. Not a probability. */
  readonly score: number;
}

/** What was found for one query, best first. */
export interface Ranking {
  readonly found: readonly Found[];
  /** Why the text at place `at` (from 0) of {@link found} was found. */
  why(at: number): Why;
}

/** Candidates that are looked at closely. More change little: the match is nearly always among them, or in none. */
const CLOSELY = 100;

// Read once a process, when the first collection is made.
let shared: { readonly vectors: WordVectors; readonly trees: readonly Tree[] } | undefined;

function learned(): NonNullable<typeof shared> {
  return (shared ??= { vectors: new WordVectors(VECTORS), trees: unpackTrees(MODEL, FEATURES) });
}

export class Matcher {
  private readonly collection: Collection;
  private readonly maker: RowMaker;

  /**
   * Indexes the texts; takes about as long as reading them.
   * @param among how many texts of plain English the collection is thought to be among. 0: it speaks for itself. A few
   * candidates that were found by their words share just those; among others these words tell something.
   */
  constructor(entries: Iterable<Entry>, among = 0) {
    const { vectors } = learned();
    const background = { texts: among, share: (term: string) => vectors.shareOf(term) };
    this.collection = among > 0 ? new Collection(entries, background) : new Collection(entries);
    this.maker = new RowMaker(this.collection, vectors);
  }

  get size(): number {
    return this.collection.size;
  }

  /**
   * The `top` likeliest matches, best first; equal scores stand in the order of the collection. Fewer where fewer texts
   * share a word with the query.
   */
  rank(query: Query, top: number): Ranking {
    const { trees } = learned();
    const { scoring, features } = this.maker.rowsOf(query, Math.max(CLOSELY, top));
    const width = FEATURES.length;
    const order = scoring.candidates
      .map((index, at) => ({ index, at, score: treesScore(trees, features, at * width) }))
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, top);
    const found = order.map(({ index, score }) => ({ id: this.collection.entry(index).id, index, score }));
    return { found, why: (at) => whyOf(scoring, order[at]?.at) };
  }
}

function whyOf(scoring: Scoring, at: number | undefined): Why {
  if (at === undefined) throw new RangeError('Found no text at that place of the ranking.');
  return whyFound(scoring, at);
}
