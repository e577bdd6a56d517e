/** Many rows of one table in one statement. */
import type { Change, Written } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { writerOf } from './changes.js';
import { plannedLater } from './prepared.js';
import { sendLater } from './together.js';

/** PostgreSQL takes 65,535 parameters a statement. */
const MOST_PARAMETERS = 20_000;

/**
 * What most changes write: one row, and as many as one of the queue's bundles of findings comes to. Other numbers of rows
 * would be too many texts to keep planned.
 */
const PLANNED: ReadonlySet<number> = new Set([1, 20]);

/**
 * Inserts rows of a change with their values in the order of `columns`; values are what the driver takes (JSON as text). They
 * are sent with the change's next statement, which throws what they fail with.
 */
export function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): void {
  const rowsAtOnce = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const tuples = some.map(
      (_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join()})`,
    );
    const text = `INSERT INTO ${table} (${columns.join()}) VALUES ${tuples.join()}`;
    if (PLANNED.has(some.length)) plannedLater(manager, text, some.flat());
    else sendLater(manager, { text, values: some.flat() });
  }
}

/** The same for rows of several changes that share a transaction. */
export function insertWritten<T>(
  table: string,
  columns: readonly string[],
  written: readonly Written<T>[],
  rowOf: (change: Change, content: T) => readonly unknown[],
): void {
  const [first] = written;
  if (first === undefined) return;
  insertRows(
    writerOf(first[0]),
    table,
    columns,
    written.map(([change, content]) => rowOf(change, content)),
  );
}
