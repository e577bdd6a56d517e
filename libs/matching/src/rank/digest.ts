/** A text of the collection as its features need it, made when it first is a candidate. */
import { CAPITAL, FIGURE, QUOTED, YEAR, type Collection, type Run } from '../collection.js';
import { gramsOf } from './grams.js';
import { centroid, type WordVectors } from './vectors.js';

/** Distinct terms with their weights, the sum of these and their Euclidean length. */
export interface Weighed {
  readonly terms: ReadonlyMap<number, number>;
  readonly sum: number;
  readonly norm: number;
}

export interface Digest {
  readonly fields: readonly Weighed[];
  /** Main and heading together. */
  readonly front: Weighed;
  readonly who: Weighed;
  readonly frontPairs: ReadonlySet<number>;
  readonly bodyPairs: ReadonlySet<number>;
  readonly mainGrams: Uint16Array;
  readonly frontGrams: Uint16Array;
  readonly mainNames: ReadonlyMap<number, number>;
  readonly mainFigures: readonly number[];
  readonly mainYears: readonly number[];
  /** Values of the figures in front, without years. */
  readonly frontFigures: readonly number[];
  readonly quoted: ReadonlyMap<number, number>;
  /** Weights of the words of main, words that come again counted again. */
  readonly mainSum: number;
  readonly mainMeaning: Float32Array | undefined;
  readonly frontMeaning: Float32Array | undefined;
  readonly mainVectors: readonly TermVector[];
  readonly frontVectors: readonly TermVector[];
}

export interface TermVector {
  readonly term: number;
  readonly vector: Float32Array;
}

/** Digests of one collection by text. */
export class Digests {
  readonly held: (Digest | undefined)[] = [];
  private readonly termVectors: (Float32Array | null | undefined)[] = [];

  constructor(
    readonly collection: Collection,
    readonly vectors: WordVectors,
  ) {}

  vectorOf(term: number): Float32Array | undefined {
    const known = this.termVectors[term];
    if (known !== undefined) return known ?? undefined;
    const found = this.vectors.of(this.collection.vocabulary.termOf(term));
    this.termVectors[term] = found ?? null;
    return found;
  }
}

export function digest(collection: Collection, digests: Digests, text: number): Digest {
  return (digests.held[text] ??= makeDigest(collection, digests, text));
}

export function weigh(terms: ReadonlyMap<number, number>): Weighed {
  let sum = 0;
  let squares = 0;
  for (const weight of terms.values()) {
    sum += weight;
    squares += weight * weight;
  }
  return { terms, sum, norm: Math.sqrt(squares) };
}

/** One number for two terms in this order. */
export const pairOf = (a: number, b: number): number => a * 4_194_304 + b;

function makeDigest(collection: Collection, digests: Digests, text: number): Digest {
  const { runs } = collection.entry(text);
  const { vocabulary } = collection;
  const fields = runs.map((run) => {
    const terms = new Map<number, number>();
    for (const term of run.terms) if (!terms.has(term)) terms.set(term, vocabulary.idf(term));
    return weigh(terms);
  });
  const [main, heading, , body] = runs;
  const front = weigh(new Map([...(fields[0]?.terms ?? []), ...(fields[1]?.terms ?? [])]));
  const marked = (run: Run | undefined, bit: number, not = 0): number[] =>
    run
      ? [
          ...new Set(
            run.terms.filter((_, at) => ((run.marks[at] ?? 0) & bit) !== 0 && ((run.marks[at] ?? 0) & not) === 0),
          ),
        ]
      : [];
  const weights = (terms: readonly number[]): Map<number, number> =>
    new Map(terms.map((term) => [term, vocabulary.idf(term)]));
  const words = (run: Run | undefined): string[] => Array.from(run?.terms ?? [], (term) => vocabulary.termOf(term));
  const vectorsOf = (of: Weighed | undefined): TermVector[] =>
    [...(of?.terms.keys() ?? [])].flatMap((term) => {
      const vector = digests.vectorOf(term);
      return vector ? [{ term, vector }] : [];
    });
  const meaning = (of: Weighed | undefined): Float32Array | undefined =>
    centroid(
      [...(of?.terms ?? [])].map(([term, weight]) => [digests.vectorOf(term), weight] as const),
      digests.vectors.width,
    );
  const mainWords = words(main);
  return {
    fields,
    front,
    who: fields[4] ?? weigh(new Map()),
    frontPairs: new Set([...pairsOf(main), ...pairsOf(heading)]),
    bodyPairs: new Set(pairsOf(body)),
    mainGrams: gramsOf(mainWords),
    frontGrams: gramsOf([...mainWords, ...words(heading)]),
    mainNames: weights(marked(main, CAPITAL)),
    mainFigures: marked(main, FIGURE, YEAR),
    mainYears: marked(main, YEAR),
    frontFigures: [...marked(main, FIGURE, YEAR), ...marked(heading, FIGURE, YEAR)].map((term) =>
      Number(vocabulary.termOf(term).slice(1)),
    ),
    quoted: weights([...marked(main, QUOTED), ...marked(heading, QUOTED)]),
    mainSum: main ? main.terms.reduce((sum, term) => sum + vocabulary.idf(term), 0) : 0,
    mainMeaning: meaning(fields[0]),
    frontMeaning: meaning(front),
    mainVectors: vectorsOf(fields[0]),
    frontVectors: vectorsOf(front),
  };
}

function pairsOf(run: Run | undefined): number[] {
  const pairs: number[] = [];
  if (run) for (let at = 1; at < run.terms.length; at++) pairs.push(pairOf(run.terms[at - 1] ?? 0, run.terms[at] ?? 0));
  return pairs;
}
