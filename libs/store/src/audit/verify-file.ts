/** An exported log, verified line by line, without a database. */
import type { LogKey } from '@whence/workflow';
import { ChainCheck } from './chain-check.js';
import { CheckedKeys } from './checked-keys.js';
import { GENESIS, LINE, type Line } from './log-format.js';
import { Report, type RecordReport } from './report.js';

/**
 * Verifies lines as {@link exportLog} writes them. Every entry must be signed: an export ends with a checkpoint.
 * @param roots the 32 bytes of each public key that is trusted; null: the keys in the file are taken at their word.
 */
export async function verifyLines(
  lines: AsyncIterable<string> | Iterable<string>,
  roots: readonly Buffer[] | null,
): Promise<RecordReport> {
  const report = new Report();
  const keys: LogKey[] = [];
  let chain: ChainCheck | undefined;
  const begun = (): ChainCheck => (chain ??= new ChainCheck(new CheckedKeys(keys, roots, report), report));
  let number = 0;
  let ended: Extract<Line, { type: 'end' }> | undefined;
  for await (const text of lines) {
    number += 1;
    const line = lineOf(text);
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
  }
  const done = begun();
  done.finish(null);
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

function lineOf(text: string): Line | undefined {
  try {
    return LINE.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
