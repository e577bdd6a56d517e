/** Two dates that name the ends of one period: "from March to May 2024", "between Monday and Friday", "May 3 – June 5". */
import { addDays, dayFrom } from '../calendar.js';
import type { Found, Tense } from './period.js';
import type { Span } from '../reading.js';

export type Placed = Span & Found;

const JOINS = /^\s?(?:to|through|thru|until|till|-|–|—|and)\s?(?:the )?$/;

/** The date with its year moved. */
function inYear(date: string, year: number): string {
  return `${String(year).padStart(4, '0')}${date.slice(4)}`;
}

const yearIn = (date: string): number => Number(date.slice(0, 4));

/** Gives the end that states no year the year of the other end, or the one beside it, so that the beginning comes first. */
function ordered(low: Placed, high: Placed, tense: Tense): [string, string] | undefined {
  let [from, to] = [low.from ?? '', high.from ?? ''];
  if (low.yearless && !high.yearless) {
    from = inYear(from, yearIn(to));
    if (from > to) from = inYear(from, yearIn(to) - 1);
  } else if (high.yearless && !low.yearless) {
    to = inYear(to, yearIn(from));
    if (to < from) to = inYear(to, yearIn(from) + 1);
  } else if (low.yearless && high.yearless && from > to) {
    if (tense === 'past') from = inYear(from, yearIn(from) - 1);
    else to = inYear(to, yearIn(to) + 1);
  }
  if (low.weekday && high.weekday && from > to) {
    if (tense === 'past') from = addDays(dayFrom(from), -7);
    else to = addDays(dayFrom(to), 7);
  }
  return from < to ? [from, to] : undefined;
}

/** Dates in order; those are joined that are the ends of one period, or the weekday and the date of one day. */
export function joinRanges(text: string, dates: readonly Placed[], tense: Tense): Placed[] {
  const joined: Placed[] = [];
  for (const date of dates) {
    const before = joined.at(-1);
    if (before?.weekday && date.from?.length === 10 && /^,? (?:the )?$/.test(text.slice(before.end, date.start))) {
      joined[joined.length - 1] = { ...date, start: before.start };
      continue;
    }
    const range = before && rangeOf(text, before, date, tense);
    if (range) joined[joined.length - 1] = range;
    else joined.push(date);
  }
  return joined;
}

function rangeOf(text: string, low: Placed, high: Placed, tense: Tense): Placed | undefined {
  if (low.to || high.to || low.from?.length !== high.from?.length) return undefined;
  const link = JOINS.test(text.slice(low.end, high.start)) ? text.slice(low.end, high.start) : undefined;
  if (link === undefined) return undefined;
  const between = /\bbetween (?:the )?$/i.test(text.slice(Math.max(0, low.start - 12), low.start));
  if (/and/.test(link) && !between && !(low.yearless && low.from?.length === 7)) return undefined;
  const span = { start: low.start, end: high.end };
  const relative = low.yearless ? high.relative : low.relative || (high.relative && !high.yearless);
  if (!low.from || !high.from) return low.ambiguous ? undefined : { ...span, relative: true };
  const ends = ordered(low, high, tense);
  if (!ends) return undefined;
  const [from, to] = ends;
  return { ...span, from, to, relative, ...(low.yearless && high.yearless ? { yearless: true as const } : {}) };
}
