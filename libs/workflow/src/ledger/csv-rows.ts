/**
 * The rows of CSV text (RFC 4180) as it comes in chunks, with the line on which each begins. Lines may end in LF, CRLF or
 * CR; blank lines are passed over. The grammar is `csv-parse`'s; what it cannot read is told by line and cell.
 */
import { CsvError, parse } from 'csv-parse';

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

/** Longest row, in bytes of UTF-8. A quote that is never closed would otherwise take the rest of the file for one cell. */
const LONGEST_ROW = 1_000_000;

/** How often the pattern, a global one, is found in the cells. */
function countIn(cells: readonly string[], pattern: RegExp): number {
  return cells.reduce((count, cell) => count + (cell.match(pattern)?.length ?? 0), 0);
}

/** Why the parser stopped, told at the line where the row in question begins. */
function breakOf(error: CsvError, firstLine: number, countedTwice: number): CsvBreak {
  const cell = typeof error['column'] === 'number' ? error['column'] + 1 : 1;
  const line = Number(error['lines'] ?? firstLine) - countedTwice;
  const later = line > firstLine ? ` on line ${line}, in a row that begins on line ${firstLine}` : '';
  const told = (found: string, expected: string): CsvBreak => ({ line: firstLine, cell, found, expected });
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return told('a quote that is opened in this row and never closed', 'a closing quote');
    case 'CSV_MAX_RECORD_SIZE':
      return told(
        `a row of more than ${LONGEST_ROW} bytes; a quote may have been left open`,
        'shorter rows, and every quote closed',
      );
    case 'INVALID_OPENING_QUOTE':
      return told(`a quote in the middle of a cell${later}`, 'the whole cell in quotes, a quote inside it doubled');
    case 'CSV_INVALID_CLOSING_QUOTE':
      return told(
        `more text after a closing quote${later}`,
        'a comma or the end of the line; a quote inside a cell is doubled',
      );
    default:
      return told(error.message, 'CSV as RFC 4180 describes it');
  }
}

/**
 * Gives the rows in order, those of a chunk together; the break last, if there is one. Rows are taken as they are found:
 * read as a stream, the parser would throw away what it had found when it comes to a row that it cannot read.
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<CsvRow[] | CsvBreak> {
  let found: CsvRow[] = [];
  let nextLine = 1;
  // The parser counts a CRLF inside a cell as two lines.
  let countedTwice = 0;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (cells: string[], { lines }) => {
      countedTwice += countIn(cells, /\r\n/g);
      const lastLine = lines - countedTwice;
      found.push({ cells, line: lastLine - countIn(cells, /\r\n|\r|\n/g) });
      nextLine = lastLine + 1;
      return null;
    },
  });
  let failure: unknown;
  parser.on('error', (error) => (failure = error));
  const settled = (act: (done: () => void) => void): Promise<void> => new Promise((resolve) => act(() => resolve()));
  const taken = (): CsvRow[] => {
    const rows = found;
    found = [];
    return rows;
  };
  let kept = '';
  for await (const chunk of chunks) {
    // Half of a character at the end waits for the other half: the parser reads bytes.
    const text = kept + chunk;
    const whole = /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
    kept = text.slice(whole.length);
    if (whole === '') continue;
    await settled((done) => parser.write(whole, done));
    if (found.length > 0) yield taken();
    if (failure !== undefined) break;
  }
  if (failure === undefined) await settled((done) => parser.end(kept, done));
  if (found.length > 0) yield taken();
  parser.destroy();
  if (failure instanceof CsvError) yield breakOf(failure, nextLine, countedTwice);
  else if (failure !== undefined) throw failure;
}
