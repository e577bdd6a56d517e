import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/** Pages that people have read and kept, and what they belong to. */
const SNAPSHOTS = `
-- The bytes of a page, once for all desks: whoever hands them over has them. \`media_type\` is what they are, not what was
-- said of them. \`text\`: what offsets of excerpts count in; null where none is read from this kind.
CREATE TABLE snapshot_content (
  id uuid PRIMARY KEY,
  sha256 bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
  media_type text NOT NULL,
  bytes bytea NOT NULL,
  text text,
  text_sha256 bytea,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  CHECK ((text IS NULL) = (text_sha256 IS NULL))
);
-- Pages are compressed already, or are asked for whole: TOAST need not try.
ALTER TABLE snapshot_content ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- One reading of a page by one person. \`content\`: address, title, language, when it was read.
CREATE TABLE snapshot (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  content_id uuid NOT NULL REFERENCES snapshot_content,
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX snapshot_desk ON snapshot (desk_id, id);

-- \`target\`: id of a claim, or key of a statement.
CREATE TABLE snapshot_attachment (
  snapshot_id uuid NOT NULL REFERENCES snapshot,
  kind text NOT NULL CHECK (kind IN ('claim', 'statement')),
  target text NOT NULL,
  version integer NOT NULL,
  standing text NOT NULL CHECK (standing IN ('attached', 'detached')),
  reason text,
  person_id uuid NOT NULL REFERENCES person,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (snapshot_id, kind, target, version)
);
CREATE INDEX snapshot_attachment_target ON snapshot_attachment (kind, target);
`;

export class Snapshots1764930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SNAPSHOTS);
    await runner.query(appendOnly(['snapshot_content', 'snapshot', 'snapshot_attachment']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Snapshots are history; restore a backup instead of migrating down.'));
  }
}
