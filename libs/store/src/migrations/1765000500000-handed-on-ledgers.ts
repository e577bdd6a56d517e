import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOOK_AROUND_OF_HANDED_ON, TRACE_BEHIND_OF_HANDED_ON } from './candidates/handed-on.js';
import { appendOnly } from './first-model/protect-history.js';

const HANDOVERS = `
-- What became of offers to hold a ledger: the desk that held it (from_desk_id) and the one that is to. The first holder is in
-- desk_ledger; after it whoever the last accepted version names. \`rank\`: the order of precedence among all that the new holder
-- reads. \`keeps\`: what the desk that gives it may do with it afterwards.
CREATE TABLE ledger_handover (
  ledger_id uuid NOT NULL REFERENCES ledger,
  version integer NOT NULL CHECK (version > 0),
  from_desk_id uuid NOT NULL REFERENCES desk,
  desk_id uuid NOT NULL REFERENCES desk CHECK (desk_id <> from_desk_id),
  standing text NOT NULL CHECK (standing IN ('offered', 'accepted', 'declined', 'withdrawn')),
  keeps text NOT NULL CHECK (keeps IN ('nothing', 'read', 'write')),
  rank integer CHECK ((rank IS NOT NULL) = (standing = 'accepted')),
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (ledger_id, version)
);
CREATE INDEX ledger_handover_desk ON ledger_handover (desk_id, ledger_id);
CREATE INDEX ledger_handover_from ON ledger_handover (from_desk_id, ledger_id);
CREATE INDEX ledger_handover_change ON ledger_handover (change_id);
`;

/** Ledgers that one desk hands on to another. */
export class HandedOnLedgers1765000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HANDOVERS);
    await runner.query(appendOnly(['ledger_handover']));
    await runner.query(LOOK_AROUND_OF_HANDED_ON);
    await runner.query(TRACE_BEHIND_OF_HANDED_ON);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Handovers of ledgers are history; restore a backup instead of migrating down.'));
  }
}
