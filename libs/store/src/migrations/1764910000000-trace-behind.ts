import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TRACE_BEHIND } from './candidates/trace-behind.js';

/** What one statement rests on, in one question. */
export class TraceBehind1764910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRACE_BEHIND);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
