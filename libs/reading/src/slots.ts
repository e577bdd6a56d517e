/** Each number of a sentence with its own words, and the stretch of the sentence that speaks of it. */
import { changeAfter } from './change-behind.js';
import { changeBefore, directionBefore, type ChangeReading } from './change.js';
import { countedAfter, type CountedReading } from './counted.js';
import type { Stretch } from './governing.js';
import { additionalBefore, hedgeOf } from './hedges.js';
import { cueKind } from './lexicon/speech.js';
import { canonicalState, isMovement } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import type { NumberReading } from './numbers.js';
import { putBefore, totalBefore } from './put-at.js';
import { rateAt, type RateReading } from './rate.js';
import type { ReadFigure, Span } from './reading.js';
import type { Token } from './tokens.js';

export interface Slot {
  readonly number: NumberReading;
  /** First and last token of the number's own words. */
  readonly first: number;
  readonly last: number;
  readonly hedge: ReturnType<typeof hedgeOf>;
  /** First token of the hedge or other words that lead the number. */
  readonly lead: number;
  readonly counted: CountedReading;
  readonly change?: ChangeReading;
  readonly additional?: Span;
  /** Per what, with offsets in the whole text. */
  readonly rate?: RateReading;
}

/** "Prosecutors dropped 7 of 10 charges", "the navy sank 12 boats": verbs that things do, and that somebody does to so many of a noun. */
function takesObject(
  line: Line,
  told: ChangeReading | undefined,
  number: NumberReading,
  counted: CountedReading,
): boolean {
  if (told?.changed !== 'by' || told.by || number.unit || !told.change) return false;
  if (counted.counted === undefined && counted.partOf === undefined) return false;
  if (/^(?:point|pt|tick|place|position|notch)$/.test(counted.counted?.head ?? '')) return false;
  return /^(?:drop(?:s|ped|ping)?|s[aiu]nk(?:s|ing)?|gr[eo]ws?|grown|growing|climb(?:s|ed|ing)?|eas(?:e|es|ed|ing))$/.test(
    line.text.slice(told.verb.start - line.sentence.start, told.verb.end - line.sentence.start).toLowerCase(),
  );
}

/** "The backlog passes 300,000", "turnout tops 60 percent": more than that, as the verb says. */
function passed(line: Line, change: ChangeReading | undefined): Slot['hedge'] | undefined {
  if (!change?.counted || change.change) return undefined;
  const [start, end] = [change.verb.start - line.sentence.start, change.verb.end - line.sentence.start];
  if (!/^(?:pass(?:es|ed)?|cross(?:es|ed)?|top(?:s|ped)|surpass(?:es)?)$/i.test(line.text.slice(start, end)))
    return undefined;
  return { hedge: 'more-than', span: { start, end } };
}

const BREAK = /^(?:[;:—]|–|--|\(|\))$/;

export function slotOf(line: Line, number: NumberReading, at: number): Slot {
  const base = line.sentence.start;
  const from = number.unit && number.unit.start < number.start ? number.unit.start : number.start;
  const hedge = hedgeOf(line.text, from - base, number.end - base, number.unit?.kind === 'time');
  const additional = additionalBefore(line.text, from - base);
  const first = line.tokenFrom(from);
  const last = line.tokenFrom(number.end) - 1;
  const unitEnd =
    number.unit && number.unit.kind !== 'fraction' && number.unit.start >= number.end ? number.unit.end : undefined;
  const counts = number.unit === undefined || number.unit.kind === 'fraction';
  const previous = at > 0 ? line.numbers[at - 1] : undefined;
  const verbBefore = line.tokens
    .slice(previous ? line.tokenFrom(previous.end) : 0, first)
    .some((token) => token.pos === 'VERB');
  const money = number.unit !== undefined && number.unit.start < number.start ? number.end : unitEnd;
  const amount = number.unit?.kind === 'currency' || number.unit?.kind === 'percent';
  // "A dozen or so planes", "40 or more people": the words between loosen the number.
  const loose = hedge.span && hedge.span.start + base >= number.end ? line.tokenFrom(hedge.span.end + base) - 1 : last;
  const counted = countedAfter(
    line,
    counts ? Math.max(last, loose) : last,
    counts ? undefined : (money ?? number.end),
    verbBefore,
    amount,
  );
  const starts = [hedge.span, additional].map((span) => (span ? line.tokenFrom(span.start + base) : first));
  const lead = Math.min(first, ...starts);
  const told =
    directionBefore(line, first, number) ??
    changeBefore(line, lead, number) ??
    (hedge.hedge === 'up-to' ? undefined : changeBefore(line, first, number)) ??
    putBefore(line, lead) ??
    (counted.counted ? undefined : totalBefore(line, lead));
  const course = takesObject(line, told, number, counted) ? undefined : told;
  const behind = course?.change ? undefined : changeAfter(line, number);
  // "Deaths were 40 percent lower": "were" names what stands there, "lower" which way it went.
  const change = behind ? { ...(course?.counted ? { counted: course.counted } : {}), ...behind } : course;
  const unitsEnd = unitEnd ?? Math.max(number.end, number.unit?.end ?? 0);
  const nounEnd = counts ? (line.tokens[counted.next - 1]?.end ?? number.end) : unitsEnd;
  // "Cases per 100,000 rose to 312": of so many is told behind the noun.
  const ofSoMany = change?.counted === undefined ? undefined : rateAt(line.text, change.counted.end - base);
  const per =
    rateAt(line.text, nounEnd - base) ?? (counts && ofSoMany && /^\d/.test(ofSoMany.lemma) ? ofSoMany : undefined);
  // "up 5% a year", but no percentage is per share.
  const rate =
    number.unit?.kind === 'fraction' ||
    (number.unit?.kind === 'percent' && !/^(?:year|month|week|quarter|day|annum)$/.test(per?.lemma ?? ''))
      ? undefined
      : per;
  return {
    number,
    first,
    last,
    hedge: counted.counted === undefined && hedge.hedge === 'exact' ? (passed(line, change) ?? hedge) : hedge,
    lead,
    counted,
    ...(change ? { change } : {}),
    ...(additional ? { additional } : {}),
    ...(rate ? { rate: { ...rate, start: rate.start + base, end: rate.end + base } } : {}),
  };
}

const CONTRAST = /^(?:while|whereas|but|because|although|though)$/;

/** Slots that share what stands around them: "12 soldiers and 30 civilians were killed". First and last index of the group of `at`. */
function groupOf(line: Line, slots: readonly Slot[], at: number): readonly [number, number] {
  const joined = (left: Slot | undefined, right: Slot | undefined): boolean => {
    if (!left?.counted.counted || !right?.counted.counted || left.change || right.change) return false;
    const between = line.tokens.slice(left.counted.next, right.lead);
    return between.length > 0 && between.every((token) => /^(?:and|or|,)$/.test(token.lower));
  };
  let [first, last] = [at, at];
  while (joined(slots[first - 1], slots[first])) first--;
  while (joined(slots[last], slots[last + 1])) last++;
  return [first, last];
}

/** "Rose to 29 and authorities warn": a clause of somebody who says something begins. */
function speakerBehind({ tokens }: Line, from: number): boolean {
  for (let at = from; at < from + LONGEST_SPEAKER; at++) {
    const token = tokens[at];
    if (!token) return false;
    if (token.pos === 'VERB') return at > from && cueKind(token.lower) !== undefined;
    if (!/^(?:DET|ADJ|NOUN|PROPN|AUX|ADV)$/.test(token.pos)) return false;
  }
  return false;
}
const LONGEST_SPEAKER = 6;
/** "Makes 100 a year and plans to double that by 2027": what is intended begins a clause of its own. */
export const INTENDS = /^(?:plans|aims|hopes|intends|wants)$/;

/** Where the clause behind a figure ends: at a dash, a comma, a contrast, or the "and" that leads to the next figure. */
function rightOf(line: Line, from: number, limit: number): number {
  let right = from;
  while (right < limit) {
    const token = line.tokens[right];
    if (!token || BREAK.test(token.text) || CONTRAST.test(token.lower)) return right;
    if (token.text === ',' && !insidePlace(line, right)) return right;
    const joins = /^(?:and|but)$/.test(token.lower);
    if (joins && (speakerBehind(line, right + 1) || INTENDS.test(line.tokens[right + 1]?.lower ?? ''))) return right;
    right++;
  }
  if (limit < line.tokens.length)
    for (let back = limit - 1; back >= from; back--)
      if (/^(?:and|with)$/.test(line.tokens[back]?.lower ?? '')) return back;
  return right;
}

/** The clauses that the figures own, left to right. A figure that only describes another owns nothing, and does not part the other's clause. */
export function stretchesOf(line: Line, slots: readonly Slot[], contentStarts: readonly number[]): Stretch[] {
  const hosts = slots.map((_slot, at) => hostOf(line, slots, at));
  const stretches: Stretch[] = [];
  slots.forEach((slot, at) => {
    if (hosts[at] !== undefined) {
      stretches.push({ left: slot.lead, lead: slot.lead, next: slot.counted.next, right: slot.counted.next });
      return;
    }
    const [first, last] = groupOf(line, slots, at);
    let end = last;
    const closed = asideClosed(line, slot, slots[at + 1]);
    while (
      hosts[end + 1] !== undefined ||
      tellsOf(line, slots[end], slots[end + 1]) ||
      (closed !== undefined && end === at)
    )
      end++;
    const limit = slots[end + 1]?.lead ?? line.tokens.length;
    const lead = slots[first]?.lead ?? slot.lead;
    const next = slots[last]?.counted.next ?? slot.counted.next;
    const before = stretches.findLast((_other, index) => hosts[index] === undefined && index < first);
    // A verb between two figures may govern both: "200 households owe $5,000".
    const reach = before && before.right >= lead ? before.next : (before?.right ?? 0);
    let left = Math.max(reach, contentStarts[at] ?? 0);
    for (let back = lead - 1; back >= left; back--) {
      const token = line.tokens[back];
      // "The toll may rise, with 12 people missing": what stands before the comma is told of the toll.
      const beside = token?.text === ',' && line.tokens[back + 1]?.lower === 'with';
      if (token && (beside || BREAK.test(token.text) || CONTRAST.test(token.lower))) {
        left = back + 1;
        break;
      }
    }
    const behind = closed ?? asideClosed(line, slots[at - 1], slot);
    const from = behind === undefined ? next : behind + 1;
    stretches.push({ left: Math.min(left, lead), lead, next, right: rightOf(line, from, limit) });
  });
  return stretches;
}

/** "in Goma, Congo": the comma is part of the place. "killed, wounded or": of the list of states. */
const insidePlace = (line: Line, comma: number): boolean =>
  // "in Kenya, Uganda, and Tanzania"
  (/^\p{Lu}/u.test(line.tokens[comma - 1]?.text ?? '') &&
    /^(?:and|or)$/.test(line.tokens[comma + 1]?.lower ?? '') &&
    /^\p{Lu}/u.test(line.tokens[comma + 2]?.text ?? '') &&
    line.numberAt(comma + 2) === undefined &&
    line.tokens[comma - 2]?.text === ',') ||
  (/^\p{Lu}/u.test(line.tokens[comma - 1]?.text ?? '') &&
    /^\p{Lu}/u.test(line.tokens[comma + 1]?.text ?? '') &&
    line.tokens[comma + 2]?.pos !== 'VERB') ||
  (canonicalState(line.tokens[comma - 1]?.lower ?? '') !== undefined &&
    canonicalState(line.tokens[comma + 1]?.lower ?? '') !== undefined);

const VESSEL =
  /^(?:boat|ship|vessel|ferry|dinghy|bus|plane|aircraft|flight|train|truck|lorry|car|van|vehicle|helicopter)$/;

/** "Migrants arrived in 18 boats": in what somebody came describes who came, with a verb of movement between. */
const carries = (between: readonly Token[], { counted }: Slot): boolean =>
  between.length === 2 &&
  isMovement(between[0]?.lower ?? '') &&
  /^(?:in|aboard|on)$/.test(between[1]?.lower ?? '') &&
  VESSEL.test(counted.counted?.head ?? '');

/** "soldiers from four brigades": a bare number right behind the noun phrase of another and a preposition. */
export function hostOf(line: Line, slots: readonly Slot[], at: number): number | undefined {
  const slot = slots[at];
  const before = slots[at - 1];
  if (!slot || !before?.counted.counted || slot.hedge.span || slot.additional) return undefined;
  const behind = line.tokens.slice(before.counted.next, slot.lead);
  const between = carries(behind, slot) ? behind.slice(1) : behind;
  return between.length === 1 &&
    /^(?:from|in|across|of|at|by|aboard|on|with)$/.test(between[0]?.lower ?? '') &&
    typeof slot.number.value === 'number' &&
    slot.number.value < 1000
    ? at - 1
    : undefined;
}

/** "1.3 million people, about 20 percent of all, could go hungry": the share stands in an aside, and both are told behind the comma that closes it, whose token this is. */
function asideClosed({ tokens }: Line, host: Slot | undefined, slot: Slot | undefined): number | undefined {
  if (!host?.counted.counted || !slot || host.change || slot.change) return undefined;
  if (!/^(?:percent|fraction)$/.test(slot.number.unit?.kind ?? '')) return undefined;
  const between = tokens.slice(host.counted.next, slot.lead);
  const opens = between.findIndex(({ text }) => text === ',');
  const rest = between.slice(opens + 1).map(({ lower }) => lower);
  if (opens < 0 || !(rest.length === 0 || rest.join(' ') === 'or')) return undefined;
  const isClause = ({ pos, text }: Token): boolean => /^(?:VERB|AUX)$/.test(pos) || /^[;:—]$/.test(text);
  if (between.slice(0, opens).some(isClause)) return undefined;
  const from = slot.counted.next;
  const close = tokens.findIndex(({ text }, at) => at >= from && text === ',');
  if (close < 0 || close - from > LONGEST_SPEAKER || tokens.slice(from, close).some(isClause)) return undefined;
  return tokens[close + 1]?.pos === 'AUX' ? close : undefined;
}

/** "Four plants with a combined capacity of 1,600 megawatts will be built": what is told behind both holds of the first. */
function tellsOf({ tokens }: Line, host: Slot | undefined, slot: Slot | undefined): boolean {
  if (!host?.counted.counted || !slot || host.change) return false;
  const between = tokens.slice(host.counted.next, slot.lead);
  const isAttached =
    between[0]?.lower === 'with' && between.at(-1)?.lower === 'of' && between.length <= LONGEST_SPEAKER;
  const isPlain = between.every(({ pos, text }) => !/^(?:VERB|AUX|CCONJ)$/.test(pos) && !/^[,;:—]$/.test(text));
  return isAttached && isPlain && tokens[slot.counted.next]?.pos === 'AUX';
}

/** A vague number ("dozens") is a floor, and its own words say so. A range is `between` unless another hedge stands before it. */
export function hedgeSlots(line: Line, { number, hedge }: Slot): Pick<ReadFigure, 'hedge' | 'hedgeWords'> {
  const base = line.sentence.start;
  const words = hedge.span ? { hedgeWords: mention(line, hedge.span.start + base, hedge.span.end + base) } : {};
  if (number.range && (hedge.hedge === 'exact' || hedge.hedge === 'between')) return { hedge: 'between', ...words };
  if (number.vague && !hedge.span) {
    const words = mention(line, number.start, number.end);
    // A couple is two, loosely: 1,900 people are a couple of thousand. Other plurals say no less than two of their kind.
    return { hedge: /^a couple\b/i.test(words.text) ? 'about' : 'at-least', hedgeWords: words };
  }
  return { hedge: hedge.hedge === 'between' ? 'exact' : hedge.hedge, ...words };
}
