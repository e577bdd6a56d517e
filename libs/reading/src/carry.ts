/**
 * Slots that stand with another figure of the page: what "an additional 3,000" counts, whose "the soldiers" are, of what
 * "4,000 of these" are a part. Every carried slot is named in `carried` and points at the words that it was taken from.
 */
import type { FoundFigure } from './found-figure.js';
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { canonicalCounted } from './lexicon/counted.js';
import { canonicalState, HARM, isOfPeople } from './lexicon/states.js';
import { befallsOthers, namesMass, ofSameTime, outlives, sameRate, withoutNew } from './of-the-same.js';
import type { Mention, ReadFigure } from './reading.js';

type Slot = NonNullable<ReadFigure['carried']>[number];

/** Shorter dates are months and years. */
const DAY_LENGTH = 'YYYY-MM-DD'.length;

const SLOTS = ['subject', 'state', 'place'] as const;
const MEMBER = { subject: 'subject', state: 'state', place: 'places' } as const;

/** Counted by what befell them: "including 60 deaths" are a part of the people before. */
const OUTCOMES = /^(?:death|injury|casualty)$/;

/** How many sentences back "these" and "them" may point. */
const REACH = 2;

const classOf = (figure: Pick<ReadFigure, 'counted'>): string | undefined =>
  figure.counted && (canonicalCounted(figure.counted.lemma) ?? figure.counted.head);

const stateOf = (figure: ReadFigure): string =>
  figure.state
    .map((word) => canonicalState(word.lemma) ?? canonicalState(word.text) ?? word.lemma)
    .sort()
    .join(' ');

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

/** What a number counted that the page has printed before, not far above: "the 4,200". */
const saidBefore = (figures: readonly ReadFigure[], whole: FoundFigure | undefined): ReadFigure['counted'] =>
  figures
    .slice(-SAME_NUMBER)
    .findLast(
      ({ value, unit, sentence }) => whole && value === whole.value && !unit && whole.sentence - sentence <= REACH,
    )?.counted;
/** So many figures back. */
const SAME_NUMBER = 8;

/**
 * The figure before it that is not a mere description of another, in the same sentence; for a number that goes on with
 * what was counted ("another 40 may follow"), else the last of the sentence before.
 */
function antecedent(
  figures: readonly ReadFigure[],
  figure: ReadFigure,
  goesOn: boolean,
  found: readonly FoundFigure[],
): ReadFigure | undefined {
  for (let at = figures.length - 1; at >= Math.max(0, figures.length - 3); at--) {
    const before = figures[at];
    if (!before || before.within !== undefined || found[at]?.compound) continue;
    // "11,400 were vacant, 1,900 more than a year ago. The union put the figure at 22,000": as many as the 11,400 are held against.
    if (goesOn && found[at]?.difference && figure.sentence > before.sentence) continue;
    // "74 of the 160 seats, up from 61": as many as the 74 are held against.
    if (before.sentence === figure.sentence) return found[at - 1]?.wholeNext ? (figures[at - 1] ?? before) : before;
    const isSameUnit = before.unit?.kind === figure.unit?.kind;
    return goesOn && figure.sentence - before.sentence === 1 && isSameUnit ? before : undefined;
  }
  return undefined;
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

const isShare = ({ unit }: ReadFigure): boolean => unit?.kind === 'fraction' || unit?.kind === 'percent';

function wholeOf(
  figures: readonly ReadFigure[],
  figure: ReadFigure,
  found: readonly FoundFigure[],
  { wholeNamed, wholePlace, wholeState }: FoundFigure,
): number | undefined {
  const kind = classOf(figure);
  for (let at = figures.length - 1; at >= Math.max(0, figures.length - 8); at--) {
    const before = figures[at];
    if (!before || figure.sentence - before.sentence > REACH) return undefined;
    // "More than half of the homes were hit, 40 percent of them burned": they are the share just told, of no number.
    if (kind === undefined && before.counted && isShare(before)) return undefined;
    if (before.within !== undefined || before.unit || !before.counted || before.polarity !== 'affirms') continue;
    // "312 cases, up from 289. Some 40 of these …": of those that there are, and not of those that there were.
    if (before.changed === 'from' && figure.sentence > before.sentence) continue;
    // "4,000 of the homes, half of the homes in the valley": who tells a part of the same is not the whole.
    if (wholeNamed && found[at]?.wholeNamed && classOf(before) === kind) continue;
    if (wholeNamed && isShare(figure) && namesMass(figure, before)) continue;
    // "997 were hurt or killed. Half of the dead were women": of the dead, and of no others.
    if (wholeState !== undefined && stateOf(before) !== wholeState) continue;
    // "40 homes burned. Half of the homes in Norway …": the place makes another whole of them.
    if (wholePlace !== undefined && !before.places.some(({ lemma }) => lemma === wholePlace)) continue;
    // "23 people, including two children": whatever they are, they are among those just counted.
    const beside = !wholeNamed && at === figures.length - 1 && before.sentence === figure.sentence;
    if (kind === undefined || beside || classOf(before) === kind || OUTCOMES.test(kind)) {
      const [part, all] = [figure.value, before.value].map((value) => (typeof value === 'number' ? value : value[1]));
      // "90 of the 400 …, including 6": the sentence goes on about the 90.
      if (figures[at - 1]?.whole === at && figures[at - 1]?.sentence === figure.sentence) return at - 1;
      if ((part ?? 0) <= (all ?? 0) || figure.unit) return at;
    }
  }
  return undefined;
}
