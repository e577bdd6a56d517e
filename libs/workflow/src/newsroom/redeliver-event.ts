import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { Deliveries, Subscribers } from './ports.js';
import { inactive } from './send-test-event.js';

/** Tells a subscriber of an event once more, whatever became of the attempts before. */
export class RedeliverEvent {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly subscribers: Subscribers;
      readonly deliveries: Deliveries;
    },
  ) {}

  /** @param deliveryId any earlier attempt. Throws `delivery-unknown`, `subscriber-inactive`. */
  run(by: DeskActor, deliveryId: string): Promise<void> {
    const { changes, subscribers, deliveries } = this.ports;
    return changes.make(by, 'redeliver-event', async (change) => {
      const delivery = await deliveries.one(change, by.deskId, deliveryId);
      if (!delivery) throw notFound('delivery', deliveryId);
      const { eventId, subscriberId } = delivery;
      const subscriber = await subscribers.one(change, by.deskId, subscriberId);
      if (!subscriber?.active) throw inactive(subscriberId);
      const { attempts: after } = await deliveries.standing(change, eventId, subscriberId);
      change.log('redeliver', { kind: 'event', id: eventId, version: 1 }, { subscriberId, after });
      change.enqueue({ name: 'deliver', payload: { eventId, subscriberId, after } });
    });
  }
}
