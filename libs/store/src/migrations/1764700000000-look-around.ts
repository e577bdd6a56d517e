import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOOK_AROUND } from './candidates/look-around.js';

/** What a ledger answers to looks, in one question. */
export class LookAround1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOOK_AROUND);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
