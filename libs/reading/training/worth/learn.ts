/** Learns the check-worthiness model, and tells honestly how well: every line is scored by a model that saw none of its debate. */
import { packWeights } from '../../src/learned/linear-model.js';
import { featuresOf } from '../../src/learned/worth/features.js';
import type { PackedWorth } from '../../src/learned/worth/model.js';
import { wordsOf } from '../../src/learned/worth/words.js';
import { bestThreshold, fitPlatt, type Platt } from './calibrate.js';
import type { LabelledLine } from './lines.js';
import { trainSvm, type Example } from './svm.js';

const BITS = 19;
const SIZE = 2 ** BITS;
/** The feature that every sentence has, in a bucket of its own; small, so that the machine does not spare it. */
const BIAS = 0.3;
const COST = 0.4;
const ROUNDS = 12;
/** A feature of a single sentence says nothing about others. */
const FEWEST = 3;

/** Sentences as examples. Texts decoded twice over ("weÃ¢â‚¬â„¢re") are read as they were meant. */
export function examplesOf(lines: readonly LabelledLine[]): Example[] {
  return lines.map(({ text, verdict }) => {
    const hashes = featuresOf(wordsOf(plain(text))).hashes;
    const distinct = [...new Set(hashes.map((hash) => hash & (SIZE - 1)))];
    const value = 1 / Math.sqrt(distinct.length || 1);
    return {
      buckets: Int32Array.from([...distinct, SIZE]),
      values: Float32Array.from([...distinct.map(() => value), BIAS]),
      truth: verdict === 1,
      importance: 1,
    };
  });
}

const plain = (text: string): string => text.replace(/Ã¢â‚¬â„¢/g, "'").replace(/[\u0080-\uffff]+/g, ' ');

/** The weights for these examples, the bias last. */
export function weightsOf(examples: readonly Example[]): Float64Array {
  const seen = new Int32Array(SIZE + 1);
  for (const { buckets } of examples) for (const bucket of buckets) seen[bucket]!++;
  const known = examples.map((one) => {
    const kept = [...one.buckets.keys()].filter((at) => seen[one.buckets[at]!]! >= FEWEST);
    return {
      ...one,
      buckets: Int32Array.from(kept, (at) => one.buckets[at]!),
      values: Float32Array.from(kept, (at) => one.values[at]!),
    };
  });
  return trainSvm(known, { size: SIZE + 1, cost: COST, rounds: ROUNDS });
}

export function scoreOf(weights: ArrayLike<number>, { buckets, values }: Example): number {
  let sum = 0;
  for (let at = 0; at < buckets.length; at++) sum += weights[buckets[at]!]! * values[at]!;
  return sum;
}

/** A line scored by a model, a calibration and a threshold that come from other debates. */
export interface HeldOut {
  readonly line: LabelledLine;
  readonly fold: number;
  readonly raw: number;
  /** 0 to 1. */
  readonly score: number;
  readonly label: 0 | 1;
}

/**
 * Cross-validation with whole debates held out: debate number `n` (in the order of their names) is scored in fold
 * `n % folds`. Calibration and threshold of a fold are fitted on the held-out scores of the other folds.
 */
export function crossValidate(lines: readonly LabelledLine[], folds: number): HeldOut[] {
  const docs = [...new Set(lines.map(({ doc }) => doc))].sort();
  const foldOf = new Map(docs.map((doc, at) => [doc, at % folds]));
  const fold = lines.map(({ doc }) => foldOf.get(doc)!);
  const examples = examplesOf(lines);
  const raw = new Float64Array(lines.length);
  for (let held = 0; held < folds; held++) {
    const weights = weightsOf(examples.filter((_one, at) => fold[at] !== held));
    examples.forEach((one, at) => {
      if (fold[at] === held) raw[at] = scoreOf(weights, one);
    });
  }
  const truths = examples.map(({ truth }) => truth);
  const fitted = Array.from({ length: folds }, (_none, held) => {
    const others = [...raw.keys()].filter((at) => fold[at] !== held);
    return fitted1(
      others.map((at) => raw[at]!),
      others.map((at) => truths[at]!),
    );
  });
  return lines.map((line, at) => {
    const { platt, threshold } = fitted[fold[at]!]!;
    const score = probability(raw[at]!, platt);
    return { line, fold: fold[at]!, raw: raw[at]!, score, label: score >= threshold ? 1 : 0 };
  });
}

const probability = (raw: number, { slope, offset }: Platt): number => 1 / (1 + Math.exp(-(slope * raw + offset)));

function fitted1(raw: readonly number[], truths: readonly boolean[]): { platt: Platt; threshold: number } {
  const platt = fitPlatt(raw, truths);
  return { platt, threshold: probability(bestThreshold(raw, truths), platt) };
}

/** The model that ships: weights from every line, calibration and threshold from held-out scores. */
export function learn(lines: readonly LabelledLine[], heldOut: readonly HeldOut[]): PackedWorth {
  const weights = weightsOf(examplesOf(lines));
  const { platt, threshold } = fitted1(
    heldOut.map(({ raw }) => raw),
    heldOut.map(({ line }) => line.verdict === 1),
  );
  return {
    model: packWeights(['worth'], BITS, weights.subarray(0, SIZE)),
    bias: weights[SIZE]! * BIAS,
    slope: platt.slope,
    offset: platt.offset,
    threshold,
  };
}
