import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken, requireStart } from '../versions/precondition.js';
import type { Subscribers } from './ports.js';
import { checkAddress, checkVersion, type Subscriber, type SubscriberContent } from './subscriber.js';

export interface ChangeSubscriberInput extends Partial<Pick<SubscriberContent, 'name' | 'url' | 'types' | 'active'>> {
  readonly subscriberId: string;
  /** The version that the change starts from; absent: whatever is there. */
  readonly version?: number;
}

/** Another name, address or choice of events for a subscriber; or an end to telling it, or a new beginning. */
export class ChangeSubscriber {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly subscribers: Subscribers;
      readonly pastVersions: PastVersions;
    },
  ) {}

  /** Throws `subscriber-unknown`, `subscriber-changed`, `subscriber-address-invalid`. */
  run(by: DeskActor, input: ChangeSubscriberInput): Promise<Subscriber> {
    const { subscriberId, version: expected, ...wanted } = input;
    requireStart(by, expected);
    if (wanted.url !== undefined) checkAddress(wanted.url);
    const { changes, subscribers, pastVersions } = this.ports;
    return changes.make(by, 'change-subscriber', async (change) => {
      await change.hold('subscriber', subscriberId);
      const subscriber = await subscribers.one(change, by.deskId, subscriberId);
      if (!subscriber) throw notFound('subscriber', subscriberId);
      const held = [{ thing: { kind: 'subscriber', id: subscriber.id }, version: subscriber.version }] as const;
      await refuseOvertaken(pastVersions, change, by, held);
      await checkVersion(pastVersions, change, held, expected);
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
