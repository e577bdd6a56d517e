/**
 * Cardinal quantities in a sentence: digits and words, multipliers, fractions, ranges, currency and unit. What only looks
 * like one (a year, a model number, a score, an age, a telephone number) is told apart in `not-quantities.ts`.
 */
import { atomsOf, type Cardinal } from './atoms.js';
import { digitCardinal, withUnit, wordCardinal } from './cardinals.js';
import { joinDurations } from './durations.js';
import { scaledBy } from './number-words.js';
import type { NumberReading } from './number-reading.js';
import type { NumberUnit } from './unit-after.js';

export type { NumberReading, NumberUnit };

const RANGE = /^\s?(?:[-–]\s?|-to-|(?:-\s)?(?:to|or|and)\s)$/;

const CHANGED =
  /\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|climbed|dropped|declined|jumped|increased|decreased|sank|slipped|rallied|surged|shrank)\s(?:\p{L}+\s){0,2}$/iu;

/** The end of "25,000 to 30,000", "10-15 million", "30-40,000", or nothing when the two numbers do not make a range. */
function rangeOf(text: string, low: Cardinal, high: Cardinal): NumberReading | undefined {
  const lowEnd = low.unit && low.unit.start >= low.end && low.unit.end <= high.start ? low.unit.end : low.end;
  const lowStart = Math.min(low.start, low.unit?.start ?? low.start);
  const between = text.slice(lowEnd, Math.max(lowEnd, Math.min(high.start, high.unit?.start ?? high.start)));
  if (!RANGE.test(between) || low.vague || high.vague) return undefined;
  const before = text.slice(Math.max(0, lowStart - 12), lowStart).toLowerCase();
  if (between.includes('and') && !/\bbetween\s$/.test(before)) return undefined;
  // "from 40 percent on July 14 to 42": the day is no low end.
  if (low.plain && /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?\s$/.test(before))
    return undefined;
  if (between.includes('or') && (high.value > 20 || high.value - low.value > 5)) return undefined;
  // "from 200 to 300" tells a change, not a range, after a verb of change; the caller's text shows it by "from".
  if (
    between.includes('to') &&
    /\b(?:rose|rise|raised?|fell|fall|grew|grow|increased?|climb(?:ed)?|drop(?:ped)?|declined?|jump(?:ed)?|cut|lower(?:ed)?|reduced?|expand(?:ed)?|doubled?|up|down)\b.{0,40}\bfrom\s[$€£¥]?$/.test(
      text.slice(Math.max(0, low.start - 60), low.start).toLowerCase(),
    )
  )
    return undefined;
  // "rose 6% to 164p" and "grew in 2018 to 3.9 million" end one number and begin another.
  if (/to|and/.test(between) && low.unit?.kind === 'percent' && !high.unit) return undefined;
  // "from 3,000 in 2020 to 4,000": nobody parts the thousands of one end alone.
  const parted = /^\d{1,3},\d/.test(text.slice(high.start, high.end));
  if (low.plain && low.value >= 1900 && low.value <= 2100 && (high.scaled || high.unit !== undefined || parted))
    return undefined;
  // "rose 2.4 metres to 8.1 metres" does too: a range says its unit once.
  const twice =
    low.unit !== undefined && low.unit.start >= low.end && high.unit !== undefined && low.unit.kind === 'measure';
  if (between.includes('to') && twice && CHANGED.test(text.slice(Math.max(0, low.start - 40), low.start)))
    return undefined;
  // "rose by 300 to 1,200" tells the change and where it led.
  if (
    between.includes('to') &&
    /\bby\s(?:\p{L}+\s){0,3}[$€£¥]?$/iu.test(text.slice(Math.max(0, low.start - 24), low.start))
  )
    return undefined;
  let value = low.value;
  if (high.scaled && !low.scaled && low.value < high.mantissa)
    value = scaledBy(low.value, Math.round(high.value / high.mantissa));
  else if (
    !high.scaled &&
    /[-–]/.test(between) &&
    high.value >= 1000 &&
    high.value % 1000 === 0 &&
    low.value < high.value / 1000
  )
    value = low.value * 1000;
  // "Between $16 billion and $18 billion": the sign that opens the range is the one before its words.
  const unit = low.unit && low.unit.start < low.start ? low.unit : (high.unit ?? low.unit);
  if (!(value < high.value) || (low.unit && high.unit && low.unit.lemma !== high.unit.lemma)) return undefined;
  return {
    start: low.start,
    end: high.end,
    value: [value, high.value],
    plain: low.plain && high.plain && /^\s?[-–]/.test(between),
    vague: false,
    range: true,
    words: low.words || high.words,
    ...(unit ? { unit } : {}),
  };
}

/** Every number expression of a sentence, left to right, without overlaps. */
export function scanNumbers(text: string): NumberReading[] {
  const atoms = atomsOf(text);
  const found: NumberReading[] = [];
  const cardinalAt = (at: number): Cardinal | undefined => {
    const raw = atoms[at]?.digits ? digitCardinal(text, atoms, at) : wordCardinal(text, atoms, at);
    return raw && withUnit(text, raw);
  };
  for (let at = 0; at < atoms.length;) {
    const first = cardinalAt(at);
    if (!first) {
      at++;
      continue;
    }
    let next = first.next;
    // The word between the ends of a range ("to", "or", "and") and a repeated unit are atoms of their own.
    let range: NumberReading | undefined;
    for (let ahead = next; ahead <= next + 3 && !range; ahead++) {
      const second = cardinalAt(ahead);
      if (!second) continue;
      range = rangeOf(text, first, second);
      if (range) next = second.next;
      else break;
    }
    const { start, end, value, plain, vague, words } = first;
    found.push(
      range ?? { start, end, value, plain, vague, words, range: false, ...(first.unit ? { unit: first.unit } : {}) },
    );
    at = next;
  }
  return joinDurations(text, found);
}
