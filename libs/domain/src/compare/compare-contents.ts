/** One claim's content against one statement's. Source: DESIGN, Figures. */
import { isFigure, type Amount, type Content } from '../figure.js';
import type { Vocabulary } from '../vocabulary.js';
import { directionOpen, isMove, sayHowTaken } from './moves.js';
import { fitSlots, type SlotFit } from './slots.js';
import type { Said } from './times.js';
import { addsUp, rangesOf, sayConversion, scaled } from './units.js';
import { AGREES, compareHeld, weighInTime, type ContentComparison } from './weigh-ranges.js';
import { sayNumber } from '../words.js';

export type { ContentComparison };

const UP = new Set<Content['change']>(['rose', 'doubled']);

/** One says that it rose and the other that it fell, of one time: whatever the numbers, they exclude each other. */
function oppositeDirection(claim: Content, statement: Content, fit: SlotFit): ContentComparison | undefined {
  if (claim.change === undefined || statement.change === undefined) return undefined;
  if (fit.holdings.length > 0 || fit.time?.fit !== 'same') return undefined;
  const up = UP.has(claim.change);
  if (up === UP.has(statement.change)) return undefined;
  return {
    relation: up ? 'above' : 'below',
    stance: 'conflicts',
    slots: [],
    rule: 'opposite-direction',
    words: `says that it ${statement.change}, where the claim says that it ${claim.change}`,
  };
}

/** What is told of a course without a number: what rose need not have doubled. */
function sayCourse({ change }: Content): string {
  return change === undefined ? 'says nothing of a rise or a fall' : `says that it ${change}`;
}

/** What took place in a year took place on a day of it. */
function isOfOneTime({ time }: SlotFit): boolean {
  return time?.fit === 'same' || time?.fit === 'unordered';
}

function amountOf(content: Content): Amount | undefined {
  return isFigure(content) ? content.amount : undefined;
}

/** Three are not so many times none: what is printed as zero is above it by its reading precision alone. */
function isZero(content: Content): boolean {
  const { low, high, point } = amountOf(content) ?? {};
  return [low?.value, high?.value, point].every((value) => value === undefined || value === 0);
}

/** What rose in one part may have fallen in another: by how much it did in all is no more than the balance. */
function addsUpOverParts(content: Content, vocabulary: Vocabulary): boolean {
  return addsUp(content, vocabulary) && !isMove(content);
}

/**
 * Compares a claim with a statement. Symmetric: with the two exchanged, `above` and `below` (and `part` and `whole`)
 * change places. `said` gives the days on which each was said, for contents that leave their moment open.
 */
export function compareContents(
  claim: Content,
  statement: Content,
  vocabulary: Vocabulary,
  said: Said = {},
): ContentComparison {
  const fit = fitSlots(claim, statement, vocabulary, said);
  if (fit.misfits.length > 0) {
    const slots = [...fit.misfits.map((misfit) => misfit.slot), ...fit.holdings.map((holding) => holding.slot)];
    // What denies, says that it does not know, leaves out, or tells a direction bears on the claim without comparing.
    // What is only foreseen has no bearing on what the claim says was counted.
    const foreseen = claim.mode === 'observed' && statement.mode !== 'observed';
    const bears =
      !foreseen &&
      (statement.polarity !== 'affirms' || statement.change !== undefined || amountOf(statement) === undefined) &&
      !slots.some((slot) => ['counted', 'state', 'subject', 'place'].includes(slot));
    return {
      relation: bears ? 'bears-on' : 'not-comparable',
      stance: 'none',
      slots,
      rule: bears ? 'related' : 'slots',
      get words() {
        return [...fit.misfits, ...fit.holdings].map(({ words }) => words()).join('; ');
      },
    };
  }
  const turned = oppositeDirection(claim, statement, fit);
  if (turned) return turned;
  const [a, b] = [amountOf(claim), amountOf(statement)];
  const sameCourse = claim.change === statement.change;
  if (a === undefined && b === undefined && sameCourse && fit.holdings.length === 0 && isOfOneTime(fit))
    return { ...AGREES, rule: 'same-proposition', words: 'says the same, without a number' };
  if (a === undefined || b === undefined) {
    const words =
      a === undefined && b === undefined
        ? sameCourse
          ? 'says so of another part or time'
          : `${sayCourse(statement)}, where the claim ${sayCourse(claim)}`
        : b === undefined
          ? 'cannot be weighed against a number'
          : 'gives a number where the claim gives none';
    return { relation: 'bears-on', stance: 'none', slots: [], rule: 'without-a-number', words };
  }
  if (isFigure(claim) && isFigure(statement) && directionOpen(claim, statement)) {
    const words =
      claim.change === 'fell' && isMove(claim)
        ? 'does not say whether it rose or fell, where the claim says that it fell'
        : 'says that it fell, where the claim does not say whether it rose or fell';
    return { relation: 'bears-on', stance: 'none', slots: [], rule: 'related', words };
  }
  const ranges = rangesOf(claim, statement, vocabulary);
  if (ranges === undefined) throw new TypeError('found a content without an amount, expected two figures');
  const [x, y] = ranges;
  const undated = claim.asOf === undefined && statement.asOf === undefined;
  const compared =
    fit.holdings.length > 0
      ? compareHeld(x, y, fit, addsUpOverParts(claim, vocabulary) && addsUpOverParts(statement, vocabulary))
      : weighInTime(x, y, claim, fit.time ?? { fit: 'same' }, undated);
  const { relation, stance, slots, rule, factor } = compared;
  return {
    relation,
    stance,
    slots,
    rule,
    ...(factor !== undefined && scaled(claim, vocabulary) && !isZero(claim) && !isZero(statement) ? { factor } : {}),
    get words() {
      const held = fit.holdings.length > 0;
      const signs = held || !isFigure(claim) || !isFigure(statement) ? '' : sayHowTaken([claim, statement]);
      const words = `${compared.words}${sayConversion(claim, statement, vocabulary)}${signs}`;
      if (held || claim.whole === undefined || statement.whole === undefined) return words;
      return claim.whole === statement.whole
        ? words
        : `${words}, and sets it against ${sayNumber(statement.whole)}, where the claim says ${sayNumber(claim.whole)}`;
    },
  };
}
