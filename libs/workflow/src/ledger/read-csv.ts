/** Reads a ledger's CSV files (RFC 4180, UTF-8) as streams; every fault names file, line and column. */
import type { Fault } from '../refusal.js';
import { COLUMNS, columnOf, OPTIONAL_COLUMNS, readCells } from './cells.js';
import { csvRows } from './csv-rows.js';
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

/** Reads the rows of one file. Stops at a wrong header or at broken quoting, since nothing after it can be told apart. */
export async function* readCsv(kind: RowKind, text: LedgerText): AsyncGenerator<RowRead> {
  const { file } = text;
  let header: Header | undefined;
  const broken = (fault: Fault): BadRow => ({ faults: [fault], brokenOff: true });
  try {
    for await (const rows of csvRows(decoded(text.open()))) {
      if (!Array.isArray(rows)) {
        const { line, cell, found, expected } = rows;
        yield broken({ where: `${file}:${line}:${cell}`, found, expected });
        return;
      }
      for (const { cells, line } of rows) {
        if (header !== undefined) {
          yield readRecord(kind, file, line, header, cells);
          continue;
        }
        const columns = cells.map((column) => column.trim());
        header = { columns, places: new Map(columns.map((column, place) => [column, place])) };
        const faults = headerFaults(kind, file, line, columns);
        if (faults.length === 0) continue;
        yield { faults, brokenOff: true };
        return;
      }
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

interface Header {
  readonly columns: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

function readRecord(
  kind: RowKind,
  file: string,
  line: number,
  { columns, places }: Header,
  cells: readonly string[],
): RowRead {
  const filled = (column: string) => (cells[places.get(column) ?? -1] ?? '').trim() !== '';
  const where = (member: readonly (string | number)[] = []) =>
    member.length === 0 ? `${file}:${line}` : `${file}:${line}:${columnOf(kind, member, filled)}`;
  if (cells.length !== columns.length)
    return withId(kind, cells[places.get(kind === 'statement' ? 'id' : 'key') ?? -1]?.trim(), where(), {
      where: where(),
      found: `${cells.length} cells`,
      expected: `${columns.length}, one for each column of the header`,
    });
  const read = readCells(kind, { get: (column) => cells[places.get(column) ?? -1] });
  const told = read.faults.map((fault) => ({ ...fault, where: `${file}:${line}:${fault.where}` }));
  return readRow(kind, read.value, where, told);
}

function withId(kind: RowKind, id: string | undefined, where: string, fault: Fault): BadRow {
  return id === undefined || id === '' ? { faults: [fault] } : { faults: [fault], declares: { kind, id, where } };
}
