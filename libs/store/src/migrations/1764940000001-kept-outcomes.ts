import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the change of a repeatable request came to, kept in its own transaction: from it the answer can be made again
 * when the process ended before it was kept. It goes with the mark after a day.
 */
export class KeptOutcomes1764940000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE idempotent_answer ADD COLUMN outcome bytea');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
