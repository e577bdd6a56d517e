/**
 * Dates and periods in a sentence, resolved against the publication date. Precision is kept: a month stays `YYYY-MM`.
 * Months, quarters, years and spans of time are read by rules here, because their precision and direction are the point;
 * days ("on Monday", "three days ago", "12 June") are chrono-node's.
 */
import { en } from 'chrono-node';
import { addMonths, addDays, monthOf, yearOf, type Day } from './calendar.js';
import { DATE_RULES, type Resolved, type Tense } from './date-rules.js';
import type { ReadDate, Span } from './reading.js';

const DAY_HINT =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|overnight|ago|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})/i;

const DIRECTIONS: readonly (readonly [RegExp, NonNullable<ReadDate['direction']>])[] = [
  [/\b(?:by|before|until|till|no later than|not later than|through) (?:(?:the )?(?:end of|late) )?(?:the )?$/i, 'by'],
  [/\bsince (?:(?:the )?(?:start|beginning|end) of |late |early |mid-)?(?:the )?$/i, 'since'],
  [
    /\b(?:as early as|as soon as|no earlier than|not before|starting (?:in|from|on)?|beginning (?:in|from|on)?|after|from) ?(?:the )?$/i,
    'after',
  ],
  [/\bwithin (?:the )?$/i, 'within'],
];

function directionOf(text: string, start: number): ReadDate['direction'] | undefined {
  const before = text.slice(Math.max(0, start - 40), start);
  return DIRECTIONS.find(([words]) => words.test(before))?.[1];
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const pad = (value: number): string => String(value).padStart(2, '0');

/** Days by chrono-node, the day before or after the reference that the tense asks for; other precisions are left to the rules. */
function daysIn(text: string, published: Day | undefined, tense: Tense): (Span & Resolved)[] {
  if (!DAY_HINT.test(text)) return [];
  const reference = published ?? { year: 2001, month: 1, day: 1 };
  const instant = new Date(Date.UTC(reference.year, reference.month - 1, reference.day, 12));
  const days: (Span & Resolved)[] = [];
  for (const result of en.parse(text, { instant, timezone: 0 }, { forwardDate: tense === 'future' })) {
    const { start, end } = result;
    const named = start.isCertain('day') && start.isCertain('month');
    const weekday = start.isCertain('weekday') && !named;
    if (!named && !weekday) continue;
    if (!/[a-z]{3}|\d[-./]\d/i.test(result.text) || /^(?:sun|sat|mon|wed)$/i.test(result.text)) continue;
    const absolute = named && start.isCertain('year') && /\d{4}/.test(result.text);
    let year = start.get('year') ?? reference.year;
    const [month, day] = [start.get('month') ?? 1, start.get('day') ?? 1];
    // A day without a year lies on the side of the page that the tense says.
    if (named && !start.isCertain('year')) {
      year = reference.year;
      const later = month > reference.month || (month === reference.month && day > reference.day);
      if (tense === 'past' && later) year--;
      if (tense === 'future' && !later && !(month === reference.month && day === reference.day)) year++;
    }
    let from = `${year}-${pad(month)}-${pad(day)}`;
    if (weekday && tense === 'past' && published) {
      const back = new Date(Date.UTC(year, month - 1, day));
      if (back.getTime() > Date.UTC(reference.year, reference.month - 1, reference.day))
        from = addDays({ year, month, day }, -7);
    }
    const lead = /^(?:on|at|in)\s/i.exec(result.text)?.[0].length ?? 0;
    const words = result.text.slice(lead).replace(/[\s,.]+$/, '');
    const span = { start: result.index + lead, end: result.index + lead + words.length };
    const to =
      end && end.isCertain('day')
        ? `${end.get('year') ?? year}-${pad(end.get('month') ?? 1)}-${pad(end.get('day') ?? 1)}`
        : undefined;
    if (!absolute && !published) days.push({ ...span, relative: true });
    else days.push({ ...span, from, ...(to && to > from ? { to } : {}), relative: !absolute });
  }
  return days;
}

/**
 * The dates of a sentence, in order, without overlaps. Offsets count from `base`. `tense` says on which side of the
 * publication a date without a year lies.
 */
export function datesOf(text: string, base: number, published: string | undefined, tense: Tense): ReadDate[] {
  const day = published === undefined ? undefined : dayOf(published);
  const found: (Span & Resolved)[] = [];
  const add = (date: Span & Resolved): void => {
    if (!found.some((other) => overlaps(other, date))) found.push(date);
  };
  for (const date of daysIn(text, day, tense)) add(date);
  for (const { pattern, resolve } of DATE_RULES)
    for (const match of text.matchAll(pattern)) {
      const resolved = resolve(match, day, tense);
      if (resolved) add({ start: match.index, end: match.index + match[0].length, ...resolved });
    }
  return found
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, ...resolved }) => {
      const direction = resolved.direction ?? directionOf(text, start);
      return {
        start: base + start,
        end: base + end,
        text: text.slice(start, end),
        ...resolved,
        ...(direction ? { direction } : {}),
      };
    });
}

function dayOf(published: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(published);
  if (!match) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

export { addMonths, monthOf, yearOf };
