/** Amounts in plain English: digits, money and parts of a whole as they are printed. */
import type { Amount, Figure, Hedge } from './figure.js';
import { FRACTION, isMoney, isQuantity, multipleOf, sayUnits, unitMeaning } from './compare/units.js';

/** Digits in groups of three: "1,500,000". */
export function sayNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const PARTS: readonly string[] = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const COUNTS: readonly string[] = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** So near a number is a part in words: a third is kept with sixteen digits. */
const NEAR = 1e-9;
/** Parts up to this one are said as one in so many. */
const LARGEST_PART = 10_000_000;

/** A part of a whole in words: "a third", "two thirds", "1 in 20"; digits where no such words say it. */
function sayPart(value: number): string {
  for (let of = 2; of <= 10; of++) {
    const count = Math.round(value * of);
    if (count < 1 || count >= of || Math.abs(value * of - count) > NEAR) continue;
    if (of === 2) return 'half';
    const one = PARTS[of - 2] === 'eighth' ? 'an' : 'a';
    return `${count === 1 ? one : COUNTS[count]} ${PARTS[of - 2]}${count > 1 ? 's' : ''}`;
  }
  const of = value > 0 ? Math.round(1 / value) : 0;
  return of > 10 && of <= LARGEST_PART && Math.abs(value * of - 1) < NEAR ? `1 in ${of}` : sayNumber(value);
}

const MILLIONS: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/** Money as it is printed: "14.2 billion"; a number that four digits do not say stays in digits. */
function sayMoney(value: number): string {
  for (const [scale, name] of MILLIONS) {
    if (Math.abs(value) < scale) continue;
    const count = Number((value / scale).toPrecision(4));
    return Math.abs(count * scale - value) <= Math.abs(value) * NEAR ? `${sayNumber(count)} ${name}` : sayNumber(value);
  }
  return sayNumber(value);
}

/** How the numbers of a unit are said. */
function numbersOf(unit: string | undefined): (value: number) => string {
  if (unit === undefined) return sayNumber;
  if (unitMeaning(unit).name === FRACTION) return sayPart;
  return isMoney(unit) ? sayMoney : sayNumber;
}

const HEDGE_WORDS: Record<Hedge, string> = {
  exact: '',
  about: 'about ',
  nearly: 'nearly ',
  some: 'some ',
  'at-least': 'at least ',
  'more-than': 'more than ',
  'at-most': 'at most ',
  'fewer-than': 'fewer than ',
  'up-to': 'up to ',
  between: '',
};

/** How many, in words: "more than 30,000", "25,000 to 30,000", "nearly 8,000"; of a unit of money "14.2 billion", of a fraction "a third". */
export function sayAmount(amount: Amount, unit?: string): string {
  const { low, high, point, hedge } = amount;
  const say = numbersOf(unit);
  if (low && high)
    return low.strict || high.strict
      ? `${low.strict ? 'more than' : 'from'} ${say(low.value)} to ${high.strict ? 'fewer than ' : ''}${say(high.value)}`
      : `${say(low.value)} to ${say(high.value)}`;
  if (low) return `${low.strict ? 'more than' : 'at least'} ${say(low.value)}`;
  if (high) {
    if (hedge === 'nearly') return `nearly ${say(high.value)}`;
    if (high.strict) return `fewer than ${say(high.value)}`;
    return `${hedge === 'at-most' ? 'at most' : 'up to'} ${say(high.value)}`;
  }
  if (point === undefined) return 'no number';
  return `${hedge ? HEDGE_WORDS[hedge] : ''}${say(point)}`;
}

/** How many of the unit that a figure prints itself: "about 24 million US dollars"; of one in its measure's unit the number alone. */
export function sayQuantity({ amount, unit }: Pick<Figure, 'amount' | 'unit'>): string {
  if (unit === undefined || (!isQuantity(unit) && multipleOf(unit) === '')) return sayAmount(amount);
  return `${sayAmount(amount, unit)} ${sayUnits(unit)}`;
}
