import type { Actor, ChangesTogether } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { DeskEvent } from './event.js';
import type { Events, Subscribers } from './ports.js';
import { isTold, type Subscriber } from './subscriber.js';

const NOW = { position: null } as const;

/** One event to be announced, and for whom. */
export interface AnnouncementAsked {
  readonly by: Actor;
  readonly eventId: string;
}

/** Queues one delivery of an event to each subscriber that is to be told of it. */
export class AnnounceEvent {
  constructor(
    private readonly ports: {
      readonly changes: ChangesTogether;
      readonly events: Events;
      readonly subscribers: Subscribers;
    },
  ) {}

  /** Does nothing the second time. Returns how many deliveries it queued. Throws `event-unknown`. */
  async run(by: Actor, { eventId }: { readonly eventId: string }): Promise<number> {
    const [outcome] = await this.runTogether([{ by, eventId }]);
    if (outcome === undefined) throw new TypeError('found no outcome, expected that of the one event');
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** The same for several events, in one transaction. What came of each, in the order asked. */
  async runTogether(asked: readonly AnnouncementAsked[]): Promise<readonly PromiseSettledResult<number>[]> {
    const { events } = this.ports;
    const ids = [...new Set(asked.map(({ eventId }) => eventId))];
    const found = new Map((await events.some(NOW, ids)).map((event) => [event.id, event]));
    const before = await events.announced(NOW, [...found.keys()]);
    const open = asked.flatMap(({ by, eventId }) => {
      const event = before.has(eventId) ? undefined : found.get(eventId);
      return event === undefined ? [] : [{ by, event }];
    });
    const queued = open.length === 0 ? new Map<string, number>() : await this.announce(open);
    return asked.map(({ eventId }) =>
      found.has(eventId)
        ? { status: 'fulfilled', value: queued.get(eventId) ?? 0 }
        : { status: 'rejected', reason: notFound('event', eventId) },
    );
  }

  /** One change for each desk and HTTP request. Returns how many deliveries of each event were queued. */
  private announce(
    open: readonly { readonly by: Actor; readonly event: DeskEvent }[],
  ): Promise<ReadonlyMap<string, number>> {
    const { changes, events, subscribers } = this.ports;
    const keyOf = ({ by, event }: (typeof open)[number]): string => `${event.deskId} ${by.requestId ?? ''}`;
    const actors = new Map(open.map((one) => [keyOf(one), { ...one.by, deskId: one.event.deskId }]));
    const keys = [...actors.keys()];
    return changes.makeTogether([...actors.values()], 'announce-event', async (parts) => {
      const queued = new Map<string, number>();
      const [first] = parts;
      if (first === undefined) return queued;
      const ids = open.map(({ event }) => event.id);
      await first.holdAll('event', ids);
      const announced = await events.announced(first, ids);
      const activeOf = new Map<string, readonly Subscriber[]>();
      for (const one of open) {
        const { id: eventId, deskId } = one.event;
        if (announced.has(eventId) || queued.has(eventId)) continue;
        const active = activeOf.get(deskId) ?? (await subscribers.active(first, deskId));
        activeOf.set(deskId, active);
        const told = active.filter((subscriber) => isTold(subscriber, one.event)).map(({ id }) => id);
        const change = parts[keys.indexOf(keyOf(one))] ?? first;
        for (const subscriberId of told)
          change.enqueue({ name: 'deliver', payload: { eventId, subscriberId, after: 0 } });
        change.log('announce', { kind: 'event', id: eventId, version: 1 }, { subscribers: told });
        queued.set(eventId, told.length);
      }
      return queued;
    });
  }
}
