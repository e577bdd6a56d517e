/** A sentence in plain words for the check-worthiness model: no tagger, one pass, offsets kept. */

export interface Word {
  /** Offset in the text that was split; UTF-16 units, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophes; of a figure its shape ("1,500" is "0,000", a year of four digits is "Y"). */
  readonly form: string;
  /** Written with a capital letter, and not the first word. */
  readonly capital: boolean;
  readonly figure: boolean;
}

const LETTER = /\p{L}/u;
const YEAR = /^(?:1[6-9]|20)\d\d$/;
/** Longer runs are no words; their first units say enough. */
const LONGEST = 24;

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isSpace = (unit: number): boolean => unit <= 32 || unit === 0xa0;
const isApostrophe = (unit: number): boolean => unit === 39 || unit === 0x2019;

/** ASCII by its number; beyond, lone halves of a surrogate pair count as letters, so that pairs stay together. */
function isLetter(unit: number, text: string, at: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  return (unit >= 0xd800 && unit < 0xe000) || LETTER.test(text.charAt(at));
}

/** Endings that stand for a word of their own, behind an apostrophe: "we've" is "we" and "'ve". */
const CLITICS = new Set(['s', 're', 've', 'll', 'd', 'm', 't']);

/** The words, figures and marks of `text`, in order. Never throws; linear time. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  const push = (start: number, end: number, figure: boolean): void => {
    const word = text.slice(start, Math.min(end, start + LONGEST));
    const form = figure ? shapeOf(word) : word.toLowerCase().replace('’', "'");
    const capital = !figure && words.length > 0 && form.charCodeAt(0) !== word.charCodeAt(0) && word[0] !== '’';
    words.push({ start, end, form, capital, figure });
  };
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const start = at;
    if (isSpace(unit)) at++;
    else if (isDigit(unit)) {
      at = figureEnd(text, at);
      push(start, at, true);
    } else if (isLetter(unit, text, at)) {
      at = lettersEnd(text, at);
      const clitic = cliticEnd(text, at);
      if (clitic === 0) push(start, at, false);
      else {
        // "didn't" is "did" and "n't": the halves say different things about what can be checked.
        const negated = clitic === at + 2 && /t/i.test(text.charAt(at + 1));
        const cut = negated && /n/i.test(text.charAt(at - 1)) && at - 1 > start ? at - 1 : at;
        push(start, cut, false);
        push(cut, clitic, false);
        at = clitic;
      }
    } else push(start, ++at, false);
  }
  return words;
}

function lettersEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLetter(text.charCodeAt(at), text, at)) at++;
  return at;
}

/** Digits, with points and commas between them. */
function figureEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    const mark = text.charCodeAt(at);
    if ((mark !== 44 && mark !== 46) || !isDigit(text.charCodeAt(at + 1))) return at;
    at++;
  }
}

/** Where the clitic that begins at `at` ends; 0 when none does. */
function cliticEnd(text: string, at: number): number {
  if (!isApostrophe(text.charCodeAt(at))) return 0;
  let end = at + 1;
  while (end < at + 4 && end < text.length && isLetter(text.charCodeAt(end), text, end)) end++;
  return CLITICS.has(text.slice(at + 1, end).toLowerCase()) ? end : 0;
}

function shapeOf(figure: string): string {
  return YEAR.test(figure) ? 'Y' : figure.replace(/\d/g, '0');
}
