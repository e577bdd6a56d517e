import type { DeskActor } from '../ledger/ports.js';
import type { Changes, Clock } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { InboundHooks, SecretOwner, Secrets, Subscribers } from './ports.js';
import { newSigningSecret, OLD_SECRET_MS } from './signing-secret.js';

/** A new signing secret for a subscriber or a hook. For a day the one before is good too. */
export class RotateSecret {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly clock: Clock;
      readonly subscribers: Subscribers;
      readonly inboundHooks: InboundHooks;
      readonly secrets: Secrets;
    },
  ) {}

  /** The answer is the only one that shows the secret. Throws `subscriber-unknown`, `inbound-hook-unknown`. */
  run(
    by: DeskActor,
    wanted: { readonly owner: SecretOwner; readonly id: string },
  ): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
    const { changes, clock, subscribers, inboundHooks, secrets } = this.ports;
    const { owner, id } = wanted;
    return changes.make(by, 'rotate-secret', async (change) => {
      await change.hold(owner, id);
      const found = await (owner === 'subscriber' ? subscribers : inboundHooks).one(change, by.deskId, id);
      if (!found) throw notFound(owner, id);
      const secret = newSigningSecret();
      const previousUntil = new Date(clock.now().getTime() + OLD_SECRET_MS);
      await secrets.set(change, owner, id, secret, previousUntil);
      change.log('rotate-secret', { kind: owner, id, version: found.version }, {});
      return { secret, previousUntil };
    });
  }
}
