import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import type { Secrets, Subscribers } from './ports.js';
import { newSigningSecret } from './signing-secret.js';
import { checkAddress, type Subscriber, type SubscriberContent } from './subscriber.js';

/** Somebody new who is told of the desk's events. The answer is the only one that shows the secret. */
export class AddSubscriber {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly subscribers: Subscribers; readonly secrets: Secrets },
  ) {}

  /** Throws `subscriber-address-invalid`. */
  run(
    by: DeskActor,
    wanted: Pick<SubscriberContent, 'name' | 'url' | 'types'>,
  ): Promise<{ readonly subscriber: Subscriber; readonly secret: string }> {
    checkAddress(wanted.url);
    const { changes, subscribers, secrets } = this.ports;
    const { deskId } = by;
    return changes.make(by, 'add-subscriber', async (change) => {
      const id = change.newId();
      const { name, url, types } = wanted;
      const content: SubscriberContent = { name, url, types, active: true, reason: null };
      const secret = newSigningSecret();
      await subscribers.add(change, { id, deskId });
      await subscribers.addVersion(change, id, 1, content);
      await secrets.set(change, 'subscriber', id, secret, null);
      change.log('add', { kind: 'subscriber', id, version: 1 }, content);
      return { subscriber: { id, deskId, version: 1, ...content }, secret };
    });
  }
}
