import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A finding is kept as the text that its hash is of. As `jsonb` it was taken apart when it was written and put together
 * in another order when it was read, for twice the processor time and a third more room. The table is written anew.
 */
export class FindingsAsText1764990100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE finding ALTER COLUMN content TYPE json USING content::json');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
