/**
 * The numeric content of a statement. A proposition has the same slots without an amount. Slots hold vocabulary keys
 * where the vocabulary has an entry, and are absent where nothing is known: an absent slot is never read as "any".
 * Source of every slot: DESIGN, Figures.
 */
import type { PartialDate } from './dates.js';

export const HEDGES = [
  'exact',
  'about',
  'nearly',
  'some',
  'at-least',
  'more-than',
  'at-most',
  'fewer-than',
  'up-to',
  'between',
] as const;
export type Hedge = (typeof HEDGES)[number];

/** Stock: at a moment. Flow: over a bounded period. Cumulative: so far, from a start that may be open. */
export const ACCUMULATIONS = ['stock', 'flow', 'cumulative'] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Announced: by the actor itself, of what it will do. */
export const MODES = ['observed', 'forecast', 'announced'] as const;
export type Mode = (typeof MODES)[number];

export const CERTAINTIES = ['will', 'planned', 'expected', 'may'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Silent: a source that lists things of this kind and does not name this one. */
export const POLARITIES = ['affirms', 'denies', 'no-information', 'silent'] as const;
export type Polarity = (typeof POLARITIES)[number];

export const CHANGES = ['rose', 'fell', 'doubled', 'halved'] as const;
export type Change = (typeof CHANGES)[number];

/** An end of a range. `strict` excludes the value itself ("more than", "nearly"). */
export interface Bound {
  readonly value: number;
  readonly strict: boolean;
}

/** How many. At least one of `low`, `high`, `point` is present; values are finite and in `unit`. */
export interface Amount {
  readonly low?: Bound;
  readonly high?: Bound;
  /** The one number printed without a bound. */
  readonly point?: number;
  readonly hedge?: Hedge;
}

/** Everything that a figure says except how many. */
export interface Proposition {
  /** Key of a measure: fixes the counted thing, its state and the unit. */
  readonly measure?: string;
  /** Whose: "DPRK troops". Compared exactly, after the vocabulary's own spelling was applied. */
  readonly subject?: string;
  /** Key of a place; for movements, the place moved to. */
  readonly place?: string;
  readonly fromPlace?: string;
  readonly accumulation?: Accumulation;
  readonly mode: Mode;
  readonly certainty?: Certainty;
  readonly polarity: Polarity;
  /** Of a flow, a rise or a fall tells that the number is by how much; what a flow rose or fell to is told without. */
  readonly change?: Change;
  /** For stocks and cumulative figures: the moment that they describe. */
  readonly asOf?: PartialDate;
  /** For flows, and the open start of a cumulative figure. */
  readonly periodStart?: PartialDate;
  readonly periodEnd?: PartialDate;
  /** For forecasts: the last day by which the thing is to have happened. */
  readonly horizon?: PartialDate;
  readonly unit?: string;
  /** How the count was converted: "152 mm equivalent; container capacity". */
  readonly basis?: string;
  /** The number of which this figure is said to be a part. */
  readonly whole?: number;
}

export interface Figure extends Proposition {
  readonly amount: Amount;
}

export type Content = Figure | Proposition;

export function isFigure(content: Content): content is Figure {
  return 'amount' in content;
}

/** Hedges that are a bound by themselves. */
const FLOORS: ReadonlySet<Amount['hedge']> = new Set(['at-least', 'more-than']);
const CEILINGS: ReadonlySet<Amount['hedge']> = new Set(['at-most', 'fewer-than', 'up-to', 'nearly']);

/** A ceiling in words beside a floor in numbers, or the other way round: one of the two is wrong, and nobody can tell which. */
function boundFault({ low, high, hedge }: Amount): string | undefined {
  if (low && !high && CEILINGS.has(hedge))
    return `found hedge ${hedge} beside low ${low.value} alone, expected high, or a hedge that is no ceiling`;
  if (high && !low && FLOORS.has(hedge))
    return `found hedge ${hedge} beside high ${high.value} alone, expected low, or a hedge that is no floor`;
  return undefined;
}

/** Why an amount cannot stand, or `undefined` when it can. */
export function amountFault(amount: Amount): string | undefined {
  const { low, high, point } = amount;
  if (low === undefined && high === undefined && point === undefined)
    return 'found no number, expected low, high or point';
  for (const [name, value] of [
    ['low', low?.value],
    ['high', high?.value],
    ['point', point],
  ] as const)
    if (value !== undefined && !Number.isFinite(value)) return `found ${name} ${value}, expected a finite number`;
  if (low && high) {
    if (low.value > high.value)
      return `found low ${low.value} above high ${high.value}, expected low to be at most high`;
    if (low.value === high.value && (low.strict || high.strict))
      return `found an empty range at ${low.value}, expected inclusive bounds when low equals high`;
  }
  if (point !== undefined && low && point < low.value)
    return `found point ${point} below low ${low.value}, expected it inside the range`;
  if (point !== undefined && high && point > high.value)
    return `found point ${point} above high ${high.value}, expected it inside the range`;
  return boundFault(amount);
}
