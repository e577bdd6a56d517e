import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps the answer to a repeatable request as it was written: jsonb puts members in an order of its own. */
export class AnswersAsGiven1765000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotent_answer ALTER COLUMN body TYPE json USING body::json');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
