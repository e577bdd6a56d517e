/**
 * Amounts as ranges. An amount has two: what its words `allow` ("more than 30,000" allows a million), and what they
 * speak `near` (nobody who counted a million prints "more than 30,000"). Both reach half a printed unit
 * past what is printed at most, the half itself excluded: 4,500 rounds to 5,000, so "about 4,000" and "about 5,000"
 * share nothing. Two amounts conflict when what they allow is
 * disjoint; they agree when what they speak near overlaps. Source: DESIGN, Figures; docs/decisions/0005.
 */
import type { Amount } from '../figure.js';

/** Ends in the amount's unit; `Infinity` where open. */
export interface Range {
  readonly low: number;
  readonly lowStrict: boolean;
  readonly high: number;
  readonly highStrict: boolean;
}

/**
 * Nothing agrees with a number from further off than one part in this many, however coarsely it is printed: half a unit
 * of "10,000" is 5,000, and 14,000 is no support for it (nor is it excluded).
 */
export const AGREES_WITHIN = 8;

export interface AmountRange {
  readonly allowed: Range;
  readonly near: Range;
}

/**
 * One unit of the last significant printed digit: 10,000 for 30,000; 100 for 10,900; 0.1 for 1.5; 1 for 0. Half of it
 * is the reading precision. Expects a finite number.
 */
export function printedUnit(value: number): number {
  if (value === 0) return 1;
  if (Number.isSafeInteger(value)) {
    let unit = 1;
    for (let rest = Math.abs(value); rest % 10 === 0; rest /= 10) unit *= 10;
    return unit;
  }
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const decimals = mantissa.includes('.') ? mantissa.length - 2 : 0;
  return Number(`1e${Number(exponent) - decimals}`);
}

/** Half a printed unit, but never less than a number of that size can be told apart by. */
function halfUnit(value: number): number {
  return Math.max(printedUnit(value) / 2, Math.abs(value) * 2 * Number.EPSILON, Number.MIN_VALUE);
}

/** Sums up to this size are rounded to fifteen digits; what is larger has no digits to spare. */
const ROUNDED_BELOW = 1e12;

/**
 * A sum as a decimal: half a unit past 10.8 is 10.85, and not the binary neighbour of it that would reach into 10.9.
 * A width that fifteen digits do not show stays.
 */
function decimal(sum: number, of: number): number {
  // An eighth below the limit has no more than fifteen digits: nearly all sums are done here.
  if (Math.abs(sum) >= ROUNDED_BELOW || Number.isInteger(sum * 8)) return sum;
  const settled = Number(sum.toPrecision(15));
  return settled === of ? sum : settled;
}

/** How far past a printed number an amount still speaks near. */
function slack(value: number): number {
  return Math.min(
    halfUnit(value),
    value === 0 ? Infinity : Math.max(Math.abs(value) / AGREES_WITHIN, Number.MIN_VALUE),
  );
}

/** Bounds that the hedge alone gives: "more than" with a bare point is a floor. */
function withHedgeAsBound(amount: Amount): Amount {
  const { point, hedge } = amount;
  if (amount.low !== undefined || amount.high !== undefined || point === undefined) return amount;
  switch (hedge) {
    case 'at-least':
      return { low: { value: point, strict: false }, hedge };
    case 'more-than':
      return { low: { value: point, strict: true }, hedge };
    case 'at-most':
    case 'up-to':
      return { high: { value: point, strict: false }, hedge };
    case 'fewer-than':
    case 'nearly':
      return { high: { value: point, strict: true }, hedge };
    default:
      return amount;
  }
}

/**
 * What an amount allows and what it speaks near. A lone point allows half a printed unit either way. A bound is taken as
 * printed. Past the printed number an amount speaks near half a printed unit, or an eighth of the number if that is
 * less. "Nearly" allows no more than that.
 * Throws RangeError when the amount holds no number.
 */
export function rangeOf(amount: Amount): AmountRange {
  const { low, high, point, hedge } = withHedgeAsBound(amount);
  const least = Math.min(low?.value ?? 0, high?.value ?? 0, point ?? 0) < 0 ? -Infinity : 0;
  if (low && high) {
    const both = { low: low.value, lowStrict: low.strict, high: high.value, highStrict: high.strict };
    return { allowed: both, near: both };
  }
  if (low) {
    const end = decimal(low.value + slack(low.value), low.value);
    return {
      allowed: { low: low.value, lowStrict: low.strict, high: Infinity, highStrict: true },
      near: { low: low.value, lowStrict: low.strict, high: Math.max(end, point ?? end), highStrict: true },
    };
  }
  if (high) {
    const end = decimal(high.value - slack(high.value), high.value);
    const near = {
      low: Math.max(least, Math.min(end, point ?? end)),
      lowStrict: false,
      high: high.value,
      highStrict: high.strict,
    };
    return { allowed: hedge === 'nearly' ? near : { ...near, low: least }, near };
  }
  if (point === undefined) throw new RangeError('found an amount without a number, expected low, high or point');
  const around = (width: number): Range => ({
    low: Math.max(least, decimal(point - width, point)),
    lowStrict: false,
    high: decimal(point + width, point),
    highStrict: true,
  });
  return { allowed: around(halfUnit(point)), near: around(slack(point)) };
}

/** Whether every value of `a` lies below every value of `b`. */
export function liesBelow(a: Range, b: Range): boolean {
  return a.high < b.low || (a.high === b.low && (a.highStrict || b.lowStrict));
}

/** Whether every value of `inner` lies in `outer`. */
export function liesWithin(inner: Range, outer: Range): boolean {
  const low = outer.low < inner.low || (outer.low === inner.low && (!outer.lowStrict || inner.lowStrict));
  const high = inner.high < outer.high || (inner.high === outer.high && (!outer.highStrict || inner.highStrict));
  return low && high;
}

export function rangesOverlap(a: Range, b: Range): boolean {
  return !liesBelow(a, b) && !liesBelow(b, a);
}

/** The range of a sum of independent counts. */
export function addRanges(a: AmountRange, b: AmountRange): AmountRange {
  // Of ends beyond all numbers that cancel out nothing is known: the range is open there.
  const end = (x: number, y: number, open: number) => (Number.isNaN(x + y) ? open : decimal(x + y, x));
  const add = (x: Range, y: Range): Range => ({
    low: end(x.low, y.low, -Infinity),
    lowStrict: x.lowStrict || y.lowStrict,
    high: end(x.high, y.high, Infinity),
    highStrict: x.highStrict || y.highStrict,
  });
  return { allowed: add(a.allowed, b.allowed), near: add(a.near, b.near) };
}

/** The range of a number that is taken away. */
export function negative(range: AmountRange): AmountRange {
  const turn = ({ low, lowStrict, high, highStrict }: Range): Range => ({
    low: -high,
    lowStrict: highStrict,
    high: -low,
    highStrict: lowStrict,
  });
  return { allowed: turn(range.allowed), near: turn(range.near) };
}

/**
 * Whether two amounts print the same number in the same sense: "about 4,000" and "some 4,000" do, "4,000" and "more
 * than 4,000" do not, nor do "at least" and "more than".
 */
export function sameAmount(a: Amount, b: Amount): boolean {
  const x = withHedgeAsBound(a);
  const y = withHedgeAsBound(b);
  return (
    x.low?.value === y.low?.value &&
    x.low?.strict === y.low?.strict &&
    x.high?.value === y.high?.value &&
    x.high?.strict === y.high?.strict &&
    (x.low || x.high ? true : x.point === y.point) &&
    (x.hedge === 'nearly') === (y.hedge === 'nearly')
  );
}

/** A key under which {@link sameAmount} amounts fall together. */
export function amountKey(amount: Amount): string {
  const { low, high, point, hedge } = withHedgeAsBound(amount);
  const end = (bound: typeof low) => (bound ? `${bound.value}${bound.strict ? '!' : ''}` : '');
  return `${end(low)}..${end(high)}@${low || high ? '' : point}${hedge === 'nearly' ? '~' : ''}`;
}

/** The bounds of an amount once its hedge was read as one. */
export const boundsOf = withHedgeAsBound;
