/** What a sentence without a number tells of the course of a thing: "cases doubled". */
import { CHANGES, DIRECTION, type ChangeKind } from './lexicon/changes.js';
import { isNoun } from './noun-run.js';
import type { Line } from './line.js';
import type { ReadFigure, Span } from './reading.js';

/** As the base forms stand in headlines, where a number would make them another word: "cases double". */
const BASES: ReadonlyMap<string, ChangeKind> = new Map([
  ['double', 'double'],
  ['halve', 'halve'],
]);
const BY_THEMSELVES: ReadonlySet<ChangeKind> = new Set(['rise', 'fall', 'double', 'halve']);

/** The change that words without a number tell of a thing: the first verb of change right behind a noun. */
export function changeTold(line: Line, { start, end }: Span): ReadFigure['change'] {
  for (let at = line.tokenFrom(start); at < line.tokenFrom(end); at++) {
    const token = line.tokens[at];
    const kind = token && (CHANGES.get(token.lower) ?? BASES.get(token.lower));
    if (!token || kind === undefined || !BY_THEMSELVES.has(kind) || /ing$/.test(token.lower)) continue;
    let before = at - 1;
    while (/^(?:ADV|AUX|PART)$/.test(line.tokens[before]?.pos ?? '')) before--;
    if (!isNoun(line, before) || isNoun(line, at + 1)) continue;
    return DIRECTION[kind];
  }
  return undefined;
}
