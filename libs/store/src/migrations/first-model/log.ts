/**
 * Changes, the log that they write, and the order in which they were recorded.
 *
 * One transaction is one change. Its `change` row is written last, just before the commit, and draws its number there:
 * so a change that has read another's rows always has the higher number. `chain_changes()` gives the drawn changes
 * their final positions and links their entries into the hash chain. For one look at the highest number it shuts out
 * writers that are between drawing and committing (a shared lock on their side, an exclusive one here), so that no lower
 * number can appear later.
 */
export const LOG = `
CREATE SEQUENCE change_drawn;

CREATE TABLE change (
  id uuid PRIMARY KEY,
  desk_id uuid,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'job', 'operator')),
  person_id uuid,
  key_id uuid,
  purpose text NOT NULL,
  request_id text,
  drawn bigint NOT NULL UNIQUE,
  drawn_at timestamptz NOT NULL
);

CREATE TABLE log_entry (
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  ordinal integer NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  subject_version integer NOT NULL,
  -- RFC 8785 text of the entry; it holds a salted digest of the content, never the content.
  entry text NOT NULL,
  PRIMARY KEY (change_id, ordinal)
);
CREATE INDEX log_entry_subject ON log_entry (subject_kind, subject_id);

-- Kept apart so that erasing a salt makes a digest of personal text meaningless while the chain still holds.
CREATE TABLE log_salt (
  change_id uuid NOT NULL,
  ordinal integer NOT NULL,
  salt bytea NOT NULL,
  PRIMARY KEY (change_id, ordinal),
  FOREIGN KEY (change_id, ordinal) REFERENCES log_entry DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE recorded_change (
  position bigint PRIMARY KEY,
  change_id uuid NOT NULL UNIQUE REFERENCES change,
  drawn bigint NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX recorded_change_at ON recorded_change (recorded_at, position);

CREATE TABLE log_link (
  sequence bigint PRIMARY KEY,
  change_id uuid NOT NULL,
  ordinal integer NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (change_id, ordinal),
  FOREIGN KEY (change_id, ordinal) REFERENCES log_entry
);

CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  job text NOT NULL,
  payload jsonb NOT NULL,
  not_before timestamptz,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX outbox_written ON outbox (written_at);

-- Ends a change: takes the number, writes the row. The shared lock is held until the commit.
CREATE FUNCTION end_change(
  p_id uuid, p_desk uuid, p_actor_kind text, p_person uuid, p_key uuid, p_purpose text, p_request text
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(8721, 1);
  INSERT INTO change (id, desk_id, actor_kind, person_id, key_id, purpose, request_id, drawn, drawn_at)
  VALUES (p_id, p_desk, p_actor_kind, p_person, p_key, p_purpose, p_request, nextval('change_drawn'), clock_timestamp());
END $$;

-- Positions and links for every change that has been committed and has none; returns the last position.
CREATE FUNCTION chain_changes() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path FROM CURRENT AS $$
DECLARE
  links_at_once CONSTANT integer := 10000;
  bound bigint;
  last_position bigint;
  last_drawn bigint;
  last_at timestamptz;
  last_sequence bigint;
  last_hash bytea;
  next_change record;
  next_entry record;
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
    SELECT c.id, c.drawn, c.drawn_at FROM change c WHERE c.drawn > last_drawn AND c.drawn <= bound ORDER BY c.drawn
  LOOP
    last_position := last_position + 1;
    last_at := greatest(last_at, next_change.drawn_at);
    INSERT INTO recorded_change (position, change_id, drawn, recorded_at)
    VALUES (last_position, next_change.id, next_change.drawn, last_at);
    FOR next_entry IN SELECT ordinal, entry FROM log_entry WHERE change_id = next_change.id ORDER BY ordinal LOOP
      last_sequence := last_sequence + 1;
      sequences := sequences || last_sequence;
      changes := changes || next_change.id;
      ordinals := ordinals || next_entry.ordinal;
      before := before || last_hash;
      last_hash := sha256(last_hash || convert_to(last_sequence || E'\\n'
        || to_char(last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\\n' || next_entry.entry, 'UTF8'));
      hashes := hashes || last_hash;
      IF cardinality(sequences) >= links_at_once THEN
        INSERT INTO log_link (sequence, change_id, ordinal, previous, hash)
        SELECT * FROM unnest(sequences, changes, ordinals, before, hashes);
        sequences := '{}'; changes := '{}'; ordinals := '{}'; before := '{}'; hashes := '{}';
      END IF;
    END LOOP;
  END LOOP;
  INSERT INTO log_link (sequence, change_id, ordinal, previous, hash)
  SELECT * FROM unnest(sequences, changes, ordinals, before, hashes);
  RETURN last_position;
END $$;

-- The last position recorded by a moment; 0 before the first.
CREATE FUNCTION position_at(moment timestamptz) RETURNS bigint LANGUAGE sql STABLE
SET search_path FROM CURRENT AS $$
  SELECT coalesce((SELECT position FROM recorded_change WHERE recorded_at <= moment
    ORDER BY recorded_at DESC, position DESC LIMIT 1), 0)
$$;
`;
