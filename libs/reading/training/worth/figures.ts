/** The figures that tell how good a ranking of check-worthy sentences is. */
import type { HeldOut } from './learn.js';

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of the check-worthy class; all 0 where nothing was found. */
export function quality(lines: readonly HeldOut[], saysYes: (one: HeldOut) => boolean): Quality {
  let [both, said, true_] = [0, 0, 0];
  for (const one of lines) {
    const yes = saysYes(one);
    const truth = one.line.verdict === 1;
    if (yes) said++;
    if (truth) true_++;
    if (yes && truth) both++;
  }
  return { precision: both / (said || 1), recall: both / (true_ || 1), f1: (2 * both) / (said + true_ || 1) };
}

/** Mean over the debates of the average precision of their lines by score. */
export function meanAveragePrecision(lines: readonly HeldOut[]): number {
  const byDoc = new Map<string, HeldOut[]>();
  for (const one of lines) byDoc.set(one.line.doc, [...(byDoc.get(one.line.doc) ?? []), one]);
  let sum = 0;
  for (const ofDoc of byDoc.values()) {
    let found = 0;
    let precision = 0;
    [...ofDoc]
      .sort((one, other) => other.score - one.score)
      .forEach(({ line }, rank) => {
        if (line.verdict !== 1) return;
        found++;
        precision += found / (rank + 1);
      });
    sum += precision / (found || 1);
  }
  return sum / (byDoc.size || 1);
}
