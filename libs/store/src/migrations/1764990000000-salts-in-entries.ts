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

/**
 * Whose change it was is looked up at its end, once and without locks: a reference would have every writer of a desk lock
 * the rows of that desk, person and key, which they then write to one after the other. Nobody can delete those rows.
 */
const ACTORS = `
ALTER TABLE change DROP CONSTRAINT change_desk_id_fkey;
ALTER TABLE change DROP CONSTRAINT change_person_id_fkey;
ALTER TABLE change DROP CONSTRAINT change_key_id_fkey;
CREATE OR REPLACE FUNCTION end_change(
  p_id uuid, p_desk uuid, p_actor_kind text, p_person uuid, p_key uuid, p_purpose text, p_request text
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF (p_desk IS NOT NULL AND NOT EXISTS (SELECT FROM desk WHERE id = p_desk))
    OR (p_person IS NOT NULL AND NOT EXISTS (SELECT FROM person WHERE id = p_person))
    OR (p_key IS NOT NULL AND NOT EXISTS (SELECT FROM api_key WHERE id = p_key))
  THEN
    RAISE EXCEPTION 'found desk %, person %, key %, expected those that there are', p_desk, p_person, p_key
      USING ERRCODE = 'foreign_key_violation';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(8721, 1);
  INSERT INTO change (id, desk_id, actor_kind, person_id, key_id, purpose, request_id, drawn, drawn_at)
  VALUES (p_id, p_desk, p_actor_kind, p_person, p_key, p_purpose, p_request, nextval('change_drawn'), clock_timestamp());
END $$;
`;

/** Fewer rows and fewer look-ups for each entry of the log. */
export class SaltsInEntries1764990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SALTS);
    await runner.query(REFERENCES);
    await runner.query(ACTORS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
