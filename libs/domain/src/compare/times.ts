/**
 * Whether two figures speak of times that fit. Stocks and cumulative figures have a moment, flows a span; partial dates
 * are intervals. Source: DESIGN, Figures; docs/decisions/0005.
 */
import { type DayInterval, daysApart, daysOf, overlap, type PartialDate } from '../dates.js';
import type { Content } from '../figure.js';
import { sayDate } from '../words.js';

/**
 * How the statement's time stands to the claim's. `part`: its span lies inside the claim's. `unordered`: one is dated to
 * the year alone in which the other falls, so that either may be the later.
 */
export type TimeFit =
  | { readonly fit: 'same' | 'later' | 'earlier' | 'part' | 'whole' }
  | { readonly fit: 'unordered'; readonly words: () => string }
  | { readonly fit: 'apart'; readonly slot: 'as-of' | 'period' | 'horizon'; readonly words: () => string };

/** Days on which each was said; they stand in for a moment that the content leaves open. */
export interface Said {
  readonly claim?: PartialDate;
  readonly statement?: PartialDate;
}

/**
 * Two forecasts of an unbounded future are of one outlook when made within this many days of each other: a month, the
 * coarsest date on which "the coming months" is printed.
 */
export const OUTLOOK_DAYS = 31;

/** Whether two forecasts without a start of their own look ahead from about one day; an unknown day is no other. */
export function ofOneOutlook(a: PartialDate | undefined, b: PartialDate | undefined): boolean {
  return a === undefined || b === undefined || daysApart(daysOf(a), daysOf(b)) <= OUTLOOK_DAYS;
}

function days(date: PartialDate | undefined): DayInterval | undefined {
  return date === undefined ? undefined : daysOf(date);
}

const [SAME, LATER, EARLIER] = [{ fit: 'same' }, { fit: 'later' }, { fit: 'earlier' }] as const;

function order(claim: DayInterval, statement: DayInterval): TimeFit {
  if (overlap(claim, statement)) return SAME;
  return statement.from > claim.to ? LATER : EARLIER;
}

function apart(slot: 'as-of' | 'period' | 'horizon', words: () => string): TimeFit {
  return { fit: 'apart', slot, words };
}

/** Whether a date is a year alone. */
function isYear(days: DayInterval): boolean {
  return days.from.slice(5) === '01-01' && days.to.slice(5) === '12-31';
}

function fitMoments(claim: Content, statement: Content, said: Said): TimeFit {
  const a = claim.asOf ?? said.claim;
  const b = statement.asOf ?? said.statement;
  if (a === undefined || b === undefined)
    return apart('as-of', () => `${a === undefined ? 'the claim' : 'it'} does not say as of when`);
  const starts = [days(claim.periodStart), days(statement.periodStart)] as const;
  if (claim.accumulation === 'cumulative' && starts[0] && starts[1] && !overlap(starts[0], starts[1]))
    return apart(
      'period',
      () => `counts from ${sayDate(statement.periodStart ?? '')}, not from ${sayDate(claim.periodStart ?? '')}`,
    );
  if (overlap(daysOf(a), daysOf(b)) && isYear(daysOf(a)) !== isYear(daysOf(b)))
    return {
      fit: 'unordered',
      words: () =>
        isYear(daysOf(b))
          ? `is of ${sayDate(b)}, and does not say when in that year`
          : `is of ${sayDate(b)}, and the claim does not say when in ${sayDate(a)}`,
    };
  return order(daysOf(a), daysOf(b));
}

interface Span {
  readonly start: DayInterval | undefined;
  readonly end: DayInterval | undefined;
}

/** Whether `inner` lies inside `outer`; an open end reaches as far as the other. */
function inside(inner: Span, outer: Span): boolean {
  const starts = outer.start === undefined || (inner.start !== undefined && outer.start.from <= inner.start.from);
  const ends = outer.end === undefined || (inner.end !== undefined && inner.end.to <= outer.end.to);
  return starts && ends;
}

/** Whether two partial dates may mark one edge of a period: a year alone marks no edge that a month does. */
function sameEdge(a: DayInterval, b: DayInterval): boolean {
  return isYear(a) === isYear(b) && overlap(a, b);
}

function saySpan(content: Content): string {
  const { periodStart, periodEnd, asOf, accumulation } = content;
  const end = accumulation === 'cumulative' ? asOf : periodEnd;
  if (periodStart === undefined)
    return end !== undefined
      ? `all up to ${sayDate(end)}`
      : accumulation === 'cumulative'
        ? 'all so far'
        : 'a span that is not given';
  if (end === undefined) return `all from ${sayDate(periodStart)} on`;
  return periodStart === end ? sayDate(end) : `${sayDate(periodStart)} to ${sayDate(end)}`;
}

function fitSpans(claim: Content, statement: Content, said: Said): TimeFit {
  const span = (content: Content, day: PartialDate | undefined): Span => ({
    start: days(content.periodStart),
    end: days(content.accumulation === 'cumulative' ? (content.asOf ?? day) : content.periodEnd),
  });
  const a = span(claim, said.claim);
  const b = span(statement, said.statement);
  for (const [who, content, x] of [['the claim', claim, a] as const, ['it', statement, b] as const]) {
    // All so far may have begun at any time; a bounded period whose ends are not told may be any period.
    const open = x.start === undefined && content.accumulation !== 'cumulative';
    if (open || x.end === undefined)
      return apart('period', () => `${who} does not say ${open ? 'from when' : 'up to when'}`);
  }
  if (a.start && b.start && a.end && b.end && sameEdge(a.start, b.start) && sameEdge(a.end, b.end))
    return { fit: 'same' };
  if (b.start && inside(b, a)) return { fit: 'part' };
  if (a.start && inside(a, b)) return { fit: 'whole' };
  return apart('period', () => `covers ${saySpan(statement)}, not ${saySpan(claim)}`);
}

function fitOutlooks(claim: Content, statement: Content, said: Said): TimeFit {
  const a = days(claim.horizon);
  const b = days(statement.horizon);
  // An event may leave open what the other says.
  const flows = (claim.accumulation ?? statement.accumulation) === 'flow';
  const made = [
    days(flows ? (claim.periodStart ?? said.claim) : said.claim),
    days(flows ? (statement.periodStart ?? said.statement) : said.statement),
  ] as const;
  const sayHorizon = (date: PartialDate | undefined) =>
    date === undefined ? 'an open end' : `an end by ${sayDate(date)}`;
  // What has one horizon is one outlook, whenever it was made.
  if (!flows && a && b && overlap(a, b)) return { fit: 'same' };
  if (!made[0] || !made[1]) return apart('period', () => `${made[0] ? 'it' : 'the claim'} does not say from when`);
  const [mine, its] = made;
  if (daysApart(mine, its) > OUTLOOK_DAYS)
    return apart('period', () => `looks ahead from ${sayDay(its)}, not from ${sayDay(mine)}`);
  if ((!a && !b) || (a && b && overlap(a, b))) return { fit: 'same' };
  const statementShorter = b !== undefined && (a === undefined || b.to < a.from);
  if (flows) return { fit: statementShorter ? 'part' : 'whole' };
  return apart('horizon', () => `has ${sayHorizon(statement.horizon)}, not ${sayHorizon(claim.horizon)}`);
}

function sayDay(interval: DayInterval): string {
  return interval.from === interval.to ? sayDate(interval.from) : `${sayDate(interval.from)} or later`;
}

/**
 * How the times of two contents fit. Expects contents of one mode (or a forecast and an announcement), and of one
 * accumulation (or a flow and a cumulative figure).
 */
export function fitTimes(claim: Content, statement: Content, said: Said): TimeFit {
  if (claim.mode !== 'observed') return fitOutlooks(claim, statement, said);
  if (claim.accumulation === 'flow' || statement.accumulation === 'flow') return fitSpans(claim, statement, said);
  return fitMoments(claim, statement, said);
}
