/** Whether the tables of a database are those that this code was written for. */

/** The tables of a database are those of another release. Nothing was read or written. */
export class SchemaMisfit extends Error {
  override readonly name = 'SchemaMisfit';
}

/** Asks one statement, and gives its rows. */
export type AskRows = (statement: string) => Promise<readonly unknown[]>;

/** How many names a message gives. */
const MOST_NAMED = 3;

/**
 * Refuses a database on which migrations were run that this code does not know: it would read and write tables whose rules
 * it has not learned, and history that is written wrong stands for good.
 * @param known names of the migrations of this code
 * @throws SchemaMisfit
 */
export async function refuseNewerSchema(ask: AskRows, known: readonly string[]): Promise<void> {
  const unknown = (await migrationsRun(ask)).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new SchemaMisfit(
    `Found tables of a newer release (${named(unknown)}), which this one does not know; expected its own. ` +
      'Migrations run forward only: start that release, or restore a backup of before.',
  );
}

/**
 * Refuses a database whose tables are not those of this code: newer, older, or none.
 * @param known names of the migrations of this code
 * @throws SchemaMisfit
 */
export async function refuseOtherSchema(ask: AskRows, known: readonly string[]): Promise<void> {
  await refuseNewerSchema(ask, known);
  const run = await migrationsRun(ask);
  const missing = known.filter((name) => !run.includes(name));
  if (missing.length === 0) return;
  const found = run.length === 0 ? 'no tables' : `tables of an older release (without ${named(missing)})`;
  throw new SchemaMisfit(`Found ${found}, expected those of this release; npm run migrate makes them.`);
}

/** Names of the migrations that were run, in their order; none where nothing was migrated. */
async function migrationsRun(ask: AskRows): Promise<readonly string[]> {
  const [there] = await ask(`SELECT to_regclass('whence.migrations') IS NOT NULL AS made`);
  if (!isRow(there) || there['made'] !== true) return [];
  const rows = await ask('SELECT name FROM whence.migrations ORDER BY id');
  return rows.flatMap((row) => (isRow(row) && typeof row['name'] === 'string' ? [row['name']] : []));
}

function isRow(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null;
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(-MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
