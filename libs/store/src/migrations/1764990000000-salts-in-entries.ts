import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry keeps its salt itself, unless the salt may have to be erased: only then does it stand in `log_salt`, as every
 * salt did before. Old entries stay as they are.
 */
const SALTS = `
ALTER TABLE log_entry ADD COLUMN salt bytea CHECK (octet_length(salt) = 16);
`;

/**
 * What one statement writes together, or one function out of the other table, need not be looked up again row by row at the
 * commit; that cost a writer more than the entries themselves. None of it can be deleted by the service, and
 * `whence audit verify` finds whatever stands without its other half ("log-loose"). References from rows of history to
 * their change remain.
 */
const REFERENCES = `
ALTER TABLE log_entry DROP CONSTRAINT log_entry_change_id_fkey;
ALTER TABLE log_salt DROP CONSTRAINT log_salt_change_id_ordinal_fkey;
ALTER TABLE log_rows DROP CONSTRAINT log_rows_change_id_ordinal_fkey;
ALTER TABLE log_link DROP CONSTRAINT log_link_change_id_ordinal_fkey;
ALTER TABLE recorded_change DROP CONSTRAINT recorded_change_change_id_fkey;
ALTER TABLE outbox DROP CONSTRAINT outbox_change_id_fkey;
`;

/** Fewer rows and fewer look-ups for each entry of the log. */
export class SaltsInEntries1764990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SALTS);
    await runner.query(REFERENCES);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
