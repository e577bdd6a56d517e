/** The unit of a number: the sign before it, the symbol or words behind it. */
import { currencyNamed, currencyOfSign, SIGN_AT_END, SIGN_AT_HEAD } from './currencies.js';
import type { Span } from './reading.js';
import { unitNamed, unitOfSymbol, type Unit } from './units.js';

export interface NumberUnit extends Span, Unit {}

/** Longest sign and longest name of a unit, in UTF-16 units. */
const LONGEST_SIGN = 7;
const LONGEST_NAME = 44;

/** Currency signs end where the number starts: "US$5", "€ 3", "EUR 4", "$ US 4". */
export function currencyBefore(text: string, start: number): NumberUnit | undefined {
  const before = text.slice(Math.max(0, start - LONGEST_SIGN), start);
  const match = SIGN_AT_END.exec(before);
  const sign = match?.[0].trim();
  const unit = sign
    ? currencyOfSign(sign.replace(' ', '').replace(/^[a-z]+/, (letters) => letters.toUpperCase()))
    : undefined;
  if (!match || !sign || !unit) return undefined;
  const from = start - (before.length - match.index);
  return { start: from, end: from + sign.length, ...unit };
}

const MAGNITUDE = /\b(magnitude)(?:-| of | )(?:about |around )?$/i;

/** "A magnitude 6.8 earthquake", "magnitude-6.8": the scale stands before its number, and no earthquakes are counted. */
export function magnitudeBefore(text: string, start: number): NumberUnit | undefined {
  const from = Math.max(0, start - 'magnitude of around '.length - 1);
  const match = MAGNITUDE.exec(text.slice(from, start));
  if (!match) return undefined;
  const at = from + match.index;
  return { start: at, end: at + 'magnitude'.length, lemma: 'magnitude', kind: 'measure' };
}

/** "1/16 of a US pint", "half a mile": of one unit, so many parts. */
const OF_ONE = /^(?: of)? an? (?:(?:US|UK|imperial|nautical|metric|square) )?(?=\p{L})/u;
const LEAD = /^(?:[ \u00a0\u202f\u2009]|-|–)?/u;
/** Symbols of letters, powers and strokes: "km²", "kV/cm", "°C", "sq. m". */
const SYMBOL =
  /^(?:(?:sq|cu|fl|lb)\.? ?)?(?:[%％‰¢′″]|° ?(?:celsius|fahrenheit|c|f)?(?!\p{L})|[\p{L}µμΩ]+[²³]?(?:\d(?![\d\p{L}]))?(?!\d))/iu;
const WORDS = /^[\p{L}.]+(?:[ -][\p{L}]+(?:[- ][\p{L}]+(?: [\p{L}]+)?)?)?/u;

/** One letter that may stand apart from its number ("5 m", "12 C"). Others are more often cut words. */
const APART = new Set(['m', 'C', 'F', '%', '‰', '¢', '°', '′', '″', '％']);
/** Unit words that are other words too; they need a large or exact amount before them. */
const AMBIGUOUS: ReadonlyMap<string, Unit> = new Map([
  ['won', { lemma: 'won', kind: 'currency' }],
  ['p', { lemma: 'penny', kind: 'currency' }],
  ['ether', { lemma: 'ether', kind: 'currency' }],
]);
/** Abbreviations that only words before them tell from words: "3 in.", "5 au". */
const ONLY_ATTACHED = new Set([
  'l',
  'g',
  't',
  'L',
  'V',
  'W',
  'au',
  'ct',
  'mi',
  'mb',
  'bp',
  'ms',
  'min',
  'p',
  'pc',
  'yo',
]);
/** "EV" is a car. */
const NO_UNIT = new Set(['EV', 'EVs']);
/** Members of a parliament are no metres per second, which are written small. */
const MEMBERS = /^MPs?(?![\p{L}/])/u;
const MONEY =
  /\b(?:pa(?:y|id|ys|ying)|cost(?:s|ing)?|fin(?:e|ed|es)|prices?|priced|worth|salary|wages?|earn(?:s|ed|ing)?|spen[dt]|sold|sell|bought|buy|debt|loan|bill|budget|fee|tax|bank|fund(?:s|ing)?|invest\p{L}*|cash|money|profit|revenue|rent|charge|bonus|transfer)\b/iu;

/** Pounds of money: the words before the number speak of money, not of weight, and nothing is weighed out behind it. */
const isMoney = (text: string, end: number, behind: string): boolean => {
  const before = text.slice(Math.max(0, end - 90), end);
  return (
    MONEY.test(before) && !/\b(?:weigh\w*|heavy|heavier|gained|shed)\b/i.test(before) && !/^ of \p{Ll}/u.test(behind)
  );
};

/** Behind a unit of time: it tells an age. */
const AGE = /^(?:[ -]olds?\b| of age\b)/i;

const singularOfTime = /^(?:second|minute|hour|day|night|week|month|year|decade|quarter)$/i;

function named(words: string): Unit | undefined {
  return unitNamed(words) ?? currencyNamed(words);
}

/** The unit that stands right behind `end` and the number of this size; `scaled`: it has a multiplier. */
export function unitAfter(text: string, end: number, scaled: boolean, value: number): NumberUnit | undefined {
  const rest = text.slice(end, end + LONGEST_NAME);
  const lead = (value < 1 ? OF_ONE.exec(rest)?.[0] : undefined) ?? LEAD.exec(rest)?.[0] ?? '';
  const behind = rest.slice(lead.length);
  const at = end + lead.length;
  const found = (length: number, unit: Unit): NumberUnit => ({ start: at, end: at + length, ...unit });
  if (MEMBERS.test(behind)) return undefined;
  const symbol = SYMBOL.exec(behind)?.[0];
  const next = symbol === undefined ? '' : (behind[symbol.length] ?? '');
  // Words first: "feet" is no "f", "metric tons" more than "m".
  const words = WORDS.exec(behind)?.[0] ?? '';
  const parts = words.split(/(?=[ -])/);
  for (let count = parts.length; count > 0; count--) {
    const form = parts.slice(0, count).join('').replace(/\.$/, '');
    const unit = named(form);
    if (!unit) continue;
    // "Won two crowns": of money there are more.
    if (unit.lemma === 'crown' && !scaled && Number.isInteger(value) && value < 20) continue;
    // "two second-half goals", "three day-care centres": the word belongs to what follows.
    if (
      count === 1 &&
      singularOfTime.test(form) &&
      /^[-–]\p{L}{2}/u.test(behind.slice(form.length)) &&
      !lead.startsWith('-')
    ) {
      if (!/^[-–](?:long|old|high|tall|wide|deep)\b/.test(behind.slice(form.length))) continue;
    }
    const age = unit.kind === 'time' ? AGE.exec(behind.slice(form.length))?.[0] : undefined;
    if (age !== undefined) return found(form.length + age.length, { lemma: `${unit.lemma} of age`, kind: 'time' });
    if (unit.lemma === 'pound' && unit.kind === 'measure' && (scaled || isMoney(text, end, behind.slice(form.length))))
      return found(form.length, { lemma: 'pound', kind: 'currency' });
    return found(form.length, unit);
  }
  const sign = SIGN_AT_HEAD.exec(behind)?.[0];
  const currency = sign ? currencyOfSign(sign) : undefined;
  if (sign && currency) return found(sign.length, currency);
  // "5G", "a 4G network": generations of mobile networks.
  if (symbol === 'G' && lead === '' && value >= 2 && value <= 6)
    return found(1, { lemma: 'generation', kind: 'measure' });
  if (symbol === undefined || NO_UNIT.has(symbol)) return undefined;
  // "23456 F Block": a letter before a name belongs to it.
  if (symbol.length === 1 && lead !== '' && /^\s\p{Lu}/u.test(behind.slice(1))) return undefined;
  const ambiguous = AMBIGUOUS.get(symbol);
  const large = scaled || value >= 1000;
  if (ambiguous && (large ? lead === ' ' : lead === '')) return found(symbol.length, ambiguous);
  if (symbol === 'in' && (lead !== '' || next === '-')) return undefined;
  if (symbol.length === 1 && lead !== '' && !APART.has(symbol)) return undefined;
  if (ONLY_ATTACHED.has(symbol) && lead !== '' && lead !== '-') return undefined;
  const dotted = /^(?:m\.p\.[hg]\.|sq\. ?(?:m|km|ft))/.exec(behind)?.[0];
  const unit = dotted ? unitOfSymbol(dotted) : undefined;
  if (dotted && unit) return found(dotted.length, unit);
  // A stroke binds two symbols into one: "km/h", "m/s".
  if (next === '/') {
    const whole = /^[\p{L}µμ]+\/[\p{L}]+/u.exec(behind)?.[0];
    const known = whole ? unitOfSymbol(whole) : undefined;
    if (whole && known) return found(whole.length, known);
  }
  const plain = unitOfSymbol(symbol);
  if (plain) return found(symbol.length, plain);
  return undefined;
}
