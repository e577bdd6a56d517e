/** A text as the words and figures that matching compares. */
import { stemmer } from 'stemmer';
import { cleanText } from './clean.js';
import { digitsValue, figureTerm, isYear, numberWord, scaleWord } from './figures.js';

export interface Word {
  /** What is compared: the stem of a word, or the name of a figure's value (`#4300`). */
  readonly term: string;
  /** As printed, in lower case. */
  readonly shown: string;
  readonly capital: boolean;
  readonly figure: boolean;
  /** A year; years are figures too. */
  readonly year: boolean;
  /** Inside quotation marks. */
  readonly quoted: boolean;
  /** Letters run together that may hold several words: a hashtag, a handle. */
  readonly joined: boolean;
  /** Beside the running words, for look-up alone: "singlepayer" beside "single payer". */
  readonly extra: boolean;
  /** What a figure counts or is measured in, as a term: "%", "$", "soldier"; empty when nothing follows it. */
  readonly unit: string;
}

const TOKEN =
  /(?<mark>[@#])?(?<body>[\p{L}\p{N}_]+(?:[.'-][\p{L}\p{N}]+|,\d{3}(?!\d))*)(?<percent>\s?%)?|(?<currency>[$£€¥])(?=\s?\d)|(?<quote>")/gu;
const DOTTED = /^(?:\p{L}\.)+\p{L}?$/u;
const SAME: Readonly<Record<string, string>> = {
  us: 'usa',
  'u.s': 'usa',
  'u.s.a': 'usa',
  uk: 'britain',
  'u.k': 'britain',
};

const stems = new Map<string, string>();
/** Bounded, since texts come from outside: the table begins anew when it is full. */
const MOST_STEMS = 200_000;

/** The stem of a lower-case word (Porter 1980), without its possessive ending. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const bare = word.replace(/'s?$/, '').replaceAll("'", '');
  const stem = /^[a-z]+$/.test(bare) ? stemmer(bare) : bare.normalize('NFD').replace(/\p{M}/gu, '');
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** Parts of a name written in one: "LasVegasReview_2" is las, vegas, review, 2. */
const camelParts = (body: string): string[] =>
  body.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{Lo}\p{Lm}]+/gu) ?? [];

type Marks = Partial<Pick<Word, 'capital' | 'figure' | 'year' | 'joined' | 'extra'>>;

/** The words of one text as they are gathered. */
class Gathering {
  readonly words: Word[] = [];
  quoted = false;
  currency = '';

  add(term: string, shown: string, unit = '', marks: Marks = {}): void {
    if (term === '') return;
    // Written out: every word of every text passes here, and spreading objects takes most of the time.
    this.words.push({
      term,
      shown,
      capital: marks.capital === true,
      figure: marks.figure === true,
      year: marks.year === true,
      quoted: this.quoted,
      joined: marks.joined === true,
      extra: marks.extra === true,
      unit,
    });
  }

  addWord(printed: string, marks: Marks): void {
    const lower = printed.toLowerCase();
    this.add(stemOf(lower), lower, '', marks);
  }

  addFigure(value: number, shown: string, unit: string, year = false): void {
    this.add(figureTerm(value), shown, unit, year ? YEAR_MARKS : FIGURE_MARKS);
  }

  /** Changes the last word. */
  change(change: Partial<Word>): void {
    const last = this.words.at(-1);
    if (last) this.words[this.words.length - 1] = { ...last, ...change };
  }
}

const FIGURE_MARKS: Marks = { figure: true };
const YEAR_MARKS: Marks = { figure: true, year: true };
const CAPITAL_MARKS: Marks = { capital: true };
const NO_MARKS: Marks = {};
const JOINED_MARKS: Marks = { capital: true, joined: true };

const startsCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

/** The words of `text` in order. Links are left out, hashtags and handles taken apart at capitals. */
export function wordsOf(text: string): readonly Word[] {
  const gathering = new Gathering();
  for (const { groups = {} } of cleanText(text).matchAll(TOKEN)) {
    const { mark, body } = groups;
    if (groups['quote'] !== undefined) {
      gathering.quoted = !gathering.quoted;
    } else if (body === undefined) {
      gathering.currency = groups['currency'] ?? '';
    } else {
      if (mark !== undefined || body.includes('_')) addJoined(gathering, body);
      else addPrinted(gathering, body, groups['percent'] !== undefined);
      gathering.currency = '';
    }
  }
  nameUnits(gathering.words);
  return gathering.words;
}

function addJoined(gathering: Gathering, body: string): void {
  for (const part of camelParts(body)) gathering.addWord(part, /^\p{L}+$/u.test(part) ? JOINED_MARKS : CAPITAL_MARKS);
}

function addPrinted(gathering: Gathering, body: string, percent: boolean): void {
  const lower = body.toLowerCase();
  if (addFigure(gathering, lower, percent)) return;
  const plain = /^[\p{L}]+$/u.test(body);
  if (plain && !(body === 'US' || body === 'UK')) {
    gathering.add(stemOf(lower), lower, '', startsCapital(body) ? CAPITAL_MARKS : NO_MARKS);
    return;
  }
  if (plain || DOTTED.test(body)) {
    const short = lower.replace(/\.$/, '');
    gathering.addWord(SAME[short] ?? short.replaceAll('.', ''), CAPITAL_MARKS);
    return;
  }
  const parts = body.split(/[.-]/);
  for (const part of parts) gathering.addWord(part, startsCapital(part) ? CAPITAL_MARKS : NO_MARKS);
  if (parts.length === 2) gathering.addWord(parts.join(''), { capital: startsCapital(body), extra: true });
}

/** Takes digits or a number word as a figure; joins a scale or "percent" to the figure before. Tells whether it did. */
function addFigure(gathering: Gathering, lower: string, percent: boolean): boolean {
  const last = gathering.words.at(-1);
  if (last?.figure === true) {
    if (lower === 'percent') {
      gathering.change({ unit: '%' });
      return true;
    }
    const scale = scaleWord(lower, false);
    if (scale !== undefined && !last.year) {
      gathering.change({ term: figureTerm(Number(last.term.slice(1)) * scale), shown: `${last.shown} ${lower}` });
      return true;
    }
  }
  const unit = percent ? '%' : gathering.currency;
  const first = lower.charCodeAt(0);
  if (first < 48 || first > 57) {
    const spelled = numberWord(lower);
    // "One" is more often a pronoun than a count.
    if (spelled === undefined || spelled === 1) return false;
    gathering.addFigure(spelled, lower, unit);
    return true;
  }
  const [, digits = '', tail = ''] = /^([\d.,]*\d)-?([a-z]*)$/.exec(lower) ?? [];
  const value = digitsValue(digits);
  if (value === undefined) return false;
  const scale = scaleWord(tail, true);
  if (tail === '') gathering.addFigure(value, lower, unit, unit === '' && isYear(digits));
  else if (scale !== undefined) gathering.addFigure(value * scale, lower, unit);
  else if (/^(?:st|nd|rd|th|s|x)$/.test(tail)) gathering.addFigure(value, lower, unit, tail === 's' && isYear(digits));
  else {
    // "35year": the hyphen of a compound was lost.
    gathering.addFigure(value, digits, unit);
    gathering.addWord(tail, NO_MARKS);
  }
  return true;
}

/** Gives figures without a unit the word behind them: "23 million Americans". */
function nameUnits(words: Word[]): void {
  for (let at = 0; at + 1 < words.length; at++) {
    const word = words[at];
    const next = words[at + 1];
    if (!word?.figure || word.unit !== '' || next === undefined || next.figure) continue;
    words[at] = { ...word, unit: next.term === 'dollar' ? '$' : next.term };
  }
}
