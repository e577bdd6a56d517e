import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/**
 * Ratings by people, of sources and of statements, as versions of the desk that gave them. Grades are texts: nothing adds
 * or averages them. \`content\`: the reason, and the statements cited.
 */
const RATINGS = `
CREATE TABLE source_rating (
  desk_id uuid NOT NULL REFERENCES desk,
  entry_id uuid NOT NULL REFERENCES vocabulary_entry,
  version integer NOT NULL,
  grade text NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F')),
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (desk_id, entry_id, version)
);
CREATE INDEX source_rating_change ON source_rating (change_id);

CREATE TABLE statement_rating (
  desk_id uuid NOT NULL REFERENCES desk,
  statement_id uuid NOT NULL REFERENCES statement,
  version integer NOT NULL,
  grade text NOT NULL CHECK (grade IN ('1', '2', '3', '4', '5', '6')),
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (desk_id, statement_id, version)
);
CREATE INDEX statement_rating_change ON statement_rating (change_id);
`;

/** What a source said, the newest first, on whatever measure: a track record looks at the newest alone. */
const SAID_BY = `
CREATE INDEX statement_version_said_by ON statement_version (source_key, split_part(content ->> 'key', '/', 1),
  coalesce(published_to, '-infinity'::date), ((content ->> 'key') COLLATE "C")) WHERE NOT removed;
`;

export class Ratings1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [RATINGS, SAID_BY]) await runner.query(statements);
    await runner.query(appendOnly(['source_rating', 'statement_rating']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Ratings are history; restore a backup instead of migrating down.'));
  }
}
