/** Two statements held against each other, the change told in words. */
import { fallsInWords, needSigns, needSizes } from '../compare/moves.js';
import { sameFigure, sayUnits, unitFit, unitIn } from '../compare/units.js';
import { isFigure, type Content, type Figure } from '../figure.js';
import type { Difference } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import { sayAmount, sayContent, sayDate, sayList, sayNumber, sayPlace } from '../words.js';
import { contentDifferences } from './content-differences.js';

/** One of two contents that are held against each other. */
export interface End {
  readonly key: string;
  readonly content: Content;
  /** Its own words, where the content holds more than it said. */
  readonly says?: string;
}

/** Two numbers that agree and are not one and the same in print: rounded, in another unit, "at least" for "more than". */
function sayUnlikeNumbers(from: Content, to: Content, vocabulary: Vocabulary): string | undefined {
  if (!isFigure(from) || !isFigure(to) || sameFigure(from, to, vocabulary)) return undefined;
  const unit = (figure: Figure) =>
    unitFit(from, to, vocabulary) === 'same' ? '' : ` ${sayUnits(unitIn(figure, vocabulary) ?? '')}`;
  const fell = (figure: Figure) =>
    (needSigns([from, to]) || needSizes([from, to])) && fallsInWords(figure) ? ', fell' : '';
  const quote = (figure: Figure) => `“${sayAmount(figure.amount)}${unit(figure)}${fell(figure)}”`;
  return `the figures agree, though not printed alike: ${quote(from)} became ${quote(to)}`;
}

/** "both say the same", and what the nearer of the two leaves out. */
function sayEqual(from: Content, to: Content, vocabulary: Vocabulary): string {
  const left = [
    ...(from.place !== undefined && to.place === undefined ? [`the place (${sayPlace(from.place, vocabulary)})`] : []),
    ...(from.basis !== undefined && to.basis === undefined ? [`how it was worked out (${from.basis})`] : []),
    ...(from.asOf !== undefined && to.asOf === undefined && to.mode === 'observed'
      ? [`its date (${sayDate(from.asOf)})`]
      : []),
  ];
  const unlike = sayUnlikeNumbers(from, to, vocabulary);
  if (left.length === 0) return unlike ?? 'both say the same';
  return `${unlike ?? 'both give the same figure'}; left out: ${sayList(left)}`;
}

function sayWholeAdded(to: End, across: Difference['across']): string {
  const whole = sayNumber(to.content.whole ?? 0);
  const who = to.says === undefined ? 'the page' : 'the relay';
  return across === 'drift'
    ? `${who} sets it against ${whole}; the origin, as far as it is known, gives no whole`
    : `it is set against ${whole}, which the body does not do`;
}

/** Nothing that the vocabulary counts, no number and no direction: words whose sense nobody has recorded. */
function isUnread(content: Content): boolean {
  return content.measure === undefined && content.change === undefined && !isFigure(content);
}

/** Every difference between two statements, typed, or that they agree exactly; none where one of them was not read. */
export function between(
  from: End,
  to: End,
  across: Difference['across'],
  ifLinkHolds: boolean,
  vocabulary: Vocabulary,
): Difference[] {
  if (isUnread(from.content) || isUnread(to.content)) return [];
  // Successive occasions have each their own moment: that alone is no revision.
  const typed = contentDifferences(from.content, to.content, vocabulary).filter(
    (difference) => across !== 'revision' || difference.slot === undefined,
  );
  const exact =
    typed.length === 0
      ? [{ kind: 'agrees-exactly' as const, text: sayEqual(from.content, to.content, vocabulary) }]
      : typed;
  return exact.map((difference) => ({
    kind: difference.kind,
    across,
    from: { statement: from.key, text: from.says ?? sayContent(from.content, vocabulary) },
    to: { statement: to.key, text: to.says ?? sayContent(to.content, vocabulary) },
    text: 'slot' in difference && difference.slot === 'whole-added' ? sayWholeAdded(to, across) : difference.text,
    ifLinkHolds,
  }));
}
