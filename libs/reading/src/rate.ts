/** "a day", "per share", "/km", "per 100,000 people": per what a quantity is. */
import type { Span } from './reading.js';
import { unitNamed, unitOfSymbol } from './units.js';

export interface RateReading extends Span {
  /** Singular name of what it is per. */
  readonly lemma: string;
}

const LINK = /^(?:\s(per|a|an|each|every)\s|\s?(\/)\s?|\s?-\s?(an?|per)\s?-\s?)(?=[\p{L}])/iu;
const NAME = /^[\p{L}]+[²³]?(?:[ -][\p{L}]+)?/u;

/** What "a" and "each" make a rate of besides measures of time, length, weight and volume. */
const SHARED = new Set(
  `share barrel person head capita game match unit piece ticket night household family child pupil student patient worker
  employee vote vote seat bottle dozen ounce bushel vehicle car user subscriber customer item resident inhabitant passenger
  copy page word line room shift visit trip session dose kilo`.split(/\s+/),
);

/** "A year ago", "a week on": when, and no rate; "a day on average", "an hour on Saturday" are rates. */
const A_TIME =
  /^\s(?:a|an)\s\p{L}+\s(?:earlier|ago|later|before|after|old|on(?!\s(?:average|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b))\b/iu;

const LONGEST = 32;
/** "barrels of oil a day": what it is made of stands between. */
const MADE_OF = /^\sof\s\p{L}+(?:\s\p{L}+)?(?=\s(?:a|per|each|every)\s)/u;

/** "Per 100,000 people", "for every 1,000 live births", "per million": so many of a number that nobody counted. */
const OF_NUMBER =
  /^\s((?:per|(?:for|in|of) every|for each)\s(?:(\d{1,3}(?:[,.\u00a0]\d{3})+|\d{3,})|(hundred thousand|hundred|thousand|million))\b((?:\s(?:live|registered|eligible|adult))?\s(?:people|persons|inhabitants|residents|population|births|women|men|children|pupils|patients|adults|voters|workers|cases|deaths|days|kilometres|miles|hours|head)\b)?)/iu;
const IN_DIGITS: ReadonlyMap<string, string> = new Map([
  ['hundred', '100'],
  ['thousand', '1,000'],
  ['hundred thousand', '100,000'],
  ['million', '1,000,000'],
]);

/** The digits of a number of thousands, parted by commas. */
const parted = (digits: string): string => digits.replace(/\D/gu, '').replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',');

function ofNumber(text: string, from: number): RateReading | undefined {
  const [whole, words, digits, word = '', noun = ''] = OF_NUMBER.exec(text.slice(from, from + LONGEST * 2)) ?? [];
  if (whole === undefined || words === undefined) return undefined;
  const number = digits === undefined ? IN_DIGITS.get(word.toLowerCase()) : parted(digits);
  return { start: from + 1, end: from + whole.length, lemma: `${number}${noun.toLowerCase()}` };
}

/** Words behind which a number is that of which so many are told: "per 100,000". */
const PER = /(?:^|\s)(?:per|(?:for|in|of) every|for each)\s$/iu;

/** Whether the number whose first unit is at `start` is that of which a rate is told, and counts nothing: "3 per 100,000". */
export const isPerNumber = (text: string, start: number): boolean =>
  PER.test(text.slice(Math.max(0, start - 16), start));

/** The rate that stands at `at`, behind a unit or a counted noun. */
export function rateAt(text: string, from: number): RateReading | undefined {
  const at = from + (MADE_OF.exec(text.slice(from, from + LONGEST))?.[0].length ?? 0);
  const ofSoMany = ofNumber(text, at);
  if (ofSoMany) return ofSoMany;
  const rest = text.slice(at, at + LONGEST);
  const link = LINK.exec(rest);
  if (!link || A_TIME.test(rest)) return undefined;
  const name = NAME.exec(rest.slice(link[0].length))?.[0] ?? '';
  const lead = link[0].length - link[0].trimStart().length;
  const [first = '', second] = name.split(/[ -]/);
  const found = (words: string, lemma: string): RateReading => ({
    start: at + lead,
    end: at + link[0].length + words.length,
    lemma,
  });
  const whole = second === undefined ? undefined : unitNamed(name);
  if (whole) return found(name, whole.lemma);
  const unit = unitNamed(first) ?? (link[2] === '/' || link[1] === 'per' ? unitOfSymbol(first) : undefined);
  if (unit && unit.kind !== 'percent' && !/cent/i.test(first)) return found(first, unit.lemma);
  if (link[1] === 'per' || link[3] === 'per')
    return /^(?:cent|se|annum)$/i.test(first) ? annum(first, found) : found(first, first.toLowerCase());
  return SHARED.has(first.toLowerCase()) ? found(first, first.toLowerCase()) : undefined;
}

const annum = (word: string, found: (words: string, lemma: string) => RateReading): RateReading | undefined =>
  /^annum$/i.test(word) ? found(word, 'year') : undefined;
