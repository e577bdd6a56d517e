import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/** Lists of rows that were written together: what the digest in their one entry of the log is taken of. */
const LOG_ROWS = `
-- \`list\`: for each row its id (16 bytes), its version (4, the highest first) and a digest (32): SHA-256 of the row's salt
-- and its content_hash. The salts stand in \`log_salt\`, 16 bytes for each row in the same order.
CREATE TABLE log_rows (
  change_id uuid NOT NULL,
  ordinal integer NOT NULL,
  list bytea NOT NULL CHECK (octet_length(list) > 0 AND octet_length(list) % 52 = 0),
  PRIMARY KEY (change_id, ordinal),
  FOREIGN KEY (change_id, ordinal) REFERENCES log_entry DEFERRABLE INITIALLY DEFERRED
);
-- Ids and digests do not compress.
ALTER TABLE log_rows ALTER COLUMN list SET STORAGE EXTERNAL;
`;

/**
 * What rows speak of and what is written after them, in the same transaction: the change's own row and the import's. A
 * promise that is not kept fails the commit.
 */
const PROMISES = `
CREATE TABLE promised_change (change_id uuid PRIMARY KEY REFERENCES change DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE promised_import (import_id uuid PRIMARY KEY REFERENCES ledger_import DEFERRABLE INITIALLY DEFERRED);
`;

/** What a person asks of an import of many minutes. Of older imports it is not known. */
const IMPORTS = `
ALTER TABLE ledger_import ADD COLUMN row_count integer, ADD COLUMN started_at timestamptz;
-- The beginning of the transaction, which is the import.
ALTER TABLE ledger_import ALTER COLUMN started_at SET DEFAULT now();
`;

/**
 * References looked up once for all rows of a statement. PostgreSQL's foreign keys ask for each row alone, which takes as
 * long as writing a million rows with their indexes. They also guard against deleting what is referred to; here nobody
 * can, since all of it is history.
 */
const REFERENCES = `
-- Arguments: triples of a column, a table, and the column of that table that holds what is referred to.
CREATE FUNCTION refuse_dangling() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  dangling text;
BEGIN
  FOR n IN 0 .. TG_NARGS / 3 - 1 LOOP
    IF TG_ARGV[3 * n + 1] LIKE 'promised\\_%' THEN
      EXECUTE format('INSERT INTO %1$I (%2$I) SELECT DISTINCT a.%3$I FROM added a WHERE a.%3$I IS NOT NULL ON CONFLICT DO NOTHING',
        TG_ARGV[3 * n + 1], TG_ARGV[3 * n + 2], TG_ARGV[3 * n]);
      CONTINUE;
    END IF;
    EXECUTE format('SELECT a.%1$I FROM added a WHERE NOT EXISTS (SELECT 1 FROM %2$I t WHERE t.%3$I = a.%1$I) LIMIT 1',
      TG_ARGV[3 * n], TG_ARGV[3 * n + 1], TG_ARGV[3 * n + 2]) INTO dangling;
    IF dangling IS NOT NULL THEN
      RAISE EXCEPTION 'found %.% = %, expected a % of %', TG_TABLE_NAME, TG_ARGV[3 * n], dangling,
        TG_ARGV[3 * n + 2], TG_ARGV[3 * n + 1] USING ERRCODE = 'foreign_key_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION refuse_dangling() TO whence_app;
`;

type Reference = readonly [column: string, table: string, key: string];

const OF_EVERY_VERSION: readonly Reference[] = [
  ['change_id', 'promised_change', 'change_id'],
  ['import_id', 'promised_import', 'import_id'],
];
const ENDS: readonly Reference[] = [
  ['from_id', 'statement', 'id'],
  ['to_id', 'statement', 'id'],
];

/** The tables that bulk writes fill, and what their rows refer to. */
const GUARDED: Readonly<Record<string, readonly Reference[]>> = {
  statement: [['ledger_id', 'ledger', 'id']],
  statement_version: [['statement_id', 'statement', 'id'], ...OF_EVERY_VERSION],
  hop: ENDS,
  hop_version: [['hop_id', 'hop', 'id'], ...OF_EVERY_VERSION],
  relation: ENDS,
  relation_version: [['relation_id', 'relation', 'id'], ...OF_EVERY_VERSION],
};

/** The guard comes before the foreign keys go, so that no moment is without one. */
function guarded(table: string, references: readonly Reference[]): string {
  return `CREATE TRIGGER ${table}_refers AFTER INSERT ON ${table} REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_dangling(${references
    .flat()
    .map((name) => `'${name}'`)
    .join(', ')});
${references.map(([column]) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_${column}_fkey;`).join('\n')}`;
}

/** Imports of any size: one entry of the log for many rows, and references looked up for many rows at once. */
export class BulkImport1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [LOG_ROWS, PROMISES, IMPORTS, REFERENCES]) await runner.query(statements);
    for (const [table, references] of Object.entries(GUARDED)) await runner.query(guarded(table, references));
    await runner.query(appendOnly(['log_rows', 'promised_change', 'promised_import']));
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bulk imports are history that the first model cannot read; restore a backup instead.'),
    );
  }
}
