/** The digits and words of a sentence, and the numbers that are made of them. */
import type { Span } from './reading.js';
import type { NumberUnit } from './unit-after.js';

export interface Atom extends Span {
  readonly text: string;
  readonly lower: string;
  readonly digits: boolean;
}

export interface Cardinal extends Span {
  value: number;
  next: number;
  mantissa: number;
  scaled: boolean;
  plain: boolean;
  vague: boolean;
  words: boolean;
  unit?: NumberUnit;
}

const ATOMS =
  /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<![\d.,\p{L}])\.\d+|\p{L}+|[½¼¾⅓⅔]/gu;
export function atomsOf(text: string): Atom[] {
  return Array.from(text.matchAll(ATOMS), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    lower: match[0].toLowerCase(),
    digits: /^\.?\d/.test(match[0]),
  }));
}

export const gap = (text: string, left: Span | undefined, right: Span | undefined): string =>
  left && right ? text.slice(left.end, right.start) : '\n';

/** What may stand between the words of one number. */
export const JOIN = /^(?:[ \u00a0]|-|–)$/;
