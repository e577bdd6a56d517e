import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/**
 * Checkpoints of the log, and the public halves of the keys that sign them; the private halves stand in no database.
 * Neither is a change of what the newsroom holds, so neither is logged: a checkpoint speaks of the log.
 */
const CHECKPOINTS = `
-- \`id\`: SHA-256 of the 32 bytes of the public key. \`text\` is what was signed: canonical JSON of the id, the key before and
-- the time. \`proof\`: the key's own signature of it; \`attestation\`: that of the key before, where it was at hand.
CREATE TABLE signing_key (
  id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{64}$'),
  number integer NOT NULL UNIQUE,
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  previous_id text REFERENCES signing_key,
  text text NOT NULL,
  proof bytea NOT NULL CHECK (octet_length(proof) = 64),
  attestation bytea CHECK (octet_length(attestation) = 64)
);

-- \`text\` is what was signed: canonical JSON of number, sequence, hash, count, time and key.
CREATE TABLE checkpoint (
  number integer PRIMARY KEY,
  sequence bigint NOT NULL,
  key_id text NOT NULL REFERENCES signing_key,
  text text NOT NULL,
  signature bytea NOT NULL CHECK (octet_length(signature) = 64)
);
CREATE INDEX checkpoint_sequence ON checkpoint (sequence, number);
`;

export class Checkpoints1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHECKPOINTS);
    await runner.query(appendOnly(['signing_key', 'checkpoint']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Checkpoints are history; restore a backup instead of migrating down.'));
  }
}
