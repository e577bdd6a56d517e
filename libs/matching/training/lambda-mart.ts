/**
 * LambdaMART (Burges 2010): gradient-boosted regression trees whose gradients are pairs of candidates in the wrong order,
 * weighted by what changing their places would change in the measure. Deterministic.
 */
import type { Tree } from '../src/rank/trees.js';

export interface Group {
  /** Place of the first candidate's row. */
  readonly from: number;
  /** 1 for a match, 0 for none. */
  readonly labels: readonly number[];
  readonly weight: number;
}

export interface Settings {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly leastInLeaf: number;
  readonly leastHessian: number;
  readonly bins: number;
  /** Shares of features and of groups that a tree sees. */
  readonly featureShare: number;
  readonly groupShare: number;
  readonly ridge: number;
  readonly seed: number;
}

export const SETTINGS: Settings = {
  trees: 180,
  leaves: 8,
  rate: 0.08,
  leastInLeaf: 30,
  leastHessian: 1,
  bins: 48,
  featureShare: 0.5,
  groupShare: 0.7,
  ridge: 5,
  seed: 7,
};

/** Mulberry32: a small generator, so that training can be repeated. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Upper edges of the bins of each feature, by quantiles. */
function edgesOf(rows: Float32Array, width: number, bins: number): Float32Array[] {
  const count = rows.length / width;
  const step = Math.max(1, Math.floor(count / 40_000));
  return Array.from({ length: width }, (_none, feature) => {
    const values: number[] = [];
    for (let at = 0; at < count; at += step) values.push(rows[at * width + feature] ?? 0);
    values.sort((a, b) => a - b);
    const edges: number[] = [];
    for (let bin = 1; bin < bins; bin++) {
      const edge = values[Math.floor((bin * values.length) / bins)] ?? 0;
      if (edges.length === 0 || edge > (edges.at(-1) ?? 0)) edges.push(edge);
    }
    return Float32Array.from(edges);
  });
}

function binned(rows: Float32Array, width: number, edges: readonly Float32Array[]): Uint8Array[] {
  const count = rows.length / width;
  return edges.map((of, feature) => {
    const bins = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      const value = rows[at * width + feature] ?? 0;
      let low = 0;
      let high = of.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value > (of[middle] ?? 0)) low = middle + 1;
        else high = middle;
      }
      bins[at] = low;
    }
    return bins;
  });
}

interface Leaf {
  readonly rows: Int32Array;
  readonly node: number;
  split: { gain: number; feature: number; bin: number } | undefined;
}

export function lambdaMart(
  rows: Float32Array,
  width: number,
  groups: readonly Group[],
  settings: Settings,
  afterTree?: (trees: readonly Tree[]) => void,
): Tree[] {
  const next = random(settings.seed);
  const edges = edgesOf(rows, width, settings.bins);
  const bins = binned(rows, width, edges);
  const scores = new Float64Array(rows.length / width);
  const trees: Tree[] = [];
  for (let number = 0; number < settings.trees; number++) {
    const gradients = new Float64Array(scores.length);
    const hessians = new Float64Array(scores.length);
    const seen: number[] = [];
    for (const group of groups) {
      if (next() >= settings.groupShare) continue;
      lambdas(group, scores, gradients, hessians);
      for (let at = 0; at < group.labels.length; at++) seen.push(group.from + at);
    }
    const features = Array.from({ length: width }, (_none, feature) => feature).filter(
      () => next() < settings.featureShare,
    );
    const tree = grow(Int32Array.from(seen), features, bins, edges, gradients, hessians, settings);
    trees.push(tree);
    for (let at = 0; at < scores.length; at++) {
      let node = 0;
      for (let feature = tree.features[0] ?? -1; feature >= 0; feature = tree.features[node] ?? -1) {
        const value = rows[at * width + feature] ?? 0;
        node = value <= (tree.values[node] ?? 0) ? (tree.lefts[node] ?? 0) : (tree.lefts[node] ?? 0) + 1;
      }
      scores[at] = (scores[at] ?? 0) + (tree.values[node] ?? 0);
    }
    afterTree?.(trees);
  }
  return trees;
}

/** Reciprocal-rank gains: the measure looks at the first places. */
function lambdas(group: Group, scores: Float64Array, gradients: Float64Array, hessians: Float64Array): void {
  const { from, labels, weight } = group;
  const order = labels.map((_, at) => at).sort((a, b) => (scores[from + b] ?? 0) - (scores[from + a] ?? 0) || a - b);
  const ranks: number[] = [];
  order.forEach((at, rank) => {
    ranks[at] = rank;
  });
  for (const [good, label] of labels.entries()) {
    if (label === 0) continue;
    for (const [bad, other] of labels.entries()) {
      if (other !== 0) continue;
      const gain = Math.abs(1 / (1 + (ranks[good] ?? 0)) - 1 / (1 + (ranks[bad] ?? 0)));
      const lead = (scores[from + good] ?? 0) - (scores[from + bad] ?? 0);
      const wrong = 1 / (1 + Math.exp(lead));
      const push = weight * gain * wrong;
      const curve = weight * gain * wrong * (1 - wrong);
      gradients[from + good] = (gradients[from + good] ?? 0) + push;
      gradients[from + bad] = (gradients[from + bad] ?? 0) - push;
      hessians[from + good] = (hessians[from + good] ?? 0) + curve;
      hessians[from + bad] = (hessians[from + bad] ?? 0) + curve;
    }
  }
}

/** One regression tree, the leaf with the greatest gain split first. */
function grow(
  all: Int32Array,
  features: readonly number[],
  bins: readonly Uint8Array[],
  edges: readonly Float32Array[],
  gradients: Float64Array,
  hessians: Float64Array,
  settings: Settings,
): Tree {
  const tree = { features: [-1], values: [0], lefts: [0] };
  const best = (rows: Int32Array): Leaf['split'] => {
    let gradient = 0;
    let hessian = 0;
    for (const row of rows) {
      gradient += gradients[row] ?? 0;
      hessian += hessians[row] ?? 0;
    }
    const whole = gradient ** 2 / (hessian + settings.ridge);
    let found: Leaf['split'];
    const sums = new Float64Array(256);
    const curves = new Float64Array(256);
    const counts = new Int32Array(256);
    for (const feature of features) {
      const of = bins[feature];
      const last = edges[feature]?.length ?? 0;
      if (!of || last === 0) continue;
      sums.fill(0, 0, last + 1);
      curves.fill(0, 0, last + 1);
      counts.fill(0, 0, last + 1);
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] ?? 0;
        const bin = of[row] ?? 0;
        sums[bin] = (sums[bin] ?? 0) + (gradients[row] ?? 0);
        curves[bin] = (curves[bin] ?? 0) + (hessians[row] ?? 0);
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
      let left = 0;
      let leftCurve = 0;
      let leftCount = 0;
      for (let bin = 0; bin < last; bin++) {
        left += sums[bin] ?? 0;
        leftCurve += curves[bin] ?? 0;
        leftCount += counts[bin] ?? 0;
        if (leftCount < settings.leastInLeaf || rows.length - leftCount < settings.leastInLeaf) continue;
        if (leftCurve < settings.leastHessian || hessian - leftCurve < settings.leastHessian) continue;
        const right = gradient - left;
        const gain =
          left ** 2 / (leftCurve + settings.ridge) + right ** 2 / (hessian - leftCurve + settings.ridge) - whole;
        if (gain > (found?.gain ?? 1e-6)) found = { gain, feature, bin };
      }
    }
    return found;
  };
  const leaves: Leaf[] = [{ rows: all, node: 0, split: best(all) }];
  while (leaves.length < settings.leaves) {
    const leaf = leaves.reduce<Leaf | undefined>(
      (most, one) => ((one.split?.gain ?? 0) > (most?.split?.gain ?? 0) ? one : most),
      undefined,
    );
    if (!leaf?.split) break;
    const { feature, bin } = leaf.split;
    const of = bins[feature];
    const left = leaf.rows.filter((row) => (of?.[row] ?? 0) <= bin);
    const right = leaf.rows.filter((row) => (of?.[row] ?? 0) > bin);
    const child = tree.features.length;
    tree.features[leaf.node] = feature;
    tree.values[leaf.node] = edges[feature]?.[bin] ?? 0;
    tree.lefts[leaf.node] = child;
    tree.features.push(-1, -1);
    tree.values.push(0, 0);
    tree.lefts.push(0, 0);
    leaves.splice(leaves.indexOf(leaf), 1);
    leaves.push({ rows: left, node: child, split: best(left) }, { rows: right, node: child + 1, split: best(right) });
  }
  for (const { rows, node } of leaves) {
    let gradient = 0;
    let hessian = 0;
    for (const row of rows) {
      gradient += gradients[row] ?? 0;
      hessian += hessians[row] ?? 0;
    }
    tree.values[node] = (settings.rate * gradient) / (hessian + settings.ridge);
  }
  return tree;
}
