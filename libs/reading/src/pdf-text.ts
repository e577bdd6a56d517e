/**
 * The text of a document that knows no paragraphs, only lines at places of a page: PDF. Lines that stand close under one
 * another are joined, as the paragraph that they were; a word that was broken at the end of a line is mended.
 */

/** What was set in one line, in the order in which the document sets lines. */
export interface SetLine {
  readonly text: string;
  /** Height of its foot above that of the page, in points. */
  readonly foot: number;
  /** Height of its tallest letters, in points. */
  readonly height: number;
}

/** Between pages. Paragraphs are parted by one line end, so that no page holds it. */
const BETWEEN_PAGES = '\n\n';

/** Feet of lines of one paragraph are no further apart than this many heights of their letters. */
const SPACING = 1.75;
/** Heights of letters of one paragraph differ by no more than this factor. */
const LIKE_HEIGHT = 1.25;

/** A line that ends within a word, or behind the first half of a compound or of a span of numbers. */
const BROKEN = /(?<![\p{L}\p{N}])([\p{L}\p{N}]+)[-\u00ad\u2010]$/u;
const GOES_ON = /^\p{Ll}+/u;
/** What may follow a hyphen that stands for the rest of a word: "pre- and post-war". */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|og|och|en|of|та|або|и|или)\s/iu;

/** The text of pages. Empty where nothing is set but blanks: a scan, mostly. */
export function textOfPages(pages: readonly (readonly SetLine[])[]): string {
  const lines = pages.map((page) =>
    page.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })).filter((line) => line.text !== ''),
  );
  const words = wordsOf(lines.flat());
  const text = lines.map((page) => paragraphsOf(page, words).join('\n')).join(BETWEEN_PAGES);
  return text.trim() === '' ? '' : text;
}

/** The page on which an offset of such a text is, from 1. */
export function pageAt(text: string, offset: number): number {
  let page = 1;
  for (let at = text.indexOf(BETWEEN_PAGES); at >= 0 && at < offset; at = text.indexOf(BETWEEN_PAGES, at + 2)) page++;
  return page;
}

/** Words of the document that stand whole in a line, in small letters; those with a hyphen in them as well. */
function wordsOf(lines: readonly SetLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.toLowerCase().matchAll(/(?<![\p{L}-])\p{L}+(?:-\p{L}+)*(?![\p{L}-])/gu)) words.add(word);
  return words;
}

function paragraphsOf(lines: readonly SetLine[], words: ReadonlySet<string>): string[] {
  const paragraphs: string[][] = [];
  let above: SetLine | undefined;
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined && above !== undefined && under(line, above)) {
      paragraph.push(untilBroken(paragraph.pop() ?? '', line.text, words), line.text);
    } else paragraphs.push([line.text]);
    above = line;
  }
  return paragraphs.map((paragraph) => paragraph.join(''));
}

/** Whether a line continues the paragraph of the one above it. */
function under(line: SetLine, above: SetLine): boolean {
  const apart = above.foot - line.foot;
  const [low, high] = [Math.min(line.height, above.height), Math.max(line.height, above.height)];
  return apart > 0 && apart <= SPACING * high && high <= LIKE_HEIGHT * low;
}

/** A line as it reads before the one that continues it: with a blank behind it, or with the half of a word. */
function untilBroken(line: string, next: string, words: ReadonlySet<string>): string {
  const first = BROKEN.exec(line)?.[1];
  if (first === undefined || SUSPENDED.test(next)) return `${line} `;
  if (line.endsWith('\u00ad')) return line.slice(0, -1);
  const second = GOES_ON.exec(next)?.[0];
  const isWord = second !== undefined && !/\p{N}$/u.test(first) && !isCompound(first.toLowerCase(), second, words);
  return isWord ? line.slice(0, -1) : line;
}

/** A word that has its hyphen elsewhere in the document, or whose halves are words in it and whose whole is none. */
const isCompound = (first: string, second: string, words: ReadonlySet<string>): boolean =>
  words.has(`${first}-${second}`) || (words.has(first) && words.has(second) && !words.has(first + second));
