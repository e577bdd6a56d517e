/** How well a statement fits what a page says and whom it names. Source: docs/decisions/0005. */
import type { StatedSource } from '../claim.js';
import { isFigure, type Amount, type Content } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { daysOf, overlap, type DayInterval } from '../dates.js';
import { byCode } from '../order.js';
import { holdingOfMeasures, type Holders } from '../compare/containment.js';
import { rangesOverlap } from '../compare/range.js';
import { fitSlots } from '../compare/slots.js';
import type { Said } from '../compare/times.js';
import { rangesOf, sameFigure } from '../compare/units.js';
import { handsOf } from './hands.js';
import type { Entry, Ledger } from './ledger.js';

/** A cited source's figure that differs from the page's is looked for this many days back. */
export const SOURCE_ONLY_DAYS = 92;

const DAY = 86_400_000;

/** A statement that may be what a page rests on. `rank`: smaller is better, in order of importance. */
export interface Candidate {
  readonly entry: Entry;
  readonly chain: 'exact' | 'end' | 'hand' | 'part';
  readonly figure: 'same' | 'agrees' | 'differs';
  readonly slotsExact: boolean;
  readonly rank: readonly number[];
  readonly day: string;
}

/** First day on which it may have been out; before all days when nothing dates it. */
export function dayOf(entry: Entry): string {
  return entry.publication?.days.from ?? '0000-00-00';
}

/** Days from a statement's publication to a day; negative after it, absent when either is unknown. */
export function daysBefore(entry: Entry, day: string | undefined): number | undefined {
  return day === undefined || entry.publication === undefined
    ? undefined
    : Math.round((Date.parse(day) - Date.parse(entry.publication.days.from)) / DAY);
}

function chainFit(
  chain: readonly StatedSource[],
  entry: Entry,
  ledger: Ledger,
  holders: Holders,
): Candidate['chain'] | undefined {
  const named = chain.flatMap((hand) => (hand.source === undefined ? [] : [hand.source]));
  const end = named.at(-1);
  if (end === undefined) return undefined;
  const { source, key } = entry.statement;
  const hands = handsOf(key, ledger);
  const carried = named.slice(0, -1).every((hand) => hands.has(hand));
  if (source === end) return carried && named.length === chain.length ? 'exact' : 'end';
  if (hands.has(end)) return 'hand';
  if (holders.above(source).includes(end)) return 'part';
  return undefined;
}

/** How two amounts fit; `undefined` when only one of the two has one. */
export function figureFit(claim: Content, content: Content, vocabulary: Vocabulary): Candidate['figure'] | undefined {
  if (!isFigure(claim) || !isFigure(content)) return isFigure(claim) === isFigure(content) ? 'same' : undefined;
  if (sameFigure(claim, content, vocabulary)) return 'same';
  const [own, other] = rangesOf(claim, content, vocabulary) ?? [];
  return own && other && rangesOverlap(own.near, other.near) ? 'agrees' : 'differs';
}

function saidOf(claim: string | undefined, entry: Entry): Said {
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(entry.said === undefined ? {} : { statement: entry.said }),
  };
}

/** Whether the page gives the figure a time of its own, against which a statement's time can be held. */
function dated(claim: Content): boolean {
  return claim.asOf !== undefined || claim.periodEnd !== undefined || claim.horizon !== undefined;
}

/** The days that an observed figure is told to be of; `undefined` where it does not say. */
function daysTold({ mode, asOf, periodStart, periodEnd }: Content): DayInterval | undefined {
  const [first, last] = [asOf ?? periodStart, asOf ?? periodEnd];
  if (mode !== 'observed' || first === undefined || last === undefined) return undefined;
  return { from: daysOf(first).from, to: daysOf(last).to };
}

/** Whether two figures say of themselves that they are of different times: another number then is another figure, and none that was changed. */
function ofOtherTime(claim: Content, content: Content): boolean {
  const [own, other] = [daysTold(claim), daysTold(content)];
  return own !== undefined && other !== undefined && !overlap(own, other);
}

/** Every slot that the claim fills is filled alike, and its own slots suffice to compare. */
export function exactSlots(claim: Content, entry: Entry, said: string | undefined, vocabulary: Vocabulary): boolean {
  const { content } = entry;
  if (content === undefined || claim.certainty !== content.certainty || claim.fromPlace !== content.fromPlace)
    return false;
  const fit = fitSlots(claim, content, vocabulary, saidOf(said, entry));
  const timeless = (slot: string) => !dated(claim) && ['as-of', 'period', 'horizon'].includes(slot);
  return (
    fit.misfits.every((misfit) => timeless(misfit.slot)) && fit.holdings.every((holding) => timeless(holding.slot))
  );
}

/** Whether both date what they count, and not to days that may be the same: the figure may be one, and its moment is not. */
function ofOtherMoment({ asOf: own }: Content, { asOf: other }: Content): boolean {
  return own !== undefined && other !== undefined && !overlap(daysOf(own), daysOf(other));
}

const CHAIN_RANK = { exact: 0, hand: 1, end: 1, part: 2 } as const;

const FIGURE_RANK = { same: 0, agrees: 1, differs: 2 } as const;

/** Whether two figures print one number, whatever their hedges make of it. */
function samePrinted(a: Content, b: Content): boolean {
  if (!isFigure(a) || !isFigure(b)) return false;
  const printed = ({ low, high, point }: Amount) => new Set([low?.value, high?.value, point]);
  const numbers = printed(b.amount);
  return [...printed(a.amount)].some((number) => number !== undefined && numbers.has(number));
}

/** Weighs one statement for a claim cited through a chain; `undefined` when it cannot be what the page means. */
export function weigh(
  chain: readonly StatedSource[],
  key: string,
  claim: Content,
  day: string | undefined,
  ledger: Ledger,
  vocabulary: Vocabulary,
  holders: Holders,
): Candidate | undefined {
  const entry = ledger.entries.get(key);
  const content = entry?.content;
  if (!entry || content?.measure === undefined || content.polarity !== 'affirms') return undefined;
  const before = daysBefore(entry, day);
  if (before !== undefined && before < 0) return undefined;
  // What the page counts may not have been read: then only the same number will do, and the link says what it is.
  if (claim.measure === undefined && !isFigure(claim)) return undefined;
  const measures = claim.measure === undefined ? 'part' : holdingOfMeasures(claim.measure, content.measure, vocabulary);
  const figure = figureFit(claim, content, vocabulary);
  if (figure === undefined) return undefined;
  if (measures === 'apart') {
    // Sent told as captured: the cited source's own recent number, of the same thing in another state.
    const things = [claim.measure, content.measure].map((key) => vocabulary.measures.get(key ?? '')?.counted);
    const recent = before !== undefined && before <= SOURCE_ONLY_DAYS;
    if (things[0] === undefined || things[0] !== things[1] || !recent || !samePrinted(claim, content)) return undefined;
  } else if (measures !== 'same' && figure !== 'same') return undefined;
  if (claim.subject !== undefined && content.subject !== undefined && claim.subject !== content.subject)
    return undefined;
  const fit = chainFit(chain, entry, ledger, holders);
  if (fit === undefined) return undefined;
  const sameMode = claim.mode === content.mode;
  if (!sameMode && figure !== 'same') return undefined;
  // An addition is no other figure for a total: it says something else.
  const shifted =
    claim.accumulation !== undefined &&
    content.accumulation !== undefined &&
    claim.accumulation !== content.accumulation;
  if (
    figure === 'differs' &&
    (shifted || fit === 'part' || claim.place !== content.place || before === undefined || before > SOURCE_ONLY_DAYS)
  )
    return undefined;
  if (figure === 'differs' && ofOtherTime(claim, content)) return undefined;
  const timed = fitSlots(claim, content, vocabulary, saidOf(day, entry)).time;
  if (measures === 'apart' && fit === 'part') return undefined;
  const outOfTime = dated(claim) && sameMode && timed?.fit === 'apart';
  if (outOfTime && (fit === 'part' || figure !== 'same')) return undefined;
  const slotsExact = exactSlots(claim, entry, day, vocabulary) && !ofOtherMoment(claim, content);
  const sameAccumulation = claim.accumulation === content.accumulation;
  const rank = [
    figure === 'differs' ? 1 : 0,
    outOfTime ? 1 : 0,
    FIGURE_RANK[figure],
    measures === 'same' ? 0 : measures === 'apart' ? 2 : 1,
    sameMode ? 0 : 1,
    CHAIN_RANK[fit],
    slotsExact ? 0 : 1,
    claim.place === content.place ? 0 : 1,
    sameAccumulation ? 0 : 1,
  ];
  return { entry, chain: fit, figure, slotsExact, rank, day: dayOf(entry) };
}

/** Orders candidates, best first; of equals the latest. */
export function better(a: Candidate, b: Candidate): number {
  for (let n = 0; n < a.rank.length; n++) {
    const order = (a.rank[n] ?? 0) - (b.rank[n] ?? 0);
    if (order !== 0) return order;
  }
  return byCode(b.day, a.day) || byCode(a.entry.statement.key, b.entry.statement.key);
}
