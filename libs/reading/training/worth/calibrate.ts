/** From raw scores to probabilities, and the threshold that parts the classes best. */

export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

/**
 * The slope and offset of the logistic curve that fits best (Platt 1999, by Newton's method on the log-likelihood; targets
 * drawn in a little, as he has it, so that a clean split has a finite answer).
 */
export function fitPlatt(raw: readonly number[], truths: readonly boolean[]): Platt {
  const positives = truths.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (truths.length - positives + 2);
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    raw.forEach((score, at) => {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const miss = p - (truths[at] ? high : low);
      const spread = p * (1 - p);
      g0 += miss * score;
      g1 += miss;
      h00 += spread * score * score;
      h01 += spread * score;
      h11 += spread;
    });
    const determinant = h00 * h11 - h01 * h01;
    const down = (h11 * g0 - h01 * g1) / determinant;
    const across = (h00 * g1 - h01 * g0) / determinant;
    slope -= down;
    offset -= across;
    if (Math.abs(down) + Math.abs(across) < 1e-9) break;
  }
  return { slope, offset };
}

/** The score from which on to say yes, for the highest F1; halfway to the next lower score. */
export function bestThreshold(raw: readonly number[], truths: readonly boolean[]): number {
  const order = [...raw.keys()].sort((one, other) => raw[other]! - raw[one]!);
  const positives = truths.filter(Boolean).length;
  let found = 0;
  let best = -1;
  let threshold = 0;
  order.forEach((at, rank) => {
    if (truths[at]) found++;
    const f1 = (2 * found) / (rank + 1 + positives);
    if (f1 <= best) return;
    best = f1;
    threshold = (raw[at]! + raw[order[rank + 1] ?? at]!) / 2;
  });
  return threshold;
}
