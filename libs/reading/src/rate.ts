/** "a day", "per share", "/km": per what a quantity is. */
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

const LONGEST = 32;
/** "barrels of oil a day": what it is made of stands between. */
const MADE_OF = /^\sof\s\p{L}+(?:\s\p{L}+)?(?=\s(?:a|per|each|every)\s)/u;

/** The rate that stands at `at`, behind a unit or a counted noun. */
export function rateAt(text: string, from: number): RateReading | undefined {
  const at = from + (MADE_OF.exec(text.slice(from, from + LONGEST))?.[0].length ?? 0);
  const rest = text.slice(at, at + LONGEST);
  const link = LINK.exec(rest);
  if (!link || /^\s(?:a|an)\s\p{L}+\s(?:earlier|ago|later|before|after|old|on)\b/iu.test(rest)) return undefined;
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
