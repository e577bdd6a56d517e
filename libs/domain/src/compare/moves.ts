/**
 * Figures that say by how much something rose or fell over a period. The same fall is printed "fell by 3.5" and "-3.5", so
 * where both forms meet, or a rise meets a fall, each is taken as a number with its sign. What something fell to
 * ("to 500") stands for itself: a level keeps the direction, and a flow is told without one. Source: DESIGN, Figures; docs/decisions/0073.
 */
import { isFigure, type Amount, type Content, type Figure, type Hedge } from '../figure.js';
import { boundsOf, negative, rangeOf, type AmountRange } from './range.js';

/** Whether all that a figure prints lies at or below zero, and not all of it at zero. */
export function isBelowZero({ amount: { low, high, point } }: Figure): boolean {
  const printed = [low?.value, high?.value, point].filter((value) => value !== undefined);
  return printed.every((value) => value <= 0) && printed.some((value) => value < 0);
}

/** Whether a content tells by how much something rose or fell: a number over a period, with its direction. */
export function isMove(content: Content): content is Figure {
  return (
    isFigure(content) && content.accumulation === 'flow' && (content.change === 'rose' || content.change === 'fell')
  );
}

/** "Fell by 3.5": the direction stands in words and not in the number. */
export function fallsInWords(content: Content): content is Figure {
  return isMove(content) && content.change === 'fell' && !isBelowZero(content);
}

const isToldAsFall = (figure: Figure) => isMove(figure) && figure.change === 'fell';

/**
 * Whether figures are all falls, of which one is told so and one is printed below zero: they are held against each other by how far
 * they went, as two falls in words are.
 */
export function needSizes(figures: readonly Figure[]): boolean {
  return (
    figures.some(isToldAsFall) &&
    figures.some(isBelowZero) &&
    figures.every((figure) => isToldAsFall(figure) || isBelowZero(figure))
  );
}

/** Whether figures must be taken with their signs to be held against each other: falls told in words, and what is no fall. */
export function needSigns(figures: readonly Figure[]): boolean {
  return (
    !needSizes(figures) &&
    figures.some(fallsInWords) &&
    figures.some((figure) => !fallsInWords(figure) && (isMove(figure) || isBelowZero(figure)))
  );
}

const TURNED_HEDGES: Partial<Record<Hedge, Hedge>> = {
  'at-least': 'at-most',
  'more-than': 'fewer-than',
  'at-most': 'at-least',
  'fewer-than': 'more-than',
};

/** Hedges that tell of a size, whatever the sign: "up to -600" is no fall by more. */
const OF_SIZE: ReadonlySet<Amount['hedge']> = new Set(['nearly', 'up-to']);

/** How far a fall went that is printed by its sign: a floor under the one is a ceiling of the other. */
function turned(amount: Amount): Amount {
  const { low, high, point, hedge } = boundsOf(amount);
  if (high !== undefined && low === undefined && OF_SIZE.has(hedge))
    return { ...amount, high: { ...high, value: -high.value }, ...(point === undefined ? {} : { point: -point }) };
  return {
    ...(high === undefined ? {} : { low: { ...high, value: -high.value } }),
    ...(low === undefined ? {} : { high: { ...low, value: -low.value } }),
    ...(point === undefined ? {} : { point: -point }),
    ...(hedge === undefined ? {} : { hedge: TURNED_HEDGES[hedge] ?? hedge }),
  };
}

/** A figure that prints a fall by its sign, as one that tells in words how far it fell. */
export function bySize(figure: Figure): Figure {
  return isBelowZero(figure) ? { ...figure, amount: turned(figure.amount) } : figure;
}

/** The range of an amount on the other side of zero. */
function turnedRange(amount: Amount): AmountRange {
  const { low, high, point } = boundsOf(amount);
  // One number is read as its negative would be printed: the half of a printed unit belongs to one side alone.
  return low || high || point === undefined ? negative(rangeOf(amount)) : rangeOf({ ...amount, point: -point });
}

/** The ranges in which figures are held against each other: with the signs that words give them, by size, or as printed. */
export function movedRanges(figures: readonly Figure[]): AmountRange[] {
  if (needSizes(figures)) return figures.map((figure) => rangeOf(bySize(figure).amount));
  const signed = needSigns(figures);
  return figures.map((figure) =>
    signed && fallsInWords(figure) ? turnedRange(figure.amount) : rangeOf(figure.amount),
  );
}

/** How figures were taken, where that decided which of them is the higher. */
export function sayHowTaken(figures: readonly Figure[]): string {
  if (needSizes(figures)) return ' (falls are held against each other by how far they went)';
  return needSigns(figures) ? ' (a fall counts as a number below zero)' : '';
}

/** Whether a sum says that what the claim says to have fallen rose, or the other way round; both ranges as {@link movedRanges} gives them. */
export function isOtherWay(claim: Figure, { allowed: own }: AmountRange, { allowed: sum }: AmountRange): boolean {
  return isMove(claim) && ((own.high <= 0 && sum.low > 0) || (own.low >= 0 && sum.high < 0));
}

/** That in words which follow "their sum". */
export function sayOtherWay({ change }: Figure): string {
  return `${change === 'fell' ? 'rose' : 'fell'}, where the claim says that it ${change ?? ''}`;
}

/**
 * Whether one tells of a fall in words and the other gives a number from which no direction can be read: 300 hired are not
 * the 300 by which those hired fell.
 */
export function directionOpen(a: Figure, b: Figure): boolean {
  const open = (one: Figure) => !isMove(one) && !isBelowZero(one);
  return (fallsInWords(a) && open(b)) || (fallsInWords(b) && open(a));
}

/** Whether that holds of any two of them: then they make no sum. */
export function anyDirectionOpen(figures: readonly Figure[]): boolean {
  return figures.some((one, n) => figures.slice(n + 1).some((other) => directionOpen(one, other)));
}
