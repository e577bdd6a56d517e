import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims by the words of the pages where they appear, and of the verdicts on them; and verdicts by rating. */
export class SearchClaims1764940000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX appearance_words ON appearance
        USING gin (to_tsvector('english'::regconfig, left(content #>> '{passage,exact}', 100000)));
      CREATE INDEX verdict_words ON verdict
        USING gin (to_tsvector('english'::regconfig, left(content ->> 'rationale', 100000)));
      CREATE INDEX verdict_rating ON verdict (desk_id, rating);
      CREATE INDEX claim_step_assignee ON claim_step ((content ->> 'assignee')) WHERE state = 'assigned';
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
