/** Figures and dates in plain English, as reasons and tables print them. */
import type { PartialDate } from './dates.js';
import { sayAmount, sayNumber } from './amount-words.js';
import { isOne, namesRate, ofWhat, sayUnitBefore } from './counted-words.js';
import { isFigure, type Content } from './figure.js';
import { addsUp, FRACTION, isMoney, isQuantity, sayUnits, unitIn, unitMeaning } from './compare/units.js';
import { inSingular } from './noun-words.js';
import type { Source, Vocabulary } from './vocabulary.js';
import { indexOf } from './vocabulary-index.js';

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

export { sayAmount, sayNumber };

/** "13 July 2025", "July 2025" or "2025". */
export function sayDate(date: PartialDate): string {
  const before = said.get(date);
  if (before !== undefined) return before;
  if (said.size >= SAID) said.clear();
  const words = wordsOf(date);
  said.set(date, words);
  return words;
}

/** Dates said before: a finding says few, many times. */
const said = new Map<PartialDate, string>();
const SAID = 10_000;

function wordsOf(date: PartialDate): string {
  const [year = date, month, day] = date.split('-');
  if (month === undefined) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Joins with commas and "and". */
export function sayList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The name of a place, or its key when the vocabulary has none. */
export function sayPlace(key: string, vocabulary: Vocabulary): string {
  return vocabulary.places.get(key)?.name ?? key;
}

/** A short name for a source: a body's first acronym (two to six capitals), a person's name without the office, or the name. */
export function saySource(key: string, vocabulary: Vocabulary): string {
  const { shortNames } = indexOf(vocabulary);
  const before = shortNames.get(key);
  if (before !== undefined) return before;
  const source = vocabulary.sources.get(key);
  if (!source) return key;
  const name = shortNameOf(source);
  shortNames.set(key, name);
  return name;
}

function shortNameOf(source: Source): string {
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

const isDay = (date: PartialDate): boolean => date.length === 'YYYY-MM-DD'.length;

/** "by 3 May 2025", "by the end of 2025": a forecast has its last day until it has failed. */
export const sayBy = (horizon: PartialDate): string => `by ${isDay(horizon) ? '' : 'the end of '}${sayDate(horizon)}`;

/** "from 13 July 2025", "by the end of November 2025", "as of 4 February 2025": the time of a content, after a space or a comma. */
function sayWhen(content: Content): string {
  const { asOf, periodStart, periodEnd, horizon, accumulation, mode } = content;
  const span = (from: PartialDate | undefined, to: PartialDate | undefined, open: string): string => {
    if (from !== undefined && to !== undefined)
      return from === to
        ? ` ${isDay(from) ? 'on' : 'in'} ${sayDate(from)}`
        : ` from ${sayDate(from)} to ${sayDate(to)}`;
    return to !== undefined ? ` ${open} ${sayDate(to)}` : from !== undefined ? ` from ${sayDate(from)} on` : '';
  };
  if (mode !== 'observed') {
    const moment = asOf === undefined ? '' : `, as of ${sayDate(asOf)}`;
    if (periodStart === undefined || horizon === undefined || periodStart === horizon)
      return `${horizon === undefined && periodStart !== undefined ? ` from ${sayDate(periodStart)} on` : horizon === undefined ? '' : ` ${sayBy(horizon)}`}${moment}`;
    return ` between ${sayDate(periodStart)} and ${sayDate(horizon)}${moment}`;
  }
  if (accumulation === 'flow') return span(periodStart, periodEnd, 'up to');
  const since = periodStart === undefined ? '' : `, counted since ${sayDate(periodStart)}`;
  const soFar = accumulation === 'cumulative' && asOf === undefined ? ' so far' : '';
  return `${soFar}${asOf === undefined ? '' : `, as of ${sayDate(asOf)}`}${since}`;
}

/** "tonnes", "dollars": the unit of a number of which no more is known; a part is one "of a whole". */
function sayUnitAlone({ unit, whole }: Content): string | undefined {
  if (unit === undefined) return unit;
  if (isMoney(unit)) return sayUnits(unit);
  if (!isQuantity(unit)) return / per /.test(unit) ? sayUnits(unit) : unit;
  if (unitMeaning(unit).name !== FRACTION) return sayUnits(unit);
  return whole === undefined ? 'of a whole' : '';
}

/** A label parted into what is counted and its state: "soldiers" and "committed to combat". */
function partsOf(content: Content, vocabulary: Vocabulary): { counted: string; state: string } {
  const measure = content.measure === undefined ? undefined : vocabulary.measures.get(content.measure);
  const label =
    measure?.label ?? content.measure ?? sayUnitAlone(content) ?? '(what is counted is not in the vocabulary)';
  const at = measure === undefined ? -1 : ` ${label} `.indexOf(` ${measure.counted} `);
  if (measure === undefined || at < 0) return { counted: label, state: '' };
  if (namesRate(content, label, label.slice(0, at), vocabulary)) return { counted: label, state: '' };
  const end = at + measure.counted.length;
  return { counted: label.slice(0, end), state: label.slice(end).trim() };
}

const MODALS: Record<NonNullable<Content['certainty']>, string> = {
  may: 'may be',
  expected: 'are expected to be',
  planned: 'are planned to be',
  will: 'will be',
};

/** States of verbs that have no passive. */
const HAS_DONE = /^(?:died|arrived|departed|perished|emigrated|vanished|disappeared)\b/;

/** The same of what is in no state that the vocabulary knows: "5 tonnes are expected". */
const STATELESS: Record<NonNullable<Content['certainty']>, string> = {
  may: 'are foreseen as possible',
  expected: 'are expected',
  planned: 'are planned',
  will: 'are foreseen as certain',
};

/** How many of what: "more than 30,000 further soldiers", "about 4,000 of 9,500 soldiers". */
function sayCounted(content: Content, counted: string, vocabulary: Vocabulary): string {
  // Percent are no more of the same on top.
  // Nor is it known of what no measure counts: money that is to be spent over a year comes on top of nothing.
  const isAdded =
    content.accumulation === 'flow' &&
    content.mode !== 'observed' &&
    content.measure !== undefined &&
    addsUp(content, vocabulary);
  const further = isAdded ? 'further ' : '';
  const whole =
    content.whole === undefined ? '' : `${isFigure(content) ? '' : 'a part '}of ${sayNumber(content.whole)} `;
  const basis = content.basis === undefined ? '' : ` (${content.basis})`;
  const unit = isFigure(content) ? sayUnitBefore(content, vocabulary) : '';
  // "41 percent of 39,100": of what is not known, and the percent are none of those.
  const isShareAlone =
    content.unit !== undefined &&
    unitMeaning(content.unit).name === 'percent' &&
    whole !== '' &&
    counted === sayUnitAlone(content);
  const amount = isFigure(content) ? `${sayAmount(content.amount, unitIn(content, vocabulary))} ` : '';
  const what = unit === '' && whole === '' && isOne(content, vocabulary) ? inSingular(counted) : counted;
  if (isShareAlone) return `${amount}${unit}${counted} ${whole}${basis}`.replace(/ {2,}/g, ' ').trim();
  return `${amount}${unit}${whole}${further}${ofWhat(unit, what)}${basis}`.trim();
}

/** What something did, without a number: "unemployment fell". */
const isCourse = (content: Content): boolean =>
  !isFigure(content) && content.change !== undefined && content.mode === 'observed';

const courseOf = (content: Content, head: string, state: string, vocabulary: Vocabulary): string =>
  `${head}${state === '' ? '' : ` ${state}`} ${content.change}${sayWhere(content, vocabulary)}${sayWhen(content)}`.trim();

/** The same as a noun phrase ("3,000 soldiers sent to Russia") and as a clause ("3,000 soldiers were sent to Russia"). */
function phrases(content: Content, vocabulary: Vocabulary): { noun: string; clause: string } {
  const { counted, state } = partsOf(content, vocabulary);
  const head = sayCounted(content, counted, vocabulary);
  const inAll = content.accumulation === 'cumulative' && content.mode !== 'observed' ? ' in all' : '';
  const change = content.change === undefined ? '' : `, ${content.change}`;
  const tail = `${sayWhere(content, vocabulary)}${inAll}${sayWhen(content)}${change}`;
  const firm = `are ${MODE_WORDS[content.mode === 'forecast' ? 'forecast' : 'announced']}${state === '' ? '' : ' to be'}`;
  const modals = state === '' ? STATELESS : MODALS;
  const plural =
    content.mode === 'observed' ? 'were' : content.certainty === undefined ? firm : modals[content.certainty];
  // Nobody is died or arrived: they have.
  const told = HAS_DONE.test(state) ? plural.replace(/^were$/, '').replace(/\bbe$/, 'have') : plural;
  const verb = isOne(content, vocabulary)
    ? told
        .replace(/^were$/, 'was')
        .replace(/^are /, 'is ')
        .replace(/^are$/, 'is')
    : told;
  return {
    noun: `${head}${state === '' ? '' : ` ${state}`}${tail}`.trim(),
    clause: isCourse(content)
      ? courseOf(content, head, state, vocabulary)
      : `${head}${verb === '' ? '' : ` ${verb}`}${state === '' ? '' : ` ${state}`}${tail}`.trim(),
  };
}

/**
 * A content in plain words: "more than 30,000 further soldiers may be sent to Russia by the end of November 2025 (forecast)". A
 * total that is forecast is said to be one "in all", one observed without a date to be "so far"; the subject is left to
 * the statement's source.
 */
export function sayContent(content: Content, vocabulary: Vocabulary): string {
  const { said: known } = indexOf(vocabulary);
  const before = known.get(content);
  if (before !== undefined) return before;
  const words = wordsFor(content, vocabulary);
  known.set(content, words);
  return words;
}

function wordsFor(content: Content, vocabulary: Vocabulary): string {
  const { mode, certainty, polarity } = content;
  const { noun, clause } = phrases(content, vocabulary);
  if (content.measure === undefined && !isFigure(content) && content.change === undefined) {
    const unread = 'no figure, and nothing that the vocabulary counts';
    return polarity === 'affirms' ? unread : `${UNSAID[polarity]} this (${unread})`;
  }
  // Of what is in no state that anybody knows, "were" tells nothing.
  const isBare = mode === 'observed' && !isCourse(content) && partsOf(content, vocabulary).state === '';
  switch (polarity) {
    case 'denies':
      return isBare ? `denies the figure of ${noun}` : `denies that ${clause}`;
    case 'no-information':
      return isBare ? `has no information on ${noun}` : `has no information that ${clause}`;
    case 'silent':
      return `does not name ${noun}`;
    default: {
      const said = mode === 'observed' ? noun : `${clause}${certainty === undefined ? '' : ` (${MODE_WORDS[mode]})`}`;
      return isFigure(content) || content.change !== undefined ? said : `${said}, no number given`;
    }
  }
}

const UNSAID = { denies: 'denies', 'no-information': 'has no information on', silent: 'does not name' } as const;

const MODE_WORDS = { forecast: 'forecast', announced: 'announced' } as const;

/** A figure short enough for a row of a table: "> 30,000 soldiers sent (forecast, may)". */
export function figureAsRead(content: Content, vocabulary: Vocabulary): string {
  const label =
    content.measure === undefined
      ? 'unknown measure'
      : (vocabulary.measures.get(content.measure)?.label ?? content.measure);
  const mode =
    content.mode === 'observed' ? '' : ` (${content.mode}${content.certainty ? `, ${content.certainty}` : ''})`;
  const where = sayWhere(content, vocabulary);
  const unit = isFigure(content) ? sayUnitBefore(content, vocabulary) : '';
  const number = isFigure(content) ? `${sayAmount(content.amount, unitIn(content, vocabulary))} ${unit}` : '';
  const { counted, state } = partsOf(content, vocabulary);
  const what = unit === '' && isOne(content, vocabulary) ? `${inSingular(counted)} ${state}`.trim() : label;
  return `${number}${ofWhat(unit, what)}${where}${mode}`;
}
