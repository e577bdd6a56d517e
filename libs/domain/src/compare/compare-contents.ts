/** One claim's content against one statement's. Source: DESIGN, Figures. */
import { isFigure, type Amount, type Content } from '../figure.js';
import type { ComparisonRelation, Stance } from '../finding.js';
import type { Vocabulary } from '../vocabulary.js';
import { liesBelow, rangesOverlap, type AmountRange } from './range.js';
import type { ComparisonRule } from './rules.js';
import { fitSlots, type Slot, type SlotFit } from './slots.js';
import type { Said, TimeFit } from './times.js';
import { addsUp, rangesOf, sayConversion, scaled } from './units.js';
import { sayNumber } from '../words.js';

export interface ContentComparison {
  readonly relation: ComparisonRelation;
  readonly stance: Stance;
  /** Claim over statement at the nearest ends; 1 where they agree. Absent where the statement's end is zero or open. */
  readonly factor?: number;
  readonly slots: readonly Slot[];
  readonly rule: ComparisonRule;
  /** What decided, in words that can follow "it"; put together when they are asked for. */
  readonly words: string;
}

/** Three decimals, or four digits of what is too small or too great for that; none where it is no finite number. */
function ratio(over: number, under: number): { factor?: number } {
  const factor = under > 0 ? over / under : NaN;
  // It is also told turned round.
  if (!Number.isFinite(factor) || factor <= 0 || !Number.isFinite(1 / factor)) return {};
  const plain = factor >= 0.01 && factor < 1e9;
  return { factor: plain ? Math.round(factor * 1000) / 1000 : Number(factor.toPrecision(4)) };
}

function above(claim: AmountRange, statement: AmountRange): { factor?: number } {
  return ratio(claim.allowed.low, statement.allowed.high);
}

function below(claim: AmountRange, statement: AmountRange): { factor?: number } {
  return ratio(claim.allowed.high, statement.allowed.low);
}

type Order = 'agrees' | 'allows' | 'above' | 'below';

/** `allows`: not in conflict, but one bound lies too far off to support the other. */
function orderOf(claim: AmountRange, statement: AmountRange): Order {
  if (liesBelow(statement.allowed, claim.allowed)) return 'above';
  if (liesBelow(claim.allowed, statement.allowed)) return 'below';
  return rangesOverlap(claim.near, statement.near) ? 'agrees' : 'allows';
}

/** Whether a number may be negative: of gains and losses together a part may well be more than the whole. */
function signed({ allowed }: AmountRange): boolean {
  return allowed.low < 0;
}

/** `adds`: whether what is counted adds up over its parts ({@link addsUp}). */
function compareHeld(claim: AmountRange, statement: AmountRange, fit: SlotFit, adds: boolean): ContentComparison {
  const slots = fit.holdings.map((holding) => holding.slot);
  const directions = new Set(fit.holdings.map((holding) => holding.holding));
  const says = (then: string) => `${fit.holdings.map(({ words }) => words()).join('; ')}${then}`;
  const part = directions.has('part');
  // All so far may have grown since a part of it was counted, and a part may have grown since the whole was.
  const partNotAfter =
    fit.time === undefined || ['same', 'part', 'whole', part ? 'earlier' : 'later'].includes(fit.time.fit);
  if (directions.size === 1 && partNotAfter && adds && !signed(claim) && !signed(statement)) {
    if (part && liesBelow(claim.allowed, statement.allowed))
      return {
        relation: 'below',
        stance: 'conflicts',
        ...below(claim, statement),
        slots: [],
        rule: 'part-exceeds-whole',
        words: says(', and a part may not exceed its whole'),
      };
    if (!part && liesBelow(statement.allowed, claim.allowed))
      return {
        relation: 'above',
        stance: 'conflicts',
        ...above(claim, statement),
        slots: [],
        rule: 'part-exceeds-whole',
        words: says(', and a part may not exceed its whole'),
      };
  }
  return {
    relation: 'not-comparable',
    stance: 'none',
    slots,
    rule: 'containment',
    get words() {
      return says('; nothing more follows');
    },
  };
}

const AGREES = { relation: 'agrees', stance: 'agrees', factor: 1, slots: [] } as const;
const ALLOWS = {
  relation: 'bears-on',
  stance: 'allows',
  slots: [],
  rule: 'open-bound',
  words: 'does not exclude it, and is too far off to support it',
} as const;

/** Two ranges in one unit, of the claim's slots, at times that fit so. `undated`: neither content gives its moment. */
export function weighInTime(
  claim: AmountRange,
  statement: AmountRange,
  content: Content,
  time: TimeFit,
  undated: boolean,
): ContentComparison {
  const order = orderOf(claim, statement);
  // A balance of gains and losses may go either way.
  const cumulative = content.accumulation === 'cumulative' && !signed(claim) && !signed(statement);
  const kind = content.mode === 'observed' ? (content.accumulation ?? 'stock') : 'forecast';
  if (time.fit === 'same') {
    if (order === 'agrees') return { ...AGREES, rule: `same-time-${kind}`, words: 'agrees' };
    if (order === 'allows') return ALLOWS;
    return order === 'above'
      ? {
          relation: 'above',
          stance: 'conflicts',
          ...above(claim, statement),
          slots: [],
          rule: `same-time-${kind}`,
          words: 'is lower for the same time',
        }
      : {
          relation: 'below',
          stance: 'conflicts',
          ...below(claim, statement),
          slots: [],
          rule: `same-time-${kind}`,
          words: 'is higher for the same time',
        };
  }
  if (time.fit === 'unordered') {
    if (order === 'agrees') return { ...AGREES, rule: `same-time-${kind}`, words: 'agrees' };
    if (order === 'allows') return ALLOWS;
    const slots = ['as-of'] as const;
    return { relation: 'not-comparable', stance: 'none', slots, rule: 'within-one-year', words: time.words() };
  }
  const later = time.fit === 'later';
  if (!cumulative) {
    if (order === 'agrees' || order === 'allows' || !later)
      return {
        relation: 'not-comparable',
        stance: 'none',
        slots: ['as-of'],
        rule: 'stock-at-another-time',
        words: `is of ${later ? 'a later' : 'an earlier'} moment`,
      };
    return {
      relation: 'superseded',
      stance: 'supersedes',
      slots: [],
      rule: 'stock-later',
      words: `is later and ${order === 'above' ? 'lower' : 'higher'}`,
    };
  }
  if (order === 'agrees') {
    // Where neither gives a moment, the days on which they were said stand in, and tell nothing by themselves.
    const when = undated ? '' : ` at ${later ? 'a later' : 'an earlier'} date`;
    return { ...AGREES, rule: 'cumulative-at-two-dates', words: `agrees${when}` };
  }
  if (order === 'allows') return ALLOWS;
  if (later && order === 'above')
    return {
      relation: 'above',
      stance: 'conflicts',
      ...above(claim, statement),
      slots: [],
      rule: 'later-below-earlier-floor',
      words: 'is later and still lower',
    };
  if (!later && order === 'below')
    return {
      relation: 'below',
      stance: 'conflicts',
      ...below(claim, statement),
      slots: [],
      rule: 'later-below-earlier-floor',
      words: 'is earlier and already higher',
    };
  if (later)
    return {
      relation: 'superseded',
      stance: 'supersedes',
      ...below(claim, statement),
      slots: [],
      rule: 'cumulative-grew',
      words: 'is later and higher',
    };
  return {
    relation: 'above',
    stance: 'grew',
    ...above(claim, statement),
    slots: [],
    rule: 'cumulative-grew',
    words: 'is earlier and lower, as a growing count would be',
  };
}

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
  if (a === undefined && b === undefined && fit.holdings.length === 0 && isOfOneTime(fit))
    return { ...AGREES, rule: 'same-proposition', words: 'says the same, without a number' };
  if (a === undefined || b === undefined) {
    const words =
      a === undefined && b === undefined
        ? 'says so of another part or time'
        : b === undefined
          ? 'cannot be weighed against a number'
          : 'gives a number where the claim gives none';
    return { relation: 'bears-on', stance: 'none', slots: [], rule: 'without-a-number', words };
  }
  const ranges = rangesOf(claim, statement, vocabulary);
  if (ranges === undefined) throw new TypeError('found a content without an amount, expected two figures');
  const [x, y] = ranges;
  const undated = claim.asOf === undefined && statement.asOf === undefined;
  const compared =
    fit.holdings.length > 0
      ? compareHeld(x, y, fit, addsUp(claim, vocabulary) && addsUp(statement, vocabulary))
      : weighInTime(x, y, claim, fit.time ?? { fit: 'same' }, undated);
  const { relation, stance, slots, rule, factor } = compared;
  return {
    relation,
    stance,
    slots,
    rule,
    ...(factor !== undefined && scaled(claim, vocabulary) && !isZero(claim) && !isZero(statement) ? { factor } : {}),
    get words() {
      const words = `${compared.words}${sayConversion(claim, statement, vocabulary)}`;
      if (fit.holdings.length > 0 || claim.whole === undefined || statement.whole === undefined) return words;
      return claim.whole === statement.whole
        ? words
        : `${words}, and sets it against ${sayNumber(statement.whole)}, where the claim says ${sayNumber(claim.whole)}`;
    },
  };
}
