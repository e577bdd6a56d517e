/** A text in blocks: headline, headings, list entries, paragraphs, captions, and which of them sum the others up. */
import type { Part, Span } from './reading.js';

export interface Block extends Span {
  readonly part: Part;
}

interface Line extends Span {
  readonly text: string;
  readonly bullet: boolean;
  /** Whether an empty line (or the beginning of the text) comes before it. */
  readonly opens: boolean;
}

const BULLET = /^(?:[-*•◦‣▪●·–—]|\d{1,2}[.)])\s{1,9}(?=\S)/;
const CAPTION = /^(?:photo|image|picture|caption|file photo|figure|chart|graphic|video|illustration)\b[^.]{0,40}[:(]/i;
const SUMMARY_OPENING =
  /^(?:in (?:summary|conclusion|short|brief)|to (?:sum up|summarise|summarize|conclude)|summing up|overall,)/i;
const SUMMARY_HEADING =
  /^(?:summary|conclusion|key (?:points|takeaways|facts)|takeaways|in brief|at a glance|tl;?dr|the bottom line)\b.{0,3}$/i;
const ENDS_SENTENCE = /[.!?…:;]["'”’)\]]{0,3}$/;
const TITLE_LENGTH = 140;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let opens = true;
  const ends = /\r\n?|\n|\u2028|\u2029/g;
  for (let from = 0; from <= text.length;) {
    ends.lastIndex = from;
    const end = ends.exec(text);
    const to = end ? end.index : text.length;
    const raw = text.slice(from, to);
    const bullet = BULLET.exec(raw.trimStart());
    const start = from + (raw.length - raw.trimStart().length) + (bullet ? bullet[0].length : 0);
    const stop = from + raw.trimEnd().length;
    if (stop > start) {
      lines.push({ start, end: stop, text: text.slice(start, stop), bullet: bullet !== null, opens });
      opens = false;
    } else opens = true;
    if (!end) break;
    from = to + end[0].length;
  }
  return lines;
}

const startsLower = (line: Line): boolean => /^\p{Ll}/u.test(line.text);

/** Lines of one paragraph that were cut at a width are one block: no line is long, and some go on in lower case. */
function isWrapped(lines: readonly Line[]): boolean {
  return (
    lines.length > 1 &&
    lines.every((line) => line.text.length <= 100 && !line.bullet) &&
    lines.some((line, at) => at > 0 && startsLower(line))
  );
}

function joinWrapped(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let paragraph: Line[] = [];
  const flush = (): void => {
    const [first] = paragraph;
    const last = paragraph.at(-1);
    if (first && last && isWrapped(paragraph)) joined.push({ ...first, end: last.end, text: `${first.text} …` });
    else for (const line of paragraph) joined.push(line);
    paragraph = [];
  };
  for (const line of lines) {
    if (line.opens) flush();
    paragraph.push(line);
  }
  flush();
  return joined;
}

const plain = (words: string): string =>
  words
    .slice(0, 400)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same words, whatever their marks: a title is often printed again with a full stop or with other quotation marks. */
const sameWords = (one: string, other: string): boolean => plain(one) === plain(other);

/** A title that asks or calls stands on a paragraph of its own. */
const asks = (line: Line, next: Line): boolean =>
  line.end - line.start <= TITLE_LENGTH && /[?!]["'”’]?$/.test(line.text) && next.opens && !startsLower(line);

/** Blocks in the order of the text. Spans leave out the bullet's sign and the white space around. */
export function blocksOf(text: string, title?: string): Block[] {
  const lines = joinWrapped(linesOf(text));
  const looksTitle = (line: Line | undefined): boolean =>
    line !== undefined &&
    line.end - line.start <= TITLE_LENGTH &&
    !ENDS_SENTENCE.test(line.text) &&
    !startsLower(line) &&
    !line.text.endsWith('…');
  let summing = false;
  return lines.map((line, at) => {
    const span = { start: line.start, end: line.end };
    const next = lines[at + 1];
    if (line.bullet) return { ...span, part: 'bullet' as const };
    if (CAPTION.test(line.text)) return { ...span, part: 'caption' as const };
    const short = looksTitle(line);
    // A page whose title is kept apart has no headline in its text, unless the title is printed again.
    if (at === 0 && next && (title === undefined ? short || asks(line, next) : sameWords(title, line.text)))
      return { ...span, part: 'headline' as const };
    if (SUMMARY_HEADING.test(line.text)) {
      summing = true;
      return { ...span, part: 'heading' as const };
    }
    if (short && next) {
      summing = false;
      return { ...span, part: 'heading' as const };
    }
    if (summing || SUMMARY_OPENING.test(line.text)) return { ...span, part: 'summary' as const };
    return { ...span, part: 'body' as const };
  });
}
