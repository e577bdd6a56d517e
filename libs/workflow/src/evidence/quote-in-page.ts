/** Finds a person's quote in the text of a kept page. */
import type { Passage } from '@whence/domain';
import { locateQuote, type QuoteWanted } from '../claims/locate-quote.js';

/**
 * Where the quote stands word for word; else word for word but for blanks, since lines and paragraphs of a page end where they
 * do not in what was copied from it; else also but for hyphens within words, of which a document does not tell whether
 * they are there for the end of a line alone. The passage is as the page's text has it. Throws as {@link locateQuote} does.
 */
export function quoteInPage(text: string, quote: QuoteWanted): Passage {
  if (!text.includes(quote.exact))
    for (const fold of [BLANKS, BLANKS_AND_HYPHENS]) {
      const found = setOtherwise(text, quote, fold);
      if (found !== undefined) return locateQuote(text, { ...quote, ...found });
    }
  return locateQuote(text, quote);
}

/** What is told from nothing else: several blanks from one; hyphens within words from none. */
const BLANKS = /\s{2,}|[^\S ]/g;
const BLANKS_AND_HYPHENS = /\s{2,}|[^\S ]|(?<=\p{L})[-\u00ad\u2010](?=\p{L})/gu;

/** The words of the quote as the page has them, the nearest to where it is said to stand. */
function setOtherwise(
  text: string,
  { exact, start = 0 }: QuoteWanted,
  fold: RegExp,
): { exact: string; start: number } | undefined {
  const wanted = new Folded(exact.trim(), fold).text;
  if (wanted === '') return undefined;
  const page = new Folded(text, fold);
  let best: { start: number; end: number } | undefined;
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + 1)) {
    const found = { start: page.placeOf(at), end: page.placeOf(at + wanted.length - 1) + 1 };
    if (best !== undefined && Math.abs(found.start - start) >= Math.abs(best.start - start)) break;
    best = found;
  }
  return best === undefined ? undefined : { exact: text.slice(best.start, best.end), start: best.start };
}

/** A text with a space for blanks that are others or several, and without what else is folded. */
class Folded {
  readonly text: string;
  /** Where in the text, and where in the original, what follows each folded part stands: ascending. */
  private readonly moves: { readonly at: number; readonly place: number }[] = [];

  constructor(original: string, fold: RegExp) {
    const pieces: string[] = [];
    let [at, place] = [0, 0];
    for (const { index, 0: part } of original.matchAll(fold)) {
      const instead = part.trim() === '' ? ' ' : '';
      pieces.push(original.slice(place, index), instead);
      at += index - place + instead.length;
      place = index + part.length;
      this.moves.push({ at, place });
    }
    pieces.push(original.slice(place));
    this.text = pieces.join('');
  }

  /** Where in the original the character at an offset stands: of a space that stands for blanks, the first of them. */
  placeOf(offset: number): number {
    let [low, high] = [0, this.moves.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.moves[middle]?.at ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const move = this.moves[low - 1];
    return move === undefined ? offset : move.place + offset - move.at;
  }
}
