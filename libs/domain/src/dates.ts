/**
 * Calendar dates as sources give them: often only a month or a year. A partial date is an interval of days, and every
 * rule that compares dates compares intervals. All days are UTC calendar days.
 */

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

/** First and last day of an interval, both included, as `YYYY-MM-DD`. */
export interface DayInterval {
  readonly from: string;
  readonly to: string;
}

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function lastDayOfMonth(year: number, month: number): number {
  return [31, isLeapYear(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Why a text is not a partial date, or `undefined` when it is one. Years run from 0001 to 9999. */
export function partialDateFault(text: string): string | undefined {
  const match = SHAPE.exec(text);
  if (!match) return `found "${text}", expected YYYY, YYYY-MM or YYYY-MM-DD`;
  const year = Number(match[1]);
  if (year < 1) return `found year ${match[1]}, expected 0001 to 9999`;
  if (match[2] === undefined) return undefined;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return `found month ${match[2]} in "${text}", expected 01 to 12`;
  if (match[3] === undefined) return undefined;
  const day = Number(match[3]);
  const last = lastDayOfMonth(year, month);
  if (day < 1 || day > last)
    return `found day ${match[3]} in "${text}", expected 01 to ${last} (that month's last day)`;
  return undefined;
}

/** The days that a partial date may mean. Throws RangeError with {@link partialDateFault}'s text on anything else. */
export function daysOf(date: PartialDate): DayInterval {
  const before = known.get(date);
  if (before !== undefined) return before;
  const days = readDays(date);
  if (known.size >= KNOWN) known.clear();
  known.set(date, days);
  return days;
}

/** Intervals of dates read before: a ledger of 100,000 statements asks for a few hundred dates, a million times. */
const known = new Map<PartialDate, DayInterval>();
const KNOWN = 10_000;

function readDays(date: PartialDate): DayInterval {
  const fault = partialDateFault(date);
  if (fault !== undefined) throw new RangeError(fault);
  if (date.length === 4) return { from: `${date}-01-01`, to: `${date}-12-31` };
  if (date.length === 7) {
    const last = lastDayOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
    return { from: `${date}-01`, to: `${date}-${last}` };
  }
  return { from: date, to: date };
}

const DAY = 86_400_000;

/** Days from the end of one interval to the beginning of the other; 0 where they share a day. */
export function daysApart(a: DayInterval, b: DayInterval): number {
  if (overlap(a, b)) return 0;
  const [first, second] = a.to < b.from ? [a.to, b.from] : [b.to, a.from];
  return Math.round((Date.parse(second) - Date.parse(first)) / DAY);
}

/** Whether two intervals share a day. */
export function overlap(a: DayInterval, b: DayInterval): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Whether every day of `inner` lies in `outer`. */
export function covers(outer: DayInterval, inner: DayInterval): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
