/** One client's stream of server-sent events (WHATWG HTML, 9.2): each event once, in the order of the record. */
import { Readable } from 'node:stream';
import type { EventPlace, Events, EventType, PlacedEvent } from '@whence/workflow';
import type { EventFeed } from './event-feed.js';
import { isAfterAll, placeAfterAll, placeText } from './event-places.js';

/** How often something is sent at least, and how often a key is asked again what it may do while nothing is sent to it. */
export const HEARTBEAT_MS = 15_000;
/** A client that takes nothing for so long while something waits for it is let go. */
export const STALLED_MS = 60_000;
/** Positions looked at and events read in one question. */
const POSITIONS_AT_ONCE = 5_000;
const EVENTS_AT_ONCE = 100;

export interface Followed {
  readonly deskId: string;
  readonly after: EventPlace;
  /**
   * The types that the client wants and may see; asked again before events are sent, and from time to time. Throws when it
   * may see nothing more.
   */
  readonly types: () => Promise<readonly EventType[]>;
  /** The bytes of one event. */
  readonly present: (event: PlacedEvent) => string;
}

/** Says how far it has looked: a comment for clients that read it, and an id without an event for all others. */
function lookedUpTo(place: EventPlace): string {
  return `: at ${placeText(place)}\nid: ${placeText(place)}\n\n`;
}

async function* frames(
  feed: EventFeed,
  events: Events,
  followed: Followed,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let place = followed.after;
  let types = await followed.types();
  let asked = Date.now();
  yield `retry: 1000\n${lookedUpTo(place)}`;
  let sent = Date.now();
  let latest = await feed.latest();
  while (!feed.isClosed && !signal.aborted) {
    if (Date.now() - asked >= HEARTBEAT_MS) {
      types = await followed.types();
      asked = Date.now();
    }
    if (place.position < latest || !isAfterAll(place)) {
      const upTo = Math.min(latest, place.position + POSITIONS_AT_ONCE);
      const found = await events.after(followed.deskId, place, upTo, types, EVENTS_AT_ONCE);
      // What was found may have happened after the key was revoked: it is asked now, and no event goes to who may not see it.
      if (found.length > 0) {
        types = await followed.types();
        asked = Date.now();
      }
      for (const event of found) {
        if (!types.includes(event.type)) continue;
        yield `id: ${placeText(event.place)}\nevent: ${event.type}\ndata: ${followed.present(event)}\n\n`;
        sent = Date.now();
      }
      const last = found.length === EVENTS_AT_ONCE ? found.at(-1) : undefined;
      place = last?.place ?? placeAfterAll(upTo);
    } else latest = await feed.beyond(latest, Math.max(1, sent + HEARTBEAT_MS - Date.now()), signal);
    if (Date.now() - sent >= HEARTBEAT_MS) {
      yield lookedUpTo(place);
      sent = Date.now();
    }
  }
}

/** What is done about a client that takes nothing. */
export interface Stalling {
  /** Milliseconds of patience while something waits for it. */
  readonly ms: number;
  /** Told why a client was let go; the client cannot be, for it reads nothing. */
  readonly tell: (why: string) => void;
}

/**
 * The stream. It reads on only when the client has taken what was sent, so a slow client costs no memory; it ends when
 * the feed closes or when the key may see nothing more, and lets go when the client leaves, or stays and reads nothing:
 * a client that comes back with its last id misses nothing.
 * @param ended runs once, when the stream is over
 */
export function eventStream(
  feed: EventFeed,
  events: Events,
  followed: Followed,
  ended: () => void,
  stalling: Stalling,
): Readable {
  const left = new AbortController();
  const source = frames(feed, events, followed, left.signal);
  let patience: NodeJS.Timeout | undefined;
  const letGo = (): void => {
    stalling.tell(
      `Found that a client of the stream of events took nothing for ${stalling.ms / 1_000} s; it was let go.`,
    );
    stream.destroy();
  };
  const stream = new Readable({
    highWaterMark: 16_384,
    read() {
      clearTimeout(patience);
      source.next().then(
        ({ done, value }) => {
          if (stream.push(done === true ? null : value) || done === true) return;
          // As much waits as may wait; the client's next reading asks for more.
          clearTimeout(patience);
          if (!stream.destroyed) patience = setTimeout(letGo, stalling.ms);
        },
        // The client comes back with its last id, and is then told why it may not, or goes on.
        () => stream.push(null),
      );
    },
    destroy(error, callback) {
      clearTimeout(patience);
      left.abort();
      ended();
      callback(error);
    },
  });
  return stream;
}
