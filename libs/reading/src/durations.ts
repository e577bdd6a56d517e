/** Durations of two units are one number: "12 years and nine months" is 12.75 years. */
import type { NumberReading } from './number-reading.js';

/** How many of the next smaller unit one holds. Months and weeks have no fixed number of days. */
const HOLDS: Readonly<Record<string, readonly [smaller: string, count: number]>> = {
  year: ['month', 12],
  week: ['day', 7],
  day: ['hour', 24],
  hour: ['minute', 60],
  minute: ['second', 60],
};
const BETWEEN = /^(?:,? and |, | )$/;

/**
 * The numbers with those of one duration made one, in its larger unit. The smaller part must be less than one of the larger:
 * "two years and 18 months" are two. Where a third goes on ("3 years, 2 months, 14 days") all stay apart, since months hold no fixed
 * number of days. The words end with the second number; the unit's are those behind it.
 */
export function joinDurations(text: string, numbers: readonly NumberReading[]): NumberReading[] {
  const joined: NumberReading[] = [];
  for (let at = 0; at < numbers.length; at++) {
    const [before, number, next, third] = [numbers[at - 1], numbers[at], numbers[at + 1], numbers[at + 2]];
    if (!number) break;
    const goesOn = (before && follows(text, before, number)) || (next && third && follows(text, next, third));
    const whole = next && !goesOn ? together(text, number, next) : undefined;
    joined.push(whole ?? number);
    if (whole) at++;
  }
  return joined;
}

const follows = (text: string, one: NumberReading, other: NumberReading): boolean =>
  one.unit?.kind === 'time' && other.unit?.kind === 'time' && BETWEEN.test(text.slice(one.unit.end, other.start));

function together(text: string, large: NumberReading, small: NumberReading): NumberReading | undefined {
  const [unit, less] = [large.unit, small.unit];
  if (unit?.kind !== 'time' || less?.kind !== 'time' || large.vague || small.vague) return undefined;
  if (typeof large.value !== 'number' || typeof small.value !== 'number') return undefined;
  const [smaller, count] = HOLDS[unit.lemma] ?? [];
  if (smaller !== less.lemma || count === undefined || small.value >= count) return undefined;
  if (!Number.isInteger(large.value) || !Number.isInteger(small.value)) return undefined;
  if (unit.start < large.end || !follows(text, large, small)) return undefined;
  return {
    ...large,
    end: small.end,
    value: large.value + small.value / count,
    plain: false,
    unit: { ...less, lemma: unit.lemma },
  };
}
