/** Calendar arithmetic on plain days and partial dates; no clock and no time zone. */

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const pad = (value: number): string => String(value).padStart(2, '0');

export const yearOf = (year: number): string => String(year).padStart(4, '0');

export const monthOf = (year: number, month: number): string => `${yearOf(year)}-${pad(month)}`;

export const isoDay = (day: Day): string => `${monthOf(day.year, day.month)}-${pad(day.day)}`;

export const parseMonth = (month: string): { year: number; month: number } => ({
  year: Number(month.slice(0, 4)),
  month: Number(month.slice(5, 7)),
});

/** The day that a `YYYY-MM-DD` names. */
export const dayFrom = (date: string): Day => ({ ...parseMonth(date), day: Number(date.slice(8, 10)) });

/** The month that lies `count` months away, as `YYYY-MM`. */
export function addMonths(day: Pick<Day, 'year' | 'month'>, count: number): string {
  const index = day.year * 12 + (day.month - 1) + count;
  return monthOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
}

const instantOf = (day: Day): Date => {
  const date = new Date(Date.UTC(2000, day.month - 1, day.day));
  date.setUTCFullYear(day.year, day.month - 1, day.day);
  return date;
};

/** The day that lies `count` days away, as `YYYY-MM-DD`. */
export function addDays(day: Day, count: number): string {
  return instantOf({ ...day, day: day.day + count })
    .toISOString()
    .slice(0, 10);
}

/** Day of the week, Sunday 0. */
export const weekdayOf = (day: Day): number => instantOf(day).getUTCDay();

/** Monday of the week that holds the day, moved by whole weeks. */
export function mondayOf(day: Day, weeks: number): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7) + weeks * 7);
}

/** Whether the calendar has the day. */
export const isDay = (day: Day): boolean => addDays(day, 0) === isoDay(day);
