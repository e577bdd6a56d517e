import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Few relations say that one statement repeats another, and every walk from statement to statement asks for them: two
 * indexes of them alone are small, where those of all relations are probed mostly in vain.
 */
export class Repeats1764910000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX relation_repeating ON relation (from_id) INCLUDE (to_id) WHERE kind = 'repeats';
      CREATE INDEX relation_repeated ON relation (to_id) INCLUDE (from_id) WHERE kind = 'repeats';
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
