/** What the engine needs to know of a kind of value: which values compete, and how a claim stands to a truth. */

/** How a claim stands to the true value of its object. */
export const OUTCOMES = ['right', 'partial', 'beyond', 'near', 'wrong'] as const;
export const [RIGHT, PARTIAL, BEYOND, NEAR, WRONG] = [0, 1, 2, 3, 4] as const;
export const OUTCOME_COUNT = OUTCOMES.length;

/**
 * A trait of candidates that may tell true from wrong values: its class for each candidate, in the numbering of all
 * candidates, or -1. How telling a class is, the engine learns.
 */
export interface Sign {
  readonly name: string;
  readonly classOf: Int32Array;
  readonly classes: number;
}

/** The candidates of each object and how they stand to each other. */
export interface Contest {
  /** Where the candidates of an object begin, in the numbering of all candidates; one longer than the objects. */
  readonly first: Int32Array;
  /** For each claim its candidate among those of its object; -1 when it is none of them. */
  readonly candidate: Int32Array;
  /** Where the square of an object's candidates begins in `outcome` and `gap`. */
  readonly square: Float64Array;
  /** At `square + truth * size + said`: how a claim of `said` stands to `truth`. */
  readonly outcome: Uint8Array;
  /** The same for how far a wrong claim lies from the truth: a class, or none at all where distance means nothing. */
  readonly gap?: { readonly classOf: Uint8Array; readonly classes: number };
  readonly signs: readonly Sign[];
}

/** Offsets of squares: sums of squared sizes. */
export function squaresOf(first: Int32Array): { square: Float64Array; total: number } {
  const square = new Float64Array(first.length - 1);
  let total = 0;
  for (let object = 0; object < square.length; object++) {
    square[object] = total;
    const size = (first[object + 1] ?? 0) - (first[object] ?? 0);
    total += size * size;
  }
  return { square, total };
}
