/** Days: chrono-node's grammar of them, the side of the publication on which they lie, and dates in figures alone. */
import { casual, type Chrono, type ParsedComponents } from 'chrono-node';
import { addDays, isDay, isoDay, type Day } from '../calendar.js';
import { rule, type Found, type Reading } from './period.js';
import { MONTH, monthNumber } from './words.js';

type Parser = Chrono['parsers'][number];

/** Those of its parsers that read days. Its months, spans and times of day know no precision, and rules here do. */
const OF_DAYS = [
  'ENYearMonthDayParser',
  'ENMonthNameLittleEndianParser',
  'ENMonthNameMiddleEndianParser',
  'ENWeekdayParser',
  'ISOFormatParser',
];

/** chrono-node reads "30 may" and "sun" in any case; a date of news has a capital or is written out. */
const UNLIKELY =
  /\b(?:\d{1,2} (?:may|march|mar)|(?:may|march|mar) \d{1,2})\b|\bweek(?:end|day)\b|^\W*(?:on )?(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b\.?\W*$/;

export const DAY_PARSERS: readonly Parser[] = OF_DAYS.map((name) => {
  const parser = casual.parsers.find((one) => one.constructor.name === name);
  if (!parser) throw new Error(`Found no ${name} in chrono-node, expected its English parsers.`);
  return {
    pattern: (context) => parser.pattern(context),
    extract: (context, match) => {
      const whole = match[0];
      return UNLIKELY.test(whole) || /^\W*(?:on )?(?:sat|sun|mon|wed)\.?\W*$/i.test(whole)
        ? null
        : parser.extract(context, match);
    },
  };
});

const dayOf = (components: ParsedComponents): Day => ({
  year: components.get('year') ?? 1,
  month: components.get('month') ?? 1,
  day: components.get('day') ?? 1,
});

/** One end of what chrono-node read; `undefined` for what names no day. */
export function dayFound(components: ParsedComponents, words: string, { day, tense }: Reading): Found | undefined {
  const named = components.isCertain('day') && components.isCertain('month');
  const found = dayOf(components);
  if (named) {
    if (components.isCertain('year') && /\d{4}/.test(words)) return { from: isoDay(found), relative: false };
    // A day without a year lies on the side of the page that the tense says.
    const later = found.month > day.month || (found.month === day.month && found.day > day.day);
    const earlier = found.month < day.month || (found.month === day.month && found.day < day.day);
    const year = day.year + (tense === 'past' && later ? -1 : tense === 'future' && earlier ? 1 : 0);
    return { from: isoDay({ ...found, year }), relative: true, yearless: true };
  }
  if (!components.isCertain('weekday')) return undefined;
  const from = isoDay(found);
  const sided = /\b(?:last|next|this|past)\b/i.test(words);
  if (sided) return { from, relative: true };
  const weekday = { relative: true, weekday: true } as const;
  if (tense === 'past' && from > isoDay(day)) return { from: addDays(found, -7), ...weekday };
  if (tense === 'future' && from < isoDay(day)) return { from: addDays(found, 7), ...weekday };
  return { from, ...weekday };
}

/** The words of a date without the preposition and the marks that chrono-node takes along. */
export function trimmed({ index, text }: { readonly index: number; readonly text: string }): {
  start: number;
  end: number;
} {
  const lead = /^[\s,(（]*(?:(?:on|at|in)\s+)?/i.exec(text)?.[0].length ?? 0;
  const words = text.slice(lead).replace(/[\s,.)）]+$/, '');
  return { start: index + lead, end: index + lead + words.length };
}

const AMBIGUOUS: Found = { relative: false, ambiguous: true };

/** 12/06/2025: the day in either place, and no more is known unless one number is no month. With dots the day is first. */
function inFigures(match: RegExpMatchArray): Found | undefined {
  const [, first = '', mark = '', second = '', last = ''] = match;
  const year = last.length === 2 ? 2000 + Number(last) : Number(last);
  const readings = [
    { year, month: Number(second), day: Number(first) },
    { year, month: Number(first), day: Number(second) },
  ].filter((one) => one.month >= 1 && one.month <= 12 && isDay(one));
  const [dayFirst, monthFirst] = readings;
  if (!dayFirst) return undefined;
  if (mark === '.' || !monthFirst || isoDay(dayFirst) === isoDay(monthFirst))
    return { from: isoDay(dayFirst), relative: false };
  return AMBIGUOUS;
}

export const DAY_RULES: readonly Parser[] = [
  rule(/(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/]|[.-][\p{L}\d])/u, inFigures),
  rule(/(\d{1,2})(\/)(\d{1,2})\/(\d{2})(?![\d/])/, inFigures),
  // between 3 and 5 May 2024; on 3 and 4 May
  rule(
    new RegExp(
      `(\\d{1,2})(?:st|nd|rd|th)? (?:and|or) (\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? ((?:19|20)\\d{2}))?(?!\\d)`,
    ),
    (match, { day, tense }) => {
      const [, low, high, name = '', stated] = match;
      const month = monthNumber(name);
      const later = month > day.month || (month === day.month && Number(high) > day.day);
      const earlier = month < day.month || (month === day.month && Number(high) < day.day);
      const year = stated
        ? Number(stated)
        : day.year + (tense === 'past' && later ? -1 : tense === 'future' && earlier ? 1 : 0);
      const [from, to] = [Number(low), Number(high)].map((one) => ({ year, month, day: one }));
      if (!from || !to || !isDay(from) || !isDay(to) || from.day >= to.day) return undefined;
      return { from: isoDay(from), to: isoDay(to), relative: stated === undefined };
    },
  ),
];
