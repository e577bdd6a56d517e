/** Boosted regression trees over feature rows. */

/** One tree: for each node the feature that it asks for (-1: a leaf), the greatest value that goes left or the leaf's score, and the left child; the right one comes behind it. */
export interface Tree {
  readonly features: readonly number[];
  readonly values: readonly number[];
  readonly lefts: readonly number[];
}

/** The sum of the leaves that a row of features falls into. */
export function treesScore(trees: readonly Tree[], row: Float32Array, from = 0): number {
  let score = 0;
  for (const { features, values, lefts } of trees) {
    let node = 0;
    for (let feature = features[0] ?? -1; feature >= 0; feature = features[node] ?? -1) {
      const left = lefts[node] ?? 0;
      node = (row[from + feature] ?? 0) <= (values[node] ?? 0) ? left : left + 1;
    }
    score += values[node] ?? 0;
  }
  return score;
}
