import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/** Excerpts, replies, withdrawn remarks, and what is confidential: all of them history but the private details themselves. */
const EVIDENCE = `
-- Versions of a quote of a snapshot. \`content\`: the quote, where it stands, its language, its translation.
CREATE TABLE excerpt (
  id uuid NOT NULL,
  version integer NOT NULL,
  snapshot_id uuid NOT NULL REFERENCES snapshot,
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id, version)
);
CREATE INDEX excerpt_snapshot ON excerpt (snapshot_id, id);

-- A question to somebody whom a claim concerns (version 1), and what came of it. \`content\`: the event.
CREATE TABLE reply (
  id uuid NOT NULL,
  version integer NOT NULL,
  claim_id uuid NOT NULL REFERENCES claim,
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id, version)
);
CREATE INDEX reply_claim ON reply (claim_id, id);

CREATE TABLE observation_withdrawal (
  observation_id uuid PRIMARY KEY REFERENCES observation,
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

-- Somebody who asked not to be named. \`label\`: what may be printed. Who it is stands in private_detail.
CREATE TABLE confidential_source (
  id uuid NOT NULL,
  version integer NOT NULL,
  desk_id uuid NOT NULL REFERENCES desk,
  label text NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (id, version)
);
CREATE INDEX confidential_source_desk ON confidential_source (desk_id, id);

-- That there is a note on a claim, and for whom. Its text stands in private_detail.
CREATE TABLE private_note (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  claim_id uuid NOT NULL REFERENCES claim,
  person_id uuid NOT NULL REFERENCES person,
  audience text NOT NULL CHECK (audience IN ('author', 'desk')),
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX private_note_claim ON private_note (claim_id, id);

-- What is personal or confidential. No history: it is erased together with the salt of its digest in the log.
CREATE TABLE private_detail (
  kind text NOT NULL CHECK (kind IN ('confidential-source', 'reply-contact', 'translator', 'private-note')),
  owner_id uuid NOT NULL,
  version integer NOT NULL,
  desk_id uuid NOT NULL REFERENCES desk,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, owner_id, version)
);
GRANT SELECT, INSERT, DELETE ON private_detail TO whence_app;

-- That something was erased; never what. \`kind\` and \`subject_id\`: a person, or the owner of a private detail.
CREATE TABLE erasure (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  ground text NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX erasure_subject ON erasure (subject_id, kind);
CREATE INDEX erasure_desk ON erasure (desk_id, id);
CREATE INDEX idempotent_answer_change ON idempotent_answer (change_id);
`;

const APPENDED = ['excerpt', 'reply', 'observation_withdrawal', 'confidential_source', 'private_note', 'erasure'];

export class Evidence1764930000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVIDENCE);
    await runner.query(appendOnly(APPENDED));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Evidence is history; restore a backup instead of migrating down.'));
  }
}
