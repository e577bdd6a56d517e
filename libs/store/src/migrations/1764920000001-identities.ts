import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/**
 * Whom an issuer of OpenID Connect calls by which subject, and visits. The subject names a person: it stands apart and can
 * be erased, while history keeps its digest, salted.
 */
const IDENTITIES = `
CREATE TABLE person_identity (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  person_id uuid NOT NULL REFERENCES person,
  issuer text NOT NULL,
  -- SHA-256 of salt and subject.
  subject_digest bytea NOT NULL CHECK (octet_length(subject_digest) = 32),
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX person_identity_person ON person_identity (person_id);

CREATE TABLE person_identity_end (
  identity_id uuid PRIMARY KEY REFERENCES person_identity,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

-- One visit at the issuer; without a session of the issuer's, one day.
CREATE TABLE sign_in (
  id uuid PRIMARY KEY,
  identity_id uuid NOT NULL REFERENCES person_identity,
  session text NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (identity_id, session)
);

-- No history: erased when the identity ends, or with the person's other details.
CREATE TABLE person_identity_subject (
  identity_id uuid PRIMARY KEY REFERENCES person_identity,
  desk_id uuid NOT NULL REFERENCES desk,
  issuer text NOT NULL,
  subject text NOT NULL,
  salt bytea NOT NULL,
  UNIQUE (issuer, subject, desk_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_identity_subject TO whence_app;

-- Whoever signed in repeats requests too: key_id is the key, or the identity.
ALTER TABLE idempotent_answer DROP CONSTRAINT idempotent_answer_key_id_fkey;
`;

export class Identities1764920000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IDENTITIES);
    await runner.query(appendOnly(['person_identity', 'person_identity_end', 'sign_in']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Identities are history; restore a backup instead of migrating down.'));
  }
}
