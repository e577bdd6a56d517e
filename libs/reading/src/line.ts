/** One sentence with everything that was found in it: what the later steps of a reading work on. */
import { addDays, addMonths, parseMonth } from './calendar.js';
import { namesLikeVerbs, withoutNames } from './capitals.js';
import { datesOf, type Tense } from './dates.js';
import { MONTH } from './dates/words.js';
import { cueKind } from './lexicon/speech.js';
import { nobodyIn } from './nobody.js';
import { AGE, ASIDES, notQuantity } from './not-quantities.js';
import { scanNumbers, type NumberReading } from './numbers.js';
import type { Mention, ReadDate, Sentence } from './reading.js';
import { tokensOf, type Token } from './tokens.js';

export interface Line {
  readonly index: number;
  readonly sentence: Sentence;
  /** The words of the sentence; its first unit stands at `sentence.start` of the text. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Quantities only, with offsets in the whole text. */
  readonly numbers: readonly NumberReading[];
  /** Numbers that claim nothing by themselves, with offsets in the whole text: ages, "one of several". */
  readonly asides: readonly NumberReading[];
  readonly dates: readonly ReadDate[];
  readonly tense: Tense;
  /** Day of the page, `YYYY-MM-DD`, where it is known. */
  readonly published?: string;
  /** Whether token `at` has the letters of an auxiliary or of a verb of intent and is a name or a noun ("Will Turner", "her will"). */
  namedAt(at: number): boolean;
  /** The date that token `at` belongs to. */
  dateAt(at: number): ReadDate | undefined;
  /** The number that token `at` belongs to. */
  numberAt(at: number): NumberReading | undefined;
  /** Index of the first token that starts at or after the offset; the number of tokens when none does. */
  tokenFrom(offset: number): number;
}

/** "Rio de Janeiro, May 30 (Agency) -- ", "Nairobi, May 23 Heavy rains": where and when the page was written tells no day of what it counts. */
const DATED_FROM = new RegExp(
  `^\\p{Lu}[\\p{L}.'’ ]{1,30}(?:, \\p{Lu}[\\p{L}. ]{1,24})?, ${MONTH} \\d{1,2}(?:, \\d{4})?(?: ?\\([^)]{1,30}\\)| ?[\\p{Lu}/-]{2,20})? ?(?:[—–-]+ ?|(?= \\p{Lu}\\p{Ll}))`,
  'u',
);

/** What was "expected" is told beside what came ("than expected"), and "as expected" it came. */
const FUTURE =
  /\b(?:will|shall|might|could|would|planned|plans?(?= (?:to|for)\b)|(?<!\b(?:as|than|had|earlier) )expect(?:s|ed)?|forecasts?|predicts?|projected|next|upcoming|coming|due|set (?:to|for)|intends?|aims?|scheduled|as early as|by the end|soon)\b/i;

/** "Due to heavy rain" gives a cause; only before a verb is something due to come. */
export const givesCause = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'due' &&
  tokens[at + 1]?.lower === 'to' &&
  !/^(?:VERB|AUX|ADV)$/.test(tokens[at + 2]?.pos ?? '');

/**
 * "Marched against the plan", "opposed the proposal": an intent that is only named, and tells nothing of what is counted. What it
 * is for ("a plan to hire 40", "plans for 40 homes"), or does itself ("the plan provides 40"), is intended.
 */
export function namesIntent(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.pos !== 'NOUN' || !/^(?:plans?|proposals?|intentions?|hopes?)$/.test(tokens[at]?.lower ?? ''))
    return false;
  const next = tokens[at + 1];
  if (next && (/^(?:to|for|of|that|which)$/.test(next.lower) || /^(?:VERB|AUX|ADV)$/.test(next.pos))) return false;
  let first = at;
  while (
    first > 0 &&
    at - first < LONGEST_INTENT &&
    /^(?:DET|ADJ|NOUN|PROPN|PART|PRON)$/.test(tokens[first - 1]?.pos ?? '')
  )
    first--;
  return /^(?:VERB|ADP)$/.test(tokens[first - 1]?.pos ?? '');
}

/** Words before its noun, at most. */
const LONGEST_INTENT = 12;

/** "May have lost 40 tanks", "might already have fled": a guess at what was, not what may come. */
export function guessesAtPast(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:may|might)$/.test(tokens[at]?.lower ?? '')) return false;
  const next = (from: number): number => {
    let ahead = from;
    while (/^(?:ADV|PART)$/.test(tokens[ahead]?.pos ?? '')) ahead++;
    return ahead;
  };
  const have = next(at + 1);
  if (tokens[have]?.lower !== 'have') return false;
  const verb = tokens[next(have + 1)];
  return verb?.lower === 'been' || (verb?.pos === 'VERB' && verb.lower !== verb.lemma);
}

/** "The fair opens in March": a present that tells a timetable, where nothing else in the sentence is past. */
const TIMETABLE =
  /(?<!\b(?:the|an?|its|their|this|that|by|at) )\b(?:holds?|takes? place|begins?|starts?|opens?|meets?|ends?|hosts?|votes?|resumes?)\b/i;
const PAST = /\b(?:was|were|had|did|has|have|ago|last|\p{L}{3,}ed)\b/iu;

/** "Rose", "won": a verb of the past that tells no saying; the fair that opens in March opens then, whoever said so. */
const tellsPast = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ pos, lower, lemma }) =>
      pos === 'VERB' && lower !== lemma && !/(?:s|ing)$/.test(lower) && cueKind(lower) === undefined,
  );

/** Reads one sentence of `text` into tokens, dates and quantities. */
export function lineOf(text: string, sentence: Sentence, index: number, published: string | undefined): Line {
  const words = text.slice(sentence.start, sentence.end);
  const base = sentence.start;
  const names = namesLikeVerbs(words);
  const tokens = tokensOf(words, base, names);
  const verbs = lookingAhead(withoutNames(words, names), tokens, base);
  const ahead =
    FUTURE.test(verbs) || /\bmay\b/.test(verbs) || (TIMETABLE.test(words) && !PAST.test(words) && !tellsPast(tokens));
  const tense: Tense = ahead ? 'future' : 'past';
  const from = base + (DATED_FROM.exec(words)?.[0].length ?? 0);
  const printed =
    backshifted(words, base, published) ??
    (ahead ? datesAhead(words, base, published, tokens) : datesOf(words, base, published, tense));
  const dates = printed.filter(({ start }) => start >= from);
  const local = printed.map(({ start, end }) => ({ start: start - base, end: end - base }));
  const numbers: NumberReading[] = [];
  const asides: NumberReading[] = [];
  const none = /\bno/i.test(words) ? nobodyIn(words) : [];
  if (/\p{N}|\p{L}/u.test(words))
    for (const number of withZeros(scanNumbers(words), none)) {
      if (none.includes(number)) {
        numbers.push(shifted(number, base));
        continue;
      }
      const reason = notQuantity(words, number, local);
      if (reason === undefined) numbers.push(shifted(number, base));
      else if (ASIDES.has(reason)) asides.push(shifted(reason === AGE && !number.unit ? ofAge(number) : number, base));
    }
  const datesAt = indexed(tokens, dates);
  const numbersAt = indexed(tokens, numbers);
  return {
    index,
    sentence,
    text: words,
    tokens,
    numbers,
    asides,
    dates,
    tense,
    ...(published === undefined ? {} : { published }),
    namedAt: (at) => names.size > 0 && names.has((tokens[at]?.start ?? -1) - base),
    dateAt: (at) => datesAt[at],
    numberAt: (at) => numbersAt[at],
    tokenFrom: (offset) => {
      let low = 0;
      let high = tokens.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

const BOUNDARY = /^(?:[,;:()–—]|--|and|but|because|while|although|that|who|which|when|as|after|before)$/;

/**
 * Dates of a sentence that tells of what is to come. One whose own clause tells of what was lies before the page: "the quake that
 * struck on Wednesday could kill 40".
 */
function datesAhead(words: string, base: number, published: string | undefined, tokens: readonly Token[]): ReadDate[] {
  const dates = datesOf(words, base, published, 'future');
  const past = dates.length > 0 ? datesOf(words, base, published, 'past') : [];
  return dates.map((date) => {
    const at = tokens.findIndex(({ end }) => end > date.start);
    let [from, to] = [at, at];
    while (from > 0 && !BOUNDARY.test(tokens[from - 1]?.lower ?? '')) from--;
    while (to < tokens.length && !BOUNDARY.test(tokens[to]?.lower ?? '')) to++;
    const clause = tokens.slice(from, to);
    const was = clause.some(
      ({ pos, lower, lemma }) =>
        /^(?:was|were|had|did)$/.test(lower) || (pos === 'VERB' && lower !== lemma && !/(?:s|ing)$/.test(lower)),
    );
    const told = clause.map(({ text }) => text).join(' ');
    const other =
      was && !FUTURE.test(told) && !/\bmay\b/.test(told) ? past.find(({ start }) => start === date.start) : undefined;
    return other ?? date;
  });
}

/** The words without those that only look ahead by their letters: a "due" that gives a cause, a "may" that guesses at what was. */
function lookingAhead(words: string, tokens: readonly Token[], base: number): string {
  let kept = words;
  tokens.forEach(({ start, end }, at) => {
    if (givesCause(tokens, at) || guessesAtPast(tokens, at))
      kept = kept.slice(0, start - base) + ' '.repeat(end - start) + kept.slice(end - base);
  });
  return kept;
}

/** "Predicted in November that it would rise by March": what was to come then is counted from that saying. */
const FORETOLD =
  /\b(?:said|told|predicted|forecast|expected|projected|warned|estimated|anticipated|promised|pledged|announced|claimed)\b[^.;]{0,120}?\bwould\b/i;

/**
 * The dates of a sentence in which somebody foretold something at a time of its own: those behind "would" lie on the far side of that
 * time, and not of the page's day. `undefined` where it tells nothing of the kind.
 */
function backshifted(words: string, base: number, published: string | undefined): readonly ReadDate[] | undefined {
  const told = FORETOLD.exec(words);
  if (!told || published === undefined) return undefined;
  const would = base + told.index + told[0].length;
  const past = datesOf(words, base, published, 'past');
  const said = past.findLast(({ end, direction }) => end <= would && direction === undefined);
  if (said?.from === undefined || said.from.length === 'YYYY'.length) return undefined;
  const ahead = datesOf(words, base, lastDayOf(said.to ?? said.from), 'future').filter(({ start }) => start >= would);
  return [...past.filter(({ end }) => end <= would), ...ahead];
}

/** The last day of a month, or the day itself. */
function lastDayOf(date: string): string {
  if (date.length === 'YYYY-MM-DD'.length) return date;
  const { year, month } = parseMonth(addMonths(parseMonth(date), 1));
  return addDays({ year, month, day: 1 }, -1);
}

/** The numbers of a sentence with the zeros that its words say; the "one" of "no one" is no number. */
function withZeros(numbers: readonly NumberReading[], zeros: readonly NumberReading[]): readonly NumberReading[] {
  if (zeros.length === 0) return numbers;
  const others = numbers.filter(({ start, end }) => !zeros.some((zero) => start < zero.end && zero.start < end));
  return [...others, ...zeros].sort((one, other) => one.start - other.start);
}

/** An age without its unit ("she is 35") rests on the number's own words. */
const ofAge = (number: NumberReading): NumberReading => ({
  ...number,
  unit: { start: number.start, end: number.end, lemma: 'year of age', kind: 'time' },
});

function shifted(number: NumberReading, base: number): NumberReading {
  const unit = number.unit && { ...number.unit, start: number.unit.start + base, end: number.unit.end + base };
  return { ...number, start: number.start + base, end: number.end + base, ...(unit ? { unit } : {}) };
}

/** For each token the span that it overlaps; both lists are in order. */
function indexed<T extends { start: number; end: number }>(
  tokens: readonly Token[],
  spans: readonly T[],
): (T | undefined)[] {
  let next = 0;
  return tokens.map((token) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= token.start) next++;
    const span = spans[next];
    return span && span.start < token.end ? span : undefined;
  });
}

/** A mention of the words `[start, end)` of the text; the lemma is their plain form unless given. */
export function mention(line: Line, start: number, end: number, lemma?: string): Mention {
  const text = line.text.slice(start - line.sentence.start, end - line.sentence.start);
  return {
    start,
    end,
    text,
    lemma:
      lemma ??
      text
        .toLowerCase()
        .replaceAll('’', "'")
        .replace(/^(?:the|a|an)\s/, ''),
  };
}
