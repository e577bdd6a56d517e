/** Many rows of one table in one statement. */
import type { EntityManager } from 'typeorm';
import { planned } from './prepared.js';

/** PostgreSQL takes 65,535 parameters a statement. */
const MOST_PARAMETERS = 20_000;

/**
 * What most changes write: one row, and as many as one of the queue's bundles of findings comes to. Other numbers of rows
 * would be too many texts to keep planned.
 */
const PLANNED: ReadonlySet<number> = new Set([1, 20]);

/**
 * Inserts rows with their values in the order of `columns`; values are what the driver takes (JSON as text). Does nothing
 * without rows.
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const rowsAtOnce = Math.max(1, Math.floor(MOST_PARAMETERS / columns.length));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const tuples = some.map(
      (_, row) => `(${columns.map((_column, at) => `$${row * columns.length + at + 1}`).join()})`,
    );
    const text = `INSERT INTO ${table} (${columns.join()}) VALUES ${tuples.join()}`;
    if (PLANNED.has(some.length)) await planned(manager, text, some.flat());
    else await manager.query(text, some.flat());
  }
}
