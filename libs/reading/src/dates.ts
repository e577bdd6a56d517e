/**
 * Dates and periods in a sentence, resolved against the publication date. chrono-node does the grammar, with its own parsers
 * for days and with parsers of this folder for what it does not know: months, years, quarters, seasons and spans, whose
 * precision is kept (a month stays `YYYY-MM`). The side of the page on which a date without a year lies follows from tense.
 */
import { Chrono } from 'chrono-node';
import { dayFrom, isDay } from './calendar.js';
import { DAY_PARSERS, DAY_RULES, dayFound, trimmed } from './dates/days.js';
import { directionBefore } from './dates/direction.js';
import { MONTH_RULES } from './dates/months.js';
import { Period, type Reading, type Tense } from './dates/period.js';
import { QUARTER_RULES } from './dates/quarters.js';
import { joinRanges, type Placed } from './dates/ranges.js';
import { SPAN_RULES } from './dates/spans.js';
import type { ReadDate, Span } from './reading.js';

export type { Tense } from './dates/period.js';

/** A sentence without any of these has no date; most have none, and the search is dear. */
const HINT =
  /\d{4}|\d[./-]\d|['’]\d0s|\b(?:Q[1-4]|H[12]|FY)|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\.|yesterday|tomorrow|today|tonight|\b(?:days?|weeks?|fortnights?|weekend|months?|quarters?|half|years?|decades?|century|spring|summer|autumn|winter|fall|fiscal|financial|tax|soon|shortly|imminently|before long|near future|due course|this (?:morning|afternoon|evening)|last (?:night|evening))\b/i;

const GRAMMAR = new Chrono({
  parsers: [...MONTH_RULES, ...QUARTER_RULES, ...SPAN_RULES, ...DAY_RULES, ...DAY_PARSERS],
  refiners: [],
});

/** Any day serves as the reference of a text without one: what depends on it is left open afterwards. */
const NO_DAY = '2001-06-15';

/** All that the parsers found, in order. */
function placed(text: string, reading: Reading): Placed[] {
  const { day, tense } = reading;
  const instant = new Date(Date.UTC(day.year, day.month - 1, day.day, 12));
  const found: Placed[] = [];
  for (const result of GRAMMAR.parse(text, { instant, timezone: 0 }, { forwardDate: tense === 'future' })) {
    if (result.start instanceof Period) {
      const end = result.index + result.text.trimEnd().length;
      found.push({ start: result.index, end, ...result.start.found });
      continue;
    }
    const low = dayFound(result.start, result.text, reading);
    const high = result.end ? dayFound(result.end, result.text, reading) : undefined;
    if (!low) continue;
    const whole = trimmed(result);
    // "Between January and June, 8 percent more": no day stands behind a month and a comma.
    if (/^\p{L}{3,9},\s?\d{1,2}$/u.test(text.slice(whole.start, whole.end))) continue;
    // "In September 5,870 people landed": what parts thousands goes on with a number.
    if (/\d$/.test(text.slice(0, whole.end)) && /^(?:,\d{3})+(?!\d)/.test(text.slice(whole.end, whole.end + 16)))
      continue;
    const part = withoutNumberBehind(whole, text, high !== undefined);
    const to = part === whole && high?.from && low.from && high.from > low.from ? { to: high.from } : undefined;
    found.push({ ...part, ...low, ...to });
  }
  return found;
}

/**
 * "On July 14 to 42 percent", "on 9 May, 49.52": the grammar takes two digits behind a day for a year. The same span where
 * they may be the day on which a range ends ("May 3 to 12").
 */
function withoutNumberBehind(whole: Span, text: string, range: boolean): Span {
  const behind = /(?:,| to) (\d{2})$/.exec(text.slice(whole.start, whole.end));
  if (!behind || (range && Number(behind[1]) <= 31)) return whole;
  return { start: whole.start, end: whole.start + behind.index };
}

/** Of dates that overlap the longest, and of equal ones the first. */
function withoutOverlaps(found: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  for (const date of [...found].sort((one, other) => one.start - other.start)) {
    const last = kept.at(-1);
    if (!last || last.end <= date.start) kept.push(date);
    else if (date.end - date.start > last.end - last.start) kept[kept.length - 1] = date;
  }
  return kept;
}

/**
 * The dates of a sentence, in order, without overlaps. Offsets count from `base`. `published` is a `YYYY-MM-DD` day; absent
 * or no day of the calendar, relative dates stay open. `tense` says on which side of it a date without a year lies.
 */
export function datesOf(text: string, base: number, published: string | undefined, tense: Tense): ReadDate[] {
  if (!HINT.test(text)) return [];
  const dated = published !== undefined && /^\d{4}-\d{2}-\d{2}/.test(published) && isDay(dayFrom(published));
  const reading = { day: dayFrom(dated ? published : NO_DAY), tense };
  const printed = withoutOverlaps(placed(text, reading)).filter(({ start, end }) => !named(text, start, end));
  return joinRanges(text, printed, tense).map(({ start, end, ...found }) => {
    const { from, to, inferred, relative, part, ambiguous } = found;
    // "From August through October": the word leads to the first end of a range, and the other one closes it.
    const range = to !== undefined && RANGED.test(text.slice(start, end));
    const before = directionBefore(text, start, end, tense);
    const direction = found.direction ?? (range && before === 'after' ? undefined : before);
    const ends = relative && !dated ? {} : { from, to, inferred };
    return {
      start: base + start,
      end: base + end,
      text: text.slice(start, end),
      relative,
      ...present({ ...ends, direction, part, ambiguous }),
    };
  });
}

/** "USA Today", "The Sunday Times": a name, and no day. */
const named = (text: string, start: number, end: number): boolean =>
  /^Today$/.test(text.slice(start, end)) &&
  /(?:^|\s)\p{Lu}[\p{Lu}\p{Ll}]+ $/u.test(text.slice(Math.max(0, start - 24), start));

const RANGED = /\s(?:to|through|thru|until|till)\s|\d ?[-–—] ?\d/i;

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that are there. */
function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
