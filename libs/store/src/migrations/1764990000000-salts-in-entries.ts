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

/** As before, in fewer statements: changes and their entries are read together, and places written many at once. */
const CHAIN = `
CREATE OR REPLACE FUNCTION chain_changes() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE
  at_once CONSTANT integer := 10000;
  bound bigint;
  last_position bigint;
  last_drawn bigint;
  last_at timestamptz;
  last_sequence bigint;
  last_hash bytea;
  next_change record;
  time_text text;
  positions bigint[] := '{}';
  placed uuid[] := '{}';
  draws bigint[] := '{}';
  times timestamptz[] := '{}';
  sequences bigint[] := '{}';
  changes uuid[] := '{}';
  ordinals integer[] := '{}';
  hashes bytea[] := '{}';
  before bytea[] := '{}';
BEGIN
  -- One chainer at a time; writers do not wait for this lock.
  PERFORM pg_advisory_xact_lock(8721, 2);
  -- With every writer between drawing and committing shut out, whatever was drawn is committed or rolled back. Leaving
  -- the block by an exception gives the lock back at once, so that writers wait for this look alone.
  BEGIN
    PERFORM pg_advisory_xact_lock(8721, 1);
    SELECT max(drawn) INTO bound FROM change;
    RAISE EXCEPTION 'seen' USING ERRCODE = 'WH001';
  EXCEPTION WHEN SQLSTATE 'WH001' THEN
    NULL;
  END;
  SELECT position, drawn, recorded_at INTO last_position, last_drawn, last_at
  FROM recorded_change ORDER BY position DESC LIMIT 1;
  SELECT sequence, hash INTO last_sequence, last_hash FROM log_link ORDER BY sequence DESC LIMIT 1;
  last_position := coalesce(last_position, 0);
  last_drawn := coalesce(last_drawn, 0);
  last_sequence := coalesce(last_sequence, 0);
  last_hash := coalesce(last_hash, sha256('whence'::bytea));
  FOR next_change IN
    SELECT c.id, c.drawn, c.drawn_at, e.ordinals, e.entries
    FROM change c CROSS JOIN LATERAL (
      SELECT array_agg(e.ordinal ORDER BY e.ordinal) AS ordinals, array_agg(e.entry ORDER BY e.ordinal) AS entries
      FROM log_entry e WHERE e.change_id = c.id) e
    WHERE c.drawn > last_drawn AND c.drawn <= bound ORDER BY c.drawn
  LOOP
    last_position := last_position + 1;
    last_at := greatest(last_at, next_change.drawn_at);
    positions := positions || last_position;
    placed := placed || next_change.id;
    draws := draws || next_change.drawn;
    times := times || last_at;
    time_text := E'\\n' || to_char(last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\\n';
    FOR n IN 1 .. coalesce(cardinality(next_change.ordinals), 0) LOOP
      last_sequence := last_sequence + 1;
      sequences := sequences || last_sequence;
      changes := changes || next_change.id;
      ordinals := ordinals || next_change.ordinals[n];
      before := before || last_hash;
      last_hash := sha256(last_hash || convert_to(last_sequence || time_text || next_change.entries[n], 'UTF8'));
      hashes := hashes || last_hash;
    END LOOP;
    IF cardinality(positions) + cardinality(sequences) >= at_once THEN
      INSERT INTO recorded_change (position, change_id, drawn, recorded_at)
      SELECT * FROM unnest(positions, placed, draws, times);
      INSERT INTO log_link (sequence, change_id, ordinal, previous, hash)
      SELECT * FROM unnest(sequences, changes, ordinals, before, hashes);
      positions := '{}'; placed := '{}'; draws := '{}'; times := '{}';
      sequences := '{}'; changes := '{}'; ordinals := '{}'; before := '{}'; hashes := '{}';
    END IF;
  END LOOP;
  IF cardinality(positions) > 0 THEN
    INSERT INTO recorded_change (position, change_id, drawn, recorded_at)
    SELECT * FROM unnest(positions, placed, draws, times);
    INSERT INTO log_link (sequence, change_id, ordinal, previous, hash)
    SELECT * FROM unnest(sequences, changes, ordinals, before, hashes);
  END IF;
  RETURN last_position;
END $$;
`;

/** Fewer rows and fewer look-ups for each entry of the log. */
export class SaltsInEntries1764990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SALTS);
    await runner.query(REFERENCES);
    await runner.query(ACTORS);
    await runner.query(CHAIN);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
