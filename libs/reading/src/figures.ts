/** The figures of one sentence: every quantity with the words that belong to it. What needs the rest of the page is in `carry.ts`. */
import { type FoundAttribution } from './attributions.js';
import { changeBefore, countedAfter, type ChangeReading, type CountedReading } from './counted.js';
import {
  headlineMovement,
  outlookOf,
  stateOf,
  subjectOf,
  type Outlook,
  type StateReading,
  type Stretch,
} from './governing.js';
import { additionalBefore, hedgeOf } from './hedges.js';
import { countryOfDemonym } from './lexicon/countries.js';
import { canonicalState, stateTraits } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import type { NumberReading } from './numbers.js';
import { placesIn } from './places.js';
import type { Mention, ReadDate, ReadFigure, Span } from './reading.js';

/** A figure before the page was looked at: `wholeHint` are the words that make it a part of something said before. */
export interface FoundFigure extends ReadFigure {
  readonly wholeHint?: Span;
  /** The whole is the very next figure: "4,000 of the 11,000". */
  readonly wholeNext?: true;
}

interface Slot {
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
}

const BREAK = /^(?:[;:—]|–|--|\(|\))$/;

function slotOf(line: Line, number: NumberReading, at: number): Slot {
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
  const counted = countedAfter(line, last, counts ? undefined : (money ?? number.end), verbBefore);
  const starts = [hedge.span, additional].map((span) => (span ? line.tokenFrom(span.start + base) : first));
  const lead = Math.min(first, ...starts);
  const change = changeBefore(line, lead);
  return {
    number,
    first,
    last,
    hedge,
    lead,
    counted,
    ...(change ? { change } : {}),
    ...(additional ? { additional } : {}),
  };
}

const CONTRAST = /^(?:while|whereas|but)$/;

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

/** Where the clause behind a figure ends: at a dash, a comma, a contrast, or the "and" that leads to the next figure. */
function rightOf(line: Line, from: number, limit: number): number {
  let right = from;
  while (right < limit) {
    const token = line.tokens[right];
    if (!token || BREAK.test(token.text) || CONTRAST.test(token.lower)) return right;
    if (token.text === ',' && !insidePlace(line, right)) return right;
    right++;
  }
  if (limit < line.tokens.length)
    for (let back = limit - 1; back > from; back--)
      if (/^(?:and|with)$/.test(line.tokens[back]?.lower ?? '')) return back;
  return right;
}

/** The clauses that the figures own, left to right. A figure that only describes another owns nothing, and does not part the other's clause. */
function stretchesOf(line: Line, slots: readonly Slot[], contentStarts: readonly number[]): Stretch[] {
  const hosts = slots.map((_slot, at) => hostOf(line, slots, at));
  const stretches: Stretch[] = [];
  slots.forEach((slot, at) => {
    if (hosts[at] !== undefined) {
      stretches.push({ left: slot.lead, lead: slot.lead, next: slot.counted.next, right: slot.counted.next });
      return;
    }
    const [first, last] = groupOf(line, slots, at);
    let end = last;
    while (hosts[end + 1] !== undefined) end++;
    const limit = slots[end + 1]?.lead ?? line.tokens.length;
    const lead = slots[first]?.lead ?? slot.lead;
    const next = slots[last]?.counted.next ?? slot.counted.next;
    const before = stretches.findLast((other, index) => hosts[index] === undefined && index < first);
    let left = Math.max(before?.right ?? 0, contentStarts[at] ?? 0);
    for (let back = lead - 1; back >= left; back--) {
      const token = line.tokens[back];
      if (token && (BREAK.test(token.text) || CONTRAST.test(token.lower))) {
        left = back + 1;
        break;
      }
    }
    stretches.push({ left: Math.min(left, lead), lead, next, right: rightOf(line, next, limit) });
  });
  return stretches;
}

/** "in Goma, Congo": the comma is part of the place. "killed, wounded or": of the list of states. */
const insidePlace = (line: Line, comma: number): boolean =>
  (/^\p{Lu}/u.test(line.tokens[comma - 1]?.text ?? '') &&
    /^\p{Lu}/u.test(line.tokens[comma + 1]?.text ?? '') &&
    line.tokens[comma + 2]?.pos !== 'VERB') ||
  (canonicalState(line.tokens[comma - 1]?.lower ?? '') !== undefined &&
    canonicalState(line.tokens[comma + 1]?.lower ?? '') !== undefined);

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Dates of the clause; a date earlier in the sentence that no other figure owns goes to the figures without one. */
function datesFor(
  line: Line,
  stretches: readonly Stretch[],
  at: number,
  attributions: readonly FoundAttribution[],
): ReadDate[] {
  const stretch = stretches[at];
  if (!stretch) return [];
  const said = (date: ReadDate): boolean => attributions.some((one) => one.said?.includes(date) ?? false);
  const free = line.dates.filter((date) => !said(date));
  const tokenOf = (date: ReadDate): number => line.tokenFrom(date.start);
  const own = free.filter((date) => tokenOf(date) >= stretch.left && tokenOf(date) < stretch.right);
  if (own.length > 0) return own;
  const owned = (date: ReadDate): boolean =>
    stretches.some((other, index) => index !== at && tokenOf(date) >= other.next && tokenOf(date) < other.right);
  const earlier = free.filter((date) => tokenOf(date) < stretch.lead && !owned(date)).slice(-1);
  if (earlier.length > 0) return earlier;
  // "killed at least 12 people, many of them children, on Monday": the last figure takes what trails.
  return at === stretches.length - 1 ? free.filter((date) => tokenOf(date) >= stretch.right).slice(0, 1) : [];
}

function governingKind(attributions: readonly FoundAttribution[], number: Span): FoundAttribution | undefined {
  return attributions
    .filter((one) => one.content.some((span) => within(number, span)))
    .sort(
      (one, other) =>
        (other.content[0]?.start ?? 0) - (one.content[0]?.start ?? 0) ||
        (one.content[0]?.end ?? 0) - (other.content[0]?.end ?? 0),
    )[0];
}

/** The clause's own words colour the figure first; then the saying does: a prediction tells a forecast, an announcement what its source will do. */
function outlookFor(
  line: Line,
  stretch: Stretch,
  state: StateReading | undefined,
  saying: FoundAttribution | undefined,
): Outlook {
  const contentStart = saying?.content[0]?.start ?? line.sentence.start;
  const from = Math.max(stretch.left, line.tokenFrom(contentStart));
  const to = state ? (state.where === 'after' ? state.at : stretch.lead) : stretch.right;
  const end = state?.where === 'after' ? state.at + 1 : to;
  const own = outlookOf(line, Math.min(from, stretch.lead), end, state?.infinitive ?? false);
  if (own.mode === 'observed' && saying?.kind === 'predict') return { ...own, mode: 'forecast', certainty: 'expected' };
  if (saying?.kind === 'announce' && own.mode === 'forecast')
    return { ...own, mode: 'announced', certainty: own.certainty ?? 'planned' };
  if (own.mode === 'forecast' && !own.certainty) return { ...own, certainty: 'expected' };
  return own;
}

const CUMULATIVE =
  /\b(?:already|so far|since|to date|until now|up to now|total(?:l?ed|s)?|toll|in all|altogether|cumulative(?:ly)?|overall|has reached|have reached)\b/i;
const STANDING =
  /\b(?:currently|now|remain(?:s|ing)?|at present|at any one time|there (?:are|were)|stationed|still)\b/i;

function accumulationOf(
  line: Line,
  stretch: Stretch,
  state: StateReading | undefined,
  dates: readonly ReadDate[],
  outlook: Outlook,
  change: ChangeReading | undefined,
  additional: boolean,
): ReadFigure['accumulation'] {
  const start = line.tokens[stretch.left]?.start ?? 0;
  const end = line.tokens[stretch.right - 1]?.end ?? start;
  const words = line.text.slice(start - line.sentence.start, end - line.sentence.start);
  const word = line.tokens[state?.at ?? -1]?.lower ?? '';
  if (state && stateTraits(word).stands) return 'stock';
  if (outlook.mode === 'observed' && (CUMULATIVE.test(words) || dates.some((date) => date.direction === 'since')))
    return 'cumulative';
  if (change) return change.by ? 'flow' : undefined;
  if (additional) return 'flow';
  if (!state) return STANDING.test(words) ? 'stock' : undefined;
  if (outlook.mode !== 'observed') return 'flow';
  if (dates.some((date) => date.from !== undefined || date.relative)) return 'flow';
  return /\b(?:have|has|had)\b/.test(words) ? 'cumulative' : undefined;
}

const JOINING =
  /^(?:join|joins|joined|joining|reinforce|reinforces|reinforced|reinforcing|supplement|supplements|supplementing)$/;

/** "to join their comrades", "on top of the": more than those already counted. */
function joinsOthers(line: Line, stretch: Stretch): boolean {
  return line.tokens
    .slice(stretch.next, stretch.right)
    .some(
      (token, at, all) =>
        JOINING.test(token.lower) ||
        (token.lower === 'top' && all[at - 1]?.lower === 'on' && all[at + 1]?.lower === 'of') ||
        (token.lower === 'addition' && all[at - 1]?.lower === 'in'),
    );
}

function subjectFor(
  line: Line,
  state: StateReading | undefined,
  stretch: Stretch,
  counted: ReadFigure['counted'],
): Mention | undefined {
  if (counted?.modifiers.some((word) => countryOfDemonym(word))) return undefined;
  return state && subjectOf(line, state, stretch);
}

/** Figures of a sentence, left to right. `firstIndex` is the index of the first among all figures of the page. */
export function figuresOf(line: Line, attributions: readonly FoundAttribution[], firstIndex: number): FoundFigure[] {
  const slots = line.numbers.map((number, at) => slotOf(line, number, at));
  const sayings = slots.map((slot) => governingKind(attributions, slot.number));
  const contentStarts = sayings.map((saying, at) => {
    const number = slots[at]?.number;
    const content = number && saying?.content.find((span) => within(number, span));
    return content ? line.tokenFrom(content.start) : 0;
  });
  const stretches = stretchesOf(line, slots, contentStarts);
  const base = line.sentence.start;
  return slots.map((slot, at) => {
    const { number, hedge } = slot;
    const stretch = stretches[at] ?? { left: 0, lead: 0, next: 0, right: 0 };
    const saying = sayings[at];
    const titled =
      line.sentence.part === 'headline' || line.sentence.part === 'bullet' || line.sentence.part === 'heading';
    const state = stateOf(line, stretch) ?? (titled ? headlineMovement(line, stretch.next) : undefined);
    const counted = slot.counted.counted ?? (slot.change?.counted && !number.unit ? slot.change.counted : undefined);
    const outlook = outlookFor(line, stretch, state, saying);
    const dates = datesFor(line, stretches, at, attributions);
    const moves = stateTraits(state?.state[0]?.lemma ?? '').moves || stateTraits(state?.state[0]?.text ?? '').moves;
    const here = placesIn(line, stretch.left, stretch.right, moves);
    const places = here.length > 0 || at === 0 ? here : placesIn(line, 0, openingEnd(line), moves);
    const joins = moves && joinsOthers(line, stretch);
    const additional =
      slot.additional !== undefined || slot.counted.additional !== undefined || joins || (slot.change?.by ?? false);
    const accumulation = accumulationOf(line, stretch, state, dates, outlook, slot.change, additional);
    const subject = subjectFor(line, state, stretch, counted);
    const host = hostOf(line, slots, at);
    const span = { start: number.start, end: number.end };
    return {
      ...span,
      text: line.text.slice(span.start - base, span.end - base),
      sentence: line.index,
      value: number.value,
      ...(number.unit
        ? { unit: { ...mention(line, number.unit.start, number.unit.end, number.unit.lemma), kind: number.unit.kind } }
        : {}),
      ...hedgeSlots(line, slot, hedge),
      ...(counted ? { counted } : {}),
      ...(subject ? { subject } : {}),
      state: state?.state ?? [],
      places,
      dates,
      ...(accumulation ? { accumulation } : {}),
      ...outlook,
      additional,
      ...(slot.change?.change ? { change: slot.change.change } : {}),
      ...(host === undefined ? {} : { within: firstIndex + host }),
      ...(slot.counted.partOf ? { wholeHint: slot.counted.partOf } : {}),
      ...(slot.counted.partOf && slots[at + 1]?.first === slot.counted.next ? { wholeNext: true as const } : {}),
    };
  });
}

/** A vague number ("dozens") is a floor, and its own words say so. A range is `between` unless another hedge stands before it. */
function hedgeSlots(
  line: Line,
  { number }: Slot,
  hedge: ReturnType<typeof hedgeOf>,
): Pick<FoundFigure, 'hedge' | 'hedgeWords'> {
  const base = line.sentence.start;
  const words = hedge.span ? { hedgeWords: mention(line, hedge.span.start + base, hedge.span.end + base) } : {};
  if (number.range && (hedge.hedge === 'exact' || hedge.hedge === 'between')) return { hedge: 'between', ...words };
  if (number.vague && !hedge.span) return { hedge: 'at-least', hedgeWords: mention(line, number.start, number.end) };
  return { hedge: hedge.hedge === 'between' ? 'exact' : hedge.hedge, ...words };
}

/** "In the northern hills, 40 homes …": how far the opening phrase of the sentence reaches. */
function openingEnd(line: Line): number {
  const comma = line.tokens.findIndex((token) => token.text === ',');
  return comma > 0 && comma < 12 && line.tokens[0]?.pos === 'ADP' ? comma : 0;
}

/** "soldiers from four brigades": a bare number right behind the noun phrase of another and a preposition. */
function hostOf(line: Line, slots: readonly Slot[], at: number): number | undefined {
  const slot = slots[at];
  const before = slots[at - 1];
  if (!slot || !before?.counted.counted || slot.hedge.span || slot.additional) return undefined;
  const between = line.tokens.slice(before.counted.next, slot.lead);
  return between.length === 1 &&
    /^(?:from|in|across|of|at|by|aboard|on|with)$/.test(between[0]?.lower ?? '') &&
    typeof slot.number.value === 'number' &&
    slot.number.value < 1000
    ? at - 1
    : undefined;
}
