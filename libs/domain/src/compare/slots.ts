/** Whether the slots of two contents fit, by exact vocabulary with containment; what does not fit is named in words. */
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

/** A slot that does not fit, and why in words that can follow the statement's name: "counts those present, not those sent". */
export interface Misfit {
  readonly slot: Slot;
  readonly words: string;
}

export interface SlotFit {
  readonly misfits: readonly Misfit[];
  /** Slots in which one holds the other; `part`: the statement counts a part of what the claim counts. */
  readonly holdings: readonly { readonly slot: Slot; readonly holding: 'part' | 'whole'; readonly words: string }[];
  /** Undefined when the slots before it already rule the comparison out. */
  readonly time: TimeFit | undefined;
}

const ACCUMULATION_WORDS = {
  stock: 'those at one moment',
  flow: 'those of a period',
  cumulative: 'all so far',
} as const;

function measureWords(claim: string | undefined, statement: string | undefined, vocabulary: Vocabulary): Misfit {
  const a = claim === undefined ? undefined : vocabulary.measures.get(claim);
  const b = statement === undefined ? undefined : vocabulary.measures.get(statement);
  if (!a || !b) {
    const what =
      claim === undefined
        ? 'the claim does not say what it counts'
        : statement === undefined
          ? 'it does not say what it counts'
          : `counts ${statement}, not ${claim}`;
    return { slot: 'state', words: what };
  }
  if (a.counted === b.counted) return { slot: 'state', words: `counts those ${b.state}, not those ${a.state}` };
  return { slot: 'counted', words: `counts ${b.label}, not ${a.label}` };
}

/** One spelling of a conversion: "152mm equivalent" and "152 mm Equivalent" are one. */
export function basisKey(basis: string | undefined): string | undefined {
  return basis?.toLowerCase().replace(/[\s-]+/g, '');
}

/** Compares every slot but the amount. */
export function fitSlots(claim: Content, statement: Content, vocabulary: Vocabulary, said: Said): SlotFit {
  const misfits: Misfit[] = [];
  const holdings: { slot: Slot; holding: 'part' | 'whole'; words: string }[] = [];
  const weigh = (slot: Slot, holding: Holding, part: string, whole: string, none: Misfit) => {
    if (holding === 'apart') misfits.push(none);
    else if (holding !== 'same') holdings.push({ slot, holding, words: holding === 'part' ? part : whole });
  };

  const measures = measureWords(claim.measure, statement.measure, vocabulary);
  if (claim.measure === undefined || statement.measure === undefined) misfits.push(measures);
  else {
    const holding = holdingOfMeasures(claim.measure, statement.measure, vocabulary);
    weigh(
      measures.slot,
      holding,
      `${measures.words}: a part of them`,
      `${measures.words}: these are a part of them`,
      measures,
    );
  }
  const plain = (
    slot: 'basis' | 'subject',
    a: string | undefined,
    b: string | undefined,
    verb: string,
    silent: string,
  ) => {
    if (a === b) return;
    const words =
      b === undefined
        ? `${silent}, where the claim ${verb} ${a ?? ''}`
        : `${verb} ${b}, ${a === undefined ? `where the claim ${silent}` : `not ${a}`}`;
    misfits.push({ slot, words });
  };
  if (unitFit(claim, statement, vocabulary) === 'apart') {
    const [mine, its] = [unitIn(claim, vocabulary), unitIn(statement, vocabulary)];
    misfits.push({ slot: 'unit', words: `counts in ${sayUnits(its ?? '')}, not in ${sayUnits(mine ?? '')}` });
  }
  if (claim.basis !== statement.basis && basisKey(claim.basis) !== basisKey(statement.basis))
    plain('basis', claim.basis, statement.basis, 'is worked out by', 'states no conversion');
  plain('subject', claim.subject, statement.subject, 'is about', 'does not say of whom');

  // Where nothing is counted, an open slot leaves the event whole: to take part in Minsk is to take part.
  const event = !isFigure(claim) || !isFigure(statement);
  if (claim.place !== statement.place) {
    if (claim.place === undefined || statement.place === undefined) {
      if (!event)
        misfits.push({
          slot: 'place',
          words: claim.place === undefined ? 'the claim names no place' : 'names no place',
        });
    } else {
      const [a, b] = [sayPlace(claim.place, vocabulary), sayPlace(statement.place, vocabulary)];
      const holding = holdingOfPlaces(claim.place, statement.place, vocabulary);
      const none = { slot: 'place' as const, words: `speaks of ${b}, not of ${a}` };
      weigh('place', holding, `speaks of ${b}, a part of ${a}`, `speaks of ${b}, which holds ${a}`, none);
    }
  }

  if (claim.fromPlace !== undefined && statement.fromPlace !== undefined && claim.fromPlace !== statement.fromPlace) {
    const [a, b] = [sayPlace(claim.fromPlace, vocabulary), sayPlace(statement.fromPlace, vocabulary)];
    const holding = holdingOfPlaces(claim.fromPlace, statement.fromPlace, vocabulary);
    const none = { slot: 'from-place' as const, words: `counts those from ${b}, not those from ${a}` };
    weigh(
      'from-place',
      holding,
      `counts those from ${b}, a part of ${a}`,
      `counts those from ${b}, which holds ${a}`,
      none,
    );
  }

  const [x, y] = [claim.accumulation, statement.accumulation];
  const mixes =
    claim.mode === 'observed' && statement.mode === 'observed' && [x, y].sort().join() === 'cumulative,flow';
  if (x === undefined || y === undefined) {
    if (!event)
      misfits.push({
        slot: 'accumulation',
        words: `${x === undefined ? 'the claim' : 'it'} does not say whether it counts a moment, a period or all so far`,
      });
  } else if (x !== y && !mixes)
    misfits.push({ slot: 'accumulation', words: `counts ${ACCUMULATION_WORDS[y]}, not ${ACCUMULATION_WORDS[x]}` });
  if (claim.mode !== statement.mode) misfits.push({ slot: 'mode', words: `is ${statement.mode}, not ${claim.mode}` });
  if (claim.polarity !== statement.polarity)
    misfits.push({ slot: 'polarity', words: POLARITY_WORDS[statement.polarity] });

  if (misfits.some((misfit) => misfit.slot === 'accumulation' || misfit.slot === 'mode'))
    return { misfits, holdings, time: undefined };
  const time = fitTimes(claim, statement, said);
  if (time.fit === 'apart') misfits.push({ slot: time.slot, words: time.words });
  else if (time.fit === 'part' || time.fit === 'whole') {
    const slot: Slot = claim.mode === 'observed' ? 'period' : 'horizon';
    const words =
      time.fit === 'part'
        ? 'covers a shorter span, inside that of the claim'
        : 'covers a longer span, which holds that of the claim';
    holdings.push({ slot, holding: time.fit, words });
  }
  return { misfits, holdings, time };
}

const POLARITY_WORDS = {
  affirms: 'affirms it',
  denies: 'denies it',
  'no-information': 'says that it has no information',
  silent: 'lists others and does not name it',
} as const;

/** Names of all slots in which two contents are not equal, without regard to what follows from it. */
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
  const date = (day: string | undefined) => (day === undefined ? undefined : sayDate(day));
  add('as-of', date(a.asOf), date(b.asOf));
  add('period start', date(a.periodStart), date(b.periodStart));
  add('period end', date(a.periodEnd), date(b.periodEnd));
  add('horizon', date(a.horizon), date(b.horizon));
  add('basis', a.basis, b.basis);
  if (unitFit(a, b, vocabulary) !== 'same') add('unit', unitIn(a, vocabulary), unitIn(b, vocabulary));
  return found;
}
