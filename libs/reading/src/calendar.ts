/** Calendar arithmetic on plain days; no clock and no time zone. */

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const pad = (value: number): string => String(value).padStart(2, '0');

export const yearOf = (year: number): string => String(year).padStart(4, '0');

export const monthOf = (year: number, month: number): string => `${yearOf(year)}-${pad(month)}`;

export const isoDay = (day: Day): string => `${monthOf(day.year, day.month)}-${pad(day.day)}`;

/** The month that lies `count` months away, as `YYYY-MM`. */
export function addMonths(day: Pick<Day, 'year' | 'month'>, count: number): string {
  const index = day.year * 12 + (day.month - 1) + count;
  return monthOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
}

/** The day that lies `count` days away, as `YYYY-MM-DD`. */
export function addDays(day: Day, count: number): string {
  return new Date(Date.UTC(day.year, day.month - 1, day.day + count)).toISOString().slice(0, 10);
}

/** Monday of the week that holds the day, moved by whole weeks. */
export function mondayOf(day: Day, weeks: number): string {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
  return addDays(day, -((weekday + 6) % 7) + weeks * 7);
}
