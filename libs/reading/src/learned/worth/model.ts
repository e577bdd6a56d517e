/** The check-worthiness model: a weight for each feature, their sum over the root of their number, turned into a probability. */
import { LinearModel, type PackedModel } from '../linear-model.js';
import type { Features } from './features.js';

export interface PackedWorth {
  readonly model: PackedModel;
  readonly bias: number;
  /**
   * Platt's calibration (1999): the probability is `1 / (1 + exp(-(slope * sum + offset)))`. Both were fitted on debates
   * that the scoring model had not seen.
   */
  readonly slope: number;
  readonly offset: number;
  /** From this probability on a sentence is called check-worthy: the best F1 on held-out debates. */
  readonly threshold: number;
}

export interface Scored {
  /** 0 to 1. */
  readonly probability: number;
  /** For each word what it adds to the log-odds, or takes away; the sum of its features' shares. */
  readonly byWord: Float64Array;
}

export class WorthModel {
  readonly threshold: number;
  private readonly linear: LinearModel;
  private readonly packed: PackedWorth;

  constructor(packed: PackedWorth) {
    this.packed = packed;
    this.threshold = packed.threshold;
    this.linear = new LinearModel(packed.model);
  }

  /** Scores one sentence of `words` words. A feature counts once, and is shared out evenly among the words that it spans. */
  score(features: Features, words: number): Scored {
    const { hashes, first, last } = features;
    const byWord = new Float64Array(words);
    const distinct = new Set<number>();
    for (const hash of hashes) distinct.add(this.linear.bucket(hash));
    const scale = this.packed.slope / Math.sqrt(distinct.size || 1);
    let sum = 0;
    hashes.forEach((hash, at) => {
      if (!distinct.delete(this.linear.bucket(hash))) return;
      const weight = this.linear.weight(hash, 0) * scale;
      sum += weight;
      const from = first[at] ?? 0;
      const to = last[at] ?? 0;
      for (let word = from; word <= to; word++) byWord[word] = (byWord[word] ?? 0) + weight / (to - from + 1);
    });
    const odds = sum + this.packed.slope * this.packed.bias + this.packed.offset;
    return { probability: 1 / (1 + Math.exp(-odds)), byWord };
  }
}
