/** Paragraphs as plain text: one a line, an empty line between, "- " before an entry of a list, a tab between short cells of a row. */
import type { Part, Span } from '../reading.js';
import type { Container, Paragraph, Run } from './page.js';
import { MappedText } from './source-map.js';

/** A row whose cells are all this short stands on one line; longer cells are laid out one below the other. */
const SHORT_CELL = 80;

/** Runs of white space, and signs that show nothing: the soft hyphen, the zero-width space, the byte order mark. */
const FOLDED = /[\s\u00ad\u200b\u2060]+/g;
const SHOWS = /(?!\ufeff)\s/;

export interface Laid {
  readonly text: MappedText;
  readonly blocks: readonly (Span & { readonly part: Part | undefined })[];
}

class Layout {
  readonly text = new MappedText();
  readonly blocks: (Span & { part: Part | undefined })[] = [];
  /** White space that stands before the next word, if one follows on this line. */
  private space: { start: number; end: number; words: string } | undefined;
  private written = false;

  constructor(private readonly html: string) {}

  /** Writes the words of one paragraph; whether there were any. */
  line(paragraph: Paragraph, lead: () => void): boolean {
    this.written = false;
    this.space = undefined;
    const before = (): void => {
      if (!this.written) lead();
      else if (this.space) this.text.add(this.space.words, this.space.start, this.space.end);
      this.written = true;
      this.space = undefined;
    };
    for (const run of paragraph.runs) this.write(run, before);
    return this.written;
  }

  private write({ start, end, words }: Run, before: () => void): void {
    if (words !== undefined) {
      if (words.replaceAll(FOLDED, '') === '') return this.blank(words, start, end);
      before();
      this.text.add(words, start, end);
      return;
    }
    const source = this.html.slice(start, end);
    let from = 0;
    const flush = (to: number): void => {
      if (to > from) {
        before();
        this.text.add(source.slice(from, to), start + from, start + to);
      }
    };
    for (const { 0: folded, index } of source.matchAll(FOLDED)) {
      const to = index + folded.length;
      // A single space between words is copied with them.
      if (folded === ' ' && index > from && to < source.length) continue;
      flush(index);
      this.blank(folded, start + index, start + to);
      from = to;
    }
    flush(source.length);
  }

  /** One space stays what it is (a no-break space holds numbers together); a run of several becomes a plain one. */
  private blank(folded: string, start: number, end: number): void {
    if (!SHOWS.test(folded)) return;
    const words = folded.length === 1 && !this.space && !/[\t\n\v\f\r\u2028\u2029]/.test(folded) ? folded : ' ';
    this.space = { start: this.space?.start ?? start, end, words };
  }
}

/** Lays the paragraphs out. Blocks are the lines that were written, with what the markup says of their part. */
export function layOut(html: string, paragraphs: readonly Paragraph[]): Laid {
  const layout = new Layout(html);
  const { text, blocks } = layout;
  const rows = rowsOf(paragraphs);
  let listed: Container | undefined;
  let row: Container | undefined;
  let cell: Container | undefined;
  for (const paragraph of paragraphs) {
    const entry = entryOf(paragraph.within);
    const part = paragraph.within.part;
    const first = part === 'bullet' && entry !== undefined && entry !== listed;
    const joined = row !== undefined && paragraph.row === row && rows.has(row);
    const below =
      row !== undefined &&
      rows.has(row) &&
      paragraph.row !== undefined &&
      paragraph.row.parent === row.parent &&
      rows.has(paragraph.row);
    const within = joined && paragraph.cell !== cell;
    let start = 0;
    const lead = (): void => {
      if (within) text.addOwn('\t');
      else if (text.length > 0) text.addOwn(paragraph.goesOn || (first && listed) || below ? '\n' : '\n\n');
      if (first) text.addOwn('- ');
      start = text.length;
    };
    if (!layout.line(paragraph, lead)) continue;
    const last = blocks.at(-1);
    if (within && last) blocks[blocks.length - 1] = { ...last, end: text.length };
    else
      blocks.push({
        start,
        end: text.length,
        part: part === 'bullet' && !first && !paragraph.goesOn ? undefined : part,
      });
    listed = entry;
    row = paragraph.row;
    cell = paragraph.cell;
  }
  return { text, blocks };
}

/** The rows whose cells are short and hold one paragraph each. */
function rowsOf(paragraphs: readonly Paragraph[]): ReadonlySet<Container> {
  const held = new Map<Container, Set<Container>>();
  const long = new Set<Container>();
  for (const { row, cell, chars } of paragraphs) {
    if (!row || !cell) continue;
    const cells = held.get(row) ?? new Set<Container>();
    held.set(row, cells);
    if (chars > SHORT_CELL || cells.has(cell)) long.add(row);
    cells.add(cell);
  }
  return new Set([...held.keys()].filter((one) => !long.has(one)));
}

/** The list entry that holds the element; none across a table. */
function entryOf(from: Container): Container | undefined {
  for (let at: Container | undefined = from; at; at = at.parent) {
    if (at.name === 'li') return at;
    if (at.name === 'table' || at.name === 'body') return undefined;
  }
  return undefined;
}
