/**
 * Slots that stand with another figure of the page: what "an additional 3,000" counts, whose "the soldiers" are, of what
 * "4,000 of these" are a part. Every carried slot is named in `carried` and points at the words that it was taken from.
 */
import { antecedent, classOf, saidBefore, stateOf, wholeOf } from './antecedents.js';
import type { FoundFigure } from './found-figure.js';
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { canonicalCounted } from './lexicon/counted.js';
import { canonicalState, HARM, isOfPeople } from './lexicon/states.js';
import { befallsOthers, ofSameTime, outlives, sameRate, withoutNew } from './of-the-same.js';
import type { Mention, ReadFigure } from './reading.js';

type Slot = NonNullable<ReadFigure['carried']>[number];

/** Shorter dates are months and years. */
const DAY_LENGTH = 'YYYY-MM-DD'.length;

const SLOTS = ['subject', 'state', 'place'] as const;
const MEMBER = { subject: 'subject', state: 'state', place: 'places' } as const;

/** Whose the counted things are, as words of the page: a subject, or the adjective of a country among the modifiers. */
function ownerOf(figure: ReadFigure): Mention | undefined {
  if (figure.subject && countryNamed(figure.subject.text)) return figure.subject;
  const { counted } = figure;
  const demonym = counted?.modifiers.find((word) => countryOfDemonym(word));
  const at = demonym ? counted?.text.indexOf(demonym) : undefined;
  if (!counted || !demonym || at === undefined || at < 0) return undefined;
  return {
    start: counted.start + at,
    end: counted.start + at + demonym.length,
    text: demonym,
    lemma: demonym.toLowerCase(),
  };
}

/** Completes the figures of a page from those before them. Looks at each figure once; earlier ones are found by index, not by search. */
export function carry(found: readonly FoundFigure[]): ReadFigure[] {
  const figures: ReadFigure[] = [];
  /** Last known owner by what is counted. */
  const owners = new Map<string, Mention>();
  for (const [index, one] of found.entries()) {
    const {
      wholeHint,
      wholeNamed: _named,
      wholeOther: _other,
      wholePlace: _place,
      wholeState: _state,
      wholeNext,
      wholeBefore,
      holdsHost,
      putAt,
      compound: _compound,
      beside,
      gapped,
      alone,
      difference,
      opensBare,
      against,
      ...figure
    } = one;
    const carried: Slot[] = [];
    let complete: ReadFigure = figure;
    const host = figure.within === undefined ? undefined : figures[figure.within];
    if (host) {
      complete = saidOfHost(complete, host, holdsHost ?? false);
      carried.push(...SLOTS.filter((slot) => figure[MEMBER[slot]] !== complete[MEMBER[slot]]));
    }
    const goesOn = complete.additional || putAt === true;
    // People are counted by what befalls them, whatever was counted before.
    const elided =
      opensBare === true && !complete.state.some(({ text, lemma }) => isOfPeople(text) || isOfPeople(lemma));
    const previous = antecedent(figures, complete, goesOn || elided || alone === true, found);
    if (
      !complete.counted &&
      !wholeNext &&
      previous?.counted &&
      !difference &&
      !befallsOthers(complete, previous) &&
      !outlives(complete, previous) &&
      (!complete.unit ||
        ((comparesWith(complete) || gapped || putAt || against) && complete.unit.kind === previous.unit?.kind)) &&
      (fits(complete) ||
        elided ||
        against ||
        putAt ||
        beside ||
        gapped ||
        alone ||
        comparesWith(complete) ||
        sameRate(complete, previous))
    ) {
      complete = { ...complete, counted: putAt ? withoutNew(previous.counted) : previous.counted };
      carried.push('counted');
      const isOfSame = comparesWith(complete) || gapped || alone || against || sameRate(complete, previous);
      if (isOfSame && !complete.deed && previous.deed && complete.state.length === 0)
        complete = { ...complete, deed: previous.deed };
      // "612 have died this year, against 540 in all of 2024": over another time, counted as the one before is.
      const isOverPeriod = complete.dates.some(
        ({ from, direction }) => from !== undefined && from.length < DAY_LENGTH && !direction,
      );
      if (
        against &&
        !complete.accumulation &&
        previous.accumulation &&
        previous.accumulation !== 'stock' &&
        isOverPeriod
      )
        complete = { ...complete, accumulation: 'flow' };
      if (against && previous.rate && !complete.unit) complete = { ...complete, rate: previous.rate };
      // "15,000 marched on Monday; organisers said 60,000": of the same day.
      if (alone && complete.dates.length === 0) complete = ofSameTime(complete, previous);
      if (complete.state.length === 0 && previous.state.length > 0 && (goesOn || gapped || alone || against)) {
        complete = { ...complete, state: previous.state };
        carried.push('state');
      }
      if (!complete.subject && previous.subject && stateOf(complete) === stateOf(previous)) {
        complete = { ...complete, subject: previous.subject };
        carried.push('subject');
      }
      if (complete.places.length === 0 && previous.places.length > 0 && stateOf(complete) === stateOf(previous)) {
        complete = { ...complete, places: previous.places };
        carried.push('place');
      }
    }
    // "110,000 marched. Unity claimed half a million": as many, of those who did it.
    if (
      alone &&
      previous &&
      !previous.counted &&
      previous.deed &&
      !complete.counted &&
      !complete.deed &&
      !complete.unit
    ) {
      complete = { ...ofSameTime(complete, previous), deed: previous.deed, places: previous.places };
      if (previous.places.length > 0) carried.push('place');
    }
    const whole = wholeNext
      ? index + 1
      : wholeBefore
        ? index - 1
        : wholeHint
          ? wholeOf(figures, complete, found, one)
          : undefined;
    const parent = whole === undefined ? undefined : (figures[whole] ?? found[whole]);
    if (whole !== undefined && parent) {
      complete = { ...complete, whole };
      if (!complete.counted && parent.counted) {
        complete = { ...complete, counted: parent.counted };
        carried.push('counted');
      }
      if (complete.state.length === 0 && parent.state.length > 0 && !complete.unit) {
        complete = { ...complete, state: parent.state };
        carried.push('state');
      }
      if (complete.places.length === 0 && parent.places.length > 0) {
        complete = { ...complete, places: parent.places };
        carried.push('place');
      }
    }
    // "Only 2,750 of the 4,200 work": those whom the page has told of with that number.
    if (wholeNext && !complete.counted && !found[index + 1]?.counted) {
      const named = saidBefore(figures, found[index + 1]);
      if (named) {
        complete = { ...complete, counted: named };
        carried.push('counted');
      }
    }
    const kind = classOf(complete);
    const owner = ownerOf(complete);
    if (kind && owner) owners.set(kind, owner);
    const known =
      kind && !owner && !complete.subject && canonicalCounted(kind)
        ? ((parent && (parent.subject ?? ownerOf(parent))) ?? owners.get(kind))
        : undefined;
    // A verb of its own may have turned sides: "lost 500 soldiers and captured 30".
    const turned = carried.includes('counted') && whole === undefined;
    if (known && !turned && known.end <= complete.start) {
      complete = { ...complete, subject: known };
      carried.push('subject');
    }
    figures.push(carried.length > 0 ? { ...complete, carried } : complete);
  }
  return figures;
}

/**
 * What is said of the host is said of a number that describes it: that it is a forecast, denied, when. Where "four
 * brigades" are what the things belong to, what they did too; but brigades are not killed with their soldiers.
 */
function saidOfHost(figure: ReadFigure, host: ReadFigure, belongs: boolean): ReadFigure {
  const { certainty: _certainty, accumulation: _accumulation, ...own } = figure;
  const shared = belongs && !host.state.some((word) => HARM.has(canonicalState(word.lemma) ?? ''));
  const owner = host.subject ?? ownerOf(host);
  return {
    ...own,
    mode: host.mode,
    polarity: host.polarity,
    ...(host.certainty ? { certainty: host.certainty } : {}),
    dates: figure.dates.length > 0 ? figure.dates : host.dates,
    ...(shared
      ? {
          state: host.state,
          places: host.places,
          ...(owner ? { subject: owner } : {}),
          ...(host.accumulation ? { accumulation: host.accumulation } : {}),
        }
      : {}),
  };
}

/** Only a number that says something of its own ("3,000 more", "12 wounded") stands for what was counted before. */
const fits = (figure: ReadFigure): boolean =>
  figure.additional || figure.state.length > 0 || figure.hedgeWords !== undefined;

/** "202,000 jobs, up from 146,000": of the same. */
const comparesWith = ({ change, changed }: ReadFigure): boolean => change !== undefined && changed === 'from';
