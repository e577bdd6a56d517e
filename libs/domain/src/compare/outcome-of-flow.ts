/** What came of a forecast or an announcement of so many more: counts over periods, added up. Source: docs/decisions/0005. */
import { daysOf, overlap } from '../dates.js';
import { isFigure, type Figure } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { byCode } from '../order.js';
import { sayQuantity } from '../amount-words.js';
import { sayContent, saySource } from '../words.js';
import {
  hasUpperEnd,
  isLimit,
  keysOf,
  sayForeseen,
  sayMost,
  sayPlaceNote,
  sinceOf,
  untilOf,
  type Observed,
  type Outcome,
} from './observed-since.js';
import { anyDirectionOpen, bySize, directionOpen, fallsInWords, isBelowZero, needSigns, needSizes } from './moves.js';
import { addRanges, boundsOf, liesBelow, liesWithin, negative, rangesOverlap, type AmountRange } from './range.js';
import { addsUp, rangesTogether, unitFit } from './units.js';

/** Flows of one source, each beginning where the one before ended. A flow that covers what came before replaces it. */
function tile(flows: readonly Observed[]): Observed[] {
  let row: Observed[] = [];
  for (const flow of flows) {
    const before = row.at(-1);
    const start = flow.content.periodStart === undefined ? undefined : daysOf(flow.content.periodStart);
    if (before === undefined || start === undefined) row = [flow];
    else if (start.to >= untilOf(before).from) {
      const first = before.content.periodStart === undefined ? undefined : daysOf(before.content.periodStart);
      // The same period counted again, not a further one.
      if (first && overlap(first, start) && overlap(untilOf(before), untilOf(flow))) row = [...row.slice(0, -1), flow];
      else if (!first || start.to > untilOf(before).from || !overlap(first, start)) row = [...row, flow];
    }
  }
  return row;
}

/** The sum of printed numbers of one unit; `undefined` when one is a bound, or the sum is no finite number. */
function pointsAdded(figures: readonly Figure[], signed: boolean, vocabulary: Vocabulary): number | undefined {
  const [first, ...rest] = figures;
  if (first === undefined) return undefined;
  if (rest.some((figure) => unitFit(first, figure, vocabulary) !== 'same')) return undefined;
  const point = (figure: Figure) => (figure.amount.point ?? NaN) * (signed && fallsInWords(figure) ? -1 : 1);
  const sum = figures.reduce((all, figure) => all + point(figure), 0);
  return Number.isFinite(sum) ? sum : undefined;
}

/** The number that is to be reached, as it is printed; half a printed unit below it is reached only as coarsely as that. */
function printedLow({ amount }: Figure, target: AmountRange): number {
  const { low, high, point } = boundsOf(amount);
  return low?.value ?? (high === undefined ? point : undefined) ?? target.allowed.low;
}

/** Whether flows that follow one another leave nothing uncounted between the day from which a forecast looks ahead and its horizon. */
function coverSpan(row: readonly Observed[], claim: Figure, made: string): boolean {
  const [first, last] = [row[0], row.at(-1)];
  const start = first?.content.periodStart;
  if (start === undefined || last === undefined || claim.horizon === undefined) return false;
  const from = claim.periodStart === undefined ? made : daysOf(claim.periodStart).to;
  return daysOf(start).from <= from && untilOf(last).to >= daysOf(claim.horizon).to;
}

/** What a row of flows comes to for the claim, and why; `undefined` when nothing follows. `short`: the numbers themselves lie below; `none`: nothing was counted. */
function judgeRow(
  claim: Figure,
  sum: AmountRange,
  target: AmountRange,
  row: readonly Observed[],
  over: boolean,
  made: string,
  { short, none }: { readonly short: boolean; readonly none: boolean },
  vocabulary: Vocabulary,
): { readonly kind: Outcome['kind']; readonly verdict: string } | undefined {
  const place = row[0]?.place ?? 'apart';
  const together = row.length > 1;
  const [these, are, reach, stay, come] = together
    ? ['together these', 'are', 'reach', 'stay', 'come']
    : ['this', 'is', 'reaches', 'stays', 'comes'];
  const covered = over && coverSpan(row, claim, made);
  if (liesBelow(target.allowed, sum.allowed) && hasUpperEnd(claim, vocabulary))
    return place === 'whole'
      ? undefined
      : { kind: 'not-borne-out', verdict: `${these} ${are} more than ${sayMost(claim)}` };
  if (isLimit(claim))
    return covered && place === 'same' && liesWithin(sum.allowed, target.allowed)
      ? { kind: 'borne-out', verdict: `${these} ${stay} within the limit` }
      : undefined;
  // What was foreseen as a floor is reached by whatever lies past it, however far.
  const pastFloor = target.allowed.high === Infinity && sum.allowed.low >= target.allowed.low;
  if (rangesOverlap(sum.near, target.near) || liesBelow(target.allowed, sum.allowed) || pastFloor)
    return {
      kind: place === 'whole' ? 'partly-borne-out' : 'borne-out',
      verdict: short ? `${these} ${come} to the number, as coarsely as it is printed` : `${these} ${reach} the number`,
    };
  // Elsewhere in the larger place there may be more.
  if (place === 'part') return undefined;
  if (covered && liesBelow(sum.allowed, target.allowed))
    return { kind: 'not-borne-out', verdict: `${these} ${are} less than ${sayForeseen(claim)}` };
  // None at all, and what moved the other way, are no part of it.
  if (none || (sum.allowed.high <= 0 && target.allowed.low > 0)) return undefined;
  const when = !over ? ' so far' : covered ? '' : ', in as much of the time as was counted';
  return { kind: 'partly-borne-out', verdict: `${these} ${are} less than the number${when}` };
}

/**
 * Outcomes of a forecast flow, by source. Flows of one source that follow one another are added up. Too little is no
 * outcome before the horizon has passed, nor where the counts leave a part of the time out; too much is at once.
 */
export function outcomeOfFlow(
  claim: Figure,
  made: string,
  observed: readonly Observed[],
  today: string,
  vocabulary: Vocabulary,
): Outcome[] {
  const horizon = claim.horizon === undefined ? undefined : daysOf(claim.horizon).to;
  const over = horizon !== undefined && horizon < today;
  const fits = observed.filter(({ entry, content }) => {
    if (!isFigure(content) || content.accumulation !== 'flow' || content.polarity !== 'affirms') return false;
    if (directionOpen(claim, content)) return false;
    if (content.periodStart !== undefined && daysOf(content.periodStart).to < made) return false;
    if (content.periodStart === undefined && (entry.said === undefined || daysOf(entry.said).to < made)) return false;
    return horizon === undefined || untilOf({ entry, content, place: 'same' }).from <= horizon;
  });
  const rows = new Map<string, Observed[]>();
  for (const flow of fits) {
    const key = `${flow.entry.statement.source} ${flow.content.place ?? ''}`;
    rows.set(key, [...(rows.get(key) ?? []), flow]);
  }
  return [...rows]
    .sort(([a], [b]) => byCode(a, b))
    .flatMap(([, flows]): Outcome[] => {
      const row = tile(flows);
      const [first] = row;
      if (first === undefined) return [];
      // A rate is of its own period and place: two do not add up, and one says nothing of a longer time or another place.
      if (!addsUp(claim, vocabulary) && (row.length > 1 || first.place !== 'same' || !coverSpan(row, claim, made)))
        return [];
      const figures = row.flatMap(({ content }) => (isFigure(content) ? [content] : []));
      if (anyDirectionOpen(figures)) return [];
      const [target, ...ranges] = rangesTogether([claim, ...figures], vocabulary) ?? [];
      if (target === undefined) return [];
      const signed = needSigns([claim, ...figures]);
      // What is to fall by so much, in words or by the sign, has fallen by it when it lies as far below.
      const sized = needSizes([claim, ...figures]);
      const isToFall = !sized && (isBelowZero(claim) || (signed && fallsInWords(claim)));
      const towards = (range: AmountRange) => (isToFall ? negative(range) : range);
      const sum = towards(ranges.slice(1).reduce<AmountRange>(addRanges, ranges[0] as AmountRange));
      const added = pointsAdded(figures, signed || sized, vocabulary);
      // Where nothing was converted or turned round, the number itself tells whether more than the print's precision reaches.
      const [figure] = figures;
      const asPrinted =
        !signed && !sized && !isToFall && figure !== undefined && unitFit(claim, figure, vocabulary) === 'same';
      const short = asPrinted && added !== undefined && added < printedLow(claim, target);
      const judged = judgeRow(
        bySize(claim),
        sum,
        towards(target),
        row,
        over,
        made,
        { short, none: added === 0 },
        vocabulary,
      );
      if (judged === undefined) return [];
      const { kind, verdict } = judged;
      const source = first.entry.statement.source;
      const listed = row.map(({ content }) => sayContent(content, vocabulary)).join('; then ');
      const total =
        added !== undefined && figures.length > 1
          ? ` (${sayQuantity({ ...figures[0], amount: { point: added } })} when added up here; ${saySource(source, vocabulary)} gave no such sum)`
          : '';
      return [
        {
          kind,
          source,
          statements: keysOf(row),
          text: `${saySource(source, vocabulary)} observed since: ${listed}${total}; ${verdict}${sayPlaceNote(first.place, claim, first.content, vocabulary)}`,
          // In part it held with the first of them; in full, or not at all, with the last.
          since: sinceOf((kind === 'partly-borne-out' ? [first] : row).map(({ entry }) => entry)),
        },
      ];
    });
}
