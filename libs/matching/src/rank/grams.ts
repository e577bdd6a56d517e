/** Letter runs of four, for words that are inflected, misspelled or run together. */

const WIDTH = 4;
export const GRAM_BUCKETS = 65_536;

/** Distinct buckets of the letter runs of `words`, each word padded by a space on both sides, ascending. */
export function gramsOf(words: Iterable<string>): Uint16Array {
  const found = new Set<number>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let at = 0; at + WIDTH <= padded.length; at++) {
      // FNV-1a over the code units.
      let hash = 0x811c9dc5;
      for (let i = at; i < at + WIDTH; i++) hash = Math.imul(hash ^ padded.charCodeAt(i), 0x01000193);
      found.add((hash ^ (hash >>> 16)) & (GRAM_BUCKETS - 1));
    }
  }
  return Uint16Array.from(found).sort();
}

/** Cosine of two sets of buckets, each bucket weighted by `weights`. */
export function gramLikeness(a: Uint16Array, b: Uint16Array, weights: Float32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) {
      const weight = weights[left] ?? 0;
      shared += weight * weight;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  if (shared === 0) return 0;
  return shared / Math.sqrt(gramSize(a, weights) * gramSize(b, weights));
}

function gramSize(grams: Uint16Array, weights: Float32Array): number {
  let sum = 0;
  for (const gram of grams) sum += (weights[gram] ?? 0) ** 2;
  return sum;
}
