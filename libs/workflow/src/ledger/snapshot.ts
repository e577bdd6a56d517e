/** A whole ledger in memory, for the command line: no database is needed to read one. */
import { createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hop, Measure, Place, Relation, Source, Statement, Vocabulary } from '@whence/domain';
import type { Fault } from '../refusal.js';
import { findCycles } from './cycles.js';
import { RowIntake, type Holdings } from './intake.js';
import { hopOf, plainHop, type Link, type PlacedRelation } from './map-row.js';
import { CSV_FILES, readCsv } from './read-csv.js';
import type { RowRead } from './read-rows.js';
import { MemoryBook } from './row-book.js';

export interface LedgerSnapshot {
  readonly vocabulary: Vocabulary;
  readonly statements: readonly Statement[];
  readonly hops: readonly Hop[];
  readonly relations: readonly Relation[];
  /** At most 1,000; `faultsInAll` counts the rest too. What is at fault is left out of the ledger. */
  readonly faults: readonly Fault[];
  readonly faultsInAll: number;
}

/**
 * Rows of a folder of CSV files: sources.csv, measures.csv, places.csv and statements.csv. A folder may lack some of
 * them: later statements about things that a ledger knows need only statements.csv.
 */
export async function* readLedgerFolderRows(folder: string): AsyncGenerator<RowRead> {
  let read = 0;
  for (const [kind, file] of CSV_FILES) {
    const path = join(folder, file);
    if (await isMissing(path)) continue;
    read += 1;
    yield* readCsv(kind, { file, open: () => createReadStream(path) });
  }
  if (read > 0) return;
  const expected = `a folder with ${CSV_FILES.map(([, name]) => name).join(', ')}`;
  yield { faults: [{ where: folder, found: await foundInstead(folder), expected }], brokenOff: true };
}

async function foundInstead(folder: string): Promise<string> {
  if (await isMissing(folder)) return `no folder "${folder}"`;
  return (await stat(folder)).isDirectory() ? `no such file in "${folder}"` : `the file "${folder}"`;
}

async function isMissing(path: string): Promise<boolean> {
  try {
    await access(path);
    return false;
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return true;
    throw error;
  }
}

/** Reads a folder of CSV files whole. `ledger` names it: statement keys are `<ledger>/<row id>`. */
export function readLedgerFolder(folder: string, ledger: string): Promise<LedgerSnapshot> {
  return snapshotOf(ledger, readLedgerFolderRows(folder));
}

/** Puts rows together to a ledger in memory. Faults are collected, never thrown. */
export async function snapshotOf(
  ledger: string,
  rows: AsyncIterable<RowRead> | Iterable<RowRead>,
): Promise<LedgerSnapshot> {
  const intake = new RowIntake(ledger);
  const sources = new Map<string, Source>();
  const measures = new Map<string, Measure>();
  const places = new Map<string, Place>();
  const statements = new Map<string, Statement>();
  const hops: Hop[] = [];
  const links: Link[] = [];
  const answers: PlacedRelation[] = [];
  for await (const read of rows) {
    const row = intake.take(read);
    if (row === undefined) continue;
    if (row.kind === 'source') sources.set(row.value.key, row.value);
    else if (row.kind === 'measure') measures.set(row.value.key, row.value);
    else if (row.kind === 'place') places.set(row.value.key, row.value);
    else {
      for (const statement of [row.value.statement, ...row.value.reports]) statements.set(statement.key, statement);
      hops.push(...row.value.hops.map(plainHop));
      links.push(...row.value.links);
      answers.push(...row.value.relations);
    }
  }
  for (const link of links) {
    const far = statements.get(link.to);
    if (far !== undefined) hops.push(plainHop(hopOf(link, far.reading === 'read')));
  }
  const held = { source: sources, measure: measures, place: places, statement: statements };
  const book = new MemoryBook((kind, key) => held[kind].has(key));
  const holdings: Holdings = {
    note: (notes) => book.note(notes),
    repeated: (most) => book.repeated(most),
    unknown: (most) => book.unknown(most),
    circles: () => findCycles(hops.map((hop) => [hop.from, hop.to] as const)),
    placeOf: ([from, to]) => links.find((link) => link.from === from && link.to === to)?.where,
  };
  await intake.finish(holdings);
  return {
    vocabulary: { sources, measures, places },
    statements: [...statements.values()],
    hops,
    relations: answers.filter(({ to }) => statements.has(to)).map(({ where: _where, ...relation }) => relation),
    faults: intake.faults,
    faultsInAll: intake.faultsInAll,
  };
}
