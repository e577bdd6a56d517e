/** Times that are told by the time of another figure: "289,000 a year earlier", "in the same period last year", "by then". */
import { addDays, addMonths, dayFrom, parseMonth, yearOf } from './calendar.js';
import type { ReadDate, ReadFigure } from './reading.js';

/** Characters behind a number in which its time is told: what it counts stands between. */
const REACH = 70;

/** The same span of another year; within the words that may stand between it and the number no clause begins. */
const YEAR_BEFORE =
  /^[^.;:,()—]*?\b(a year (?:earlier|before|previously)|one year (?:earlier|before)|(?:the )?(same|corresponding) (?:period|months?|quarter|half|weeks?|day|time|date|point) (?:(?:of |in )?(?:the (?:previous|prior|preceding) year|last year|(?:19|20)\d{2})|a year (?:earlier|before|ago)|one year (?:earlier|before)))(?![\p{L}\p{N}])/iu;
const SPAN_BEFORE =
  /^[^.;:,()—]*?\b(the (?:previous|preceding|prior) (?:(?:12|twelve) months|year)|the (?:12|twelve) months before)(?! (?:and|or)\b)(?![\p{L}\p{N}])/iu;
/** So much earlier than the day, week or month of the other. */
const STEP_BEFORE =
  /^[^.;:,()—]*?\b((?:a|the|one) (day|week|month) (?:before|earlier|previously)|the (?:previous|preceding|prior) (day|week|month))(?! (?:and|or|that|when|\p{Lu})\b)(?![\p{L}\p{N}])/iu;
const BY_THEN = /^[^.;:()—]*?\b(by then)\b/i;

type Absolute = ReadDate & { readonly from: string };

const isAbsolute = (date: ReadDate | undefined): date is Absolute =>
  date?.from !== undefined && date.inferred === undefined && date.ambiguous === undefined;

/** The one time at which a figure stands, where it is told from when to when. */
function timeOf({ dates }: ReadFigure): Absolute | undefined {
  const [only, ...others] = dates;
  return others.length === 0 && isAbsolute(only) && only.direction === undefined ? only : undefined;
}

/** A partial date so many years before; the 29 of February is the 28 of a year that has none. */
function yearsBefore(date: string, years: number): string {
  const year = yearOf(Number(date.slice(0, 4)) - years);
  const rest = date.slice(4);
  const hasLeapDay = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  return year + (rest === '-02-29' && !hasLeapDay ? '-02-28' : rest);
}

/** Whether from the first to the last month, or from the first to the last day of such months, there are twelve. */
function isOneYear({ from, to }: Absolute): boolean {
  if (to === undefined) return from.length === 'YYYY'.length;
  return from.length === 'YYYY-MM'.length && to.length === from.length && addMonths(parseMonth(from), 11) === to;
}

/**
 * Figures with the times that only others tell. The one that is held against them stands before it in its sentence, with one time of
 * its own; "by then" also in the sentence before. "The same period last year" of a year that the page's day has not ended is no whole year, and
 * stays open.
 * @param published the day of the page, `YYYY-MM-DD`
 */
export function withTimesOfOthers(text: string, figures: readonly ReadFigure[], published?: string): ReadFigure[] {
  const told: ReadFigure[] = [];
  for (const [at, figure] of figures.entries()) {
    const next = figures[at + 1];
    const end = Math.min(figure.end + REACH, next?.sentence === figure.sentence ? next.start : Infinity);
    const times = timesTold(text.slice(figure.end, end), figure, told, published);
    told.push(times ? { ...figure, ...times } : figure);
  }
  return told;
}

/** In the way in which the other was counted, where nothing else is told. */
function countedAs(figure: ReadFigure, anchor: ReadFigure): Pick<ReadFigure, 'accumulation'> {
  const accumulation = figure.accumulation ?? anchor.accumulation;
  return accumulation ? { accumulation } : {};
}

/** The day, week or month before one of its kind; "a week earlier" of a day is seven days before it. */
function stepBefore({ from, to }: Absolute, unit: string): Pick<ReadDate, 'from' | 'to'> | undefined {
  if (unit === 'month')
    return from.length === 'YYYY-MM'.length && to === undefined ? { from: addMonths(parseMonth(from), -1) } : undefined;
  if (from.length !== 'YYYY-MM-DD'.length) return undefined;
  const back = unit === 'week' ? -7 : -1;
  if (to === undefined) return { from: addDays(dayFrom(from), back) };
  const isWeek = unit === 'week' && addDays(dayFrom(from), 6) === to;
  return isWeek ? { from: addDays(dayFrom(from), back), to: addDays(dayFrom(to), back) } : undefined;
}

type Times = Pick<ReadFigure, 'dates' | 'accumulation'>;

function timesTold(
  behind: string,
  figure: ReadFigure,
  before: readonly ReadFigure[],
  published: string | undefined,
): Times | undefined {
  const spanOf = (match: RegExpExecArray): Pick<ReadDate, 'start' | 'end' | 'text' | 'relative'> => {
    const words = match[1] ?? '';
    const start = figure.end + match[0].length - words.length;
    return { start, end: start + words.length, text: words, relative: true };
  };
  const then = figure.mode === 'observed' || figure.dates.length > 0 ? null : BY_THEN.exec(behind);
  if (then) {
    const near = before.findLast(({ sentence }) => sentence >= figure.sentence - 1);
    const date = near?.dates.at(-1);
    return isAbsolute(date) && near?.mode !== 'observed'
      ? { dates: [{ ...date, ...spanOf(then), direction: 'by' }] }
      : undefined;
  }
  // How much something rose is of the time to which it rose.
  if (figure.changed === 'by') return undefined;
  const year = YEAR_BEFORE.exec(behind);
  const span = year ? null : SPAN_BEFORE.exec(behind);
  const step = year || span ? null : STEP_BEFORE.exec(behind);
  const match = year ?? span ?? step;
  const anchor = before.findLast((one) => one.sentence === figure.sentence && timeOf(one) !== undefined);
  const time = anchor && timeOf(anchor);
  if (!match || !time || anchor.mode !== 'observed') return undefined;
  if (span && !isOneYear(time)) return undefined;
  if (step) {
    const moved = stepBefore(time, (step[2] ?? step[3] ?? '').toLowerCase());
    return moved && { dates: [{ ...spanOf(match), ...moved }], ...countedAs(figure, anchor) };
  }
  const isRunning = time.from.length === 'YYYY'.length && time.to === undefined && published?.startsWith(time.from);
  if (isRunning) return year?.[2] === undefined ? undefined : { dates: [] };
  const stated = /(?:19|20)\d{2}$/.exec(match[1] ?? '')?.[0];
  const years = stated === undefined ? 1 : Number(time.from.slice(0, 4)) - Number(stated);
  if (years < 1) return undefined;
  const { to, part } = time;
  const moved = { from: yearsBefore(time.from, years), ...(to === undefined ? {} : { to: yearsBefore(to, years) }) };
  return { dates: [{ ...spanOf(match), ...moved, ...(part ? { part } : {}) }], ...countedAs(figure, anchor) };
}
