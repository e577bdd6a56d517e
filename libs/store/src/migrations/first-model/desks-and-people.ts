/**
 * Desks, persons, and the keys that act for persons. What identifies a person stands in `person_detail` alone, which
 * is no history: it can be corrected and erased while everything that the person did still stands.
 */
export const DESKS_AND_PEOPLE = `
CREATE TABLE desk (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

-- Name, rating scale with its mapping to ClaimReview, second-review policy, recheck defaults.
CREATE TABLE desk_version (
  desk_id uuid NOT NULL REFERENCES desk,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  content jsonb NOT NULL,
  PRIMARY KEY (desk_id, version)
);

CREATE TABLE person (
  id uuid PRIMARY KEY,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE person_detail (
  person_id uuid PRIMARY KEY REFERENCES person,
  name text NOT NULL,
  email text
);

-- A membership ends with a version whose role is null.
CREATE TABLE membership (
  desk_id uuid NOT NULL REFERENCES desk,
  person_id uuid NOT NULL REFERENCES person,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  role text CHECK (role IN ('viewer', 'contributor', 'checker', 'reviewer', 'editor', 'administrator')),
  PRIMARY KEY (desk_id, person_id, version)
);

-- The secret itself is shown once; \`hash\` is the SHA-256 of its 256 random bits, so no slow hash is needed.
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  person_id uuid NOT NULL REFERENCES person,
  name text NOT NULL,
  prefix text NOT NULL UNIQUE,
  hash bytea NOT NULL,
  scopes text[] NOT NULL,
  expires_at timestamptz,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE api_key_revocation (
  key_id uuid PRIMARY KEY REFERENCES api_key,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE api_key_use (
  key_id uuid PRIMARY KEY REFERENCES api_key,
  last_used_at timestamptz NOT NULL
);

-- A request that carried an Idempotency-Key: written at the start of the change that it causes, so that a repeated or
-- simultaneous request meets it; answered once the answer is known. One that stays without an answer was carried out
-- by a process that ended before it could answer. Secrets that are shown once are never kept here.
CREATE TABLE idempotent_answer (
  key_id uuid NOT NULL REFERENCES api_key,
  idempotency_key text NOT NULL,
  request_hash bytea NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  status integer,
  headers jsonb,
  body jsonb,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (key_id, idempotency_key)
);
CREATE INDEX idempotent_answer_written ON idempotent_answer (written_at);

ALTER TABLE change
  ADD FOREIGN KEY (desk_id) REFERENCES desk,
  ADD FOREIGN KEY (person_id) REFERENCES person,
  ADD FOREIGN KEY (key_id) REFERENCES api_key;
`;
