/** Reads a ledger given as one JSON value, or as JSON Lines. */
import type { Fault } from '../refusal.js';
import { show } from './judge.js';
import { decoded } from './read-csv.js';
import { readRow, type BadRow, type LedgerText, type RowRead } from './read-rows.js';
import { ROW_KINDS, type Row, type RowKind } from './rows.js';

const MEMBERS: readonly (readonly [member: string, kind: RowKind])[] = [
  ['sources', 'source'],
  ['measures', 'measure'],
  ['places', 'place'],
  ['statements', 'statement'],
];

/** Longest line of JSON Lines, in UTF-16 code units. */
const LONGEST_LINE = 1_000_000;

function pointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Rows of `{ sources, measures, places, statements }`; every member may be left out. Faults stand at JSON Pointers. */
export function* readJson(body: unknown): Generator<RowRead> {
  const broken = (fault: Fault): BadRow => ({ faults: [fault], brokenOff: true });
  const expected = 'an object with the members sources, measures, places and statements';
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    yield broken({ where: '', found: show(body), expected });
    return;
  }
  const members = MEMBERS.map(([member]) => member);
  for (const member of Object.keys(body))
    if (!members.includes(member))
      yield { faults: [{ where: pointer([member]), found: `unknown member "${member}"`, expected }] };
  for (const [member, kind] of MEMBERS) {
    const rows: unknown = Reflect.get(body, member);
    if (rows === undefined) continue;
    if (!Array.isArray(rows)) {
      yield broken({ where: pointer([member]), found: show(rows), expected: 'a list of rows' });
      continue;
    }
    for (const [place, row] of rows.entries())
      yield readRow(kind, row, (path = []) => pointer([member, place, ...path]));
  }
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > LONGEST_LINE) break;
  }
  yield rest;
}

/** Rows of JSON Lines: one object a line, `{"source": {…}}`, `{"measure": {…}}`, `{"place": {…}}` or `{"statement": {…}}`. */
export async function* readJsonLines(text: LedgerText): AsyncGenerator<RowRead> {
  let line = 0;
  try {
    for await (const words of linesOf(decoded(text.open()))) {
      line += 1;
      if (words.trim() !== '') yield readLine(words, `${text.file}:${line}`);
    }
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'not UTF-8') throw error;
    yield {
      faults: [{ where: `${text.file}:${line + 1}`, found: 'bytes that are not UTF-8', expected: 'UTF-8 text' }],
      brokenOff: true,
    };
  }
}

function readLine(words: string, spot: string): RowRead {
  const expected = `one object with one member, named ${ROW_KINDS.join(', ')}`;
  const bad = (found: string): BadRow => ({ faults: [{ where: spot, found, expected }], brokenOff: true });
  if (words.length > LONGEST_LINE) return bad(`a line of more than ${LONGEST_LINE} characters`);
  let value: unknown;
  try {
    value = JSON.parse(words);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const [kind, row] = members[0] ?? [];
  const known = ROW_KINDS.find((name) => name === kind);
  if (members.length !== 1 || known === undefined) return bad(show(value));
  const where: Row['where'] = (path = []) => (path.length === 0 ? spot : `${spot}:${pointer(path)}`);
  return readRow(known, row, where);
}
