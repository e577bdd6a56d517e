import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOOK_AROUND_BY_LISTS, READ_FROM_INDEXES, TRACE_BEHIND_BY_LISTS } from './candidates/gather.js';

/** What looks and traces read, from fewer pages. */
export class ReadByLists1764990200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(READ_FROM_INDEXES);
    await runner.query(LOOK_AROUND_BY_LISTS);
    await runner.query(TRACE_BEHIND_BY_LISTS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
