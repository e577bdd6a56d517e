/** Numbers behind which it is told that they are so much more or less: "40 fewer deaths", "12 per cent lower". */
import type { ChangeReading } from './change.js';
import { build, nounRun } from './counted.js';
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

/** "12 per cent fewer", "3% lower", "40 fewer deaths than": the change stands behind the number. */
export function changeAfter(line: Line, number: NumberReading): ChangeReading | undefined {
  if (number.unit?.kind !== 'percent') return fewerThan(line, number);
  const token = line.tokens[line.tokenFrom(number.unit.end)];
  if (!token) return undefined;
  const change = /^(?:fewer|less|lower|below)$/.test(token.lower)
    ? 'fell'
    : /^(?:more|higher|above)$/.test(token.lower)
      ? 'rose'
      : undefined;
  return change && { change, changed: 'by', by: true, infinitive: false, verb: { start: token.start, end: token.end } };
}
