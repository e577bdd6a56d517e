import type { Actor, Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import { mayChangeKeysOf } from './key-reach.js';
import type { Permission } from './permissions.js';
import type { Keys } from './ports.js';

/** Ends a key for good. Revoking it again changes nothing. */
export class RevokeKey {
  constructor(private readonly ports: { readonly changes: Changes; readonly keys: Keys }) {}

  /**
   * @param may what the actor may do
   * Throws `api-key-unknown`, also for a key of another desk, or of somebody else's that the actor may not change.
   */
  run(by: Actor & { readonly deskId: string }, id: string, may: ReadonlySet<Permission>): Promise<void> {
    const { changes, keys } = this.ports;
    return changes.make(by, 'revoke-key', async (change) => {
      await change.hold('key', id);
      const key = await keys.one(change, by.deskId, id);
      if (!key || !mayChangeKeysOf(by, may, key.personId)) throw notFound('api-key', id);
      if (key.revoked) return;
      await keys.revoke(change, id);
      change.log('revoke', { kind: 'key', id, version: 1 }, {});
    });
  }
}
