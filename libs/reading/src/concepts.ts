/**
 * The words that name what a quantity is about: the thing that it measures ("a tower of 300 metres"), the one that has it
 * ("the company employs 40 people"), what rose or fell by it. They are taken from the noun phrases beside the number and
 * from the subject and object of the verb that governs it.
 */
import { complementsEnd, inPhrase, isContent, isQuantity, isVerb, phraseEnd, phraseStart } from './chunks.js';
import { isSaying, subjectBefore, verbBefore, type Range } from './clauses.js';
import { mention, type Line } from './line.js';
import type { Mention } from './reading.js';
import type { Slot } from './slots.js';

/** Most words that are given. */
const MOST = 14;

/** Content words of the ranges in the order of the text; words that hyphens join are one ("blue-chip"). */
function words(line: Line, ranges: readonly (Range | undefined)[]): Mention[] {
  const taken = new Set<number>();
  for (const range of ranges)
    if (range) for (let at = range.from; at < range.to; at++) if (isContent(line, at)) taken.add(at);
  const found: Mention[] = [];
  let end = 0;
  for (const at of [...taken].sort((one, other) => one - other)) {
    const [from, to] = compound(line, at);
    const [first, last] = [line.tokens[from], line.tokens[to]];
    if (!first || !last || first.start < end) continue;
    end = last.end;
    found.push(mention(line, first.start, last.end));
    if (found.length === MOST) break;
  }
  return found;
}

/** First and last token of the word that hyphens make of the token at `at`. */
function compound(line: Line, at: number): readonly [number, number] {
  const { tokens } = line;
  const joint = (left: number): boolean => tokens[left]?.end === tokens[left + 1]?.start;
  let [from, to] = [at, at];
  while (tokens[from - 1]?.text === '-' && joint(from - 2) && joint(from - 1) && !isQuantity(line, from - 2)) from -= 2;
  while (tokens[to + 1]?.text === '-' && joint(to) && joint(to + 1) && !isQuantity(line, to + 2)) to += 2;
  return [from, to];
}

/** First token behind the number with its unit and rate. */
function behind(line: Line, slot: Slot): number {
  const { unit, end } = slot.number;
  const last = Math.max(end, unit && unit.kind !== 'fraction' ? unit.end : 0, slot.rate?.end ?? 0);
  return line.tokenFrom(last);
}

/** Behind what stands in brackets at `at`: "8 miles (13 km) of tunnels". */
function behindBrackets(line: Line, at: number): number {
  if (line.tokens[at]?.text !== '(') return at;
  for (let close = at + 1; close < at + LONGEST_BRACKETS; close++)
    if (line.tokens[close]?.text === ')') return close + 1;
  return at;
}
const LONGEST_BRACKETS = 8;

/** "a 5% stake in the firm", "$40 for the roof", "60% of the workers": the noun phrase behind, with what hangs on it. */
function afterNumber(line: Line, from: number, inside: boolean): Range | undefined {
  let at = behindBrackets(line, from);
  const { tokens } = line;
  if (tokens[at]?.text === '-') at++;
  const link = tokens[at];
  if (!link) return undefined;
  const direct = phraseEnd(line, at);
  // "-1.3% FTSE": a name right behind begins something new, unless the number stands inside its phrase.
  if (direct > at && !/^(?:DET|PRON)$/.test(link.pos) && (inside || link.pos !== 'PROPN'))
    return { from: at, to: complementsEnd(line, direct, 2) };
  if (/^(?:less|more|higher|lower|below|above|under|over)$/.test(link.lower)) {
    const next = tokens[at + 1]?.lower === 'than' ? at + 2 : at + 1;
    const end = phraseEnd(line, next);
    return end > next ? { from: next, to: complementsEnd(line, end, 2) } : undefined;
  }
  if (/^(?:of|for|from|in|on|to)$/.test(link.lower) && !line.dateAt(at + 1)) {
    const end = phraseEnd(line, at + 1);
    if (end > at + 1) return { from: at + 1, to: complementsEnd(line, end, 2) };
  }
  return undefined;
}

/** Words between a noun phrase and its number: "a pitch as high as roughly 3", "winds of at least 74". */
const LEADING =
  /^(?:as|high|low|much|many|just|only|about|roughly|around|nearly|almost|of|at|to|by|with|for|from|a|an|the|up|down|is|was|:|\(|=|≈|-)$/;

/** "winds of 74 mph", "the FTSE -0.6%", "the turnover (£3bn)": the noun phrase that ends right before. */
function beforeNumber(line: Line, lead: number): Range | undefined {
  let at = lead;
  while (
    at > 0 &&
    lead - at < 5 &&
    (LEADING.test(line.tokens[at - 1]?.lower ?? '') || line.tokens[at - 1]?.pos === 'SYM')
  )
    at--;
  const start = phraseStart(line, at);
  if (start === at) return undefined;
  // "the price of the benchmark": one step further back.
  const link = line.tokens[start - 1]?.pos === 'DET' ? start - 2 : start - 1;
  const from = /^(?:of|for|in)$/.test(line.tokens[link]?.lower ?? '') ? phraseStart(line, link) : start;
  return { from, to: at };
}

/** Counted like a measure: points of an index, or whatever a verb of change leads to. */
const isMeasured = ({ counted, change }: Slot): boolean =>
  change !== undefined || /^(?:point|pt|basis point|vote|goal)$/.test(counted.counted?.head ?? '');

/** Nothing but brackets, commas, "or" and "and" between two numbers: "8 miles (13 km)", "15.3 points, 7.4 rebounds". */
function goesOn(line: Line, from: number, lead: number): boolean {
  if (lead - from > 3) return false;
  for (let at = from; at < lead; at++)
    if (!/^(?:[(,/;]|or|and|-|–|about|some)$/.test(line.tokens[at]?.lower ?? '')) return false;
  return true;
}

/** What the quantity of the slot is about. `before` is the quantity before it in the sentence, with what that one is about. */
export function conceptsOf(
  line: Line,
  slot: Slot,
  before?: { readonly slot: Slot; readonly concepts: readonly Mention[] },
): Mention[] {
  const counts = slot.counted.counted !== undefined && slot.number.unit === undefined;
  const { verb } = verbBefore(line, slot.lead);
  const subject = verb === undefined || isSaying(line, verb) ? undefined : subjectBefore(line, verb);
  const near = before && goesOn(line, Math.max(behind(line, before.slot), before.slot.counted.next), slot.lead);
  if (counts && !isMeasured(slot)) {
    const own = countedConcepts(line, slot, verb, subject);
    return own.length === 0 && near && before.slot.counted.counted && !before.slot.number.unit
      ? [...before.concepts]
      : own;
  }
  const from = counts ? slot.counted.next : behind(line, slot);
  const inside =
    /^(?:DET|ADJ)$/.test(line.tokens[slot.first - 1]?.pos ?? '') || line.tokens[slot.first - 1]?.lower === 'of';
  if (before && near) {
    const more = words(line, [afterNumber(line, from, inside)]);
    const known = new Set(more.map(({ start }) => start));
    return [...before.concepts.filter(({ start }) => !known.has(start)), ...more].sort(
      (one, other) => one.start - other.start,
    );
  }
  const found = words(line, [
    beforeNumber(line, slot.lead),
    afterNumber(line, from, inside),
    verb === undefined ? undefined : { from: verb + 1, to: slot.lead },
    subject,
  ]);
  return found.length === 0 && before ? [...before.concepts] : found;
}

/** Things that are counted name themselves; beside them stands the one who has them: "the firm has 900 doctors", "a study of 40 schools". */
function countedConcepts(line: Line, slot: Slot, verb: number | undefined, subject: Range | undefined): Mention[] {
  const holder = line.tokens[slot.lead - 1]?.lower === 'of' ? beforeNumber(line, slot.lead) : undefined;
  const direct = verb !== undefined && directObject(line, verb, slot.lead);
  const link = line.tokens[slot.counted.next]?.lower ?? '';
  const behindIt = /^(?:of|for|at)$/.test(link) ? afterNumber(line, slot.counted.next, false) : undefined;
  return words(line, [holder, holder || direct ? subject : undefined, behindIt]);
}

/** Nothing but adverbs, particles and articles between the verb and the number. */
function directObject(line: Line, verb: number, lead: number): boolean {
  for (let at = verb + 1; at < lead; at++) {
    const token = line.tokens[at];
    if (!token || inPhrase(line, at)) return false;
    if (
      token.pos === 'CCONJ' ||
      (token.pos === 'ADP' && !/^(?:off|out|up|down|back|over|about|around)$/.test(token.lower))
    )
      return false;
  }
  return isVerb(line, verb);
}
