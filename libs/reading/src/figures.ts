/** The figures of one sentence: every quantity with the words that belong to it. What needs the rest of the page is in `carry.ts`. */
import { type FoundAttribution } from './saying.js';
import { accumulationOf } from './accumulation.js';
import { amountOf, measured, stateOfNumber } from './amounts.js';
import { conceptsOf } from './concepts.js';
import { deedOf } from './deeds.js';
import {
  countedState,
  headlineMovement,
  predicateIn,
  stateBeyond,
  stateOf,
  type StateReading,
  type Stretch,
} from './governing.js';
import { datesFor } from './figure-dates.js';
import {
  course,
  inCompound,
  isDifference,
  isOfOther,
  isSaidAgain,
  leavesOut,
  leavesOutAlike,
  narrows,
  openingEnd,
  opensAsWhole,
  isDoer,
  opensBare,
  outlookOfEnd,
  partBefore,
  placeWhere,
  sharedChange,
  sharedSubject,
  standsAlone,
  sufferers,
  takesNext,
  unitLemma,
  wholeStateAt,
} from './figure-neighbours.js';
import type { FoundFigure } from './found-figure.js';
import { countryOfDemonym } from './lexicon/countries.js';
import { stateTraits } from './lexicon/states.js';
import { mention, type Line } from './line.js';
import { livesLost } from './lives.js';
import { aheadOfPage, outlookFor, sharedOutlook, type Outlook } from './outlook.js';
import { subjectOf, winnerOf } from './owners.js';
import { notDone, yetToBe } from './not-done.js';
import { capacityOf, isAmount, termOf } from './terms.js';
import { placesIn } from './places.js';
import { isHeldAgainst, withSharedUnits } from './shared-unit.js';
import { withRateBehind } from './rate-behind.js';
import { hedgeSlots, hostOf, slotOf, stretchesOf, type Slot } from './slots.js';
import type { Mention, ReadDate, ReadFigure, Span } from './reading.js';

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function governingKind(attributions: readonly FoundAttribution[], number: Span): FoundAttribution | undefined {
  return attributions
    .filter((one) => (one.governs ?? one.content).some((span) => within(number, span)))
    .sort(
      (one, other) =>
        (other.content[0]?.start ?? 0) - (one.content[0]?.start ?? 0) ||
        (one.content[0]?.end ?? 0) - (other.content[0]?.end ?? 0),
    )[0];
}

/** "Emissions fell to 612 million tonnes of CO2 equivalent": in tonnes of carbon dioxide emissions are told, whatever the gas. */
const toldInCarbon = ({ counted, change, number }: Slot): ReadFigure['counted'] =>
  number.unit?.kind === 'measure' && /^(?:co2|co2e|equivalent|dioxide|carbon)$/.test(counted.counted?.head ?? '')
    ? change?.counted
    : undefined;

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
  const read: Slot[] = [];
  line.numbers.forEach((number, at) =>
    read.push(sharedSubject(line, read.at(-1), sharedChange(line, read.at(-1), slotOf(line, number, at)))),
  );
  const told = withSharedUnits(line, read);
  const sayings = told.map((slot) => governingKind(attributions, slot.number));
  const contentStarts = sayings.map((saying, at) => {
    const number = told[at]?.number;
    const content = number && (saying?.governs ?? saying?.content)?.find((span) => within(number, span));
    return content ? line.tokenFrom(content.start) : 0;
  });
  const stretches = stretchesOf(line, told, contentStarts);
  const slots = told.map((slot, at) => withRateBehind(line, slot, stretches[at]));
  const base = line.sentence.start;
  const concepts: Mention[][] = [];
  slots.forEach((slot, at) => {
    const [before, known] = [slots[at - 1], concepts[at - 1]];
    concepts.push(conceptsOf(line, slot, before && known && { slot: before, concepts: known }));
  });
  const outlooks: Outlook[] = [];
  let datesBefore: readonly ReadDate[] = [];
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
    const undone = slot.counted.counted && !compound ? notDone(line, stretch) : undefined;
    const term = termOf(line, slot);
    const capacity = capacityOf(line, slot);
    const read =
      compound || isAmount(line, slot)
        ? undefined
        : (term?.state ??
          capacity ??
          undone ??
          predicate ??
          livesLost(line, stretch, slot.counted.counted) ??
          (own && lent && own.at === lent.at ? undefined : own) ??
          countedState(line, slot.counted.counted ?? slot.change?.counted) ??
          (titled ? headlineMovement(line, stretch.next) : undefined) ??
          stateOfNumber(line, slot) ??
          (slot.counted.counted ? stateBeyond(line, stretch.right) : undefined));
    // "Cut from 45,000 to 38,000": what it was and what is left were not cut.
    const isEnd = slot.change?.changed === 'from' || slot.change?.changed === 'to';
    const state =
      read && !(isEnd && read.state[0]?.start === slot.change?.verb.start) ? yetToBe(line, read) : undefined;
    const counted =
      toldInCarbon(slot) ??
      slot.counted.counted ??
      slot.change?.counted ??
      amountOf(line, slot) ??
      measured(line, slot) ??
      (state ? sufferers(line, stretch) : undefined);
    const isCounted = counted !== undefined || slot.counted.partOf !== undefined || isDoer(line, slot);
    const deed =
      isCounted && !slot.change && !compound && !undone && !capacity && state === read
        ? deedOf(line, stretch)
        : undefined;
    const ownDates = datesFor(
      line,
      stretches,
      at,
      attributions,
      slot.change?.changed === 'from' ? number.start : undefined,
    );
    // "By 12 percent on January 1, to 31 cents": the day is that of both.
    const wasBy = part?.change?.changed === 'by' && slot.change?.changed === 'to';
    const isWhereTo = wasBy && part.change?.verb.start === slot.change?.verb.start;
    const dates = ownDates.length === 0 && isWhereTo ? datesBefore : ownDates;
    datesBefore = dates;
    const told = sharedOutlook(
      line,
      outlooks.at(-1),
      stretches[at - 1],
      stretch,
      aheadOfPage(line, stretch, outlookFor(line, stretch, state, saying, slot.change), dates),
    );
    const outlook = outlookOfEnd(line, slots, at, told, outlooks.at(-1));
    outlooks.push(told);
    const again = part && isSaidAgain(line, part, slot) && outlook.mode === 'observed' ? outlooks.at(-2) : undefined;
    if (again) outlooks[at] = again;
    const moves = stateTraits(state?.state[0]?.lemma ?? '').moves || stateTraits(state?.state[0]?.text ?? '').moves;
    const here = placesIn(line, stretch.left, stretch.right, moves);
    const where = here.length > 0 ? [] : placeWhere(line, stretch.left);
    const opening = where.length > 0 || at === 0 ? where : placesIn(line, 0, openingEnd(line), moves);
    const isPlaced = here.length > 0 && leavesOut(line, part, slot);
    const gapped = !counted && !state && (isPlaced || leavesOutAlike(line, part, slot));
    const places = gapped ? here.slice(0, 1) : here.length > 0 ? here : opening;
    const joins = moves && joinsOthers(line, stretch);
    const additional =
      slot.additional !== undefined || slot.counted.additional !== undefined || joins || (slot.change?.by ?? false);
    const isRate = slot.rate !== undefined || number.unit?.kind === 'percent';
    // A term is one, on whatever day it was given.
    const accumulation = term
      ? undefined
      : accumulationOf(line, stretch, {
          state,
          deed,
          dates,
          outlook,
          additional,
          change: slot.change,
          isRate,
          ...(counted ? { head: counted.head } : {}),
        });
    const isPercent = number.unit?.kind === 'percent';
    const isShared = counted === undefined && isPercent;
    const head = (counted ?? (takesNext(slot, whole) ? whole?.counted.counted : undefined))?.head ?? '';
    const subject =
      term?.subject ??
      subjectFor(line, state, stretch, counted) ??
      winnerOf(line, deed, slot.lead, { isShared, isPercent, head });
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
      ...((slot.change?.put || isToldCount(saying, slot)) && !counted ? { putAt: true as const } : {}),
      ...(slot.hedge.beside ? { beside: true as const } : {}),
      ...(gapped || (isShared && subject && part?.number.unit?.kind === 'percent') ? { gapped: true as const } : {}),
      ...(compound ? { compound: true as const } : {}),
      ...(!counted && (isDifference(line, slot) || isAmount(line, slot)) ? { difference: true as const } : {}),
      ...(!counted && standsAlone(line, slot) ? { alone: true as const } : {}),
      ...(!counted && !slot.rate && isHeldAgainst(line, slot) ? { against: true as const } : {}),
      ...(!counted && opensBare(line, slot) ? { opensBare: true as const } : {}),
      ...(partOf ? { wholeHint: partOf } : {}),
      ...(named ? { wholeNamed: true as const } : {}),
      ...(slot.counted.partOf && !named && isOfOther(line, slot) ? { wholeOther: true as const } : {}),
      ...(slot.counted.partOf && !slot.counted.counted ? wholeStateAt(line, slot.counted.next) : {}),
      ...(narrowed ? { wholePlace: narrowed.lemma } : {}),
      ...(opensAsWhole(line, part, slot) ? { wholeBefore: true as const } : {}),
      ...(takesNext(slot, whole) ? { wholeNext: true as const } : {}),
    };
  });
}

/** "A count by the institute came to 97,400": the verb of level is how the count is told, and nothing before it is what was counted. */
const isToldCount = (saying: FoundAttribution | undefined, { change }: Slot): boolean =>
  change !== undefined &&
  (saying?.cue.some(({ start, end }) => start <= change.verb.start && change.verb.end <= end) ?? false);
