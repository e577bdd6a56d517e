/**
 * The rows of CSV text (RFC 4180) as it comes in chunks, with the line on which each begins. Lines may end in LF, CRLF or
 * CR; blank lines are passed over. Written here because it reads a row several times as fast as the library that the tests
 * hold it against, and tells the line and the cell of what it cannot read.
 */

export interface CsvRow {
  readonly cells: readonly string[];
  /** The line on which the row begins, from 1. */
  readonly line: number;
}

/** Where the text stops being CSV; nothing after it can be told apart. */
export interface CsvBreak {
  /** The line on which the row in question begins. */
  readonly line: number;
  /** The cell in question, from 1. */
  readonly cell: number;
  readonly found: string;
  readonly expected: string;
}

/** Longest row, in UTF-16 code units. A quote that is never closed would otherwise take the rest of the file for one cell. */
const LONGEST_ROW = 1_000_000;

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;

/** What came of scanning a row: its cells, or a break, or the need for more text. */
type Scanned = 'row' | 'more' | CsvBreak;

class Scanner {
  text = '';
  /** Where the next row begins in `text`, and its line. */
  at = 0;
  line = 1;
  cells: string[] = [];
  /** Where the row that was scanned ends, and the line that follows it. */
  private end = 0;
  private endLine = 1;

  /** Goes past the row that was scanned. */
  pass(): void {
    this.at = this.end;
    this.line = this.endLine;
  }

  /** Adds text behind what was not scanned yet. */
  add(chunk: string): void {
    this.text = this.text.slice(this.at) + chunk;
    this.at = 0;
  }

  /** @param last whether no more text comes */
  scan(last: boolean): Scanned {
    this.cells = [];
    this.endLine = this.line;
    for (let from = this.at; ;) {
      const quoted = this.text.charCodeAt(from) === QUOTE;
      const end = quoted ? this.quotedCell(from, last) : this.plainCell(from, last);
      if (typeof end !== 'number') return end;
      const sign = this.text.charCodeAt(end);
      if (sign === COMMA) {
        from = end + 1;
        continue;
      }
      // Whether a line feed belongs to the carriage return is seen when it has come.
      if (sign === CR && end + 1 === this.text.length && !last) return 'more';
      this.end = end + (sign === CR && this.text.charCodeAt(end + 1) === LF ? 2 : 1);
      this.endLine += 1;
      return 'row';
    }
  }

  /** Where the cell ends: at a comma, the end of the line or of all text. */
  private plainCell(from: number, last: boolean): number | 'more' | CsvBreak {
    const { text } = this;
    let end = from;
    for (; end < text.length; end++) {
      const sign = text.charCodeAt(end);
      if (sign === COMMA || sign === LF || sign === CR) break;
      if (sign === QUOTE)
        return this.broken('a quote in the middle of a cell', 'the whole cell in quotes, a quote inside it doubled');
    }
    if (end === text.length && !last) return this.more();
    this.cells.push(text.slice(from, end));
    return end;
  }

  private quotedCell(from: number, last: boolean): number | 'more' | CsvBreak {
    const { text } = this;
    let doubled = false;
    let close = text.indexOf('"', from + 1);
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close === -1) {
      if (!last) return this.more();
      return this.broken('a quote that is opened in this row and never closed', 'a closing quote');
    }
    if (close + 1 === text.length && !last) return this.more();
    const value = text.slice(from + 1, close);
    this.endLine += lineEndsIn(value);
    const sign = text.charCodeAt(close + 1);
    if (close + 1 < text.length && sign !== COMMA && sign !== LF && sign !== CR)
      return this.broken(
        'more text after a closing quote',
        'a comma or the end of the line; a quote inside a cell is doubled',
      );
    this.cells.push(doubled ? value.replaceAll('""', '"') : value);
    return close + 1;
  }

  private more(): 'more' | CsvBreak {
    if (this.text.length - this.at <= LONGEST_ROW) return 'more';
    return this.broken(
      `a row of more than ${LONGEST_ROW} characters; a quote may have been left open`,
      'shorter rows, and every quote closed',
    );
  }

  private broken(found: string, expected: string): CsvBreak {
    const { line, endLine, cells } = this;
    const later = endLine > line ? ` on line ${endLine}, in a row that begins on line ${line}` : '';
    return { line, cell: cells.length + 1, found: found + later, expected };
  }
}

function lineEndsIn(text: string): number {
  let lines = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === LF || (sign === CR && text.charCodeAt(at + 1) !== LF)) lines += 1;
  }
  return lines;
}

/** Gives the rows in order; the break last, if there is one. */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<CsvRow[] | CsvBreak> {
  const scanner = new Scanner();
  let begun = false;
  for await (const chunk of chunks) {
    if (chunk === '') continue;
    scanner.add(begun || !chunk.startsWith('\uFEFF') ? chunk : chunk.slice(1));
    begun = true;
    const { rows, broken } = rowsOf(scanner, false);
    if (rows.length > 0) yield rows;
    if (broken !== undefined) {
      yield broken;
      return;
    }
  }
  const { rows, broken } = rowsOf(scanner, true);
  if (rows.length > 0) yield rows;
  if (broken !== undefined) yield broken;
}

/** Every row that the text holds whole. */
function rowsOf(scanner: Scanner, last: boolean): { readonly rows: CsvRow[]; readonly broken?: CsvBreak } {
  const rows: CsvRow[] = [];
  while (scanner.at < scanner.text.length) {
    const scanned = scanner.scan(last);
    if (scanned === 'more') break;
    if (scanned !== 'row') return { rows, broken: scanned };
    const { cells, line, text, at } = scanner;
    const blank = cells.length === 1 && cells[0] === '' && text.charCodeAt(at) !== QUOTE;
    if (!blank) rows.push({ cells, line });
    scanner.pass();
  }
  return { rows };
}
