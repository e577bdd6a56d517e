import type { Actor, Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { Events, Subscribers } from './ports.js';
import { isTold } from './subscriber.js';

/** Queues one delivery of an event to each subscriber that is to be told of it. */
export class AnnounceEvent {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly events: Events; readonly subscribers: Subscribers },
  ) {}

  /** Does nothing the second time. Returns how many deliveries it queued. Throws `event-unknown`. */
  async run(by: Actor, { eventId }: { readonly eventId: string }): Promise<number> {
    const { changes, events, subscribers } = this.ports;
    const event = await events.one({ position: null }, eventId);
    if (!event) throw notFound('event', eventId);
    if (await events.isAnnounced({ position: null }, eventId)) return 0;
    return changes.make({ ...by, deskId: event.deskId }, 'announce-event', async (change) => {
      await change.hold('event', eventId);
      if (await events.isAnnounced(change, eventId)) return 0;
      const told = (await subscribers.active(change, event.deskId)).filter((subscriber) => isTold(subscriber, event));
      for (const { id } of told) change.enqueue({ name: 'deliver', payload: { eventId, subscriberId: id, after: 0 } });
      change.log('announce', { kind: 'event', id: eventId, version: 1 }, { subscribers: told.map(({ id }) => id) });
      return told.length;
    });
  }
}
