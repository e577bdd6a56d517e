/** Boosted regression trees over feature rows. */

/**
 * One tree. For each node: the feature that it asks for (-1 at a leaf), the greatest value that goes left (at a leaf: what
 * it adds to the score), and the left child, behind which the right one comes.
 */
export interface Tree {
  readonly features: readonly number[];
  readonly values: readonly number[];
  readonly lefts: readonly number[];
}

/** Trees as they are stored, with the names of the features that they were trained on. */
export interface PackedTrees {
  readonly features: readonly string[];
  readonly trees: readonly (readonly [readonly number[], readonly number[], readonly number[]])[];
}

/** Reads stored trees. Throws when they were trained on other features than `features`. */
export function unpackTrees(packed: PackedTrees, features: readonly string[]): Tree[] {
  if (packed.features.join() !== features.join())
    throw new Error(
      'Found a model of other features, expected that it was trained anew with them (libs/matching/training).',
    );
  return packed.trees.map(([asked, values, lefts]) => ({ features: asked, values, lefts }));
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
