/**
 * Trains a linear model by FTRL-Proximal (McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013,
 * algorithm 1) on the logistic loss, one against the rest for each label. L1 leaves most weights at zero.
 */
export interface FtrlOptions {
  readonly bits: number;
  readonly labels: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly l1?: number;
  readonly l2?: number;
}

export class Ftrl {
  private readonly z: Float32Array;
  private readonly n: Float32Array;
  private readonly mask: number;
  private readonly options: Required<FtrlOptions>;

  constructor(options: FtrlOptions) {
    this.options = { alpha: 0.1, beta: 1, l1: 0.5, l2: 1, ...options };
    this.mask = 2 ** options.bits - 1;
    this.z = new Float32Array(2 ** options.bits * options.labels);
    this.n = new Float32Array(2 ** options.bits * options.labels);
  }

  private weightAt(slot: number): number {
    const { alpha, beta, l1, l2 } = this.options;
    const z = this.z[slot]!;
    if (Math.abs(z) <= l1) return 0;
    return (Math.sign(z) * l1 - z) / ((beta + Math.sqrt(this.n[slot]!)) / alpha + l2);
  }

  score(features: ArrayLike<number>, label: number): number {
    let sum = 0;
    for (let at = 0; at < features.length; at++)
      sum += this.weightAt((features[at]! & this.mask) * this.options.labels + label);
    return sum;
  }

  /** One example; `truth` is the number of its label, or a probability of label 0 when there is one label. `importance` scales its gradient. */
  learn(features: ArrayLike<number>, truth: number, importance = 1): void {
    const { alpha, labels } = this.options;
    for (let label = 0; label < labels; label++) {
      const target = labels === 1 ? truth : truth === label ? 1 : 0;
      const gradient = (1 / (1 + Math.exp(-this.score(features, label))) - target) * importance;
      for (let at = 0; at < features.length; at++) {
        const slot = (features[at]! & this.mask) * labels + label;
        const n = this.n[slot]!;
        const sigma = (Math.sqrt(n + gradient * gradient) - Math.sqrt(n)) / alpha;
        this.z[slot] = this.z[slot]! + gradient - sigma * this.weightAt(slot);
        this.n[slot] = n + gradient * gradient;
      }
    }
  }

  /** The weights, bucket by bucket, one for each label. */
  weights(): Float32Array {
    return Float32Array.from(this.z, (_z, slot) => this.weightAt(slot));
  }
}
