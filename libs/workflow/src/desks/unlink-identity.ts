import type { Actor, Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { Identities } from './identities.js';

/** Ends an identity for good: its tokens open nothing from the next request on. Ending it again changes nothing. */
export class UnlinkIdentity {
  constructor(private readonly ports: { readonly changes: Changes; readonly identities: Identities }) {}

  /** Throws `identity-unknown`, also for one of another desk or person. */
  run(
    by: Actor & { readonly deskId: string },
    { personId, identityId }: { readonly personId: string; readonly identityId: string },
  ): Promise<void> {
    const { changes, identities } = this.ports;
    return changes.make(by, 'unlink-identity', async (change) => {
      await change.hold('identity', identityId);
      const found = await identities.one(change, by.deskId, identityId);
      if (!found || found.personId !== personId) throw notFound('identity', identityId);
      if (found.ended) return;
      await identities.end(change, identityId);
      change.log('unlink', { kind: 'identity', id: identityId, version: 1 }, {});
    });
  }
}
