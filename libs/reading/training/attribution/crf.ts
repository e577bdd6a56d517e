/**
 * Trains a linear-chain conditional random field over hashed features, one row of labels at a time, by FTRL-Proximal
 * (McMahan et al., KDD 2013, algorithm 1): its L1 term keeps most weights at zero, so that the stored model is small.
 */
import { Chain, type Grammar } from '../../src/learned/attribution/chain.js';

/** One row of places to label. */
export interface Row {
  /** Buckets of the features, place by place. */
  readonly features: Int32Array;
  /** Features of place `at` are `features[ends[at - 1]]` up to, but not, `features[ends[at]]`. */
  readonly ends: Int32Array;
  readonly classes: Uint8Array;
  readonly labels: Uint8Array;
}

export interface CrfOptions {
  readonly bits: number;
  readonly grammar: Grammar;
  readonly edgeClasses: number;
  readonly alpha: number;
  readonly beta: number;
  readonly l1: number;
  readonly l2: number;
}

/** Gradients below this are left out: they cost most of the time and change nothing. */
const SMALL = 0.01;

export class CrfTrainer {
  readonly edges: Float32Array;
  /**
   * Bucket by bucket the weights of the labels, then their `z`, then the square roots of their sums of squared gradients:
   * side by side, because fetching them from memory is what takes the time.
   */
  private readonly state: Float32Array;
  private readonly stride: number;
  private readonly edgeSquares: Float32Array;
  private readonly chain: Chain;
  private scores = new Float64Array(0);
  private readonly pairs: Float64Array;
  /** Sums of weights at the times of `remember`. */
  private sums: Float32Array | undefined;
  private edgeSums: Float64Array | undefined;
  private times = 0;

  constructor(private readonly options: CrfOptions) {
    const { bits, grammar, edgeClasses } = options;
    this.stride = 8 * Math.ceil((3 * grammar.labels) / 8);
    this.state = new Float32Array(2 ** bits * this.stride);
    this.edges = new Float32Array(edgeClasses * grammar.labels ** 2);
    this.edgeSquares = new Float32Array(this.edges.length);
    this.pairs = new Float64Array(this.edges.length);
    this.chain = new Chain(grammar, this.edges);
  }

  /** Scores of the labels at each place of the row; good until the next call. */
  scoresOf({ features, ends }: Row): Float64Array {
    const width = this.options.grammar.labels;
    const count = ends.length;
    if (this.scores.length < count * width) this.scores = new Float64Array(count * width * 2);
    const { scores, state, stride } = this;
    scores.fill(0, 0, count * width);
    for (let at = 0, f = 0; at < count; at++) {
      const base = at * width;
      for (const end = ends[at]!; f < end; f++) {
        const slot = features[f]! * stride;
        for (let label = 0; label < width; label++) scores[base + label] = scores[base + label]! + state[slot + label]!;
      }
    }
    return scores;
  }

  learn(row: Row): void {
    const { alpha, grammar } = this.options;
    const width = grammar.labels;
    const count = row.ends.length;
    const scores = this.scoresOf(row);
    const { pairs, chain } = this;
    chain.run(scores, row.classes, count, pairs);
    const { marginals } = chain;
    for (let at = 0; at < count; at++) {
      const own = at * width + row.labels[at]!;
      marginals[own] = marginals[own]! - 1;
      const from = at === 0 ? 0 : row.ends[at - 1]!;
      for (let label = 0; label < width; label++) {
        const gradient = marginals[at * width + label]!;
        if (gradient > SMALL || gradient < -SMALL) this.step(row.features, from, row.ends[at]!, label, gradient);
      }
    }
    for (let at = 1; at < count; at++) {
      const slot = (row.classes[at]! * width + row.labels[at - 1]!) * width + row.labels[at]!;
      pairs[slot] = pairs[slot]! - 1;
    }
    for (let at = 1; at < count; at++) {
      const base = row.classes[at]! * width * width;
      for (let pair = base; pair < base + width * width; pair++) {
        const g = pairs[pair]!;
        if (g === 0) continue;
        pairs[pair] = 0;
        this.edgeSquares[pair] = this.edgeSquares[pair]! + g * g;
        this.edges[pair] = this.edges[pair]! - (alpha * g) / (1 + Math.sqrt(this.edgeSquares[pair]!));
      }
    }
  }

  private step(features: Int32Array, from: number, to: number, label: number, gradient: number): void {
    const { alpha, beta, l1, l2, grammar } = this.options;
    const { state, stride } = this;
    const width = grammar.labels;
    const rate = 1 / alpha;
    const square = gradient * gradient;
    for (let f = from; f < to; f++) {
      const slot = features[f]! * stride + label;
      const before = state[slot + 2 * width]!;
      const root = Math.sqrt(before * before + square);
      const z = state[slot + width]! + gradient - (root - before) * rate * state[slot]!;
      state[slot + width] = z;
      state[slot + 2 * width] = root;
      state[slot] =
        z > l1 ? (l1 - z) / ((beta + root) * rate + l2) : z < -l1 ? (-l1 - z) / ((beta + root) * rate + l2) : 0;
    }
  }

  /** Adds the weights as they are now to the averages that `averaged` gives: later rows pull them to and fro. */
  remember(): void {
    const { labels } = this.options.grammar;
    const { state, stride } = this;
    const buckets = 2 ** this.options.bits;
    const sums = (this.sums ??= new Float32Array(buckets * labels));
    for (let bucket = 0; bucket < buckets; bucket++)
      for (let label = 0; label < labels; label++) {
        const slot = bucket * labels + label;
        sums[slot] = sums[slot]! + state[bucket * stride + label]!;
      }
    const edgeSums = (this.edgeSums ??= new Float64Array(this.edges.length));
    for (let pair = 0; pair < edgeSums.length; pair++) edgeSums[pair] = edgeSums[pair]! + this.edges[pair]!;
    this.times++;
  }

  /** The means of the remembered weights, bucket by bucket, one for each label. */
  averaged(): { weights: Float32Array; edges: Float64Array } {
    if (!this.sums || !this.edgeSums) throw new Error('nothing was remembered: call remember() during training');
    return {
      weights: this.sums.map((sum) => sum / this.times),
      edges: this.edgeSums.map((sum) => sum / this.times),
    };
  }
}
