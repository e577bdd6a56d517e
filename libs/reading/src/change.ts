/** Numbers that a verb of change or level leads to ("cases rose to", "puts the number of homes at"): what they count stands before them. */
import { build, isModifier, isNoun, LONGEST, nounRun, type Counted } from './counted.js';
import type { Line } from './line.js';
import type { NumberReading } from './numbers.js';
import type { ReadFigure, Span } from './reading.js';

const CHANGES: ReadonlyMap<string, ReadFigure['change'] | 'level'> = new Map([
  ...'rose risen rise rises rising climbed climb climbs climbing increased increase increases increasing grew grow grown grows jumped jump jumps surged soared swelled gained widened'
    .split(' ')
    .map((word) => [word, 'rose'] as const),
  ...'fell fallen fall falls falling dropped drop drops dropping declined decline declines decreased decrease decreases shrank slumped plunged eased narrowed'
    .split(' ')
    .map((word) => [word, 'fell'] as const),
  ...'doubled doubles doubling'.split(' ').map((word) => [word, 'doubled'] as const),
  ...'halved halves halving'.split(' ').map((word) => [word, 'halved'] as const),
  ...'exceed exceeds exceeded exceeding surpass surpasses surpassed tops topped stood stands stand reached reaches reach reaching totalled totaled totals hit hits numbered numbers was were is are remains remained'
    .split(' ')
    .map((word) => [word, 'level'] as const),
]);

/** "12 per cent fewer", "3% lower": the change stands behind the number. */
export function changeAfter(line: Line, number: NumberReading): ChangeReading | undefined {
  if (number.unit?.kind !== 'percent') return undefined;
  const token = line.tokens[line.tokenFrom(number.unit.end)];
  if (!token) return undefined;
  const change = /^(?:fewer|less|lower|down|below)$/.test(token.lower)
    ? 'fell'
    : /^(?:more|higher|up|above)$/.test(token.lower)
      ? 'rose'
      : undefined;
  return change && { change, by: true, infinitive: false, verb: { start: token.start, end: token.end } };
}

export interface ChangeReading {
  readonly change?: NonNullable<ReadFigure['change']>;
  /** "by": the number is the change itself; "to" and verbs of level: it is where things stand. */
  readonly by: boolean;
  /** "to rise": not yet so. */
  readonly infinitive: boolean;
  readonly counted?: Counted;
  readonly verb: Span;
  /** Somebody puts it at the number. */
  readonly put?: true;
}

/** "Cases rose by 300", "the toll stands at 45": the verb of change before the number that starts at token `first`. */
export function changeBefore(line: Line, first: number): ChangeReading | undefined {
  const { tokens } = line;
  let at = first - 1;
  let link = '';
  for (let steps = 0; at >= 0 && steps < 7; steps++, at--) {
    const token = tokens[at];
    if (!token) return undefined;
    if (CHANGES.has(token.lower) && (token.pos !== 'NOUN' || link !== '')) break;
    const number = line.numberAt(at);
    // "from 6.1 percent to 5.4": the verb stands before the first of the two.
    if (number || (token.pos === 'NOUN' && line.numberAt(at - 1)) || token.text === '%') {
      if (!/^(?:to|from)$/.test(link)) return undefined;
      continue;
    }
    if (/^(?:by|to|at|from)$/.test(token.lower)) link ||= token.lower;
    else if (!/^(?:ADV|ADJ|DET|ADP|SYM|PUNCT)$/.test(token.pos) || /^[,;:—.]$/.test(token.text)) return undefined;
  }
  const verb = tokens[at];
  const change = verb && CHANGES.get(verb.lower);
  if (!verb || !change) return undefined;
  const span = { start: verb.start, end: verb.end };
  const counted = subjectCounted(line, at);
  return {
    ...(change === 'level' ? {} : { change }),
    by: link === 'by',
    infinitive: tokens[at - 1]?.lower === 'to',
    verb: span,
    ...(counted ? { counted } : {}),
  };
}

/** "the number of homes that the fire destroyed": the noun behind "of", between two tokens. */
function numberOf(line: Line, after: number, before: number): Counted | undefined {
  for (let at = after + 1; at < before - 2; at++) {
    if (!/^(?:number|total|count|tally|figure)$/.test(line.tokens[at]?.lower ?? '')) continue;
    if (line.tokens[at + 1]?.lower !== 'of') continue;
    const end = nounRun(line, at + 2);
    return end > at + 2 ? build(line, at + 2, end, end - 1) : undefined;
  }
  return undefined;
}

/** "put the number of burned homes at 40": what is put at a number is what is counted. */
export function putBefore(line: Line, first: number): ChangeReading | undefined {
  const { tokens } = line;
  if (tokens[first - 1]?.lower !== 'at') return undefined;
  for (let at = first - 2; at >= Math.max(0, first - 14); at--) {
    const token = tokens[at];
    if (!token || line.numberAt(at) || /^[,;:—.]$/.test(token.text)) return undefined;
    if (/^put(?:s|ting)?$/.test(token.lower)) {
      const named = numberOf(line, at, first) ?? subjectCounted(line, first - 1);
      const counted = named && /^(?:number|total|count|figure|tally)$/.test(named.head) ? undefined : named;
      return {
        by: false,
        infinitive: false,
        verb: { start: token.start, end: token.end },
        put: true,
        ...(counted ? { counted } : {}),
      };
    }
  }
  return undefined;
}

/** The noun phrase before a verb, without "the number of". */
function subjectCounted(line: Line, verb: number): Counted | undefined {
  let last = verb - 1;
  while (last >= 0 && (/^(?:AUX|ADV)$/.test(line.tokens[last]?.pos ?? '') || line.tokens[last]?.lower === 'to')) last--;
  let from = last;
  while (from >= 0 && last - from < LONGEST && (isNoun(line, from) || isModifier(line, from))) from--;
  if (from === last) return undefined;
  // "the soldiers in Mali fell to 800" counts the soldiers.
  if (/^(?:in|at|across|near|inside)$/.test(line.tokens[from]?.lower ?? '') && line.tokens[last]?.pos === 'PROPN')
    return subjectCounted(line, from);
  const outer = line.tokens[from - 1];
  const link = line.tokens[from]?.lower ?? '';
  // "spending on roads" is spending; "the number of cases" is cases.
  if (
    outer?.pos === 'NOUN' &&
    /^(?:of|on|for)$/.test(link) &&
    !/^(?:number|total|count|tally|toll)$/.test(outer.lower)
  ) {
    let first = from - 1;
    while (first > 0 && isModifier(line, first - 1)) first--;
    return build(line, first, last + 1, from - 1);
  }
  return build(line, from + 1, last + 1, last);
}
