/**
 * How a language prints numbers: its decimal sign and the names of its powers of ten. From the Unicode CLDR, as ECMAScript's
 * `Intl.NumberFormat` has it.
 */

import { currencyOfSign } from '../currencies.js';
import type { Unit } from '../units.js';

export interface Convention {
  readonly decimal: '.' | ',';
  /** Names of powers of ten and what they multiply by ("Millionen", "Mrd.", "mille"), the longest first. */
  readonly scales: readonly (readonly [string, number])[];
  /** Names of the percentage and of the commonest currencies ("Prozent", "euros"), the longest first. */
  readonly units: readonly (readonly [string, Unit])[];
}

/** A number of two digits before and one behind any decimal sign, large enough to be grouped. */
const SAMPLE = 1_234_567.8;
const EXPONENTS = [3, 4, 6, 8, 9, 12];
/** CLDR's rules of plural forms part numbers by these: one, two, few, many. */
const MANTISSAS = [1, 2, 5];

const known = new Map<string, Convention | undefined>();
/** Tags are whatever callers send. */
const KNOWN = 200;

/**
 * The convention of a BCP 47 tag, region included ("es-MX" is not "es"); `undefined` where the tag is none or the runtime has
 * no data of that language.
 */
export function conventionOf(tag: string): Convention | undefined {
  if (!known.has(tag)) {
    if (known.size >= KNOWN) known.clear();
    known.set(tag, isTag(tag) ? made(tag) : undefined);
  }
  return known.get(tag);
}

/** BCP 47's shape, as the API takes it. A shape that `Intl` refuses besides ("de-de-de") is no language either. */
function isTag(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return false;
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag]).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function made(tag: string): Convention {
  const decimal = new Intl.NumberFormat(tag, { numberingSystem: 'latn' })
    .formatToParts(SAMPLE)
    .find(({ type }) => type === 'decimal')?.value;
  const scales = new Map<string, number>();
  for (const compactDisplay of ['long', 'short'] as const) {
    const format = new Intl.NumberFormat(tag, { notation: 'compact', compactDisplay, numberingSystem: 'latn' });
    for (const exponent of EXPONENTS)
      for (const mantissa of MANTISSAS) {
        const parts = format.formatToParts(mantissa * 10 ** exponent);
        const printed = Number(parts.flatMap(({ type, value }) => (type === 'integer' ? [value] : [])).join(''));
        const name = parts.find(({ type }) => type === 'compact')?.value.toLowerCase();
        // One letter may be a unit as well: "5 m", "5 t".
        if (name !== undefined && (name.length > 1 || /\p{Script=Han}/u.test(name)) && printed > 0)
          scales.set(name, (mantissa * 10 ** exponent) / printed);
      }
  }
  return {
    decimal: decimal === ',' ? ',' : '.',
    scales: longestFirst(scales),
    units: longestFirst(unitsOf(tag)),
  };
}

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'RUB', 'UAH', 'PLN', 'TRY', 'CNY', 'INR', 'BRL'];

function unitsOf(tag: string): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const add = (options: Intl.NumberFormatOptions, type: Intl.NumberFormatPartTypes, unit: Unit): void => {
    const format = new Intl.NumberFormat(tag, { ...options, numberingSystem: 'latn' });
    for (const mantissa of MANTISSAS) {
      const name = format
        .formatToParts(mantissa)
        .find((part) => part.type === type)
        ?.value.trim();
      if (name !== undefined && name.length > 1) units.set(name.toLowerCase(), unit);
    }
  };
  add({ style: 'unit', unit: 'percent', unitDisplay: 'long' }, 'unit', { lemma: 'percent', kind: 'percent' });
  for (const currency of CURRENCIES) {
    const unit = currencyOfSign(currency);
    if (unit) add({ style: 'currency', currency, currencyDisplay: 'name' }, 'currency', unit);
  }
  return units;
}

const longestFirst = <T>(names: ReadonlyMap<string, T>): (readonly [string, T])[] =>
  [...names].sort(([one], [other]) => other.length - one.length || (one < other ? -1 : 1));
