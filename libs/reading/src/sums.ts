/** Totals that are stated with their parts: "6,000 men: 1,000 sappers and 5,000 builders", "4 teachers and 40 pupils, 44 in all". */
import type { ReadFigure } from './reading.js';

/** Most parts of one sum. */
const MOST = 6;

const sameKind = (one: ReadFigure, other: ReadFigure): boolean =>
  one.sentence === other.sentence &&
  one.unit?.lemma === other.unit?.lemma &&
  one.vague === undefined &&
  other.vague === undefined &&
  typeof other.value === 'number';

/**
 * The run of two or more figures that begins next to `at` in the given direction and adds up to it exactly. An exact sum
 * beside its total is no chance; nothing is read from numbers that nearly fit.
 */
function runThatSums(figures: readonly ReadFigure[], at: number, step: 1 | -1): number[] | undefined {
  const total = figures[at];
  if (!total || typeof total.value !== 'number' || total.unit?.kind === 'fraction' || total.unit?.kind === 'time')
    return undefined;
  let sum = 0;
  const run: number[] = [];
  for (let next = at + step; run.length < MOST; next += step) {
    const part = figures[next];
    if (!part || !sameKind(total, part) || typeof part.value !== 'number' || part.value <= 0) return undefined;
    sum += part.value;
    run.push(next);
    if (run.length > 1 && Math.abs(sum - total.value) <= 1e-9 * total.value)
      return run.sort((one, other) => one - other);
    if (sum > total.value) return undefined;
  }
  return undefined;
}

/** What happened to the whole happened to its parts: "eight people, five men and three women, were arrested". */
const withState = (part: ReadFigure, { state }: ReadFigure): ReadFigure => ({
  ...part,
  state,
  carried: [...(part.carried ?? []), 'state'],
});

/** The figures of a page, totals with their parts. */
export function withParts(figures: readonly ReadFigure[]): ReadFigure[] {
  const complete = [...figures];
  figures.forEach((figure, at) => {
    const parts = runThatSums(figures, at, 1) ?? runThatSums(figures, at, -1);
    if (!parts) return;
    complete[at] = { ...figure, parts };
    for (const index of parts) {
      const part = complete[index];
      if (part && part.state.length === 0 && figure.state.length > 0) complete[index] = withState(part, figure);
    }
  });
  return complete;
}
