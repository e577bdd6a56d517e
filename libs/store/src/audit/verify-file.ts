/** An exported log, verified line by line, without a database. */
import type { LogKey } from '@whence/workflow';
import { ChainCheck } from './chain-check.js';
import { CheckedKeys } from './checked-keys.js';
import { GENESIS, LINE, type Line } from './log-format.js';
import { Report, type RecordReport } from './report.js';

/**
 * Verifies lines as {@link exportLog} writes them. Every entry must be signed: an export ends with a checkpoint.
 * @param pieces some lines at a time, as {@link linesIn} gives them.
 * @param roots the 32 bytes of each public key that is trusted; null: the keys in the file are taken at their word.
 */
export async function verifyLines(
  pieces: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  roots: readonly Buffer[] | null,
): Promise<RecordReport> {
  const report = new Report();
  const keys: LogKey[] = [];
  let chain: ChainCheck | undefined;
  const begun = (): ChainCheck => (chain ??= new ChainCheck(new CheckedKeys(keys, roots, report), report));
  let number = 0;
  let ended: Extract<Line, { type: 'end' }> | undefined;
  const rewritten = { count: 0, first: 0 };
  const take = (text: string): void => {
    number += 1;
    const { line, asWritten } = readLine(text);
    if (!asWritten) {
      if (rewritten.count === 0) rewritten.first = number;
      rewritten.count += 1;
    }
    const add = (kind: string, told: string): void => report.add({ kind, text: `Line ${number}: ${told}` });
    if (line === undefined) add('line-unreadable', 'found no line of an exported log.');
    else if (ended !== undefined) add('line-after-end', `found a line of type "${line.type}" after the end.`);
    else if ((number === 1) !== (line.type === 'log')) add('line-misplaced', `found a line of type "${line.type}".`);
    else if (line.type === 'log' && line.genesis !== GENESIS)
      add('line-altered', 'found another beginning of the chain.');
    else if (line.type === 'key' && chain !== undefined) add('line-misplaced', 'found a key after entries.');
    else if (line.type === 'key') keys.push(line);
    else if (line.type === 'entry') begun().entry(line);
    else if (line.type === 'checkpoint') begun().checkpoint(line);
    else if (line.type === 'end') ended = line;
  };
  for await (const piece of pieces) for (const text of piece) take(text);
  const done = begun();
  done.finish(null);
  const { count, first } = rewritten;
  if (count > 0)
    report.add({
      kind: 'line-rewritten',
      text:
        `Found ${count === 1 ? `line ${first}` : `${count} lines, the first of them line ${first},`} in other letters than an export writes: ` +
        'a member twice, blanks, escapes, a byte order mark, or CR at the end. Expected the file byte for byte as it was exported; ' +
        'two programs may read such a line differently.',
    });
  const { entries, checkpoints } = report.counts;
  if (ended === undefined)
    report.add({
      kind: 'file-cut-off',
      text: `Found a file that ends after line ${number}, expected a last line of type "end".`,
    });
  else if (ended.entries !== entries || ended.checkpoints !== checkpoints)
    report.add({
      kind: 'file-incomplete',
      text: `Found ${entries} entries and ${checkpoints} checkpoints, expected ${ended.entries} and ${ended.checkpoints}, as the last line says.`,
    });
  return report.end(done);
}

/** A line of an exported log; undefined for what is none. */
export function lineOf(text: string): Line | undefined {
  return readLine(text).line;
}

const LETTERS = String.raw`[^"\\\u0000-\u001f]*`;
const WRITTEN_ENTRY = new RegExp(
  `^\\{"type":"entry","sequence":[1-9]\\d{0,14},"at":"${LETTERS}","entry":"${LETTERS}(?:\\\\"${LETTERS})*",` +
    `"previous":"${LETTERS}","hash":"${LETTERS}"\\}$`,
);

/**
 * Whether JSON.stringify writes this text of its value; told faster where it is an entry as nearly every line of a log has it.
 * @param text from UTF-8: without lone surrogates.
 */
export function isAsWritten(text: string, value: unknown): boolean {
  return WRITTEN_ENTRY.test(text) || JSON.stringify(value) === text;
}

const BYTE_ORDER_MARK = '\ufeff';

/** A line, and whether it is one as {@link exportLog} writes it, to the letter; what is no line at all is not asked that. */
function readLine(text: string): { readonly line: Line | undefined; readonly asWritten: boolean } {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(bare);
    const line = isEntryLine(value) ? value : LINE.safeParse(value).data;
    // Members keep the order that they have, so that nothing is said of that.
    return { line, asWritten: line === undefined || isAsWritten(text, value) };
  } catch (error) {
    if (error instanceof SyntaxError) return { line: undefined, asWritten: true };
    throw error;
  }
}

const DIGITS = /^[0-9a-f]{64}$/;

/** What {@link LINE} says of an entry, told faster: nearly every line of a log is one. */
export function isEntryLine(value: unknown): value is Extract<Line, { type: 'entry' }> {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'entry') return false;
  const { sequence, at, entry, previous, hash } = value as Partial<Record<string, unknown>>;
  return (
    Number.isSafeInteger(sequence) &&
    (sequence as number) >= 1 &&
    typeof at === 'string' &&
    (typeof entry === 'string' || entry === null) &&
    typeof previous === 'string' &&
    DIGITS.test(previous) &&
    typeof hash === 'string' &&
    DIGITS.test(hash) &&
    Object.keys(value).length === 6
  );
}

/** Letters (UTF-16) of the longest line that is read: entries hold digests, so that no line of an export comes near it. */
const LONGEST_LINE = 1_000_000;

/**
 * The lines of a text that comes in pieces of UTF-8, some at a time, each without its LF, which the last one may lack. A line
 * beyond all lengths is cut, so that memory stays flat, and ends in "…", so that it is no line of a log, whatever it begins with.
 */
export async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let begun = '';
  for await (const piece of bytes) {
    const lines = (begun + decoder.decode(piece, { stream: true })).split('\n');
    begun = cut(lines.pop() ?? '');
    yield lines.map(cut);
  }
  begun = cut(begun + decoder.decode());
  if (begun !== '') yield [begun];
}

const cut = (line: string): string => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line);
