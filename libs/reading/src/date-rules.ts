/** The rules that read months, quarters, years and spans of time. Each is a pattern and what it means on a given day. */
import { addDays, addMonths, isoDay, mondayOf, monthOf, yearOf, type Day } from './calendar.js';
import { SMALL, TENS } from './number-words.js';
import type { ReadDate } from './reading.js';

/** On which side of the publication a date without a year lies: what was observed is past, what is planned is future. */
export type Tense = 'past' | 'future';

export type Resolved = Omit<ReadDate, 'start' | 'end' | 'text'>;

interface DateRule {
  readonly pattern: RegExp;
  /** `day` is the publication day; absent, relative words stay open. `undefined`: not a date after all. */
  readonly resolve: (match: RegExpMatchArray, day: Day | undefined, tense: Tense) => Resolved | undefined;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH =
  '(January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)';
const YEAR = '((?:19|20)\\d{2})(?![\\d,.]\\d|\\d|%)';
const WHICH = '(?:,? (?:of )?(?:(this|last|next|the same|that) year|((?:19|20)\\d{2})(?!\\d)))?';
const COUNT = '(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several|couple of|couple)';

const monthNumber = (word: string): number =>
  MONTHS.findIndex((month) => month.startsWith(word.slice(0, 3).toLowerCase())) + 1;

/** "few", "several" and plain plurals name no number: as far as this many is read as their end, and marked inferred. */
const VAGUE_END: Readonly<Record<string, number>> = { day: 14, week: 8, month: 6, quarter: 4, year: 5, decade: 2 };

const OPEN: Resolved = { relative: true };

function yearFor(month: number, day: Day, which: string | undefined, tense: Tense): number {
  if (which === 'last') return month < day.month ? day.year : day.year - 1;
  if (which === 'next') return month > day.month ? day.year : day.year + 1;
  if (which === 'this') return day.year;
  if (tense === 'future') return month >= day.month ? day.year : day.year + 1;
  return month <= day.month ? day.year : day.year - 1;
}

function relativeYear(word: string | undefined, day: Day): number | undefined {
  if (word === 'this') return day.year;
  if (word === 'last') return day.year - 1;
  if (word === 'next') return day.year + 1;
  return undefined;
}

function period(unit: string, day: Day, step: number): Pick<Resolved, 'from' | 'to'> {
  switch (unit) {
    case 'day':
      return { from: addDays(day, step) };
    case 'week':
      return { from: mondayOf(day, step), to: addDays(parseDay(mondayOf(day, step)), 6) };
    case 'month':
      return { from: addMonths(day, step) };
    case 'quarter': {
      const first = addMonths({ year: day.year, month: Math.floor((day.month - 1) / 3) * 3 + 1 }, step * 3);
      return { from: first, to: addMonths(parseMonth(first), 2) };
    }
    case 'decade':
      return { from: yearOf(day.year + step * 10), to: yearOf(day.year + step * 10 + 9) };
    default:
      return { from: yearOf(day.year + step) };
  }
}

const parseMonth = (month: string): { year: number; month: number } => ({
  year: Number(month.slice(0, 4)),
  month: Number(month.slice(5, 7)),
});
const parseDay = (date: string): Day => ({ ...parseMonth(date), day: Number(date.slice(8, 10)) });

/** The day `count` units away, in the precision of the unit. */
function away(unit: string, day: Day, count: number): string {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return addDays(day, count * 7);
  if (unit === 'month') return addMonths(day, count);
  if (unit === 'quarter') return addMonths(day, count * 3);
  return yearOf(day.year + count * (unit === 'decade' ? 10 : 1));
}

const countOf = (word: string): number | undefined =>
  /^\d/.test(word) ? Number(word) : (SMALL.get(word) ?? TENS.get(word) ?? (word.startsWith('couple') ? 2 : undefined));

const unitName = (word: string): string => word.toLowerCase().replace(/s$/, '');

const quarterOf = (year: number, number: number, months: number): Resolved => ({
  from: monthOf(year, (number - 1) * months + 1),
  to: monthOf(year, number * months),
  relative: false,
});

const NUMBERED: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4 };

export const DATE_RULES: readonly DateRule[] = [
  {
    // January and February this year; March to May 2024; between June and August
    pattern: new RegExp(`\\b${MONTH} ?(?:and|to|through|until|-|–) ?${MONTH}${WHICH}`, 'g'),
    resolve: (match, day, tense) => {
      const [low, high] = [monthNumber(match[1] ?? ''), monthNumber(match[2] ?? '')];
      const stated = match[4] ? Number(match[4]) : undefined;
      if (stated === undefined && !day) return OPEN;
      const year = stated ?? (day ? (relativeYear(match[3], day) ?? yearFor(high, day, match[3], tense)) : 0);
      const first = low > high ? year - 1 : year;
      return { from: monthOf(first, low), to: monthOf(year, high), relative: stated === undefined };
    },
  },
  {
    // last October; early May 2024; September this year; in March
    pattern: new RegExp(`(?:\\b(last|next|this|early|late|mid)[ -])?\\b${MONTH}${WHICH}`, 'g'),
    resolve: (match, day, tense) => {
      const month = monthNumber(match[2] ?? '');
      const stated = match[4] ? Number(match[4]) : undefined;
      const before = (match.input ?? '').slice(Math.max(0, (match.index ?? 0) - 8), match.index);
      // "May" and "March" that no preposition leads are more often other words.
      const led =
        match[1] ??
        match[3] ??
        /\b(?:in|by|since|until|till|from|of|before|after|during|for|as|and|to) $/i.test(before);
      if (!led && stated === undefined && /^Ma(?:y|rch)$/.test(match[2] ?? '')) return undefined;
      if (stated !== undefined) return { from: monthOf(stated, month), relative: false };
      if (!day) return OPEN;
      return {
        from: monthOf(relativeYear(match[3], day) ?? yearFor(month, day, match[1], tense), month),
        relative: true,
      };
    },
  },
  {
    // first quarter of 2025; second half of last year; Q3 2024
    pattern: new RegExp(
      `\\b(?:(first|second|third|fourth|last) (quarter|half) of (?:(this|last|next) year|${YEAR})|([QH])([1-4]) (?:of )?${YEAR})`,
      'gi',
    ),
    resolve: (match, day) => {
      const half = (match[2] ?? match[5] ?? '').toLowerCase().startsWith('h');
      const number = match[6] ? Number(match[6]) : (NUMBERED[(match[1] ?? '').toLowerCase()] ?? 1);
      const stated = match[4] ?? match[7];
      const year = stated ? Number(stated) : day && relativeYear(match[3]?.toLowerCase(), day);
      if (year === undefined) return OPEN;
      return { ...quarterOf(year, half ? Math.min(number, 2) : number, half ? 6 : 3), relative: stated === undefined };
    },
  },
  {
    // over the next few months; in the past three weeks; in the coming days
    pattern: new RegExp(
      `\\b(next|coming|following|past|last|previous|recent) (?:${COUNT} )?(day|week|month|quarter|year|decade)s\\b`,
      'gi',
    ),
    resolve: (match, day) => {
      const unit = unitName(match[3] ?? '');
      const words = match[2]?.toLowerCase();
      const exact = words === undefined ? undefined : countOf(words);
      const forward = /next|coming|following/i.test(match[1] ?? '');
      if (!day) return forward ? { ...OPEN, direction: 'within' } : OPEN;
      const count = exact ?? VAGUE_END[unit] ?? 1;
      if (forward)
        return {
          from: isoDay(day),
          to: away(unit, day, count),
          relative: true,
          direction: 'within',
          ...(exact === undefined ? { inferred: true as const } : {}),
        };
      // How far back "recent weeks" reach is not said: only that they end with the page.
      if (exact === undefined) return OPEN;
      return { from: away(unit, day, -exact), to: isoDay(day), relative: true };
    },
  },
  {
    // last month; next year; this week; so far this year; the end of the year
    pattern:
      /\b(?:(last|past|previous|next|coming|this|current) (week|month|quarter|year|decade)|end of (?:the|this) (week|month|quarter|year))\b/gi,
    resolve: (match, day) => {
      if (!day) return OPEN;
      const unit = unitName(match[2] ?? match[3] ?? '');
      const word = (match[1] ?? 'this').toLowerCase();
      const step = /last|past|previous/.test(word) ? -1 : /next|coming/.test(word) ? 1 : 0;
      return { ...period(unit, day, step), relative: true };
    },
  },
  {
    // three months ago; a year ago; two weeks earlier is left to the reader
    pattern: new RegExp(`\\b(?:${COUNT}|an?) (week|month|year|decade)s? ago\\b`, 'gi'),
    resolve: (match, day) => {
      const count = match[1] ? countOf(match[1].toLowerCase()) : 1;
      if (!day || count === undefined) return OPEN;
      return { from: away(unitName(match[2] ?? ''), day, -count), relative: true };
    },
  },
  {
    // 2019-2023; 2019-23; from 2019 to 2023; between 2019 and 2023
    pattern: /\b((?:19|20)\d{2})(?:-|–| to | and )((?:19|20)\d{2}|\d{2})\b(?![,.]?\d)/g,
    resolve: (match) => {
      const [low, end] = [match[1] ?? '', match[2] ?? ''];
      const high = end.length === 2 ? low.slice(0, 2) + end : end;
      return high > low ? { from: low, to: high, relative: false } : undefined;
    },
  },
  {
    // in 2024; since early 2020; by 2030; (2019)
    pattern: new RegExp(
      `(?<=\\b(?:in|since|by|during|from|until|till|through|before|after|of|early|late|mid|year|throughout|to)[ -](?:early |late |mid-?|the year )?|\\()${YEAR}\\b(?! (?:people|soldiers|troops|${[...'$€£'].map((sign) => `\\${sign}`).join('|')}))`,
      'gi',
    ),
    resolve: (match) => ({ from: match[1] ?? '', relative: false }),
  },
  {
    // soon; in the near future; before long: no day follows from the words, not even from the day of the page
    pattern:
      /\b(?:(?<!as )soon(?! as\b| after)|shortly(?! (?:after|before)\b)|imminently|before long|in the near future|in due course)\b/gi,
    resolve: () => ({ ...OPEN, direction: 'within' }),
  },
];
