/** One sentence with everything that was found in it: what the later steps of a reading work on. */
import { addDays, addMonths, parseMonth } from './calendar.js';
import { namesLikeVerbs, withoutNames } from './capitals.js';
import { datesOf, type Tense } from './dates.js';
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

const FUTURE =
  /\b(?:will|shall|might|could|would|plan(?:s|ned)?|expect(?:s|ed)?|forecasts?|predicts?|projected|next|upcoming|coming|due|set|intends?|aims?|scheduled|as early as|by the end|soon)\b/i;

/** "The fair opens in March": a present that tells a timetable, where nothing else in the sentence is past. */
const TIMETABLE = /\b(?:holds?|takes? place|begins?|starts?|opens?|meets?|ends?|hosts?|votes?|resumes?)\b/i;
const PAST = /\b(?:was|were|had|did|has|have|ago|last|\p{L}{3,}ed)\b/iu;

/** Reads one sentence of `text` into tokens, dates and quantities. */
export function lineOf(text: string, sentence: Sentence, index: number, published: string | undefined): Line {
  const words = text.slice(sentence.start, sentence.end);
  const base = sentence.start;
  const names = namesLikeVerbs(words);
  const verbs = withoutNames(words, names);
  const ahead = FUTURE.test(verbs) || /\bmay\b/.test(verbs) || (TIMETABLE.test(words) && !PAST.test(words));
  const tense: Tense = ahead ? 'future' : 'past';
  const dates = backshifted(words, base, published) ?? datesOf(words, base, published, tense);
  const local = dates.map(({ start, end }) => ({ start: start - base, end: end - base }));
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
  const tokens = tokensOf(words, base, names);
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
