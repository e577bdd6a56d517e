/** Two ranges in one unit held against each other, once it is known how their slots fit. Source: DESIGN, Figures; docs/decisions/0005. */
import type { Content } from '../figure.js';
import type { ComparisonRelation, Stance } from '../finding.js';
import { liesBelow, rangesOverlap, type AmountRange } from './range.js';
import type { ComparisonRule } from './rules.js';
import type { Slot, SlotFit } from './slots.js';
import type { TimeFit } from './times.js';

export interface ContentComparison {
  readonly relation: ComparisonRelation;
  readonly stance: Stance;
  /** Claim over statement at the nearest ends; 1 where they agree. Absent where the statement's end is zero or open. */
  readonly factor?: number;
  readonly slots: readonly Slot[];
  readonly rule: ComparisonRule;
  /** Keys of the statements that are added up in it, where it is a sum that is compared. */
  readonly addedUp?: readonly string[];
  /** Where it is a sum: that it went the other way than the claim. A direction is told, and not how far it lies off. */
  readonly otherWay?: true;
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

/** Two ranges of which one counts a part of what the other does. `adds`: whether what is counted adds up over its parts ({@link addsUp}). */
export function compareHeld(
  claim: AmountRange,
  statement: AmountRange,
  fit: SlotFit,
  adds: boolean,
): ContentComparison {
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

/** Whether a direction decided, and not how far the numbers lie apart. */
export function isOpposite({ rule, otherWay }: Pick<ContentComparison, 'rule' | 'otherWay'>): boolean {
  return rule === 'opposite-direction' || otherWay === true;
}

/** What agrees, whatever the rule. */
export const AGREES = { relation: 'agrees', stance: 'agrees', factor: 1, slots: [] } as const;
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
