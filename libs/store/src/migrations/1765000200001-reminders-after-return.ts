import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim that is returned for rework is overdue anew: one reminder for each claim, assignee, due date and how often the claim
 * was returned by then. Reminders that there are count as written before any return, so that a claim that was returned and is
 * overdue is told of once more.
 */
export class RemindersAfterReturn1765000200001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claim_reminder ADD COLUMN returns integer NOT NULL DEFAULT 0 CHECK (returns >= 0);
      ALTER TABLE claim_reminder DROP CONSTRAINT claim_reminder_claim_id_person_id_due_on_key;
      ALTER TABLE claim_reminder ADD UNIQUE (claim_id, person_id, due_on, returns);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
