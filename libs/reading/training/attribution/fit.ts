/** The training loop: features that are too rare are left out, rows come in a shuffled order that is the same in every run. */
import { EDGE_CLASSES } from '../../src/learned/attribution/words.js';
import { pieces } from '../../src/learned/attribution/chain.js';
import type { PackedLabeller } from '../../src/learned/attribution/labeller.js';
import { packWeights } from '../../src/learned/linear-model.js';
import { CrfTrainer, type Row } from './crf.js';

/** Buckets of the feature table: `2 ** BITS`. */
export const BITS = 20;

/** Smaller weights are not stored: they are most of the file and carry no decision. */
const LEAST_WEIGHT = 0.02;

export interface FitOptions {
  readonly labels: readonly string[];
  readonly epochs: number;
  readonly alpha: number;
  readonly l1: number;
}

/** A row before its features are put in buckets: `width` hashes a place. */
export interface RawRow {
  readonly features: Int32Array;
  readonly width: number;
  readonly classes: Uint8Array;
  readonly labels: Uint8Array;
}

/** The rows with their features in buckets, without those that occur fewer than `least` times in all rows. */
export function bucketed(rows: readonly RawRow[], least: number): Row[] {
  const mask = 2 ** BITS - 1;
  const counts = new Uint32Array(2 ** BITS);
  for (const { features } of rows)
    for (let at = 0; at < features.length; at++) {
      const bucket = features[at]! & mask;
      counts[bucket] = counts[bucket]! + 1;
    }
  return rows.map(({ features, width, classes, labels }) => {
    const kept = new Int32Array(features.length);
    const ends = new Int32Array(classes.length);
    let count = 0;
    for (let at = 0, slot = 0; at < classes.length; at++) {
      for (const end = slot + width; slot < end; slot++) {
        const bucket = features[slot]! & mask;
        if (counts[bucket]! >= least) kept[count++] = bucket;
      }
      ends[at] = count;
    }
    return { features: kept.slice(0, count), ends, classes, labels };
  });
}

/** A linear congruential generator (Numerical Recipes): numbers from 0 up to, but not, 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The things in an order that depends on nothing but their number and the seed. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const next = random(seed);
  const order = [...things];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

export function fit(rows: readonly Row[], { labels, epochs, alpha, l1 }: FitOptions): PackedLabeller {
  const grammar = pieces(labels);
  const trainer = new CrfTrainer({ bits: BITS, grammar, edgeClasses: EDGE_CLASSES, alpha, beta: 1, l1, l2: 1 });
  const quarter = Math.ceil(rows.length / 4);
  for (let epoch = 0; epoch < epochs; epoch++)
    shuffled(rows, epoch + 1).forEach((row, place) => {
      trainer.learn(row);
      if (epoch >= Math.min(1, epochs - 1) && (place + 1) % quarter === 0) trainer.remember();
    });
  const { weights, edges } = trainer.averaged();
  return {
    model: packWeights(
      labels,
      BITS,
      weights.map((weight) => (Math.abs(weight) < LEAST_WEIGHT ? 0 : weight)),
    ),
    edges: Array.from(edges, (weight) => Math.round(weight * 1000) / 1000),
  };
}
