/** The value below which a share of some numbers lies (nearest rank); 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

/** The middle of what several passes took. */
export const middle = (values: readonly number[]): number => quantile(values, 0.5);
