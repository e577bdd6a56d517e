/**
 * A linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh, Chang, Lin, Keerthi
 * and Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 1). Deterministic:
 * the order of the visits comes from a linear congruential generator with a fixed seed.
 */

/** One sentence: buckets of its features (without repeats), and the value of each. */
export interface Example {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  readonly truth: boolean;
  /** How much this example's error counts, beside the others'. */
  readonly importance: number;
}

export interface SvmOptions {
  /** Size of the table of weights. */
  readonly size: number;
  /** Cost of an error against the size of the weights. */
  readonly cost: number;
  readonly rounds: number;
}

/** The weights, one a bucket. */
export function trainSvm(examples: readonly Example[], { size, cost, rounds }: SvmOptions): Float64Array {
  const weights = new Float64Array(size);
  const alpha = new Float64Array(examples.length);
  const order = Int32Array.from(examples, (_one, at) => at);
  const lengths = Float64Array.from(examples, ({ values }) => values.reduce((sum, value) => sum + value * value, 0));
  let seed = 1;
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((seed / 2 ** 32) * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    let worst = 0;
    for (const at of order) {
      const { buckets, values, truth, importance } = examples[at]!;
      const sign = truth ? 1 : -1;
      const soft = 0.5 / (cost * importance);
      const old = alpha[at]!;
      let margin = 0;
      for (let j = 0; j < buckets.length; j++) margin += weights[buckets[j]!]! * values[j]!;
      const gradient = margin * sign - 1 + soft * old;
      const step = old === 0 ? Math.min(gradient, 0) : gradient;
      if (step === 0) continue;
      worst = Math.max(worst, Math.abs(step));
      const next = Math.max(old - gradient / (lengths[at]! + soft), 0);
      alpha[at] = next;
      const change = (next - old) * sign;
      for (let j = 0; j < buckets.length; j++) weights[buckets[j]!]! += change * values[j]!;
    }
    if (worst < 1e-3) break;
  }
  return weights;
}
