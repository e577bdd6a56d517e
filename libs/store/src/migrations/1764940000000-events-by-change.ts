import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events of a change, for those who follow them in the order in which changes are recorded. */
export class EventsByChange1764940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX event_change ON event (change_id, id)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
