/** `whence import`: a ledger into the database of the service, beside it or while it rests. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { storePorts } from '@whence/store';
import { ImportLedger, readJson, readJsonLines, readLedgerFolderRows, Refusal, type RowRead } from '@whence/workflow';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { cannotRead } from '../file-fault.js';
import { deskNamed } from '../start/desk-named.js';
import { talliesInWords } from '../start/load-sample.js';
import { progress, type Say } from '../start/progress.js';
import { withStore } from '../start/with-store.js';

export interface ImportOptions {
  readonly path: string;
  readonly ledger: string;
  readonly desk?: string;
  readonly dryRun: boolean;
}

/** Imports in one transaction, or tells every fault by its place and imports nothing. */
export async function importLedger(options: ImportOptions, console: Console): Promise<ExitCode> {
  const { path, ledger, dryRun } = options;
  const source = await sourceAt(path);
  const say = progress(console);
  return withStore(console, async (dataSource) => {
    const ports = storePorts(dataSource);
    const by = { kind: 'operator', deskId: (await deskNamed(ports, options.desk)).id } as const;
    const report = await new ImportLedger(ports).run(by, {
      ledger,
      make: true,
      dryRun,
      progress: rowsInWords(say),
      ...source,
    });
    console.out(
      `${dryRun ? 'Would import' : 'Imported'} into "${report.ledger}": ${talliesInWords(report.tallies)}.\n` +
        (report.importId === null ? '' : `Import ${report.importId}; it can be undone as a whole over the API.\n`),
    );
    return EXIT.done;
  });
}

/** Seconds between two lines about a long import. */
const TELL_EVERY = 3;

/** Tells every few seconds how far an import has come, and nothing of one that is shorter. */
export function rowsInWords(say: Say, now: () => number = () => performance.now() / 1000): (rows: number) => void {
  const begun = now();
  let told = begun;
  return (rows) => {
    const at = now();
    if (at - told < TELL_EVERY) return;
    told = at;
    const speed = Math.round(rows / (at - begun));
    say(`${rows.toLocaleString('en')} rows read, ${speed.toLocaleString('en')} a second`);
  };
}

interface LedgerSource {
  readonly format: 'csv' | 'json';
  readonly rows: AsyncIterable<RowRead> | Iterable<RowRead>;
}

/** A folder of CSV files, one JSON value (.json), or JSON Lines (.jsonl, .ndjson). */
async function sourceAt(path: string): Promise<LedgerSource> {
  const found = await stat(path).catch((error: unknown) => {
    throw cannotRead(path, 'a folder of CSV files, or a .json or .jsonl file', error);
  });
  if (found.isDirectory()) return { format: 'csv', rows: readLedgerFolderRows(path) };
  if (/\.(jsonl|ndjson)$/i.test(path))
    return { format: 'json', rows: readJsonLines({ file: basename(path), open: () => createReadStream(path) }) };
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw cannotRead(path, 'a ledger as JSON', error);
  });
  return { format: 'json', rows: readJson(jsonOf(path, text)) };
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal('invalid', 'not-json', `Found a file that is not JSON at "${path}": ${error.message}.`);
  }
}
