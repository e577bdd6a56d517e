/** The figures of one sentence: every quantity with the words that belong to it. What needs the rest of the page is in `carry.ts`. */
import { type FoundAttribution } from './saying.js';
import { amountOf, measured, stateOfNumber } from './amounts.js';
import { conceptsOf } from './concepts.js';
import { deedOf } from './deeds.js';
import {
  countedState,
  headlineMovement,
  predicateIn,
  stateBeyond,
  stateOf,
  subjectOf,
  type StateReading,
  type Stretch,
} from './governing.js';
import { datesFor } from './figure-dates.js';
import { countryOfDemonym } from './lexicon/countries.js';
import { canonicalState, stateTraits } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import { livesLost } from './lives.js';
import { accumulationOf, aheadOfPage, outlookFor, sharedOutlook, type Outlook } from './outlook.js';
import { placesIn } from './places.js';
import { subjectCounted } from './subjects.js';
import { hedgeSlots, hostOf, slotOf, stretchesOf, type Slot } from './slots.js';
import type { Mention, ReadFigure, Span } from './reading.js';

/** A figure before the page was looked at: `wholeHint` are the words that make it a part of something said before. */
export interface FoundFigure extends ReadFigure {
  readonly wholeHint?: Span;
  /** The noun behind "of the" names the whole itself ("half of the tanks"): a number of something else is not it. */
  readonly wholeNamed?: true;
  /** The place that narrows that noun down right behind it: "half of the homes in Norway". */
  readonly wholePlace?: string;
  /** "Half of the dead": what those are of whom it is a part, where no noun names them. */
  readonly wholeState?: string;
  /** The whole is the very next figure: "4,000 of the 11,000". */
  readonly wholeNext?: true;
  /** The whole opens the clause: "Of 11,000 homes, 4,000 burned". */
  readonly wholeBefore?: true;
  /** It counts what the things of its host belong to ("from four brigades"), not where they are ("in four villages"). */
  readonly holdsHost?: true;
  /** It stands in a compound that describes something else: "a 40-bed clinic". */
  readonly compound?: true;
  /** "The ministry puts the number at 40": of what, is said before. */
  readonly putAt?: true;
  /** "149 in Bohol, 11 in Cebu": the words between tell only where; what, is said of the one before. */
  readonly gapped?: true;
  /** "Far above the 64,000 of June": of what, is said of the number that is held against it. */
  readonly beside?: true;
}

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function governingKind(attributions: readonly FoundAttribution[], number: Span): FoundAttribution | undefined {
  return attributions
    .filter((one) => one.content.some((span) => within(number, span)))
    .sort(
      (one, other) =>
        (other.content[0]?.start ?? 0) - (one.content[0]?.start ?? 0) ||
        (one.content[0]?.end ?? 0) - (other.content[0]?.end ?? 0),
    )[0];
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
  const slots: Slot[] = [];
  line.numbers.forEach((number, at) =>
    slots.push(sharedSubject(line, slots.at(-1), sharedChange(line, slots.at(-1), slotOf(line, number, at)))),
  );
  const sayings = slots.map((slot) => governingKind(attributions, slot.number));
  const contentStarts = sayings.map((saying, at) => {
    const number = slots[at]?.number;
    const content = number && saying?.content.find((span) => within(number, span));
    return content ? line.tokenFrom(content.start) : 0;
  });
  const stretches = stretchesOf(line, slots, contentStarts);
  const base = line.sentence.start;
  const concepts: Mention[][] = [];
  slots.forEach((slot, at) => {
    const [before, known] = [slots[at - 1], concepts[at - 1]];
    concepts.push(conceptsOf(line, slot, before && known && { slot: before, concepts: known }));
  });
  const outlooks: Outlook[] = [];
  return slots.map((slot, at) => {
    const { number } = slot;
    const stretch = stretches[at] ?? { left: 0, lead: 0, next: 0, right: 0 };
    const saying = sayings[at];
    const titled =
      line.sentence.part === 'headline' || line.sentence.part === 'bullet' || line.sentence.part === 'heading';
    const own = stateOf(line, stretch);
    const whole = slots[at + 1];
    const part = slots[at - 1];
    // "1,000 of the 11,000 sent were hurt": the predicate is the part's, the participle the whole's.
    const predicate = takesNext(slot, whole)
      ? predicateIn(line, whole?.counted.next ?? stretch.right, stretches[at + 1]?.right ?? stretch.right)
      : undefined;
    const lent = part && takesNext(part, slot) ? predicateIn(line, stretch.next, stretch.right) : undefined;
    // "The 40-bed clinic treated": what stands in a compound only says which clinic.
    const compound = inCompound(line, slot);
    const state = compound
      ? undefined
      : (predicate ??
        livesLost(line, stretch, slot.counted.counted) ??
        (own && lent && own.at === lent.at ? undefined : own) ??
        countedState(line, slot.counted.counted ?? slot.change?.counted) ??
        (titled ? headlineMovement(line, stretch.next) : undefined) ??
        stateOfNumber(line, slot) ??
        (slot.counted.counted ? stateBeyond(line, stretch.right) : undefined));
    const counted =
      slot.counted.counted ??
      slot.change?.counted ??
      amountOf(line, slot) ??
      measured(line, slot) ??
      (state ? sufferers(line, stretch) : undefined);
    const deed = counted && !slot.change && !compound ? deedOf(line, stretch) : undefined;
    const dates = datesFor(
      line,
      stretches,
      at,
      attributions,
      slot.change?.changed === 'from' ? number.start : undefined,
    );
    const outlook = sharedOutlook(
      line,
      outlooks.at(-1),
      stretches[at - 1],
      stretch,
      aheadOfPage(line, stretch, outlookFor(line, stretch, state, saying, slot.change), dates),
    );
    const again = part && isSaidAgain(line, part, slot) && outlook.mode === 'observed' ? outlooks.at(-1) : undefined;
    outlooks.push(again ?? outlook);
    const moves = stateTraits(state?.state[0]?.lemma ?? '').moves || stateTraits(state?.state[0]?.text ?? '').moves;
    const here = placesIn(line, stretch.left, stretch.right, moves);
    const where = here.length > 0 ? [] : placeWhere(line, stretch.left);
    const opening = where.length > 0 || at === 0 ? where : placesIn(line, 0, openingEnd(line), moves);
    const gapped = !counted && !state && here.length > 0 && leavesOut(line, part, slot);
    const places = gapped ? here.slice(0, 1) : here.length > 0 ? here : opening;
    const joins = moves && joinsOthers(line, stretch);
    const additional =
      slot.additional !== undefined || slot.counted.additional !== undefined || joins || (slot.change?.by ?? false);
    const accumulation = accumulationOf(line, stretch, {
      state,
      deed,
      dates,
      outlook,
      additional,
      change: slot.change,
    });
    const subject = subjectFor(line, state, stretch, counted);
    const host = hostOf(line, slots, at);
    const coursed = course(line, part, slot);
    const partOf = slot.counted.partOf ?? partBefore(line, slot.lead);
    const named = slot.counted.partOf !== undefined && slot.counted.counted !== undefined;
    const narrowed = named ? places.find(({ role, start }) => role === 'in' && narrows(line, slot, start)) : undefined;
    const span = { start: number.start, end: number.end };
    return {
      ...span,
      text: line.text.slice(span.start - base, span.end - base),
      sentence: line.index,
      value: number.value,
      ...(number.unit
        ? { unit: { ...mention(line, number.unit.start, number.unit.end, unitLemma(slot)), kind: number.unit.kind } }
        : {}),
      ...(slot.rate ? { rate: mention(line, slot.rate.start, slot.rate.end, slot.rate.lemma) } : {}),
      ...(number.vague ? { vague: true as const } : {}),
      ...hedgeSlots(line, slot),
      ...(counted ? { counted } : {}),
      concepts: concepts[at] ?? [],
      ...(subject ? { subject } : {}),
      state: state?.state ?? [],
      ...(deed ? { deed } : {}),
      places,
      dates,
      ...(accumulation ? { accumulation } : {}),
      ...(again ?? outlook),
      additional,
      ...(slot.change?.change ? { change: slot.change.change } : {}),
      ...(slot.change?.changed ? { changed: slot.change.changed } : {}),
      ...(coursed ? { course: coursed } : {}),
      ...(host === undefined ? {} : { within: firstIndex + host }),
      ...(host !== undefined && /^(?:from|of)$/.test(line.tokens[slot.lead - 1]?.lower ?? '')
        ? { holdsHost: true as const }
        : {}),
      ...(slot.change?.put && !counted ? { putAt: true as const } : {}),
      ...(slot.hedge.beside ? { beside: true as const } : {}),
      ...(gapped ? { gapped: true as const } : {}),
      ...(compound ? { compound: true as const } : {}),
      ...(partOf ? { wholeHint: partOf } : {}),
      ...(named ? { wholeNamed: true as const } : {}),
      ...(slot.counted.partOf && !slot.counted.counted ? wholeStateAt(line, slot.counted.next) : {}),
      ...(narrowed ? { wholePlace: narrowed.lemma } : {}),
      ...(opensAsWhole(line, part, slot) ? { wholeBefore: true as const } : {}),
      ...(takesNext(slot, whole) ? { wholeNext: true as const } : {}),
    };
  });
}

/**
 * "fell 312 points, or 0.9%", "rose $1.15 (1.4%)": the same change, told again as a percentage. "rose by 300, to 1,200",
 * "was revised 26 percent higher, to 196,000": where it led.
 */
function sharedChange(line: Line, before: Slot | undefined, slot: Slot): Slot {
  if (before?.change?.changed !== 'by' || slot.change) return slot;
  const from = line.tokenFrom(Math.max(before.number.unit?.end ?? 0, before.number.end));
  const between = line.tokens.slice(Math.max(from, before.counted.next), slot.lead);
  const words = between
    .filter(({ start }) => !line.dateAt(line.tokenFrom(start)))
    .map(({ lower }) => lower)
    .join(' ');
  if (/^(?:(?:higher|lower|more|less) )?(?:, )?to$/.test(words)) {
    const { change, ...same } = before.change;
    return { ...slot, change: { ...same, ...(change ? { change } : {}), changed: 'to', by: false } };
  }
  if (slot.number.unit?.kind !== 'percent') return slot;
  const again = between.length > 0 && between.every(({ lower }) => /^(?:,|or|\(|about|-|–)$/.test(lower));
  return again ? { ...slot, change: before.change } : slot;
}

/** "The deficit came to $14 billion and may reach $16 billion": a verb behind "and" has the subject of the one before. */
function sharedSubject(line: Line, before: Slot | undefined, slot: Slot): Slot {
  const counted = before?.change?.counted;
  if (!counted || !slot.change || slot.change.counted || slot.counted.counted) return slot;
  let at = line.tokenFrom(slot.change.verb.start) - 1;
  while (/^(?:AUX|ADV)$/.test(line.tokens[at]?.pos ?? '')) at--;
  const joined = at >= before.counted.next && /^(?:and|but|then)$/.test(line.tokens[at]?.lower ?? '');
  return joined ? { ...slot, change: { ...slot.change, counted } } : slot;
}

/** "$17 billion, or 4 percent of output": the same told in another unit. */
function isSaidAgain(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before?.number.unit || !slot.number.unit || slot.counted.counted) return false;
  const from = line.tokenFrom(Math.max(before.number.end, before.number.unit.end));
  const between = line.tokens.slice(from, slot.lead).map(({ lower }) => lower);
  return between.at(-1) === 'or' && between.every((word) => /^(?:,|or)$/.test(word));
}

/** "rose from 240 to 273": both numbers belong to one change, and nothing but "to" and the first one's own words part them. */
function course(line: Line, before: Slot | undefined, slot: Slot): Mention | undefined {
  if (before?.change?.changed !== 'from' || slot.change?.changed !== 'to') return undefined;
  if (slot.first - before.last > LONGEST_LINK) return undefined;
  const [first, last] = [before.number.unit, slot.number.unit];
  if (first && last && first.lemma !== last.lemma) return undefined;
  return mention(line, before.number.start, slot.number.end);
}
const LONGEST_LINK = 8;

/** "Allied forces suffered 77 dead and 830 wounded": theirs, whoever was counted before. */
function sufferers(line: Line, { lead }: Stretch): ReadFigure['counted'] {
  for (let at = lead - 1; at >= Math.max(0, lead - LONGEST_LINK); at--) {
    const token = line.tokens[at];
    if (!token || /^[;:—.]$/.test(token.text)) return undefined;
    if (/^(?:suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?)$/.test(token.lower)) {
      const counted = subjectCounted(line, at);
      return counted && /^\p{Ll}/u.test(counted.text.split(' ').at(-1) ?? '') ? counted : undefined;
    }
  }
  return undefined;
}

/** "149 in Bohol, 11 in Cebu": a bare number behind a comma or "and", with nothing but a place behind it. */
function leavesOut(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before || slot.number.unit || before.number.unit) return false;
  const link = line.tokens[slot.lead - 1]?.lower ?? '';
  return /^(?:,|and|or)$/.test(link) && /^(?:in|at|from|near)$/.test(line.tokens[slot.counted.next]?.lower ?? '');
}

/** "$5 a share" is in dollars per share. */
const unitLemma = ({ number, rate }: Slot): string =>
  rate ? `${number.unit?.lemma} per ${rate.lemma}` : (number.unit?.lemma ?? '');

function wholeStateAt({ tokens }: Line, at: number): Pick<FoundFigure, 'wholeState'> {
  const wholeState = tokens[at - 1]?.lower === 'the' ? canonicalState(tokens[at]?.lower ?? '') : undefined;
  return wholeState === undefined ? {} : { wholeState };
}

/** "4,000 of the 11,000": the whole stands right behind. */
const takesNext = (slot: Slot, next: Slot | undefined): boolean =>
  slot.counted.partOf !== undefined && next?.first === slot.counted.next;

const inCompound = (line: Line, { number, counted }: Slot): boolean =>
  // "A 7.2 magnitude quake", "a 4-alarm fire": how strong, and no quakes were counted.
  number.unit?.lemma === 'magnitude' ||
  (counted.counted !== undefined &&
    line.text[number.end - line.sentence.start] === '-' &&
    counted.counted.start === number.end + 1);

/** Whether the place at `start` stands right behind the counted noun, a preposition and an article between. */
const narrows = (line: Line, { counted }: Slot, start: number): boolean => {
  const behind = line.tokenFrom(start) - counted.next;
  return behind > 0 && behind <= 2;
};

/** "Of 11,000 homes, 4,000 burned": the number before stands behind an "of" that opens the clause, and nothing but a comma parts them. */
function opensAsWhole(line: Line, before: Slot | undefined, slot: Slot): boolean {
  if (!before?.counted.counted || before.number.unit || slot.counted.partOf) return false;
  let of = before.lead - 1;
  if (/^(?:the|these|those|its|their|some|about|all)$/.test(line.tokens[of]?.lower ?? '')) of--;
  const opens = of === 0 || /^(?:[,;:—–“"]|that|and|but)$/.test(line.tokens[of - 1]?.lower ?? '');
  if (line.tokens[of]?.lower !== 'of' || !opens) return false;
  const comma = slot.lead - 1;
  if (line.tokens[comma]?.text !== ',' || comma - before.counted.next > LONGEST_LINK) return false;
  return !line.tokens.slice(before.counted.next, comma).some(({ text }) => /^[,;:—]$/.test(text));
}

/** "…, of whom 400 were hurt", "…, including 20 children": words before a number that make it a part of the one before. */
function partBefore(line: Line, lead: number): Span | undefined {
  const [first, last] = [line.tokens[lead - 2], line.tokens[lead - 1]];
  if (last && /^(?:including|includes)$/.test(last.lower)) return { start: last.start, end: last.end };
  if (first && last && /^(?:of|among)$/.test(first.lower) && /^(?:whom|which|them|these|those)$/.test(last.lower))
    return { start: first.start, end: last.end };
  return undefined;
}

/** "A third of them in Norvale, where the rate stands at 8 percent": the place that the clause with "where" tells of. */
function placeWhere(line: Line, left: number): ReadFigure['places'] {
  const where = [left, left - 1, left + 1].find((at) => line.tokens[at]?.lower === 'where') ?? -1;
  if (line.tokens[where - 1]?.text !== ',') return [];
  return placesIn(line, Math.max(0, where - 8), where - 1, false)
    .slice(-1)
    .filter(({ role, end }) => role !== 'from' && line.tokenFrom(end) === where - 1);
}

/** "In the northern hills, 40 homes …": how far the opening phrase of the sentence reaches. */
function openingEnd(line: Line): number {
  const comma = line.tokens.findIndex((token) => token.text === ',');
  return comma > 0 && comma < 12 && line.tokens[0]?.pos === 'ADP' ? comma : 0;
}
