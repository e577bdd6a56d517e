import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { Subscribers } from './ports.js';
import { checkAddress, checkVersion, type Subscriber, type SubscriberContent } from './subscriber.js';

export interface ChangeSubscriberInput extends Partial<Pick<SubscriberContent, 'name' | 'url' | 'types' | 'active'>> {
  readonly subscriberId: string;
  /** The version that the change starts from. */
  readonly version: number;
}

/** Another name, address or choice of events for a subscriber; or an end to telling it, or a new beginning. */
export class ChangeSubscriber {
  constructor(private readonly ports: { readonly changes: Changes; readonly subscribers: Subscribers }) {}

  /** Throws `subscriber-unknown`, `subscriber-changed`, `subscriber-address-invalid`. */
  run(by: DeskActor, input: ChangeSubscriberInput): Promise<Subscriber> {
    const { subscriberId, version: expected, ...wanted } = input;
    if (wanted.url !== undefined) checkAddress(wanted.url);
    const { changes, subscribers } = this.ports;
    return changes.make(by, 'change-subscriber', async (change) => {
      await change.hold('subscriber', subscriberId);
      const subscriber = await subscribers.one(change, by.deskId, subscriberId);
      if (!subscriber) throw notFound('subscriber', subscriberId);
      checkVersion('subscriber', subscriber.version, expected);
      const { id, deskId, version, ...before } = subscriber;
      const active = wanted.active ?? before.active;
      const reason = active ? null : (before.reason ?? 'Ended by a person of the desk.');
      const content: SubscriberContent = { ...before, ...wanted, active, reason };
      await subscribers.addVersion(change, id, version + 1, content);
      change.log('change', { kind: 'subscriber', id, version: version + 1 }, content);
      return { id, deskId, version: version + 1, ...content };
    });
  }
}
