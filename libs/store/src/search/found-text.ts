/** Where in a text the words stand that were looked for, and which part of it to show. */
import type { FoundText, Mark } from '@whence/workflow';

/** UTF-16 code units of the words that are shown of a text. */
const LONGEST = 240;
/** Of them before the first mark. */
const BEFORE = 60;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

interface Chunk extends Mark {
  readonly inner: readonly Mark[];
}

/** What stands between blanks, without the punctuation around it, and the words in it: `www.port.example`, `30,000`. */
function chunksOf(text: string): readonly Chunk[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: chunk, index }) => {
    const inner = [...chunk.matchAll(WORD)].map((word) => ({
      start: index + word.index,
      end: index + word.index + word[0].length,
    }));
    const [first, last] = [inner[0], inner.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end, inner }];
  });
}

/** All that a text has of words, each once: what {@link marksIn} asks about. */
export function wordsOf(text: string): readonly string[] {
  const words = new Set<string>();
  for (const { start, end, inner } of chunksOf(text)) {
    words.add(text.slice(start, end));
    for (const word of inner) words.add(text.slice(word.start, word.end));
  }
  return [...words];
}

/** The words of a text that are among those looked for. What is parted by one sign alone is one mark: `30,000`. */
export function marksIn(text: string, isAsked: (word: string) => boolean): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { start, end, inner } of chunksOf(text)) {
    const found = inner.filter((word) => isAsked(text.slice(word.start, word.end)));
    if (found.length === 0 && isAsked(text.slice(start, end))) marks.push({ start, end });
    for (const [place, word] of found.entries()) {
      const before = place === 0 ? undefined : marks.at(-1);
      if (before !== undefined && word.start - before.end === 1)
        marks.splice(-1, 1, { start: before.start, end: word.end });
      else marks.push(word);
    }
  }
  return marks;
}

/**
 * The part of a text around the most of its marks: about {@link LONGEST} code units, whole words where there are blanks. A
 * mark longer than the part is shown as far as the part goes.
 */
export function partOf(text: string, marks: readonly Mark[]): Pick<FoundText<string>, 'text' | 'start' | 'marks'> {
  if (text.length <= LONGEST) return { text, start: 0, marks };
  let most = 0;
  let first = 0;
  for (const own of marks) {
    const { start } = own;
    const within = marks.filter(
      (mark) => mark === own || (mark.start >= start && mark.end <= start + LONGEST - BEFORE),
    );
    const distinct = new Set(within.map((mark) => text.slice(mark.start, mark.end).toLowerCase())).size;
    if (distinct > most) [most, first] = [distinct, start];
  }
  const start = startBefore(text, first);
  const end = endAfter(text, start + LONGEST);
  return {
    text: text.slice(start, end),
    start,
    marks: marks
      .filter((mark) => mark.start >= start && mark.start < end)
      .map((mark) => ({ start: mark.start - start, end: Math.min(mark.end, end) - start })),
  };
}

function startBefore(text: string, first: number): number {
  if (first <= BEFORE) return 0;
  const blank = text.indexOf(' ', first - BEFORE);
  return blank >= 0 && blank < first ? blank + 1 : first;
}

function endAfter(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const blank = text.indexOf(' ', offset);
  if (blank >= 0 && blank - offset <= BEFORE) return blank;
  // Never within a character of two code units.
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
