/** Quarters, halves, seasons and business years. */
import { addMonths, monthOf, parseMonth, yearOf, type Day } from '../calendar.js';
import { rule, type Found, type Reading, type Tense } from './period.js';
import { relativeYear } from './months.js';
import { COUNT, YEAR, countOf, partNamed } from './words.js';

const NUMBERED: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 4,
  final: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
};
const ORDINAL = '(first|second|third|fourth|last|final|1st|2nd|3rd|4th)';
const OF_YEAR = `(?:,? (?:of )?(?:(this|last|next) year|${YEAR}))`;

const months = (year: number, first: number, count: number): Pick<Found, 'from' | 'to'> => {
  const from = monthOf(year, first);
  return { from, to: addMonths(parseMonth(from), count - 1) };
};

/** The year of a stretch of months that stands without one: the latest that has begun, or the next that has not ended. */
function yearFor(last: number, first: number, day: Day, tense: Tense): number {
  if (tense === 'future') return day.month <= last ? day.year : day.year + 1;
  return first <= day.month ? day.year : day.year - 1;
}

/** "The first six months of 2019", "the last three months of last year". */
const FIRST_MONTHS = rule(
  new RegExp(
    `(?:the )?(first|last|final) ${COUNT} months of (?:(this|last|next|the previous|the current) year|${YEAR})`,
    'i',
  ),
  (match, { day }) => {
    const [, side = '', words, which, stated] = match;
    const count = countOf(words);
    const year = stated ? Number(stated) : relativeYear(which, day);
    if (count === undefined || year === undefined || count < 1 || count > 12) return undefined;
    return { ...months(year, /first/i.test(side) ? 1 : 13 - count, count), relative: stated === undefined };
  },
);

function stretch(
  number: number,
  count: number,
  words: string | undefined,
  stated: string | undefined,
  { day, tense }: Reading,
): Found {
  const first = (Math.min(number, 12 / count) - 1) * count + 1;
  const year = stated ? Number(stated) : (relativeYear(words, day) ?? yearFor(first + count - 1, first, day, tense));
  return { ...months(year, first, count), relative: stated === undefined };
}

/** First months of the northern seasons, as weather services count them; a page may mean the southern ones. */
const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

/** The year in which the season lies that "last", "this", "next" or the tense names; that of December for a winter. */
function seasonYear(first: number, side: string, day: Day, tense: Tense): number {
  const winterGoesOn = first === 12 && day.month < 3;
  const current = winterGoesOn ? day.year - 1 : day.year;
  const over = !winterGoesOn && day.month >= first + 3;
  const ahead = !winterGoesOn && day.month < first;
  if (side === 'this') return current;
  if (side === 'last') return over ? current : current - 1;
  if (side === 'next' || tense === 'future') return ahead || (side !== 'next' && !over) ? current : current + 1;
  return ahead ? current - 1 : current;
}

const IN_SEASON = /\b(?:in|by|since|until|during|over|through|from|of|for) $/i;

function season(match: RegExpMatchArray, { day, tense }: Reading, text: string): Found | undefined {
  const [, part, which, name = '', year, stated] = match;
  const side = (which ?? '').trim().toLowerCase();
  const named = name.toLowerCase();
  const at = match.index ?? 0;
  // "A spring", "prices fall": only "in spring", "the summer of 2024", "last fall".
  const led = IN_SEASON.test(text.slice(Math.max(0, at - 10), at)) && (named !== 'fall' || side === 'the');
  const sided = /^(?:last|this|next)$/.test(side);
  if (!sided && !year && !stated && !led) return undefined;
  const first = SEASONS[named] ?? 3;
  const inPart = partNamed(part);
  const extras = { inferred: true as const, ...(inPart ? { part: inPart } : {}) };
  if (stated) return { ...months(Number(stated), first, 3), relative: false, ...extras };
  const inYear = relativeYear(year, day) ?? seasonYear(first, side, day, tense);
  return { ...months(inYear, first, 3), relative: true, ...extras };
}

/** "Fiscal 2024", "the 2023-24 financial year": it begins in another month in each country, so its ends are years. */
function businessYear(low: string, high: string | undefined): Found {
  const first = low.length === 2 ? `20${low}` : low;
  if (high) return { from: first, to: high.length === 2 ? first.slice(0, 2) + high : high, relative: false };
  return { from: yearOf(Number(first) - 1), to: first, relative: false, inferred: true };
}

function relativeBusinessYear(words: string | undefined, day: Day): Found | undefined {
  const year = relativeYear(words, day);
  return year === undefined ? undefined : { from: yearOf(year - 1), to: yearOf(year), relative: true, inferred: true };
}

export const QUARTER_RULES = [
  FIRST_MONTHS,
  rule(new RegExp(`(?:the )?${ORDINAL}[ -](quarter|half)${OF_YEAR}`, 'i'), (match, reading) => {
    const half = /half/i.test(match[2] ?? '');
    const number = NUMBERED[(match[1] ?? '').toLowerCase()] ?? 1;
    return stretch(half ? Math.min(number, 2) : number, half ? 6 : 3, match[3], match[4], reading);
  }),
  // "the first three months of the year", "the last six months of 2024"
  rule(
    new RegExp(`(?:the )?(first|last|final) ${COUNT} months(?: of (?:(this|last|next) year|(the year)|${YEAR}))`, 'i'),
    (match, reading) => {
      const count = countOf(match[2]);
      if (count === undefined || count < 1 || count > 12) return undefined;
      const first = /first/i.test(match[1] ?? '') ? 1 : 13 - count;
      const stated = match[5];
      const year = stated
        ? Number(stated)
        : (relativeYear(match[3], reading.day) ?? yearFor(first + count - 1, first, reading.day, reading.tense));
      return { ...months(year, first, count), relative: stated === undefined };
    },
  ),
  // "the fourth quarter" without a year is one of business as much as of a game: only where money or output is told.
  rule(
    new RegExp(`(?<lead>(?:in|for|during|by|since|over) (?:the )?)${ORDINAL}[ -]quarter(?! of\\b)`, 'i'),
    (match, reading, text) =>
      /\b(?:profits?|sales|revenues?|earnings|growth|economy|gdp|output|exports?|imports?|prices?|billion|million|percent|per cent|shares?|results|income|loss(?:es)?|deliver(?:y|ies|ed))\b|%/i.test(
        text,
      )
        ? stretch(NUMBERED[(match[2] ?? '').toLowerCase()] ?? 1, 3, undefined, undefined, reading)
        : undefined,
  ),
  rule(
    new RegExp(`([QH])([1-4])(?:,? (?:of )?(?:(this|last|next) year|${YEAR}))?(?![\\p{L}\\p{N}])`, 'u'),
    (match, reading) =>
      match[1] === 'H' && !match[3] && !match[4]
        ? undefined
        : stretch(Number(match[2]), match[1] === 'H' ? 6 : 3, match[3], match[4], reading),
  ),
  rule(
    new RegExp(
      `(?:(early|mid|late)[ -])?(last |this |next |the )?(spring|summer|autumn|fall|winter)(?:,? (?:of )?(?:(this|last|next) year|${YEAR}))?(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    season,
  ),
  rule(
    /(?:(?:the )?(this|last|next|the current) )?(?:fiscal|financial|tax)(?: year)?(?:,? ((?:19|20)\d{2})(?:[-–/]((?:19|20)\d{2}|\d{2}))?)?(?![\p{L}\p{N}])/iu,
    (match, { day }) => (match[2] ? businessYear(match[2], match[3]) : relativeBusinessYear(match[1], day)),
  ),
  rule(/FY ?((?:20)?\d{2})(?:[-–/](\d{2}))?(?![\p{L}\p{N}])/u, (match) => businessYear(match[1] ?? '', match[2])),
  rule(/(?:the )?((?:19|20)\d{2})[-–/]((?:19|20)\d{2}|\d{2}) (?:fiscal|financial|tax|school|academic) year/i, (match) =>
    businessYear(match[1] ?? '', match[2]),
  ),
];
