/** Figures and dates in plain English, as reasons and tables print them. */
import type { PartialDate } from './dates.js';
import { isFigure, type Amount, type Content, type Hedge } from './figure.js';
import type { Vocabulary } from './vocabulary.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "13 July 2025", "July 2025" or "2025". */
export function sayDate(date: PartialDate): string {
  const [year = date, month, day] = date.split('-');
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Digits in groups of three: "1,500,000". */
export function sayNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Joins with commas and "and". */
export function sayList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
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

/** How many, in words: "more than 30,000", "25,000 to 30,000", "nearly 8,000". */
export function sayAmount(amount: Amount): string {
  const { low, high, point, hedge } = amount;
  if (low && high)
    return low.strict || high.strict
      ? `${low.strict ? 'more than' : 'from'} ${sayNumber(low.value)} to ${high.strict ? 'fewer than ' : ''}${sayNumber(high.value)}`
      : `${sayNumber(low.value)} to ${sayNumber(high.value)}`;
  if (low) return `${low.strict ? 'more than' : 'at least'} ${sayNumber(low.value)}`;
  if (high) {
    if (hedge === 'nearly') return `nearly ${sayNumber(high.value)}`;
    if (high.strict) return `fewer than ${sayNumber(high.value)}`;
    return `${hedge === 'at-most' ? 'at most' : 'up to'} ${sayNumber(high.value)}`;
  }
  if (point === undefined) return 'no number';
  return `${hedge ? HEDGE_WORDS[hedge] : ''}${sayNumber(point)}`;
}

/** The name of a place, or its key when the vocabulary has none. */
export function sayPlace(key: string, vocabulary: Vocabulary): string {
  return vocabulary.places.get(key)?.name ?? key;
}

/** A short name for a source: a body's first acronym (two to six capitals), a person's name without the office, or the name. */
export function saySource(key: string, vocabulary: Vocabulary): string {
  const source = vocabulary.sources.get(key);
  if (!source) return key;
  if (source.kind === 'body') {
    const acronym = source.aliases.find((alias) => /^\p{Lu}{2,6}$/u.test(alias));
    if (acronym !== undefined) return acronym;
  }
  // A person's name may carry an office after a comma.
  return source.kind === 'person' ? (source.name.split(',')[0] ?? source.name) : source.name;
}

const MOVES = /^(sent|supplied|shipped|delivered|moved|transferred|deployed|exported)\b/;

function sayWhere(content: Content, vocabulary: Vocabulary): string {
  const state = content.measure === undefined ? '' : (vocabulary.measures.get(content.measure)?.state ?? '');
  const to =
    content.place === undefined ? '' : `${MOVES.test(state) ? ' to' : ' in'} ${sayPlace(content.place, vocabulary)}`;
  const from = content.fromPlace === undefined ? '' : ` from ${sayPlace(content.fromPlace, vocabulary)}`;
  return to + from;
}

function sayWhen(content: Content): string {
  const { asOf, periodStart, periodEnd, horizon, accumulation, mode } = content;
  const parts: string[] = [];
  if (accumulation === 'flow' && mode === 'observed') {
    if (periodStart !== undefined && periodEnd !== undefined)
      parts.push(
        periodStart === periodEnd ? `in ${sayDate(periodStart)}` : `${sayDate(periodStart)} to ${sayDate(periodEnd)}`,
      );
    else if (periodEnd !== undefined) parts.push(`up to ${sayDate(periodEnd)}`);
    else if (periodStart !== undefined) parts.push(`from ${sayDate(periodStart)}`);
  } else {
    if (asOf !== undefined) parts.push(`as of ${sayDate(asOf)}`);
    if (periodStart !== undefined) parts.push(`${mode === 'observed' ? 'since' : 'from'} ${sayDate(periodStart)}`);
  }
  if (horizon !== undefined) parts.push(`by ${sayDate(horizon)}`);
  return parts.map((part) => `, ${part}`).join('');
}

/**
 * A content in plain words: "more than 30,000 soldiers sent to Russia, forecast, may, by November 2025". Subject and
 * accumulation are printed only where they cannot be told from the rest.
 */
export function sayContent(content: Content, vocabulary: Vocabulary): string {
  const label =
    content.measure === undefined ? '' : ` ${vocabulary.measures.get(content.measure)?.label ?? content.measure}`;
  const counted = isFigure(content)
    ? `${sayAmount(content.amount)}${label}`
    : label.trim() || 'nothing that the vocabulary counts';
  const whole = content.whole === undefined ? '' : ` (of ${sayNumber(content.whole)})`;
  const change = content.change === undefined ? '' : `, ${content.change}`;
  const basis = content.basis === undefined ? '' : `, ${content.basis}`;
  const kind =
    content.mode === 'observed' ? '' : `, ${content.mode}${content.certainty ? `, ${content.certainty}` : ''}`;
  const more = content.accumulation === 'flow' && content.mode !== 'observed' ? ', in addition' : '';
  const body = `${counted}${whole}${sayWhere(content, vocabulary)}${basis}${change}${kind}${more}${sayWhen(content)}`;
  switch (content.polarity) {
    case 'denies':
      return `denies ${body}`;
    case 'no-information':
      return `has no information on ${body}`;
    case 'silent':
      return `does not name ${body}`;
    default:
      return isFigure(content) || content.change !== undefined ? body : `${body}, no number given`;
  }
}

/** A figure short enough for a row of a table: "> 30,000 soldiers sent (forecast, may)". */
export function figureAsRead(content: Content, vocabulary: Vocabulary): string {
  const label =
    content.measure === undefined
      ? 'unknown measure'
      : (vocabulary.measures.get(content.measure)?.label ?? content.measure);
  const mode =
    content.mode === 'observed' ? '' : ` (${content.mode}${content.certainty ? `, ${content.certainty}` : ''})`;
  const where = sayWhere(content, vocabulary);
  return `${isFigure(content) ? `${sayAmount(content.amount)} ` : ''}${label}${where}${mode}`;
}
