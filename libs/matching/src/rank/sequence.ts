/** How far two runs of words go together in the same order. */

/** The heaviest run of words that stand in both in the same order without a gap: its weight and how many words it has. */
export function longestRun(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weightOf: (place: number) => number,
): { readonly weight: number; readonly words: number } {
  let best = 0;
  let words = 0;
  let weights = new Float64Array(b.length + 1);
  let lengths = new Int32Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const nextWeights = new Float64Array(b.length + 1);
    const nextLengths = new Int32Array(b.length + 1);
    const term = a[i] ?? -1;
    if (term >= 0)
      for (let j = 0; j < b.length; j++) {
        if (b[j] !== term) continue;
        const weight = (weights[j] ?? 0) + weightOf(i);
        nextWeights[j + 1] = weight;
        nextLengths[j + 1] = (lengths[j] ?? 0) + 1;
        if (weight > best) [best, words] = [weight, nextLengths[j + 1] ?? 0];
      }
    weights = nextWeights;
    lengths = nextLengths;
  }
  return { weight: best, words };
}

/** The greatest weight of words that stand in both in the same order, gaps allowed (longest common subsequence). */
export function commonSequence(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weightOf: (place: number) => number,
): number {
  const row = new Float64Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const term = a[i] ?? -1;
    if (term < 0) continue;
    const weight = weightOf(i);
    let before = 0;
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1] ?? 0;
      row[j + 1] = b[j] === term ? Math.max(above, before + weight) : Math.max(above, row[j] ?? 0);
      before = above;
    }
  }
  return row[b.length] ?? 0;
}
