import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sources named as hands in an appearance, wherever they stand in it. */
export const HANDS = `jsonb_path_query_array(content, '$.**.stated[*].source')`;
/** What the passage itself counts. */
export const APPEARANCE_MEASURE = `(content -> 'content' ->> 'measure')`;

/** Indexes by which the claims are found that a change of a ledger may affect, without a walk over all claims of all desks. */
export class ClaimsThatRestOn1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX appearance_measure ON appearance (${APPEARANCE_MEASURE}, claim_id)`);
    await runner.query(`CREATE INDEX appearance_hands ON appearance USING gin ((${HANDS}))`);
    await runner.query('CREATE INDEX claim_link_statement ON claim_link (statement_key, claim_id)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
