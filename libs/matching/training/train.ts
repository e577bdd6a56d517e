/**
 * Trains the model that ships: `node --import ./libs/testing/typescript.mjs libs/matching/training/train.ts DATA_FOLDER`.
 * DATA_FOLDER holds the sets `ct2022-2a` and `ct2022-2b` (CheckThat! 2022). Learns from their train queries alone; prints
 * a cross-validation first, whole occasions and runs of neighbouring posts held out together, since neighbours often speak
 * of one claim.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Collection } from '../src/collection.js';
import { VECTORS } from '../src/learned/vectors.weights.js';
import { FEATURES } from '../src/rank/features.js';
import { RowMaker } from '../src/rank/rows.js';
import { treesScore, type PackedTrees, type Tree } from '../src/rank/trees.js';
import { WordVectors } from '../src/rank/vectors.js';
import { lambdaMart, SETTINGS, type Group } from './lambda-mart.js';
import { averagePrecision, shownMean } from './measure.js';
import { readCollection, readQueries } from './sets.js';

const SETS = ['ct2022-2a', 'ct2022-2b'];
const FOLDS = 4;
/** Candidates of a query that are learned from; those behind them are easy. */
const LEARNED = 40;
/** Neighbours in a file of posts that are held out together. */
const BLOCK = 25;
/** Features that a query without a day lacks. */
const DAYS = ['day known', 'days apart', 'days after'].map((name) => FEATURES.indexOf(name));

interface Example {
  readonly set: string;
  readonly fold: number;
  readonly rows: Float32Array;
  readonly labels: readonly number[];
  readonly total: number;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error(`Usage: train.ts DATA_FOLDER; the folder holds ${SETS.join(' and ')}`);
  process.exit(2);
}
const width = FEATURES.length;
const vectors = new WordVectors(VECTORS);
const examples = SETS.flatMap((set) => examplesOf(set, join(folder, set)));
for (let fold = 0; fold < FOLDS; fold++) {
  const trees = learn(examples.filter((one) => one.fold !== fold));
  const held = examples.filter((one) => one.fold === fold);
  for (const set of SETS) {
    const own = held.filter((one) => one.set === set);
    console.log(
      `fold ${fold}  ${set}  MAP@5 ${shownMean(quality(trees, own))}  without days ${shownMean(quality(trees, own.map(undated)))}`,
    );
  }
}
const trees = learn(examples);
const packed: PackedTrees = {
  features: FEATURES,
  trees: trees.map(({ features, values, lefts }) => [
    features,
    values.map((value) => Number(value.toPrecision(5))),
    lefts,
  ]),
};
writeFileSync(
  new URL('../src/learned/model.weights.ts', import.meta.url),
  `/** Written by libs/matching/training/train.ts; not for editing by hand. */
import type { PackedTrees } from '../rank/trees.js';

export const MODEL: PackedTrees = ${JSON.stringify(packed)};
`,
);
console.log(`wrote ${trees.length} trees`);

function examplesOf(set: string, path: string): Example[] {
  const collection = new Collection(readCollection(path));
  const maker = new RowMaker(collection, vectors);
  return readQueries(path, 'train').map(({ id, query, relevant }, place) => {
    const { scoring, features } = maker.rowsOf(query, 100);
    const kin = query.day === undefined ? String(Math.floor(place / BLOCK)) : id.replace(/\d+$/, '');
    return {
      set,
      fold: hashOf(kin) % FOLDS,
      rows: features,
      labels: scoring.candidates.map((text) => (relevant.has(collection.entry(text).id) ? 1 : 0)),
      total: relevant.size,
    };
  });
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}

/** The example as it were if nobody knew when its query was said. */
function undated(example: Example): Example {
  const rows = example.rows.slice();
  for (let from = 0; from < rows.length; from += width) for (const feature of DAYS) rows[from + feature] = 0;
  return { ...example, rows };
}

/** Learns from every example twice, with its day and without: many texts bear none. */
function learn(dated: readonly Example[]): Tree[] {
  const from = dated.flatMap((example) => [example, undated(example)]);
  const groups: Group[] = [];
  const parts: Float32Array[] = [];
  let at = 0;
  for (const { rows, labels } of from) {
    const taken = Math.min(LEARNED, labels.length);
    const positive = labels.slice(0, taken).reduce((sum, label) => sum + label, 0);
    parts.push(rows.subarray(0, taken * width));
    groups.push({ from: at, labels: labels.slice(0, taken), weight: 1 / Math.max(1, positive) });
    at += taken;
  }
  const rows = new Float32Array(at * width);
  let offset = 0;
  for (const part of parts) {
    rows.set(part, offset);
    offset += part.length;
  }
  return lambdaMart(rows, width, groups, SETTINGS);
}

function quality(trees: readonly Tree[], of: readonly Example[]): number[] {
  return of.map(({ rows, labels, total }) => {
    const scores = labels.map((_, at) => treesScore(trees, rows, at * width));
    const order = labels.map((_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return averagePrecision(
      order.map((at) => labels[at] === 1),
      total,
    );
  });
}
