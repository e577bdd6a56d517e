import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/** What people of a desk say to one another about a claim: versions, of which the last may take it back. */
export class Comments1764950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- \`content\`: the text (null: taken back), and the ids of those whom it mentions.
      CREATE TABLE comment (
        id uuid NOT NULL,
        version integer NOT NULL,
        claim_id uuid NOT NULL REFERENCES claim,
        person_id uuid NOT NULL REFERENCES person,
        content jsonb NOT NULL,
        change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (id, version)
      );
      CREATE INDEX comment_claim ON comment (claim_id, id);
      CREATE INDEX comment_mentions ON comment USING gin ((content -> 'mentions'));
    `);
    await runner.query(appendOnly(['comment']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Comments are history; restore a backup instead of migrating down.'));
  }
}
