/** Numbers in digits of a text whose words are not read. What two conventions would read otherwise is told, or left out. */
import { currencyBefore } from '../unit-after.js';
import { currencyOfSign, SIGN_AT_HEAD } from '../currencies.js';
import type { NumberUnit } from '../unit-after.js';
import type { Span } from '../reading.js';
import type { Convention } from './convention.js';

export interface Numeral extends Span {
  readonly value: number;
  readonly unit?: NumberUnit;
  /** What it is in another convention, by a factor of a thousand. */
  readonly other?: number;
}

/** Digits that nobody reads for sure: their two values. */
export interface OpenNumeral extends Span {
  readonly values: readonly [number, number];
}

/** Letters of scripts that part words by spaces: of those a digit beside one is a part of a name ("F16"). */
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}_]`;
const NUMERAL = new RegExp(
  String.raw`(?<!${LETTER}|[\p{N}.,'’/:#-])[-−]?\d{1,15}(?:(?:[ \u00a0\u2009\u202f](?=\d{3}(?!\d))|[.,'’])\d{1,15})*(?!\d)`,
  'gu',
);
const GOES_ON = new RegExp(String.raw`^${LETTER}`, 'u');
const LONGEST = 24;

/** Bare numbers below are left out: days, ordinals, ages, scores and marks of lists look like them in any language. */
const LEAST = 100;

/** How names of powers of ten begin in many languages. */
const MAYBE_SCALE = /^[ \u00a0\u2009\u202f]?(?:mi|ml|mn|mr|md|bi|bl|bn|tri|trl|tys|tis|tau|tus|тыс|тис|мл|ми|мі)/i;

type Parsed = { readonly value: number; readonly other?: number } | { readonly open: readonly [number, number] };

/**
 * The value of digits with their separators. Spaces and apostrophes group; of two different signs the last is the decimal
 * one; a sign that stands twice groups. One sign alone before three digits is what the convention says of it, and without a
 * convention it stays open. `undefined`: a date, a version, a time.
 */
export function parsed(text: string, convention: Convention | undefined): Parsed | undefined {
  const plain = text.replace('−', '-').replace(/[ \u00a0\u2009\u202f'’](?=\d{3}(?:\D|$))/g, '');
  if (!/^-?\d+(?:[.,]\d+)*$/.test(plain)) return undefined;
  const signs = plain.replace(/[-\d]/g, '');
  const grouped = (sign: string): boolean =>
    new RegExp(`^-?[1-9]\\d{0,2}(?:\\${sign}\\d{3})+$`).test(plain.split(sign === '.' ? ',' : '.')[0] ?? '');
  const number = (decimal: string): number =>
    Number(plain.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.'));
  if (signs === '') return { value: Number(plain) };
  const [first = '', last = ''] = [signs[0], signs.at(-1)];
  if (first !== last)
    return signs.lastIndexOf(first) === signs.length - 2 && grouped(first) ? { value: number(last) } : undefined;
  const sign = first === '.' ? '.' : ',';
  const asGroups = Number(plain.replaceAll(sign, ''));
  if (signs.length > 1) return grouped(sign) ? { value: asGroups } : undefined;
  if (!grouped(sign))
    return convention === undefined || convention.decimal === sign ? { value: number(sign) } : undefined;
  // The text's own spaces or apostrophes group already: this sign is the decimal one.
  if (plain !== text.replace('−', '-')) return { value: number(sign) };
  if (convention === undefined) return { open: [number(sign), asGroups] };
  return convention.decimal === sign ? { value: number(sign), other: asGroups } : { value: asGroups };
}

const isYear = (words: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(words);

/** The numerals of a sentence, left to right. Without a `convention` those that every convention reads alike. */
export function numeralsIn(
  text: string,
  convention: Convention | undefined,
): { readonly read: readonly Numeral[]; readonly open: readonly OpenNumeral[] } {
  const read: Numeral[] = [];
  const open: OpenNumeral[] = [];
  for (const { 0: words, index: start } of text.matchAll(NUMERAL)) {
    const digits = start + words.length;
    const behind = text.slice(digits, digits + LONGEST);
    const found = parsed(words, convention);
    if (!found || /^[-–/:]\d|^\.\d/.test(behind)) continue;
    if ('open' in found) {
      open.push({ start, end: digits, values: found.open });
      continue;
    }
    const scale = nameBehind(behind, convention?.scales ?? []);
    if (!scale && GOES_ON.test(behind)) continue;
    const end = digits + (scale ? scale.lead + scale.length : 0);
    const unit = currencyBefore(text, start) ?? unitBehind(text, end, convention);
    const large = Math.abs(found.other ?? found.value) >= LEAST && !isYear(words);
    if (unit === undefined && scale === undefined && !large) continue;
    // The name of a power of ten may follow in a language that nobody named: "30 Mio." is not 30.
    if (convention === undefined && (MAYBE_SCALE.test(behind) || !(unit || /\D\d{3}$/.test(words)))) continue;
    const factor = scale?.means ?? 1;
    read.push({
      start,
      end,
      value: round(found.value * factor),
      ...(found.other === undefined ? {} : { other: round(found.other * factor) }),
      ...(unit ? { unit } : {}),
    });
  }
  return { read, open };
}

/** 3.2 times a million is 3,200,000, whatever binary fractions make of it. */
const round = (value: number): number => Number(value.toPrecision(15));

/** The first of the names, the longest before the others, that stands right behind the number. */
function nameBehind<T>(
  behind: string,
  names: readonly (readonly [string, T])[],
): { readonly lead: number; readonly length: number; readonly means: T } | undefined {
  const lead = /^[ \u00a0\u2009\u202f]?/.exec(behind)?.[0].length ?? 0;
  const rest = behind.slice(lead).toLowerCase();
  for (const [name, means] of names)
    if (rest.startsWith(name) && (/\p{Script=Han}/u.test(name) || !/^\p{L}/u.test(rest.slice(name.length))))
      return { lead, length: name.length, means };
  return undefined;
}

/** By signs, and by the names that the language has for them: other units are words that are not read. */
function unitBehind(text: string, end: number, convention: Convention | undefined): NumberUnit | undefined {
  const rest = text.slice(end, end + LONGEST);
  const lead = /^[ \u00a0\u2009\u202f]?/.exec(rest)?.[0].length ?? 0;
  const behind = rest.slice(lead);
  const start = end + lead;
  if (/^[%％](?!\p{L})/u.test(behind)) return { start, end: start + 1, lemma: 'percent', kind: 'percent' };
  const sign = SIGN_AT_HEAD.exec(behind)?.[0];
  const currency = sign === undefined ? undefined : currencyOfSign(sign);
  const named = nameBehind(rest, convention?.units ?? []);
  if (named) return { start: end + named.lead, end: end + named.lead + named.length, ...named.means };
  return sign && currency ? { start, end: start + sign.length, ...currency } : undefined;
}
