import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/** That claims were not assessed by their due dates: one for each claim, assignee and due date. */
export class Reminders1764960000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- \`person_id\`: to whom the claim was assigned.
      CREATE TABLE claim_reminder (
        claim_id uuid NOT NULL REFERENCES claim,
        version integer NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        due_on date NOT NULL,
        change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (claim_id, version),
        UNIQUE (claim_id, person_id, due_on)
      );
      CREATE INDEX claim_step_due ON claim_step ((content ->> 'dueOn')) WHERE state = 'assigned';
    `);
    await runner.query(appendOnly(['claim_reminder']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Reminders are history; restore a backup instead of migrating down.'));
  }
}
