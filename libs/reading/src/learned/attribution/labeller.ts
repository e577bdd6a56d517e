/** A trained labeller of rows of words: hashed features scored by a linear model, and pairs of neighbouring labels. */
import { unpackWeights, type PackedModel } from '../linear-model.js';
import { Chain, pieces } from './chain.js';

/** A labeller as it is stored. */
export interface PackedLabeller {
  readonly model: PackedModel;
  /** `edges[(class * labels + before) * labels + label]`. */
  readonly edges: readonly number[];
}

/** Weights of one bucket lie this far from those of the next: one aligned read of memory fetches them all. */
const STRIDE = 8;

/** Far below every score that features add up to, and still safe to exponentiate. */
const NEVER = -200;

export class Labeller {
  readonly labels: readonly string[];
  private readonly table: Int8Array;
  private readonly mask: number;
  private readonly scale: number;
  private readonly chain: Chain;
  private scores = new Float64Array(0);

  /** Takes up to eight labels. */
  constructor(packed: PackedLabeller) {
    const { labels, bits, scale, weights } = packed.model;
    if (labels.length > STRIDE) throw new Error(`a labeller takes up to ${STRIDE} labels, not ${labels.length}`);
    this.labels = labels;
    this.mask = 2 ** bits - 1;
    this.scale = scale;
    this.table = new Int8Array(2 ** bits * STRIDE);
    unpackWeights(weights, 2 ** bits * labels.length).forEach((weight, slot) => {
      if (weight !== 0) this.table[Math.floor(slot / labels.length) * STRIDE + (slot % labels.length)] = weight;
    });
    this.chain = new Chain(pieces(labels), Float64Array.from(packed.edges), true);
  }

  /** What one feature adds to the score of label number `label`. */
  weight(feature: number, label: number): number {
    return this.table[(feature & this.mask) * STRIDE + label]! * this.scale;
  }

  /** Writes the scores of one word. The sums are spelled out label by label: a loop over them takes twice the time. */
  private score(features: Int32Array, from: number, to: number, into: number): void {
    const { table, mask, scale, scores } = this;
    let s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0; // prettier-ignore
    for (let at = from; at < to; at++) {
      const row = (features[at]! & mask) * STRIDE;
      s0 += table[row]!;
      s1 += table[row + 1]!;
      s2 += table[row + 2]!;
      s3 += table[row + 3]!;
      s4 += table[row + 4]!;
      s5 += table[row + 5]!;
      s6 += table[row + 6]!;
      s7 += table[row + 7]!;
    }
    const sums = [s0, s1, s2, s3, s4, s5, s6, s7];
    for (let label = 0; label < this.labels.length; label++) scores[into + label] = sums[label]! * scale;
  }

  /**
   * The best row of labels for `classes.length` words, and how likely each label is (good until the next call).
   * `features` holds `width` hashes a word; words `[from, to)` get the first label, "O", whatever speaks against it.
   */
  label(
    features: Int32Array,
    width: number,
    classes: Uint8Array,
    from = 0,
    to = 0,
  ): { labels: Uint8Array; likely: Float64Array } {
    const count = classes.length;
    const labels = this.labels.length;
    if (this.scores.length < count * labels) this.scores = new Float64Array(2 * count * labels);
    for (let at = 0; at < count; at++) this.score(features, at * width, (at + 1) * width, at * labels);
    for (let at = from; at < to; at++) this.scores.fill(NEVER, at * labels + 1, (at + 1) * labels);
    const row = this.chain.best(this.scores, classes, count);
    this.chain.run(this.scores, classes, count);
    return { labels: row, likely: this.chain.marginals };
  }
}
