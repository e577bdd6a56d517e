/** A sentence in plain words for the check-worthiness model: no tagger, one pass, offsets kept. */

export interface Word {
  /** Offset in the text that was split; UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophes, figures as their shape ("1,500" is "0,000", a year of four digits is "Y"). */
  readonly form: string;
  /** Written with a capital letter, and not the first word. */
  readonly capital: boolean;
}

/** "didn't" is "did" and "n't", "we've" is "we" and "'ve": the halves say different things about what can be checked. */
const WORD =
  /\p{L}+?(?=n['’]t(?!\p{L}))|n['’]t(?!\p{L})|['’](?:s|re|ve|ll|d|m)(?!\p{L})|\p{L}+|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{N}]/giu;
const YEAR = /^(?:1[6-9]|20)\d\d$/;

/** Longer runs are no words; their first units say enough. */
const LONGEST = 24;

/** The words, figures and marks of `text`, in order. Never throws; linear time. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const first = word.charCodeAt(0);
    const figure = first >= 48 && first <= 57;
    words.push({
      start: match.index,
      end: match.index + word.length,
      form: figure ? shapeOf(word) : word.slice(0, LONGEST).toLowerCase().replace('’', "'"),
      capital: words.length > 0 && first !== 39 && word.slice(0, 1) !== word.slice(0, 1).toLowerCase(),
    });
  }
  return words;
}

function shapeOf(figure: string): string {
  return YEAR.test(figure) ? 'Y' : figure.slice(0, LONGEST).replace(/\p{N}/gu, '0');
}
