import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOOK_AROUND_IN_FEWER_STEPS, TRACE_BEHIND_IN_FEWER_STEPS } from './candidates/fewer-steps.js';

/** Looks and traces, with less work for the server beside the reading. */
export class FewerSteps1765000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOOK_AROUND_IN_FEWER_STEPS);
    await runner.query(TRACE_BEHIND_IN_FEWER_STEPS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
