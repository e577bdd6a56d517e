import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOOK_AROUND_OF_SHARED, TRACE_BEHIND_OF_SHARED } from './candidates/shared-ledgers.js';
import { appendOnly } from './first-model/protect-history.js';

const SHARES = `
-- A ledger and a desk that does not hold it; the desk that made the ledger holds it (desk_ledger).
CREATE TABLE ledger_share (
  id uuid PRIMARY KEY,
  ledger_id uuid NOT NULL REFERENCES ledger,
  desk_id uuid NOT NULL REFERENCES desk,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (ledger_id, desk_id)
);
CREATE INDEX ledger_share_desk ON ledger_share (desk_id, id);

-- What became of it. \`rank\`: the order of precedence among all that the desk reads, from when it accepted.
CREATE TABLE ledger_share_version (
  share_id uuid NOT NULL REFERENCES ledger_share,
  version integer NOT NULL,
  standing text NOT NULL CHECK (standing IN ('offered', 'accepted', 'declined', 'ended')),
  access text NOT NULL CHECK (access IN ('read', 'write')),
  rank integer CHECK ((rank IS NOT NULL) = (standing = 'accepted')),
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (share_id, version)
);
CREATE INDEX ledger_share_version_change ON ledger_share_version (change_id);

CREATE UNIQUE INDEX desk_ledger_held_once ON desk_ledger (ledger_id);
`;

/** Ledgers that one desk holds and others read, or write in as well. */
export class SharedLedgers1765000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SHARES);
    await runner.query(appendOnly(['ledger_share', 'ledger_share_version']));
    await runner.query(LOOK_AROUND_OF_SHARED);
    await runner.query(TRACE_BEHIND_OF_SHARED);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Shares of ledgers are history; restore a backup instead of migrating down.'));
  }
}
