/**
 * Trains the check-worthiness model and writes the weights that ship:
 * `node --import ./libs/testing/typescript.mjs libs/reading/training/worth/train.ts DATA_FOLDER`.
 * DATA_FOLDER holds `claimbuster.crowdsourced.jsonl`. Prints the figures of a cross-validation by debates first.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossValidate, learn } from './learn.js';
import { readLines } from './lines.js';
import { meanAveragePrecision, quality } from './figures.js';

const FOLDS = 11;
const folder = process.argv[2];
if (folder === undefined) {
  console.error('Usage: train.ts DATA_FOLDER; the folder holds claimbuster.crowdsourced.jsonl');
  process.exit(2);
}
const show = (value: number): string => value.toFixed(3);
const lines = readLines(join(folder, 'claimbuster.crowdsourced.jsonl'));
const heldOut = crossValidate(lines, FOLDS);

console.log(`${lines.length} sentences; ${FOLDS} folds, whole debates held out`);
const perFold = Array.from({ length: FOLDS }, (_none, fold) => {
  const own = heldOut.filter((one) => one.fold === fold);
  const { precision, recall, f1 } = quality(own, ({ label }) => label === 1);
  console.log(
    `fold ${fold}  P ${show(precision)}  R ${show(recall)}  F1 ${show(f1)}  MAP ${show(meanAveragePrecision(own))}  ${own.length}`,
  );
  return f1;
});
const mean = perFold.reduce((sum, f1) => sum + f1, 0) / FOLDS;
const spread = Math.sqrt(perFold.reduce((sum, f1) => sum + (f1 - mean) ** 2, 0) / (FOLDS - 1));
const all = quality(heldOut, ({ label }) => label === 1);
console.log(`mean F1 ${show(mean)}, standard deviation ${show(spread)}`);
console.log(
  `all    P ${show(all.precision)}  R ${show(all.recall)}  F1 ${show(all.f1)}  MAP ${show(meanAveragePrecision(heldOut))}`,
);
for (const from of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const at = quality(heldOut, ({ score }) => score >= from);
  const bin = heldOut.filter(({ score }) => score >= from - 0.05 && score < from + 0.05);
  const true_ = bin.filter(({ line }) => line.verdict === 1).length / (bin.length || 1);
  console.log(
    `from ${show(from)}  P ${show(at.precision)}  R ${show(at.recall)}  F1 ${show(at.f1)}   of those scored about ${from} check-worthy: ${show(true_)}`,
  );
}

const packed = learn(lines, heldOut);
const file = new URL('../../src/learned/worth/weights.ts', import.meta.url);
writeFileSync(
  file,
  `/** Written by \`libs/reading/training/worth/train.ts\`; not for editing by hand. */
import type { PackedWorth } from './model.js';

export const WEIGHTS: PackedWorth = {
  model: {
    labels: ['worth'],
    bits: ${packed.model.bits},
    scale: ${packed.model.scale},
    weights:
      '${packed.model.weights}',
  },
  bias: ${packed.bias},
  slope: ${packed.slope},
  offset: ${packed.offset},
  threshold: ${packed.threshold},
};
`,
);
console.log(`weights: ${Math.round(packed.model.weights.length / 1024)} KB, threshold ${show(packed.threshold)}`);
