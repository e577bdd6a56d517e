/** Server-sent events (WHATWG HTML, 9.2) as an async iterator that comes back after lost connections. */
import { createParser } from 'eventsource-parser';
import type { components } from './document.js';
import { readProblem, retryAfterOf } from './problem-error.js';
import { sleepUnless } from './retrying.js';

export type DeskEvent = components['schemas']['Event'];

/** An event, and what to resume after it with: entries of `GET /v1/events` are the same, and have a `place` of the same order. */
export interface LiveEvent extends DeskEvent {
  /** The place in the stream: give it as `lastEventId` to go on after this event, or as `after` of the list. */
  readonly place: string;
}

export interface EventsWanted {
  /**
   * The place of the last event that was seen, here or in `GET /v1/events`; left out, events begin with what happens from now
   * on, with `0` with the first that there is.
   */
  readonly lastEventId?: string;
  /** Only events of one type. */
  readonly type?: DeskEvent['type'];
  /** Ends the iteration; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface EventsConnection {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Longest wait before connecting again, in milliseconds. */
  readonly longestWaitMs: number;
}

const FIRST_WAIT_MS = 250;
/** The service sends something at least every 15 seconds: a connection that is silent for longer is dead. */
const SILENT_MS = 45_000;

/** Goes on until its signal ends it, its reader stops, or the service refuses for good (any 4xx but 408, 409 and 429). */
export async function* readEvents(
  connection: EventsConnection,
  { lastEventId, type, signal = new AbortController().signal }: EventsWanted,
): AsyncGenerator<LiveEvent, void, undefined> {
  let place = lastEventId;
  let failures = 0;
  for (;;) {
    let wait = Math.min(connection.longestWaitMs, FIRST_WAIT_MS * 2 ** failures);
    try {
      for await (const told of oneConnection(connection, place, type, signal)) {
        failures = 0;
        wait = FIRST_WAIT_MS;
        place = told.place;
        if (told.event !== undefined) yield { ...told.event, place: told.place };
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refused) {
        if (error.forGood) throw error.problem;
        wait = Math.min(connection.longestWaitMs, error.waitMs ?? wait);
      }
      failures += 1;
    }
    await sleepUnless(wait, signal);
  }
}

class Refused extends Error {
  constructor(
    readonly problem: Error,
    readonly forGood: boolean,
    readonly waitMs: number | undefined,
  ) {
    super(problem.message);
  }
}

interface Told {
  readonly place: string;
  /** Absent where the service only says how far it has looked. */
  readonly event?: DeskEvent;
}

async function* oneConnection(
  { url, headers, fetch }: EventsConnection,
  place: string | undefined,
  type: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Told, void, undefined> {
  const address = new URL('/v1/events/stream', url);
  if (type !== undefined) address.searchParams.set('type', type);
  const ended = new AbortController();
  let watch = setTimeout(() => ended.abort(), SILENT_MS);
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    const response = await fetch(
      new Request(address, {
        headers: {
          ...headers,
          accept: 'text/event-stream',
          ...(place === undefined ? {} : { 'last-event-id': place }),
        },
        signal: AbortSignal.any([signal, ended.signal]),
      }),
    );
    if (!response.ok || response.body === null) {
      const { status } = response;
      const after = retryAfterOf(response);
      const forGood = status >= 400 && status < 500 && ![408, 409, 429].includes(status);
      throw new Refused(await readProblem(response), forGood, after === undefined ? undefined : after * 1000);
    }
    const found: Told[] = [];
    const parser = createParser({
      onEvent: ({ id, data }) => {
        if (id !== undefined) found.push({ place: id, event: JSON.parse(data) as DeskEvent });
      },
      // `: at <place>`: nothing happened up to there.
      onComment: (comment) => {
        const at = /^\s*at (\S+)$/.exec(comment)?.[1];
        if (at !== undefined) found.push({ place: at });
      },
    });
    const text = new TextDecoder();
    reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      clearTimeout(watch);
      watch = setTimeout(() => ended.abort(), SILENT_MS);
      parser.feed(text.decode(read.value, { stream: true }));
      yield* found.splice(0);
    }
  } finally {
    clearTimeout(watch);
    // A reader that stopped leaves no connection behind; one that is lost already has nothing to cancel.
    await reader?.cancel().catch(() => undefined);
    ended.abort();
  }
}
