/** Student's t distribution with four degrees of freedom, which has closed forms. */

/** The probability that it lies within `reach` of its middle. */
export function chanceWithin(reach: number): number {
  if (!Number.isFinite(reach)) return Number.isNaN(reach) ? 0 : 1;
  const u = reach / Math.sqrt(4 + reach * reach);
  return (3 * u - u ** 3) / 2;
}

/** How far from its middle it lies with the probability `level`. */
export function timesSpread(level: number): number {
  let [low, high] = [0, 1e4];
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (chanceWithin(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
