/** Reads a ledger's CSV files (RFC 4180, UTF-8) as streams; every fault names file, line and column. */
import { CsvError, parse } from 'csv-parse';
import type { Fault } from '../refusal.js';
import { COLUMNS, columnOf, OPTIONAL_COLUMNS, readCells } from './cells.js';
import { show } from './judge.js';
import { readRow, type BadRow, type LedgerText, type RowRead } from './read-rows.js';
import type { RowKind } from './rows.js';

/** The name of the file that holds rows of a kind, and the order in which the files are best read. */
export const CSV_FILES: readonly (readonly [kind: RowKind, file: string])[] = [
  ['source', 'sources.csv'],
  ['measure', 'measures.csv'],
  ['place', 'places.csv'],
  ['statement', 'statements.csv'],
];

/** Longest row, in bytes. A quote that is never closed would otherwise take the rest of the file for one cell. */
const LONGEST_ROW = 1_000_000;

class NotUtf8 extends Error {
  constructor(readonly line: number) {
    super('not UTF-8');
  }
}

/** Decodes strictly: what is not UTF-8 would otherwise turn into replacement characters without a word. */
export async function* decoded(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  for await (const chunk of chunks) {
    let text: string;
    try {
      text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    } catch {
      throw new NotUtf8(lines);
    }
    lines += linesIn(text);
    yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw new NotUtf8(lines);
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function headerFaults(kind: RowKind, file: string, line: number, header: readonly string[]): Fault[] {
  const known = [...Object.keys(COLUMNS[kind]), ...Object.keys(OPTIONAL_COLUMNS[kind])];
  const expected = `the header ${Object.keys(COLUMNS[kind]).join(',')}`;
  const missing = Object.keys(COLUMNS[kind]).filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !known.includes(column));
  const repeated = header.filter((column, place) => header.indexOf(column) < place);
  const told = [
    ...missing.map((column) => [column, `no column "${column}"`] as const),
    ...unknown.map((column) => [column, `unknown column ${show(column)}`] as const),
    ...repeated.map((column) => [column, `column "${column}" twice`] as const),
  ];
  return told.map(([column, found]) => ({ where: `${file}:${line}:${column}`, found, expected }));
}

/** Why the parser stopped, told at the line where the row in question begins. */
function syntaxFault(error: CsvError, file: string, firstLine: number): Fault {
  const column = typeof error['column'] === 'number' ? error['column'] + 1 : 1;
  const where = `${file}:${firstLine}:${column}`;
  const line = Number(error['lines'] ?? firstLine);
  const later = line > firstLine ? ` on line ${line}, in a row that begins on line ${firstLine}` : '';
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { where, found: 'a quote that is opened in this row and never closed', expected: 'a closing quote' };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        where,
        found: `a row of more than ${LONGEST_ROW} bytes; a quote may have been left open`,
        expected: 'shorter rows, and every quote closed',
      };
    case 'INVALID_OPENING_QUOTE':
      return {
        where,
        found: `a quote in the middle of a cell${later}`,
        expected: 'the whole cell in quotes, a quote inside it doubled',
      };
    case 'CSV_INVALID_CLOSING_QUOTE':
      return {
        where,
        found: `more text after a closing quote${later}`,
        expected: 'a comma or the end of the line; a quote inside a cell is doubled',
      };
    default:
      return { where, found: error.message, expected: 'CSV as RFC 4180 describes it' };
  }
}

/** Lines that a parsed row takes up. */
function heightOf(record: readonly string[]): number {
  return record.reduce((lines, cell) => lines + linesIn(cell), 1);
}

interface ParsedRow {
  readonly record: readonly string[];
  /** The line on which the row ends. */
  readonly lastLine: number;
}

/**
 * Parses chunk by chunk and takes the rows as they are found: read as a stream, the parser would throw away what it had
 * found when it comes to a row that it cannot read. Gives the error last, if there is one.
 */
async function* parsed(chunks: AsyncIterable<string>): AsyncGenerator<ParsedRow | CsvError> {
  const found: ParsedRow[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record: (record: string[], { lines }) => {
      found.push({ record, lastLine: lines });
      return null;
    },
  });
  let failure: unknown;
  parser.on('error', (error) => (failure = error));
  const settled = (act: (done: () => void) => void): Promise<void> => new Promise((resolve) => act(() => resolve()));
  for await (const chunk of chunks) {
    await settled((done) => parser.write(chunk, done));
    yield* found.splice(0);
    if (failure !== undefined) break;
  }
  if (failure === undefined) await settled((done) => parser.end(done));
  yield* found.splice(0);
  parser.destroy();
  if (failure instanceof CsvError) yield failure;
  else if (failure !== undefined) throw failure;
}

/** Reads the rows of one file. Stops at a wrong header or at broken quoting, since nothing after it can be told apart. */
export async function* readCsv(kind: RowKind, text: LedgerText): AsyncGenerator<RowRead> {
  const { file } = text;
  let header: readonly string[] | undefined;
  let nextLine = 1;
  const broken = (fault: Fault): BadRow => ({ faults: [fault], brokenOff: true });
  try {
    for await (const row of parsed(decoded(text.open()))) {
      if (row instanceof CsvError) {
        yield broken(syntaxFault(row, file, nextLine));
        return;
      }
      const { record, lastLine } = row;
      const line = lastLine - heightOf(record) + 1;
      nextLine = lastLine + 1;
      if (header !== undefined) {
        yield readRecord(kind, file, line, header, record);
        continue;
      }
      header = record.map((column) => column.trim());
      const faults = headerFaults(kind, file, line, header);
      if (faults.length === 0) continue;
      yield { faults, brokenOff: true };
      return;
    }
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const found = 'bytes that are not UTF-8 here or soon after';
    yield broken({ where: `${file}:${error.line}:1`, found, expected: 'UTF-8 text' });
    return;
  }
  if (header === undefined) {
    const expected = `the header ${Object.keys(COLUMNS[kind]).join(',')}`;
    yield broken({ where: `${file}:1:1`, found: 'an empty file', expected });
  }
}

function readRecord(
  kind: RowKind,
  file: string,
  line: number,
  header: readonly string[],
  record: readonly string[],
): RowRead {
  const filled = (column: string) => (record[header.indexOf(column)] ?? '').trim() !== '';
  const where = (member: readonly (string | number)[] = []) =>
    member.length === 0 ? `${file}:${line}` : `${file}:${line}:${columnOf(kind, member, filled)}`;
  if (record.length !== header.length)
    return withId(kind, header, record, where(), {
      where: where(),
      found: `${record.length} cells`,
      expected: `${header.length}, one for each column of the header`,
    });
  const cells = new Map(header.map((column, place) => [column, record[place] ?? '']));
  const read = readCells(kind, cells);
  const told = read.faults.map((fault) => ({ ...fault, where: `${file}:${line}:${fault.where}` }));
  return readRow(kind, read.value, where, told);
}

function withId(
  kind: RowKind,
  header: readonly string[],
  record: readonly string[],
  where: string,
  fault: Fault,
): BadRow {
  const id = record[header.indexOf(kind === 'statement' ? 'id' : 'key')]?.trim();
  return id === undefined || id === '' ? { faults: [fault] } : { faults: [fault], declares: { kind, id, where } };
}
