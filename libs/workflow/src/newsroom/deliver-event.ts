import type { Actor, Change, Changes, Clock } from '../ports/changes.js';
import type { PayloadOf } from '../jobs.js';
import { notFound } from '../refusal.js';
import { DeliveryFailed } from './delivery-failed.js';
import { webhookBody } from './event.js';
import type { Deliveries, Events, Secrets, Subscribers, Webhooks } from './ports.js';

const NOW = { position: null } as const;

/** Tells one subscriber of one event, and keeps what came of it. */
export class DeliverEvent {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly clock: Clock;
      readonly events: Events;
      readonly subscribers: Subscribers;
      readonly secrets: Secrets;
      readonly deliveries: Deliveries;
      readonly webhooks: Webhooks;
    },
  ) {}

  /**
   * Does nothing when the subscriber was told already or is to be told no more. Throws DeliveryFailed, after the attempt
   * is kept, when it is to be tried again; `event-unknown`, `subscriber-unknown`.
   */
  async run(by: Actor, { eventId, subscriberId, after }: PayloadOf<'deliver'>): Promise<void> {
    const { changes, clock, events, subscribers, secrets, deliveries, webhooks } = this.ports;
    const event = await events.placed(eventId);
    if (!event) throw notFound('event', eventId);
    const subscriber = await subscribers.one(NOW, event.deskId, subscriberId);
    if (!subscriber) throw notFound('subscriber', subscriberId);
    if (!subscriber.active || (await deliveries.standing(NOW, eventId, subscriberId)).delivered > after) return;

    const startedAt = clock.now();
    const good = await secrets.good(NOW, 'subscriber', subscriberId, startedAt);
    const { url } = subscriber;
    const reception = await webhooks.send({ url, id: eventId, at: startedAt, secrets: good, body: webhookBody(event) });
    const { outcome, status, detail, gone, retryAfterMs } = reception;
    const endedAt = clock.now();
    await changes.make({ ...by, deskId: event.deskId }, 'deliver-event', async (change) => {
      await change.hold('event', `${eventId}/${subscriberId}`);
      const attempt = (await deliveries.standing(change, eventId, subscriberId)).attempts + 1;
      const id = change.newId();
      await deliveries.add(change, { id, eventId, subscriberId, attempt, startedAt, endedAt, outcome, status, detail });
      if (gone) await this.endTelling(change, event.deskId, subscriberId);
    });
    if (outcome !== 'delivered' && !gone)
      throw new DeliveryFailed(
        `found subscriber "${subscriber.name}" ${outcome} (${status ?? detail ?? ''})`,
        retryAfterMs,
      );
  }

  private async endTelling(change: Change, desk: string, subscriberId: string): Promise<void> {
    const { subscribers } = this.ports;
    await change.hold('subscriber', subscriberId);
    const subscriber = await subscribers.one(change, desk, subscriberId);
    if (!subscriber?.active) return;
    const { id, deskId: _desk, version, ...before } = subscriber;
    const content = { ...before, active: false, reason: 'The subscriber answered 410: it is gone for good.' };
    await subscribers.addVersion(change, id, version + 1, content);
    change.log('deactivate', { kind: 'subscriber', id, version: version + 1 }, content);
  }
}
