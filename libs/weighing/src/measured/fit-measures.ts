/** Truths, biases and spreads of measured numbers, in turn, until they stay. */
import type { ClaimTable } from '../claims.js';

export interface MeasureFit {
  /** For each object, in the scale that is weighed. */
  readonly truth: Float64Array;
  /** How far off a truth may be: one spread of it. */
  readonly error: Float64Array;
  /** For each source how far it lies from the truth in the mean. */
  readonly bias: Float64Array;
  readonly spread: Float64Array;
  /** For each claim how much it counts in its object. */
  readonly weight: Float64Array;
  /** The middle of all truths. */
  readonly typical: number;
}

const DEGREES = 4;
const ROUNDS = 50;
const STILL = 1e-9;
/** All sources together tell of one source's spread as much as so many claims of its own; and of its bias. */
const SPREAD_WEIGHT = 4;
const BIAS_WEIGHT = 4;

export function fitMeasures(table: ClaimTable, values: Float64Array, own: Float64Array): MeasureFit {
  const [objects, sources] = [table.objects.length, table.sources.length];
  const truth = Float64Array.from({ length: objects }, (_, at) =>
    median(values.subarray(table.start[at] ?? 0, table.start[at + 1] ?? 0)),
  );
  const bias = new Float64Array(sources);
  const spread = new Float64Array(sources).fill(firstSpread(table, values, truth));
  const weight = new Float64Array(values.length).fill(1);
  const error = new Float64Array(objects);
  const least = (spread[0] ?? 1) * 1e-3;
  for (let round = 0; round < ROUNDS; round++) {
    learnSources(table, values, { truth, bias, spread, weight, error }, least);
    if (learnTruths(table, values, own, { truth, bias, spread, weight, error }) < STILL * (spread[0] ?? 1)) break;
  }
  return { truth, error, bias, spread, weight, typical: median(truth) };
}

type Parts = Pick<MeasureFit, 'truth' | 'bias' | 'spread' | 'weight' | 'error'>;

/** Biases and spreads from what is left once the truths are taken away; those of little-heard sources near those of all. */
function learnSources(
  table: ClaimTable,
  values: Float64Array,
  { truth, bias, spread, error }: Parts,
  least: number,
): void {
  const sources = table.sources.length;
  const [sum, mass, squares, counts] = [0, 1, 2, 3].map(() => new Float64Array(sources)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const each = (visit: (source: number, left: number, object: number) => void): void => {
    for (let object = 0; object < table.objects.length; object++) {
      const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
      if (to - from < 2) continue;
      for (let claim = from; claim < to; claim++)
        visit(table.source[claim] ?? 0, (values[claim] ?? 0) - (truth[object] ?? 0), object);
    }
  };
  each((source, left) => {
    const far = (left - (bias[source] ?? 0)) / (spread[source] ?? 1);
    const heard = (DEGREES + 1) / (DEGREES + far * far);
    sum[source] = (sum[source] ?? 0) + heard * left;
    mass[source] = (mass[source] ?? 0) + heard;
  });
  for (let source = 0; source < sources; source++)
    bias[source] = (sum[source] ?? 0) / ((mass[source] ?? 0) + BIAS_WEIGHT);
  let [allSquares, all] = [0, 0];
  each((source, left, object) => {
    const gap = left - (bias[source] ?? 0);
    const far = gap / (spread[source] ?? 1);
    // The truth is itself known only so well.
    const square = ((DEGREES + 1) / (DEGREES + far * far)) * gap * gap + (error[object] ?? 0) ** 2;
    squares[source] = (squares[source] ?? 0) + square;
    counts[source] = (counts[source] ?? 0) + 1;
    allSquares += square;
    all += 1;
  });
  const mean = all === 0 ? 1 : allSquares / all;
  for (let source = 0; source < sources; source++)
    spread[source] = Math.max(
      least,
      Math.sqrt(((squares[source] ?? 0) + SPREAD_WEIGHT * mean) / ((counts[source] ?? 0) + SPREAD_WEIGHT)),
    );
}

/** Truths as weighted means. Gives the largest step. */
function learnTruths(
  table: ClaimTable,
  values: Float64Array,
  own: Float64Array,
  { truth, bias, spread, weight, error }: Parts,
): number {
  let step = 0;
  for (let object = 0; object < table.objects.length; object++) {
    let [sum, mass, sure] = [0, 0, 0];
    for (let claim = table.start[object] ?? 0; claim < (table.start[object + 1] ?? 0); claim++) {
      const source = table.source[claim] ?? 0;
      const wide = (spread[source] ?? 1) ** 2;
      const value = (values[claim] ?? 0) - (bias[source] ?? 0);
      const heard = (table.part[claim] ?? 0) * (own[claim] ?? 1);
      const far = (value - (truth[object] ?? 0)) ** 2 / wide;
      const counts = (heard * (DEGREES + 1)) / (DEGREES + far) / wide;
      weight[claim] = counts;
      sum += counts * value;
      mass += counts;
      sure += heard / wide;
    }
    const next = sum / mass;
    step = Math.max(step, Math.abs(next - (truth[object] ?? 0)));
    truth[object] = next;
    // Fisher's information of Student's t: (degrees + 1) / (degrees + 3) of the normal one.
    error[object] = Math.sqrt((DEGREES + 3) / (DEGREES + 1) / sure);
  }
  return step;
}

function firstSpread(table: ClaimTable, values: Float64Array, truth: Float64Array): number {
  const gaps: number[] = [];
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    if (to - from < 2) continue;
    for (let claim = from; claim < to; claim++) gaps.push(Math.abs((values[claim] ?? 0) - (truth[object] ?? 0)));
  }
  const middle = median(Float64Array.from(gaps.filter((gap) => gap > 0)));
  return middle > 0 ? middle : 1;
}

function median(values: Float64Array): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
