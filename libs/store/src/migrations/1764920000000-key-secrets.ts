import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/**
 * Newer secrets of a key: the first stands in `api_key` itself. Of each only the SHA-256 is kept. `old_works_until`: from then
 * on no secret of an earlier version works.
 */
const KEY_SECRETS = `
CREATE TABLE api_key_secret (
  key_id uuid NOT NULL REFERENCES api_key,
  version integer NOT NULL CHECK (version > 1),
  prefix text NOT NULL UNIQUE,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  expires_at timestamptz,
  old_works_until timestamptz NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (key_id, version)
);
CREATE INDEX api_key_person ON api_key (person_id);
`;

export class KeySecrets1764920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEY_SECRETS);
    await runner.query(appendOnly(['api_key_secret']));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Keys are history; restore a backup instead of migrating down.'));
  }
}
