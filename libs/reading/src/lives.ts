/** Deaths that no verb of dying tells: "473 people lost their lives", "the flood claimed 40 lives", "40 lives were lost". */
import type { StateReading, Stretch } from './governing.js';
import { mention, type Line } from './line.js';
import type { ReadFigure } from './reading.js';

const LOSE = /^los(?:e|es|t|ing)$/;
const TAKEN = /^(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|tak(?:e|es|en|ing)|took|end(?:s|ed)|lost|lose)$/;
const LIFE = /^(?:life|lives)$/;

/** Tokens between what is counted and the words that tell it, at most. */
const REACH = 16;
const NEAR = 6;

/** The words `[from, to]` as a state that says "killed". */
function died(line: Line, from: number, to: number, where: StateReading['where']): StateReading | undefined {
  const [first, last] = [line.tokens[from], line.tokens[to]];
  if (!first || !last) return undefined;
  const state = [mention(line, first.start, last.end, 'die')];
  return { state, at: from, where, infinitive: line.tokens[from - 1]?.lower === 'to', passive: where === 'after' };
}

export function livesLost(line: Line, stretch: Stretch, counted: ReadFigure['counted']): StateReading | undefined {
  const { left, lead, next, right } = stretch;
  const { tokens } = line;
  if (counted?.head === 'life') {
    for (let at = lead - 1; at >= Math.max(left, lead - NEAR); at--)
      if (TAKEN.test(tokens[at]?.lower ?? '')) return died(line, at, at, 'before');
    for (let at = next; at < Math.min(right, next + NEAR); at++)
      if (/^(?:lost|claimed|taken)$/.test(tokens[at]?.lower ?? '')) return died(line, at, at, 'after');
    return undefined;
  }
  const theirs = (at: number): boolean =>
    /^(?:their|his|her)$/.test(tokens[at]?.lower ?? '') && LIFE.test(tokens[at + 1]?.lower ?? '');
  if (theirs(next) && /^cost(?:s|ing)?$/.test(tokens[lead - 1]?.lower ?? ''))
    return died(line, next, next + 1, 'after');
  for (let at = next; at < Math.min(right, next + REACH); at++)
    if (LOSE.test(tokens[at]?.lower ?? '') && theirs(at + 1)) return died(line, at, at + 2, 'after');
  return undefined;
}
