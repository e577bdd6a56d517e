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

/** Whether figures must be taken with their signs to be held against each other: they do not all print a fall alike. */
export function needSigns(figures: readonly Figure[]): boolean {
  return (
    figures.some(fallsInWords) &&
    figures.some((figure) => !fallsInWords(figure) && (isMove(figure) || isBelowZero(figure)))
  );
}

const TURNED_HEDGES: Partial<Record<Hedge, Hedge>> = {
  'at-least': 'at-most',
  'more-than': 'fewer-than',
  'at-most': 'at-least',
  'up-to': 'at-least',
  'fewer-than': 'more-than',
  nearly: 'more-than',
};

/** What a fall by so much is printed as with its sign, and the other way round: a floor under the one is a ceiling of the other. */
function turned(amount: Amount): Amount {
  const { low, high, point, hedge } = boundsOf(amount);
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

/** A figure's range with the sign that its words give it. */
export function signedRange(figure: Figure): AmountRange {
  const { amount } = figure;
  if (!fallsInWords(figure)) return rangeOf(amount);
  const { low, high, point } = boundsOf(amount);
  // One number is read as its negative would be printed: the half of a printed unit belongs to one side alone.
  return low || high || point === undefined ? negative(rangeOf(amount)) : rangeOf({ ...amount, point: -point });
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
