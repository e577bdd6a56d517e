/** A trained labeller of rows of words: hashed features scored by a linear model, and pairs of neighbouring labels. */
import { LinearModel, type PackedModel } from '../linear-model.js';
import { Chain, pieces } from './chain.js';

/** A labeller as it is stored. */
export interface PackedLabeller {
  readonly model: PackedModel;
  /** `edges[(class * labels + before) * labels + label]`. */
  readonly edges: readonly number[];
}

export class Labeller {
  readonly model: LinearModel;
  private readonly chain: Chain;
  private scores = new Float64Array(0);

  constructor(packed: PackedLabeller) {
    this.model = new LinearModel(packed.model);
    this.chain = new Chain(pieces(packed.model.labels), Float64Array.from(packed.edges));
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
    const labels = this.model.labels.length;
    if (this.scores.length < count * labels) this.scores = new Float64Array(2 * count * labels);
    for (let at = 0; at < count; at++) this.model.score(features, width, this.scores, at * width, at * labels);
    for (let at = from; at < to; at++) this.scores.fill(NEVER, at * labels + 1, (at + 1) * labels);
    const row = this.chain.best(this.scores, classes, count);
    this.chain.run(this.scores, classes, count);
    return { labels: row, likely: this.chain.marginals };
  }
}

/** Far below every score that features add up to, and still safe to exponentiate. */
const NEVER = -200;
