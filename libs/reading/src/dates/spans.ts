/** Spans counted from the day of the page: "last week", "the past three months", "two years ago", "so far this year", "soon". */
import { addDays, addMonths, dayFrom, isoDay, mondayOf, parseMonth, weekdayOf, yearOf, type Day } from '../calendar.js';
import { OPEN, rule, type Found } from './period.js';
import { COUNT, PART, countOf, partNamed, unitName } from './words.js';

/** "few", "several" and plain plurals name no number: as far as this many is read as their end, and marked inferred. */
const VAGUE_END: Readonly<Record<string, number>> = { day: 14, week: 8, month: 6, quarter: 4, year: 5, decade: 2 };

const UNIT = '(day|week|fortnight|month|quarter|year|decade)';

/** The week, month, quarter, year or decade that lies `step` away from the one that holds the day. */
function period(unit: string, day: Day, step: number): Pick<Found, 'from' | 'to'> {
  switch (unit) {
    case 'day':
      return { from: addDays(day, step) };
    case 'week': {
      const monday = mondayOf(day, step);
      return { from: monday, to: addDays(dayFrom(monday), 6) };
    }
    case 'weekend': {
      const saturday = addDays(dayFrom(mondayOf(day, step)), 5);
      return { from: saturday, to: addDays(dayFrom(saturday), 1) };
    }
    case 'month':
      return { from: addMonths(day, step) };
    case 'quarter': {
      const first = addMonths({ year: day.year, month: Math.floor((day.month - 1) / 3) * 3 + 1 }, step * 3);
      return { from: first, to: addMonths(parseMonth(first), 2) };
    }
    case 'decade': {
      const first = Math.floor(day.year / 10) * 10 + step * 10;
      return { from: yearOf(first), to: yearOf(first + 9) };
    }
    default:
      return { from: yearOf(day.year + step) };
  }
}

/** The date `count` units away, in the precision of the unit. */
function away(unit: string, day: Day, count: number): string {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return addDays(day, count * 7);
  if (unit === 'fortnight') return addDays(day, count * 14);
  if (unit === 'month') return addMonths(day, count);
  if (unit === 'quarter') return addMonths(day, count * 3);
  return yearOf(day.year + count * (unit === 'decade' ? 10 : 1));
}

const NUMBERED_UNITS = new RegExp(
  `(next|coming|following|past|last|previous|recent) (?:${COUNT} )?${UNIT}s(?![\\p{L}\\p{N}])`,
  'iu',
);

export const SPAN_RULES = [
  // over the next few months; in the past three weeks; in the coming days; in recent years
  rule(NUMBERED_UNITS, (match, { day }) => {
    const [, side = '', words, unitWord = ''] = match;
    const unit = unitName(unitWord);
    const exact = countOf(words);
    if (/following|previous/i.test(side)) return OPEN;
    if (/next|coming/i.test(side)) {
      const to = away(unit, day, exact ?? VAGUE_END[unit] ?? 1);
      return {
        from: isoDay(day),
        to,
        relative: true,
        direction: 'within',
        ...(exact === undefined ? { inferred: true } : {}),
      };
    }
    // How far back "recent weeks" reach is not said: only that they end with the page.
    if (exact === undefined) return OPEN;
    return { from: away(unit, day, -exact), to: isoDay(day), relative: true };
  }),
  // the past year, the past 12 months: up to the day of the page; "the past" is no calendar year
  rule(new RegExp(`(?<lead>(?:the|this) )past ${UNIT}(?![\\p{L}\\p{N}])`, 'iu'), (match, { day }) => {
    const unit = unitName(match[2] ?? '');
    const back =
      unit === 'decade' || unit === 'year' ? addMonths(day, unit === 'year' ? -12 : -120) : away(unit, day, -1);
    return { from: back, to: isoDay(day), relative: true };
  }),
  // last month; next year; this week; last weekend; the end of the year; earlier this week; later this month
  rule(
    /(?:(earlier|later) )?(?:(last|previous|next|coming|this|current) (week|weekend|month|quarter|year|decade)|(?<lead>over |at |on |during )the (weekend))(?![\p{L}\p{N}])/iu,
    (match, { day, tense }) => {
      const unit = unitName(match[3] ?? match[5] ?? '');
      const word = (match[2] ?? 'this').toLowerCase();
      if (word === 'previous') return OPEN;
      let step = word === 'last' ? -1 : word === 'next' || word === 'coming' ? 1 : 0;
      // On a weekday the weekend that was is the last week's, and so is "this weekend" of something past.
      if (unit === 'weekend' && tense === 'past' && step === 0 && (weekdayOf(day) + 6) % 7 < 5) step = -1;
      const whole = period(unit, day, step);
      if (/later/i.test(match[1] ?? ''))
        return { from: isoDay(day), to: whole.to ?? whole.from ?? isoDay(day), relative: true, direction: 'within' };
      return { ...whole, relative: true };
    },
  ),
  rule(
    new RegExp(
      `${PART}(?:the |this |last |next )?(week|month|quarter|year|decade)(?: end)?(?![\\p{L}\\p{N}])|year-end|month-end|mid-year`,
      'iu',
    ),
    (match, { day, tense }) => {
      const words = match[0].toLowerCase();
      const unit =
        /year/.test(words) && !match[2] ? 'year' : /month-end/.test(words) ? 'month' : unitName(match[2] ?? 'year');
      const part = match[1] ? partNamed(match[1]) : /mid/.test(words) ? 'mid' : 'late';
      // "In the middle of the week" of what happened may be any week's.
      if (!match[1] && tense === 'past' && unit === 'month') return OPEN;
      const step = /\blast /.test(words) ? -1 : /\bnext /.test(words) ? 1 : 0;
      return { ...period(unit, day, step), relative: true, ...(part ? { part } : {}) };
    },
  ),
  // so far this year; year to date; this year to date
  rule(
    /(?:so far this|thus far this|to date this|this) (week|month|quarter|year|decade)(?<trail> so far| to date)?|year[- ]to[- ]date/iu,
    (match, { day }) => {
      if (/^this/i.test(match[0]) && !match.groups?.['trail']) return undefined;
      return {
        from: period(unitName(match[1] ?? 'year'), day, 0).from ?? isoDay(day),
        // Up to when it was counted is not said: no later than the page.
        to: isoDay(day),
        relative: true,
        direction: 'since',
      };
    },
  ),
  // three months ago; a year ago; two weeks earlier is left to the reader
  rule(
    new RegExp(
      `(?:(?:about|around|some|almost|nearly|roughly|more than|over|at least) )?${COUNT} ${UNIT}s? ago(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    (match, { day }) => {
      const count = countOf(match[1]);
      if (count === undefined) return OPEN;
      const direction = /^(?:about|around|some|almost|nearly|roughly)/i.test(match[0])
        ? ({ direction: 'about' } as const)
        : {};
      const before = /^(?:more than|over|at least)/i.test(match[0]) ? ({ direction: 'by' } as const) : {};
      return { from: away(unitName(match[2] ?? ''), day, -count), relative: true, ...direction, ...before };
    },
  ),
  // in three weeks; in two years' time; three days from now; within a month
  rule(
    new RegExp(
      `(?<lead>(?:in|within) (?:the space of |about |around )?)${COUNT} ${UNIT}s?(?:['’]s?)?( time| from now)?(?![\\p{L}\\p{N}])|${COUNT} ${UNIT}s? from (?:now|today)`,
      'iu',
    ),
    (match, { day, tense }) => {
      const count = countOf(match[2] ?? match[5]);
      const unit = unitName(match[3] ?? match[6] ?? '');
      const sure = match[4] !== undefined || match[5] !== undefined;
      // "It fell in three weeks" tells how long it took.
      if (count === undefined || (!sure && tense === 'past')) return undefined;
      if (/^within/i.test(match[0]))
        return { from: isoDay(day), to: away(unit, day, count), relative: true, direction: 'within' };
      return { from: away(unit, day, count), relative: true };
    },
  ),
  rule(/the day (before yesterday|after tomorrow)/i, (match, { day }) => ({
    from: addDays(day, /before/i.test(match[1] ?? '') ? -2 : 2),
    relative: true,
  })),
  rule(
    /(?:(?:earlier|later) )?(?:(?:(this|yesterday|tomorrow|last) (?:morning|afternoon|evening|night))|tonight|today|yesterday|tomorrow)(?!['’]s (?:world|society|youth))(?![\p{L}\p{N}])/iu,
    (match, { day }) => {
      const word = (match[1] ?? match[0]).toLowerCase();
      return { from: addDays(day, /yesterday|last/.test(word) ? -1 : /tomorrow/.test(word) ? 1 : 0), relative: true };
    },
  ),
  // soon; in the near future; before long: no day follows from the words, not even from the day of the page
  rule(
    /(?:soon(?! as\b| after)|shortly(?! (?:after|before)\b)|imminently|before long|in the near future|in due course)(?![\p{L}\p{N}])/iu,
    (match, _reading, text) =>
      /^soon/i.test(match[0]) && /\b(?:as|too|so) $/i.test(text.slice(Math.max(0, (match.index ?? 0) - 4), match.index))
        ? undefined
        : { ...OPEN, direction: 'within' },
  ),
];
