/** Whether two figures of one page say the same: the digits alone never do. */
import { canonicalCounted } from './lexicon/counted.js';
import { countryNamed, countryOfDemonym } from './lexicon/countries.js';
import { areAlike, canonicalState, HARM } from './lexicon/states.js';
import type { Mention, ReadDate, ReadFigure } from './reading.js';

/** The numbers of a figure: one, or the ends of its range. */
export const amountsOf = (figure: ReadFigure): readonly number[] =>
  typeof figure.value === 'number' ? [figure.value] : figure.value;

const classOf = (figure: ReadFigure): string | undefined =>
  figure.counted && (canonicalCounted(figure.counted.lemma) ?? figure.counted.head);

/** "killed or wounded" says two states: a headline may pick one of them. */
const statesOf = (figure: ReadFigure): ReadonlySet<string> =>
  new Set(figure.state.flatMap((word) => (canonicalState(word.lemma) ?? word.lemma).split(/, | or /)));

const country = (words: string): string | undefined => countryNamed(words) ?? countryOfDemonym(words);
const named = ({ text }: Mention): string => country(text.replace(/['\u2019]s?$/, '')) ?? text.toLowerCase();

function ownerOf(figure: ReadFigure): string | undefined {
  const demonym = figure.counted?.modifiers.find((word) => countryOfDemonym(word));
  return figure.subject ? named(figure.subject) : demonym && country(demonym);
}

/** Two names of places that cannot be one inside the other, as far as a text tells: two countries, or two that are none. */
function apart(one: Mention, other: Mention): boolean {
  const isCountry = (place: Mention): boolean => countryNamed(place.text) !== undefined;
  return named(one) !== named(other) && isCountry(one) === isCountry(other);
}

/** Dates that name a time, as bounds that compare as text. */
function timesOf(dates: readonly ReadDate[]): (readonly [string, string])[] {
  return dates.flatMap(({ from, to, direction, inferred }) =>
    from === undefined || inferred || direction !== undefined ? [] : [[from, `${to ?? from}~`] as const],
  );
}

/** Whether two lists of dates name times that do not meet; a list without a time meets every time. */
export function datesApart(one: readonly ReadDate[], other: readonly ReadDate[]): boolean {
  const [left, right] = [timesOf(one), timesOf(other)];
  return (
    left.length > 0 &&
    right.length > 0 &&
    !left.some(([from, to]) => right.some(([start, end]) => from <= end && start <= to))
  );
}

/** Headlines round: no rounded number stands further from what the body counts than this share of it. */
export const ROUNDED_BY = 0.05;
/** Smaller numbers are printed as they are. */
const ROUNDED_FROM = 100;

/** The unit of the last digit of a number that is not a trailing zero: 4,000 is told in thousands. */
function lastUnit(value: number): number {
  let unit = 1;
  while (unit < value && value % (unit * 10) === 0) unit *= 10;
  return unit;
}

/**
 * Whether a headline's number is the body's, rounded to fewer digits. A bound ("more than 4,000") is no rounding: what
 * it leaves open the body may have told.
 */
function rounds(title: ReadFigure, body: ReadFigure): boolean {
  const [value, exact] = [title.value, body.value];
  if (typeof value !== 'number' || typeof exact !== 'number' || value < ROUNDED_FROM) return false;
  if (!/^(?:exact|about|some)$/.test(title.hedge) || !/^(?:exact|about|some)$/.test(body.hedge)) return false;
  return Math.abs(exact - value) <= Math.min(lastUnit(value) / 2, value * ROUNDED_BY);
}

/** Two digits that count: of round tens and hundreds a page has many. */
const isOdd = (figure: ReadFigure): boolean =>
  amountsOf(figure).every((value) => value >= 10 && value / lastUnit(value) >= 10);

/** The states of a figure, and what was done in words of its own: "cut off". */
const toldOf = (figure: ReadFigure): string[] => [...statesOf(figure), ...(figure.deed ? [figure.deed.lemma] : [])];

/** "410,000 households cut off", "were without power": of one number of one noun, words that a table calls alike. */
export function statesMayBeOne(title: ReadFigure, body: ReadFigure): boolean {
  const counted = classOf(title);
  if (counted === undefined || counted !== classOf(body) || !isOdd(title)) return false;
  const there = toldOf(body);
  return toldOf(title).some((one) => there.some((other) => areAlike(one, other)));
}

/** How a headline's figure stands to one of the body. */
export interface Sameness {
  /** How many slots say the same. */
  readonly score: number;
  /** The same digits; else one is a rounding of the other. */
  readonly exact: boolean;
  /** Nothing but digits and unit is the same: the sentences must speak of the same things besides. */
  readonly bare: boolean;
}

/**
 * How well a headline's figure says what one of the body does; `undefined` when a slot of theirs speaks of something
 * else, or when nothing but the digits is the same.
 */
export function sameness(title: ReadFigure, body: ReadFigure): Sameness | undefined {
  const exact = amountsOf(title).some((value) => amountsOf(body).includes(value));
  if (!exact && !rounds(title, body)) return undefined;
  if (title.unit?.lemma !== body.unit?.lemma || title.polarity !== body.polarity) return undefined;
  if (title.change !== undefined && body.change !== undefined && title.change !== body.change) return undefined;
  const [states, bodyStates] = [statesOf(title), statesOf(body)];
  const shared = [...states].filter((state) => bodyStates.has(state));
  const [counted, bodyCounted] = [classOf(title), classOf(body)];
  const isOpen = exact && statesMayBeOne(title, body);
  if (states.size > 0 && bodyStates.size > 0 && shared.length === 0 && !isOpen) return undefined;
  const people = (counted === 'person' || bodyCounted === 'person') && shared.some((state) => HARM.has(state));
  if (counted !== undefined && bodyCounted !== undefined && counted !== bodyCounted && !people) return undefined;
  const [owner, bodyOwner] = [ownerOf(title), ownerOf(body)];
  if (owner !== undefined && bodyOwner !== undefined && owner !== bodyOwner) return undefined;
  for (const role of ['to', 'from', 'in'] as const) {
    const [here, there] = [title, body].map(({ places }) => places.filter((place) => place.role === role));
    if (here?.length && there?.length && here.every((one) => there.every((other) => apart(one, other))))
      return undefined;
  }
  if (datesApart(title.dates, body.dates)) return undefined;
  const alike = counted !== undefined && counted === bodyCounted;
  const [unit, state] = [title.unit !== undefined, shared.length > 0];
  if (!alike && !unit && !state) return undefined;
  const told = alike || unit || counted === undefined;
  if (!exact && !(told && (state || (alike && states.size + bodyStates.size === 0)))) return undefined;
  const score = [alike, unit, state, owner !== undefined && owner === bodyOwner].filter(Boolean).length;
  return { score, exact, bare: !alike && !state };
}
