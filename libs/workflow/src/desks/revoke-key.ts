import type { Actor, Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { Keys } from './ports.js';

/** Ends a key for good. Revoking it again changes nothing. */
export class RevokeKey {
  constructor(private readonly ports: { readonly changes: Changes; readonly keys: Keys }) {}

  /** Throws `api-key-unknown`, for a key of another desk too. */
  run(by: Actor & { readonly deskId: string }, id: string): Promise<void> {
    const { changes, keys } = this.ports;
    return changes.make(by, 'revoke-key', async (change) => {
      await change.hold('key', id);
      const key = await keys.one(change, by.deskId, id);
      if (!key) throw notFound('api-key', id);
      if (key.revoked) return;
      await keys.revoke(change, id);
      change.log('revoke', { kind: 'key', id, version: 1 }, {});
    });
  }
}
