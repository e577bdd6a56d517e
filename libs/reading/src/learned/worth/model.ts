/** The check-worthiness model: the weights of a sentence's features, over the root of their number, as a probability. */
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

export class WorthModel {
  readonly threshold: number;
  private readonly linear: LinearModel;
  private readonly packed: PackedWorth;
  /** The number of the last sentence that had the bucket: a feature counts once, and nothing is cleared in between. */
  private readonly seenIn: Int32Array;
  private sentence = 0;

  constructor(packed: PackedWorth) {
    this.packed = packed;
    this.threshold = packed.threshold;
    this.linear = new LinearModel(packed.model);
    this.seenIn = new Int32Array(2 ** packed.model.bits);
  }

  private nextSentence(): number {
    this.sentence = (this.sentence + 1) | 0;
    // After 2 ** 32 sentences the numbers begin again.
    if (this.sentence === 0) {
      this.seenIn.fill(0);
      this.sentence = 1;
    }
    return this.sentence;
  }

  /** Log-odds that readers call the sentence check-worthy. */
  odds({ hashes }: Features): number {
    const sentence = this.nextSentence();
    let sum = 0;
    let distinct = 0;
    for (const hash of hashes) {
      const bucket = this.linear.bucket(hash);
      if (this.seenIn[bucket] === sentence) continue;
      this.seenIn[bucket] = sentence;
      sum += this.linear.weight(hash, 0);
      distinct++;
    }
    const { slope, bias, offset } = this.packed;
    return slope * (sum / Math.sqrt(distinct || 1) + bias) + offset;
  }

  /**
   * For each of the `words` what it adds to the log-odds, or takes away: each feature's weight is shared out evenly among
   * the words that it spans. With the weight of the bias they add up to `odds`.
   */
  shares({ hashes, first, last }: Features, words: number): Float64Array {
    const byWord = new Float64Array(words);
    const sentence = this.nextSentence();
    let distinct = 0;
    hashes.forEach((hash, at) => {
      const bucket = this.linear.bucket(hash);
      if (this.seenIn[bucket] === sentence) return;
      this.seenIn[bucket] = sentence;
      distinct++;
      const from = first[at] ?? 0;
      const to = last[at] ?? from;
      const share = this.linear.weight(hash, 0) / (to - from + 1);
      for (let word = from; word <= to && word < words; word++) byWord[word] = (byWord[word] ?? 0) + share;
    });
    const scale = this.packed.slope / Math.sqrt(distinct || 1);
    return byWord.map((share) => share * scale);
  }
}
