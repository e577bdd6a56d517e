import type { DeskActor } from '../ledger/ports.js';
import type { Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { Events, Subscribers } from './ports.js';

/** An event for one subscriber alone, to see whether it is reached. */
export class SendTestEvent {
  constructor(
    private readonly ports: { readonly changes: Changes; readonly subscribers: Subscribers; readonly events: Events },
  ) {}

  /** Returns the event's id. Throws `subscriber-unknown`, `subscriber-inactive`. */
  run(by: DeskActor, subscriberId: string): Promise<string> {
    const { changes, subscribers, events } = this.ports;
    return changes.make(by, 'send-test-event', async (change) => {
      const subscriber = await subscribers.one(change, by.deskId, subscriberId);
      if (!subscriber) throw notFound('subscriber', subscriberId);
      if (!subscriber.active) throw inactive(subscriberId);
      return events.add(change, { deskId: by.deskId, type: 'test', content: { subscriberId } });
    });
  }
}

export function inactive(subscriberId: string): Refusal {
  return new Refusal(
    'conflict',
    'subscriber-inactive',
    `Found that subscriber "${subscriberId}" is not active, expected one that is told of events.`,
  );
}
