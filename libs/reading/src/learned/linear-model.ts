/**
 * Linear models over hashed features. What ships is a sparse list of one-byte weights in Base64; the score of a label is
 * the sum of the weights of the features at hand, so that every decision can be told feature by feature.
 */

/** A model as it is stored: labels, and the weights that are not zero. */
export interface PackedModel {
  readonly labels: readonly string[];
  /** The table has `2 ** bits` buckets; a feature's bucket is its hash's lowest bits. */
  readonly bits: number;
  /** A weight is its stored byte times this. */
  readonly scale: number;
  /** Base64 of pairs: distance to the next weight that is not zero (LEB128), and that weight as a signed byte. */
  readonly weights: string;
}

export class LinearModel {
  readonly labels: readonly string[];
  private readonly mask: number;
  private readonly scale: number;
  /** Bucket by bucket, one weight for each label. */
  private readonly table: Int8Array;

  constructor(packed: PackedModel) {
    this.labels = packed.labels;
    this.mask = 2 ** packed.bits - 1;
    this.scale = packed.scale;
    this.table = unpackWeights(packed.weights, 2 ** packed.bits * packed.labels.length);
  }

  /** Writes the score of each label for `count` hashes of `features`, from place `from` on, into `scores`, from `into` on. */
  score(features: ArrayLike<number>, count: number, scores: Float64Array, from = 0, into = 0): void {
    const width = this.labels.length;
    const end = into + width;
    scores.fill(0, into, end);
    for (let at = from; at < from + count; at++) {
      let slot = ((features[at] ?? 0) & this.mask) * width;
      for (let label = into; label < end; label++) scores[label] = (scores[label] ?? 0) + (this.table[slot++] ?? 0);
    }
    for (let label = into; label < end; label++) scores[label] = (scores[label] ?? 0) * this.scale;
  }

  /** The bucket that a feature falls into: features of one bucket are the same to the model. */
  bucket(feature: number): number {
    return feature & this.mask;
  }

  /** What one feature adds to the score of label number `label`. */
  weight(feature: number, label: number): number {
    return (this.table[(feature & this.mask) * this.labels.length + label] ?? 0) * this.scale;
  }
}

/** The stored bytes of `size` weights, zeros filled in. */
export function unpackWeights(packed: string, size: number): Int8Array {
  const table = new Int8Array(size);
  const bytes = atob(packed);
  let slot = -1;
  for (let at = 0; at < bytes.length;) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.charCodeAt(at++);
      distance += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    slot += distance;
    table[slot] = bytes.charCodeAt(at++);
  }
  return table;
}

/** The stored form of dense weights (bucket by bucket, one for each label), rounded to one byte of the largest of them. */
export function packWeights(labels: readonly string[], bits: number, weights: ArrayLike<number>): PackedModel {
  let largest = 0;
  for (let at = 0; at < weights.length; at++) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
  const scale = largest / 127 || 1;
  const bytes: number[] = [];
  let last = -1;
  for (let at = 0; at < weights.length; at++) {
    const weight = Math.round((weights[at] ?? 0) / scale);
    if (weight === 0) continue;
    let distance = at - last;
    for (; distance >= 0x80; distance = Math.floor(distance / 0x80)) bytes.push((distance % 0x80) | 0x80);
    bytes.push(distance, weight & 0xff);
    last = at;
  }
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.slice(at, at + 0x2000));
  return { labels, bits, scale, weights: btoa(text) };
}
