/** What changed between two contents, in the direction in which they travelled. Source: DESIGN, Differences. */
import { isFigure, type Amount, type Content, type Figure } from '../figure.js';
import type { DifferenceKind } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import { daysOf, overlap } from '../dates.js';
import { boundsOf, rangeOf, rangesOverlap, sameAmount } from '../compare/range.js';
import { bySize, directionOpen, fallsInWords, isMove, needSigns, needSizes } from '../compare/moves.js';
import { rangesOf, sayUnits, unitFit, unitIn, unitMeaning } from '../compare/units.js';
import { sayAmount, sayDate, sayNumber, sayPlace } from '../words.js';

export interface ContentDifference {
  readonly kind: DifferenceKind;
  readonly text: string;
  /** Set where only the moment moved, as it does between any two occasions, and where a denominator was only added. */
  readonly slot?: 'moment' | 'whole-added';
}

function quote(amount: Amount): string {
  return `“${sayAmount(amount)}”`;
}

function quoteMove(figure: Figure): string {
  return `“${sayAmount(figure.amount)}${fallsInWords(figure) ? ', fell' : ''}”`;
}

/** A figure in another unit, or a fall that one tells in words and the other by its sign: the number may differ where the quantity does not. */
function quantityDifference(from: Figure, to: Figure, vocabulary: Vocabulary): ContentDifference[] {
  const alike = unitFit(from, to, vocabulary) === 'same';
  const say = (figure: Figure) =>
    alike ? quoteMove(figure) : `“${sayAmount(figure.amount)} ${sayUnits(unitIn(figure, vocabulary) ?? '')}”`;
  const became = `${say(from)} became ${say(to)}`;
  const ranges = rangesOf(from, to, vocabulary);
  if (ranges === undefined) return [{ kind: 'unit-shifted', text: `the unit changed: ${became}` }];
  return rangesOverlap(ranges[0].near, ranges[1].near)
    ? []
    : [{ kind: 'value-changed', text: `the figure changed: ${became}` }];
}

/** @param became both as they are printed, where they are not held against each other as such */
function amountDifference(
  from: Amount,
  to: Amount,
  became = `${quote(from)} became ${quote(to)}`,
): ContentDifference | undefined {
  const [a, b] = [boundsOf(from), boundsOf(to)];
  if (sameAmount(from, to)) {
    const hedged = (a.hedge === 'about' || a.hedge === 'some') && (b.hedge === undefined || b.hedge === 'exact');
    return hedged && a.point !== undefined
      ? { kind: 'hedge-dropped', text: `the hedge was dropped: ${became}` }
      : undefined;
  }
  const alone = b.low && b.high ? undefined : (b.point ?? b.low?.value ?? b.high?.value);
  if (a.high && b.low && !b.high && b.low.value === a.high.value)
    return { kind: 'bound-turned', text: `a ceiling became a floor: ${became}` };
  if (a.low && b.high && !b.low && b.high.value === a.low.value)
    return { kind: 'bound-turned', text: `a floor became a ceiling: ${became}` };
  if (a.low && a.high) {
    if (alone === a.high.value) return { kind: 'range-cut-to-top', text: `the range was cut to its top: ${became}` };
    if (alone === a.low.value)
      return { kind: 'range-cut-to-bottom', text: `the range was cut to its bottom: ${became}` };
  } else if ((a.low ?? a.high) && b.point === (a.low ?? a.high)?.value && !b.low && !b.high)
    return { kind: 'bound-dropped', text: `the bound was dropped: ${became}` };
  const bounded = (amount: Amount) => amount.low !== undefined || amount.high !== undefined;
  if (!bounded(a) && !bounded(b) && rangesOverlap(rangeOf(from).near, rangeOf(to).near)) return undefined;
  if (bounded(a) && bounded(b) && a.low?.value === b.low?.value && a.high?.value === b.high?.value) return undefined; // "more than" against "at least": the same number, read to the same precision.
  return { kind: 'value-changed', text: `the figure changed: ${became}` };
}

const SAID = {
  affirms: 'affirmed',
  denies: 'denied',
  'no-information': 'not known to the source',
  silent: 'not mentioned by the source',
} as const;

/** Not to know, and not to mention, is no denial; what is told as one was hardened. */
function polarityDifference(from: Content, to: Content): ContentDifference | undefined {
  if (from.polarity === to.polarity) return undefined;
  const text = `what was ${SAID[from.polarity]} is told as ${SAID[to.polarity]}`;
  const open = from.polarity === 'no-information' || from.polarity === 'silent';
  return { kind: open && to.polarity === 'denies' ? 'certainty-hardened' : 'value-changed', text };
}

function directionDifference(from: Content, to: Content): ContentDifference | undefined {
  if (from.change === undefined || to.change === undefined || from.change === to.change) return undefined;
  return { kind: 'value-changed', text: `“${from.change}” became “${to.change}”` };
}

/** By how much those sent fell is not how many were sent, even where the numbers are the same. */
function moveDifference(from: Content, to: Content): ContentDifference | undefined {
  if (!isFigure(from) || !isFigure(to) || from.accumulation !== to.accumulation || !directionOpen(from, to))
    return undefined;
  const told = fallsInWords(to)
    ? 'a number without a direction is told as a fall by so many'
    : 'a fall by so many is told as a number without a direction';
  return { kind: 'value-changed', text: `${told}: ${quote(from.amount)} became ${quote(to.amount)}` };
}

/** In our words, without quotation marks: the pages may have had others ("could", "predicts"). */
const SAID_AS = {
  may: 'what may happen',
  expected: 'what is expected',
  planned: 'what is planned',
  will: 'what will happen',
} as const;
const TOLD_AS = { may: 'possible', expected: 'expected', planned: 'planned', will: 'certain' } as const;

const FIRMNESS = { may: 0, expected: 1, planned: 1, will: 2 } as const;

function certaintyDifference(from: Content, to: Content): ContentDifference | undefined {
  const hardened = (text: string): ContentDifference => ({ kind: 'certainty-hardened', text });
  if (from.mode !== 'observed' && to.mode === 'observed')
    return hardened(
      `what was ${from.mode === 'forecast' ? 'a forecast' : 'an announcement'} is told as having happened`,
    );
  if (from.mode === 'observed' || to.mode === 'observed') return undefined;
  if (from.certainty === undefined || to.certainty === undefined) return undefined;
  if (FIRMNESS[to.certainty] <= FIRMNESS[from.certainty]) return undefined;
  return hardened(`${SAID_AS[from.certainty]} is told as ${TOLD_AS[to.certainty]}`);
}

function wholeDifference(from: Content, to: Content): ContentDifference | undefined {
  if (from.whole === to.whole) return undefined;
  if (from.whole === undefined)
    return {
      kind: 'denominator-changed',
      text: `it is set against ${sayNumber(to.whole ?? 0)}, which was not said`,
      slot: 'whole-added',
    };
  if (to.whole === undefined)
    return { kind: 'part-became-whole', text: `it is no longer said to be a part of ${sayNumber(from.whole)}` };
  return {
    kind: 'denominator-changed',
    text: `a part of ${sayNumber(from.whole)} became a part of ${sayNumber(to.whole)}`,
  };
}

/**
 * "Prices rose 4.6 percent" beside a rate of 4.6 percent: by how much something is said to rise, of which no measure is known, is no
 * count over a period.
 */
const isCourseOfRate = (one: Content, other: Content): boolean =>
  one.change !== undefined &&
  one.accumulation === 'flow' &&
  other.accumulation === 'stock' &&
  one.unit !== undefined &&
  unitMeaning(one.unit).name === 'percent';

function measureDifferences(from: Content, to: Content, vocabulary: Vocabulary): ContentDifference[] {
  const found: ContentDifference[] = [];
  const a = from.measure === undefined ? undefined : vocabulary.measures.get(from.measure);
  const b = to.measure === undefined ? undefined : vocabulary.measures.get(to.measure);
  if (a && b && a.counted !== b.counted)
    found.push({ kind: 'counted-shifted', text: `“${a.counted}” became “${b.counted}”` });
  if (a && b && a.state !== b.state) found.push({ kind: 'state-shifted', text: `“${a.state}” became “${b.state}”` });
  if (from.subject !== undefined && to.subject !== undefined && from.subject !== to.subject)
    found.push({ kind: 'counted-shifted', text: `“${from.subject}” became “${to.subject}”` });
  if (from.place !== undefined && to.place !== undefined && from.place !== to.place) {
    const [x, y] = [sayPlace(from.place, vocabulary), sayPlace(to.place, vocabulary)];
    found.push({ kind: 'place-shifted', text: `“${x}” became “${y}”` });
  }
  if (from.fromPlace !== undefined && to.fromPlace !== undefined && from.fromPlace !== to.fromPlace) {
    const [x, y] = [sayPlace(from.fromPlace, vocabulary), sayPlace(to.fromPlace, vocabulary)];
    found.push({ kind: 'place-shifted', text: `“from ${x}” became “from ${y}”` });
  }
  if (
    from.accumulation !== undefined &&
    to.accumulation !== undefined &&
    from.accumulation !== to.accumulation &&
    !isCourseOfRate(from, to) &&
    !isCourseOfRate(to, from)
  )
    found.push({
      kind: 'accumulation-shifted',
      text: `${SO_FAR[from.accumulation]} became ${SO_FAR[to.accumulation]}`,
    });
  return found;
}

const SO_FAR = {
  stock: 'a count at one moment',
  flow: 'an addition over a period',
  cumulative: 'a total so far',
} as const;

function timeDifferences(from: Content, to: Content, sameFigure: boolean): ContentDifference[] {
  // A forecast looks ahead from the day on which it is made; what was counted began when it began.
  const counted = from.mode === 'observed' && to.mode === 'observed';
  const slots = [
    ['moment', from.asOf, to.asOf],
    ['start of the period', ...(counted ? [from.periodStart, to.periodStart] : [undefined, undefined])],
    ['end of the period', from.periodEnd, to.periodEnd],
    ['horizon', from.horizon, to.horizon],
  ] as const;
  const found: ContentDifference[] = [];
  for (const [name, a, b] of slots) {
    if (a === undefined || b === undefined || overlap(daysOf(a), daysOf(b))) continue;
    if (name === 'moment' && sameFigure && b > a)
      found.push({ kind: 'repeat-presented-as-new', text: `a figure of ${sayDate(a)} is given as of ${sayDate(b)}` });
    else
      found.push({
        kind: 'period-shifted',
        text: `the ${name} moved from ${sayDate(a)} to ${sayDate(b)}`,
        ...(name === 'moment' ? { slot: name } : {}),
      });
  }
  if (from.horizon !== undefined && to.horizon === undefined && to.mode !== 'observed')
    found.push({ kind: 'period-shifted', text: `the horizon “by ${sayDate(from.horizon)}” was dropped` });
  return found;
}

/**
 * Every change from one content to another, none when they agree up to reading precision. A slot that either side
 * leaves open is no change, save a denominator dropped or added and a dropped horizon: what is not kept was not said otherwise.
 */
export function contentDifferences(from: Content, to: Content, vocabulary: Vocabulary): ContentDifference[] {
  const found: ContentDifference[] = [];
  let sameFigure = false;
  if (isFigure(from) && isFigure(to)) {
    // Of a rise told as a fall the direction is the difference.
    const signed = from.change !== to.change && !(isMove(from) && isMove(to)) && needSigns([from, to]);
    if (unitFit(from, to, vocabulary) === 'same' && !signed) {
      const sized = needSizes([from, to]);
      const [a, b] = sized ? [bySize(from).amount, bySize(to).amount] : [from.amount, to.amount];
      sameFigure = sameAmount(a, b);
      const difference = amountDifference(a, b, sized ? `${quoteMove(from)} became ${quoteMove(to)}` : undefined);
      if (difference) found.push(difference);
    } else found.push(...quantityDifference(from, to, vocabulary));
  } else if (isFigure(to)) found.push({ kind: 'value-changed', text: `a number was added: ${quote(to.amount)}` });
  for (const difference of [
    polarityDifference(from, to),
    directionDifference(from, to),
    moveDifference(from, to),
    certaintyDifference(from, to),
    wholeDifference(from, to),
  ])
    if (difference) found.push(difference);
  return [...found, ...measureDifferences(from, to, vocabulary), ...timeDifferences(from, to, sameFigure)];
}
