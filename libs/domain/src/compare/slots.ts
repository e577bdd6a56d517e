/** Whether the slots of two contents fit, by exact vocabulary with containment; what does not fit is named in words. */
import { daysOf, overlap } from '../dates.js';
import { isFigure, type Content } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { sayDate, sayPlace } from '../words.js';
import { holdingOfMeasures, holdingOfPlaces, type Holding } from './containment.js';
import { fitTimes, type Said, type TimeFit } from './times.js';
import { sayUnits, unitFit, unitIn } from './units.js';

export const SLOTS = [
  'counted',
  'state',
  'unit',
  'basis',
  'subject',
  'place',
  'from-place',
  'accumulation',
  'mode',
  'polarity',
  'as-of',
  'period',
  'horizon',
] as const;
export type Slot = (typeof SLOTS)[number];

/**
 * A slot that does not fit, and why in words that can follow the statement's name: "counts those present, not those sent".
 * They are put together when they are asked for: most comparisons are never told.
 */
export interface Misfit {
  readonly slot: Slot;
  readonly words: () => string;
}

export interface SlotFit {
  readonly misfits: readonly Misfit[];
  /** Slots in which one holds the other; `part`: the statement counts a part of what the claim counts. */
  readonly holdings: readonly (Misfit & { readonly holding: 'part' | 'whole' })[];
  /** Undefined when the slots before it already rule the comparison out. */
  readonly time: TimeFit | undefined;
}

const ACCUMULATION_WORDS = {
  stock: 'those at one moment',
  flow: 'those of a period',
  cumulative: 'all so far',
} as const;

function measureMisfit(claim: string | undefined, statement: string | undefined, vocabulary: Vocabulary): Misfit {
  const a = claim === undefined ? undefined : vocabulary.measures.get(claim);
  const b = statement === undefined ? undefined : vocabulary.measures.get(statement);
  if (!a || !b) {
    const words = () =>
      claim === undefined
        ? 'the claim does not say what it counts'
        : statement === undefined
          ? 'it does not say what it counts'
          : `counts ${statement}, not ${claim}`;
    return { slot: 'state', words };
  }
  return a.counted === b.counted
    ? { slot: 'state', words: () => `counts those ${b.state}, not those ${a.state}` }
    : { slot: 'counted', words: () => `counts ${b.label}, not ${a.label}` };
}

/** One spelling of a conversion: "152mm equivalent" and "152 mm Equivalent" are one. */
export function basisKey(basis: string | undefined): string | undefined {
  return basis?.toLowerCase().replace(/[\s-]+/g, '');
}

/** Compares every slot but the amount. */
export function fitSlots(claim: Content, statement: Content, vocabulary: Vocabulary, said: Said): SlotFit {
  const misfits: Misfit[] = [];
  const holdings: (Misfit & { holding: 'part' | 'whole' })[] = [];
  const misfit = (slot: Slot, words: () => string) => misfits.push({ slot, words });
  const weigh = (slot: Slot, holding: Holding, words: (holding: 'part' | 'whole' | 'apart') => string) => {
    if (holding === 'apart') misfits.push({ slot, words: () => words(holding) });
    else if (holding !== 'same') holdings.push({ slot, holding, words: () => words(holding) });
  };

  if (claim.measure === undefined || statement.measure === undefined)
    misfits.push(measureMisfit(claim.measure, statement.measure, vocabulary));
  else if (claim.measure !== statement.measure) {
    const { slot, words } = measureMisfit(claim.measure, statement.measure, vocabulary);
    weigh(
      slot,
      holdingOfMeasures(claim.measure, statement.measure, vocabulary),
      (holding) => words() + OF_THEM[holding],
    );
  }
  if (unitFit(claim, statement, vocabulary) === 'apart')
    misfit('unit', () => {
      const [mine, its] = [unitIn(claim, vocabulary), unitIn(statement, vocabulary)];
      return `counts in ${sayUnits(its ?? '')}, not in ${sayUnits(mine ?? '')}`;
    });
  if (claim.basis !== statement.basis && basisKey(claim.basis) !== basisKey(statement.basis))
    misfit('basis', () => sayUnlike(claim.basis, statement.basis, 'is worked out by', 'states no conversion'));
  if (claim.subject !== statement.subject)
    misfit('subject', () => sayUnlike(claim.subject, statement.subject, 'is about', 'does not say of whom'));

  // Where nothing is counted, an open slot leaves the event whole: to take part in Minsk is to take part.
  const event = !isFigure(claim) || !isFigure(statement);
  const [here, there] = [claim.place, statement.place];
  if (here !== there) {
    if (here === undefined || there === undefined) {
      if (!event) misfit('place', () => (here === undefined ? 'the claim names no place' : 'names no place'));
    } else
      weigh('place', holdingOfPlaces(here, there, vocabulary), (holding) => {
        const [a, b] = [sayPlace(here, vocabulary), sayPlace(there, vocabulary)];
        return `speaks of ${b}, ${holding === 'part' ? 'a part of' : holding === 'whole' ? 'which holds' : 'not of'} ${a}`;
      });
  }
  const [hence, thence] = [claim.fromPlace, statement.fromPlace];
  if (hence !== undefined && thence !== undefined && hence !== thence)
    weigh('from-place', holdingOfPlaces(hence, thence, vocabulary), (holding) => {
      const [a, b] = [sayPlace(hence, vocabulary), sayPlace(thence, vocabulary)];
      return `counts those from ${b}, ${holding === 'part' ? 'a part of' : holding === 'whole' ? 'which holds' : 'not those from'} ${a}`;
    });

  const [x, y] = [claim.accumulation, statement.accumulation];
  const mixes =
    claim.mode === 'observed' &&
    statement.mode === 'observed' &&
    ((x === 'cumulative' && y === 'flow') || (x === 'flow' && y === 'cumulative'));
  if (x === undefined || y === undefined) {
    if (!event)
      misfit(
        'accumulation',
        () => `${x === undefined ? 'the claim' : 'it'} does not say whether it counts a moment, a period or all so far`,
      );
  } else if (x !== y && !mixes)
    misfit('accumulation', () => `counts ${ACCUMULATION_WORDS[y]}, not ${ACCUMULATION_WORDS[x]}`);
  if (claim.mode !== statement.mode) misfit('mode', () => `is ${statement.mode}, not ${claim.mode}`);
  if (claim.polarity !== statement.polarity) misfit('polarity', () => POLARITY_WORDS[statement.polarity]);

  if (misfits.some(({ slot }) => slot === 'accumulation' || slot === 'mode'))
    return { misfits, holdings, time: undefined };
  const time = fitTimes(claim, statement, said);
  if (time.fit === 'apart') misfit(time.slot, time.words);
  else if (time.fit === 'part' || time.fit === 'whole')
    weigh(claim.mode === 'observed' ? 'period' : 'horizon', time.fit, (holding) =>
      holding === 'part'
        ? 'covers a shorter span, inside that of the claim'
        : 'covers a longer span, which holds that of the claim',
    );
  return { misfits, holdings, time };
}

const OF_THEM = { part: ': a part of them', whole: ': these are a part of them', apart: '' } as const;

/** "is about others, not residents": two texts of one slot. */
function sayUnlike(a: string | undefined, b: string | undefined, verb: string, silent: string): string {
  return b === undefined
    ? `${silent}, where the claim ${verb} ${a ?? ''}`
    : `${verb} ${b}, ${a === undefined ? `where the claim ${silent}` : `not ${a}`}`;
}

const POLARITY_WORDS = {
  affirms: 'affirms it',
  denies: 'denies it',
  'no-information': 'says that it has no information',
  silent: 'lists others and does not name it',
} as const;

/** Names of all slots in which two contents are not equal, without regard to what follows from it; dates that may be one are no two. */
export function unequalSlots(a: Content, b: Content, vocabulary: Vocabulary): { slot: string; words: string }[] {
  const found: { slot: string; words: string }[] = [];
  const add = (slot: string, x: string | undefined, y: string | undefined) => {
    if (x !== y) found.push({ slot, words: `${slot}: ${x ?? 'not given'} against ${y ?? 'not given'}` });
  };
  const measure = (key: string | undefined) =>
    key === undefined ? undefined : (vocabulary.measures.get(key)?.label ?? key);
  const place = (key: string | undefined) => (key === undefined ? undefined : sayPlace(key, vocabulary));
  add('measure', measure(a.measure), measure(b.measure));
  add('subject', a.subject, b.subject);
  add('place', place(a.place), place(b.place));
  add('accumulation', a.accumulation, b.accumulation);
  add('mode', a.mode, b.mode);
  add('certainty', a.certainty, b.certainty);
  // A partial date is an interval: July is no other day than 13 July.
  const time = (slot: string, x: string | undefined, y: string | undefined) => {
    if (x !== undefined && y !== undefined && overlap(daysOf(x), daysOf(y))) return;
    const [one, other] = [x, y].map((day) => (day === undefined ? undefined : sayDate(day)));
    add(slot, one, other);
  };
  time('as-of', a.asOf, b.asOf);
  time('period start', a.periodStart, b.periodStart);
  time('period end', a.periodEnd, b.periodEnd);
  time('horizon', a.horizon, b.horizon);
  add('basis', a.basis, b.basis);
  if (unitFit(a, b, vocabulary) !== 'same') add('unit', unitIn(a, vocabulary), unitIn(b, vocabulary));
  return found;
}
