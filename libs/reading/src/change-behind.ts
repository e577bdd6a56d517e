/** Numbers behind which it is told that they are so much more or less: "40 fewer deaths", "12 per cent lower". */
import type { ChangeReading } from './change.js';
import { build, nounRun } from './noun-run.js';
import type { Line } from './line.js';
import type { NumberReading } from './numbers.js';

/** How far behind "fewer" its "than" may stand, in tokens: "40 fewer deaths on the roads than". */
const THAN = 9;

/** "40 fewer deaths", "40 more deaths than in 2023": so many less or more, and no deaths that were counted. */
function fewerThan(line: Line, number: NumberReading): ChangeReading | undefined {
  const at = line.tokenFrom(number.end);
  const token = line.tokens[at];
  if (!token || number.unit || number.vague || !/^(?:fewer|less|more)$/.test(token.lower)) return undefined;
  const end = nounRun(line, at + 1);
  if (end === at + 1) return undefined;
  const behind = line.tokens.slice(end, at + THAN).map(({ lower }) => lower);
  // "Fewer" is held against something even where the words leave out against what; "12 more pupils" may be needed besides.
  const than = behind.indexOf('than');
  const held = than >= 0 && !behind.slice(0, than).some((word) => /^[,;:.—]$/.test(word));
  if (token.lower === 'more' && !held) return undefined;
  const counted = build(line, at + 1, end, end - 1);
  return {
    change: token.lower === 'more' ? 'rose' : 'fell',
    changed: 'by',
    by: true,
    infinitive: false,
    verb: { start: token.start, end: token.end },
    ...(counted ? { counted } : {}),
  };
}

/** "A fifth more than before", "a third fewer": so much more or less, and no part of a whole. */
function fractionThan(line: Line, number: NumberReading): ChangeReading | undefined {
  const at = line.tokenFrom(number.end);
  const [token, next] = [line.tokens[at], line.tokens[at + 1]];
  if (!token || !/^(?:fewer|less|lower|more|higher)$/.test(token.lower)) return undefined;
  if (/^(?:more|less)$/.test(token.lower) && next?.lower !== 'than') return undefined;
  const change = /^(?:more|higher)$/.test(token.lower) ? 'rose' : 'fell';
  return { change, changed: 'by', by: true, infinitive: false, verb: { start: token.start, end: token.end } };
}

const NOUNS: ReadonlyMap<string, 'rose' | 'fell'> = new Map([
  ...['rise', 'increase', 'jump', 'surge', 'climb', 'spike'].map((word) => [word, 'rose'] as const),
  ...['fall', 'drop', 'decline', 'decrease', 'dip', 'plunge', 'reduction', 'slump'].map(
    (word) => [word, 'fell'] as const,
  ),
]);

/** "A 12% rise in prices": prices are so much higher. */
function noun(line: Line, at: number, described: boolean): ChangeReading | undefined {
  const token = line.tokens[at];
  const change = NOUNS.get(token?.lower ?? '');
  if (!token || !change || (token.pos === 'VERB' && !described)) return undefined;
  const span = { start: token.start, end: token.end };
  if (!/^(?:in|of)$/.test(line.tokens[at + 1]?.lower ?? ''))
    return described ? { change, changed: 'by', by: true, infinitive: false, verb: span } : undefined;
  let from = at + 2;
  while (line.tokens[from]?.pos === 'DET') from++;
  if (/^number$/.test(line.tokens[from]?.lower ?? '') && line.tokens[from + 1]?.lower === 'of') from += 2;
  const end = nounRun(line, from);
  const counted = end > from ? build(line, from, end, end - 1) : undefined;
  return { change, changed: 'by', by: true, infinitive: false, verb: span, ...(counted ? { counted } : {}) };
}

/** What a measure is held against: a usual, allowed or earlier one. Levels of the sea and the ground are places. */
const STANDARD =
  /^(?:the|its|their|a|an)?(?: ?[\w\u2013-]+){0,3} ?\b(?:average|averages|normal|mean|norm|limit|limits|record|target|usual|baseline|forecast|budget|estimate|(?<!sea |ground |street |water )levels?)\b/;
const COMPARED =
  /^(?:higher|lower|warmer|hotter|colder|cooler|wetter|drier|longer|shorter|taller|deeper|heavier|lighter)$/;
const LOWER = /^(?:lower|colder|cooler|drier|shorter|lighter|below)$/;

/** "1.5 degrees above the average", "0.3 degrees warmer than in 1990": so much more or less, and not as much as that. */
function beyond(line: Line, number: NumberReading): ChangeReading | undefined {
  const at = line.tokenFrom(Math.max(number.end, number.unit?.end ?? 0));
  const [token, next] = [line.tokens[at], line.tokens[at + 1]];
  if (!token || !next) return undefined;
  const behind = line.text.slice(next.start - line.sentence.start).toLowerCase();
  const isBeyond =
    (COMPARED.test(token.lower) && next.lower === 'than') ||
    (/^(?:above|below)$/.test(token.lower) && STANDARD.test(behind.slice(0, STANDARD_REACH)));
  if (!isBeyond) return undefined;
  const change = LOWER.test(token.lower) ? 'fell' : 'rose';
  return { change, changed: 'by', by: true, infinitive: false, verb: { start: token.start, end: token.end } };
}
const STANDARD_REACH = 40;

/** "12 per cent fewer", "3% lower", "40 fewer deaths than": the change stands behind the number. */
export function changeAfter(line: Line, number: NumberReading): ChangeReading | undefined {
  if (number.unit?.kind === 'fraction') return fractionThan(line, number);
  if (number.unit?.kind !== 'percent') return number.unit ? beyond(line, number) : fewerThan(line, number);
  const token = line.tokens[line.tokenFrom(number.unit.end)];
  if (!token) return undefined;
  const change = /^(?:fewer|less|lower|below)$/.test(token.lower)
    ? 'fell'
    : /^(?:more|higher|above)$/.test(token.lower)
      ? 'rose'
      : undefined;
  if (!change) {
    // "A 15 per cent drop compared to May": an article shows that the word is a noun.
    let lead = line.tokenFrom(number.start) - 1;
    while (/^(?:some|about|almost|nearly|around|further|more|than)$/.test(line.tokens[lead]?.lower ?? '')) lead--;
    return noun(line, line.tokenFrom(number.unit.end), /^(?:an?|the|its|their)$/.test(line.tokens[lead]?.lower ?? ''));
  }
  return { change, changed: 'by', by: true, infinitive: false, verb: { start: token.start, end: token.end } };
}
