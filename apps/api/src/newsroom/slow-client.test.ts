/** A client of the stream of events that reads slowly, or not at all, over real sockets. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Events, PlacedEvent } from '@whence/workflow';
import type { EventFeed } from './event-feed.js';
import { placeAfterAll } from './event-places.js';
import { eventStream } from './event-stream.js';

const EVENT_BYTES = 20_000;
const STALLED_MS = 2_000;

let server: Server;
let client: Socket | undefined;
/** Events that were read for the client. */
let read = 0;
let ended = 0;
let letGo: string[] = [];

/** A record that never ends, and so is never waited for. */
const feed = { isClosed: false, latest: () => Promise.resolve(1e9) } as unknown as EventFeed;
const events = {
  after: (_desk: string, { position }: { position: number }, _upTo: number, _types: unknown, limit: number) => {
    read += limit;
    return Promise.resolve(
      Array.from({ length: limit }, (_, n) => ({ type: 'test', place: { position: position + n + 1, ordinal: 1 } })),
    );
  },
} as unknown as Events;

beforeEach(async () => {
  [read, ended, letGo] = [0, 0, []];
  server = createServer((_request, response) => {
    const followed = {
      deskId: 'desk',
      after: placeAfterAll(0),
      types: () => Promise.resolve(['test' as const]),
      present: (_event: PlacedEvent) => 'x'.repeat(EVENT_BYTES),
    };
    const over = () => void (ended += 1);
    const stream = eventStream(feed, events, followed, over, { ms: STALLED_MS, tell: (why) => void letGo.push(why) });
    stream.on('close', () => response.destroy());
    // As Fastify does: a client that leaves ends its stream, and the patience with it.
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  client?.destroy();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function ask(): Promise<Socket> {
  client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined);
  await once(client, 'connect');
  client.write('GET / HTTP/1.1\r\nhost: whence\r\n\r\n');
  return client;
}

describe('a client of the stream', () => {
  it('that reads nothing costs what the sockets hold and no more, and is let go with a reason', async () => {
    const socket = await ask();
    socket.pause();
    // What the two sockets take without being read, and the batch at hand.
    await sleep(STALLED_MS / 2);
    const held = read;
    expect(held * EVENT_BYTES).toBeLessThan(20_000_000);
    await sleep(STALLED_MS / 4);
    expect(read - held).toBeLessThanOrEqual(100);
    while (ended === 0) await sleep(20);
    expect(letGo).toEqual([expect.stringMatching(/^Found that .* took nothing for 2 s/)]);
    expect(ended).toBe(1);
    const total = read;
    await sleep(STALLED_MS);
    expect([read, ended]).toEqual([total, 1]);
  });

  it('that reads slowly keeps its stream', async () => {
    const socket = await ask();
    const until = Date.now() + 2 * STALLED_MS;
    let bytes = 0;
    socket.pause();
    while (Date.now() < until) {
      await sleep(5);
      const piece = socket.read() as Buffer | null;
      bytes += piece?.length ?? 0;
    }
    expect(bytes).toBeGreaterThan(EVENT_BYTES);
    expect([ended, letGo]).toEqual([0, []]);
  });
});
