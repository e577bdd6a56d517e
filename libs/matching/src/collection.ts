/** An inverted index over the fields of a collection's texts. */
import { FIELDS, type Entry } from './entry.js';
import { wordsOf, type Word } from './text/words.js';
import { Vocabulary, type Background } from './vocabulary.js';

/** Bits that say what an occurrence of a term is. */
export const CAPITAL = 1;
export const FIGURE = 2;
export const QUOTED = 4;
export const YEAR = 8;

/** The running words of one field: term numbers and what each occurrence is. */
export interface Run {
  readonly terms: Int32Array;
  readonly marks: Uint8Array;
}

const EMPTY: Run = { terms: new Int32Array(0), marks: new Uint8Array(0) };

export interface HeldEntry {
  readonly id: string;
  /** In the order of FIELDS. */
  readonly runs: readonly Run[];
  /** A figure's term number to the term number of its unit. */
  readonly units: ReadonlyMap<number, number>;
  readonly day: number | undefined;
}

/** Texts that hold a term: their numbers, and the weighted frequency of the term in each. */
interface Postings {
  readonly texts: Int32Array;
  readonly frequencies: Float32Array;
}

/**
 * BM25F (Zaragoza et al. 2004): occurrences are weighted by field and by the field's length before they saturate. The
 * weights are those that find most of the known matches of the training sets among the first 200.
 */
const WEIGHTS = [2, 2, 1, 0.6, 1];
const LENGTH_PART = [0.3, 0.3, 0.3, 0.6, 0.1];
const SATURATION = 1.5;

export class Collection {
  readonly vocabulary: Vocabulary;
  private readonly entries: HeldEntry[] = [];
  private readonly postings: Postings[];
  /** Mean length of each field over the texts that have it, in words. */
  private readonly means: readonly number[];
  private readonly scores: Float64Array[] = [];

  constructor(entries: Iterable<Entry>, background?: Background) {
    this.vocabulary = new Vocabulary(background);
    const extras: (readonly (readonly [number, number])[])[] = [];
    for (const entry of entries) extras.push(this.hold(entry));
    this.means = FIELDS.map((_, place) => this.meanLength(place));
    this.postings = this.post(extras);
  }

  get size(): number {
    return this.entries.length;
  }

  entry(index: number): HeldEntry {
    const entry = this.entries[index];
    if (!entry) throw new RangeError(`Found text number ${index}, expected one below ${this.size}.`);
    return entry;
  }

  /** Holds the running words; gives the terms beside them, with the field of each. */
  private hold(entry: Entry): (readonly [number, number])[] {
    const extras: (readonly [number, number])[] = [];
    const distinct = new Set<number>();
    const units = new Map<number, number>();
    const runs = FIELDS.map((field, place) => {
      const text = entry[field];
      if (text === undefined || text === '') return EMPTY;
      const terms: number[] = [];
      const marks: number[] = [];
      for (const word of wordsOf(text)) {
        const term = this.vocabulary.take(word.term);
        distinct.add(term);
        if (!word.figure) this.vocabulary.countPrinted(word.shown, term);
        else if (word.unit !== '') units.set(term, this.vocabulary.take(word.unit));
        if (word.extra) extras.push([term, place]);
        else {
          terms.push(term);
          marks.push(marksOf(word));
        }
      }
      return { terms: Int32Array.from(terms), marks: Uint8Array.from(marks) };
    });
    this.vocabulary.countText(distinct);
    this.entries.push({ id: entry.id, runs, units, day: entry.day });
    return extras;
  }

  private meanLength(place: number): number {
    let sum = 0;
    let texts = 0;
    for (const { runs } of this.entries) {
      const length = runs[place]?.terms.length ?? 0;
      sum += length;
      if (length > 0) texts++;
    }
    return texts === 0 ? 1 : sum / texts;
  }

  private post(extras: readonly (readonly (readonly [number, number])[])[]): Postings[] {
    const postings = Array.from({ length: this.vocabulary.length }, (_none, term) => {
      const size = this.vocabulary.textsWith(term);
      return { texts: new Int32Array(size), frequencies: new Float32Array(size) };
    });
    const filled = new Int32Array(postings.length);
    for (const [text, { runs }] of this.entries.entries()) {
      const frequencies = new Map<number, number>();
      const add = (term: number, place: number): void => {
        const part = LENGTH_PART[place] ?? 0;
        const length = runs[place]?.terms.length ?? 0;
        const one = (WEIGHTS[place] ?? 0) / (1 - part + (part * length) / (this.means[place] ?? 1));
        frequencies.set(term, (frequencies.get(term) ?? 0) + one);
      };
      for (const [place, { terms }] of runs.entries()) for (const term of terms) add(term, place);
      for (const [term, place] of extras[text] ?? []) add(term, place);
      for (const [term, frequency] of frequencies) {
        const posted = postings[term];
        const at = filled[term] ?? 0;
        if (!posted) continue;
        posted.texts[at] = text;
        posted.frequencies[at] = frequency;
        filled[term] = at + 1;
      }
    }
    return postings;
  }

  /**
   * BM25F of every text that holds one of the weighted terms, in `scores` (one a text, zero elsewhere). The caller must
   * not keep the array: it is used again.
   */
  score(terms: ReadonlyMap<number, number>, slot = 0): Float64Array {
    let scores = this.scores[slot];
    if (scores?.length !== this.size) this.scores[slot] = scores = new Float64Array(this.size);
    scores.fill(0);
    for (const [term, weight] of terms) {
      const posted = this.postings[term];
      if (!posted) continue;
      const gain = weight * this.vocabulary.idf(term) * (SATURATION + 1);
      const { texts, frequencies } = posted;
      for (let at = 0; at < texts.length; at++) {
        const text = texts[at] ?? 0;
        const frequency = frequencies[at] ?? 0;
        scores[text] = (scores[text] ?? 0) + (gain * frequency) / (SATURATION + frequency);
      }
    }
    return scores;
  }
}

function marksOf({ capital, figure, quoted, year }: Word): number {
  return (capital ? CAPITAL : 0) | (figure ? FIGURE : 0) | (quoted ? QUOTED : 0) | (year ? YEAR : 0);
}

/** Numbers of the `count` texts with the highest scores, best first; equal scores in the order of the collection. */
export function highest(scores: Float64Array, count: number): number[] {
  // A heap of the worst kept at its root.
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  const down = (from: number): void => {
    for (let at = from; ;) {
      let next = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && worse(heap[child] ?? 0, heap[next] ?? 0)) next = child;
      if (next === at) return;
      [heap[at], heap[next]] = [heap[next] ?? 0, heap[at] ?? 0];
      at = next;
    }
  };
  for (let text = 0; text < scores.length; text++) {
    if (!((scores[text] ?? 0) > 0)) continue;
    if (heap.length < count) {
      heap.push(text);
      for (let at = heap.length - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!worse(heap[at] ?? 0, heap[above] ?? 0)) break;
        [heap[at], heap[above]] = [heap[above] ?? 0, heap[at] ?? 0];
        at = above;
      }
    } else if (worse(heap[0] ?? 0, text)) {
      heap[0] = text;
      down(0);
    }
  }
  return heap.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}
