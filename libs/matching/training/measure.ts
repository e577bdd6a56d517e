/** The measures of a ranking, and how sure they are. */
import { random } from './lambda-mart.js';

/** Average precision at 5 of one ranking, as the public scorer of the sets computes it. */
export function averagePrecision(relevant: readonly boolean[], total: number): number {
  let met = 0;
  let sum = 0;
  for (const [at, one] of relevant.slice(0, 5).entries()) {
    if (!one) continue;
    met++;
    sum += met / (at + 1);
  }
  return total === 0 ? 0 : sum / total;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/** The middle 95 % of the means of 2,000 samples drawn with replacement (percentile bootstrap, Efron 1979). */
export function interval(values: readonly number[]): readonly [number, number] {
  const next = random(1);
  const means = Array.from({ length: 2_000 }, () =>
    mean(values.map(() => values[Math.floor(next() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [means[50] ?? 0, means[1949] ?? 0];
}

/** "0.944 (0.912 to 0.970)". */
export function shownMean(values: readonly number[]): string {
  const [low, high] = interval(values);
  return `${mean(values).toFixed(4)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
