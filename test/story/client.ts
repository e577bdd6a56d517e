/** A subscriber that verifies what it is sent, and patience. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the story looks into answers freely
export type Json = any;

/** Asks again until `look` gives something, for at most a minute. */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error(`waited a minute for ${what}`);
    await sleep(150);
  }
}

export interface Heard {
  readonly id: string;
  readonly type: string;
  readonly data: Json;
}

/** A newsroom's own server. Answers the first message with 500, so that a retry is part of every story. */
export async function newsroom(): Promise<{
  readonly url: string;
  readonly heard: Heard[];
  secret: string;
  close(): Promise<void>;
}> {
  let refused = false;
  const state = { url: '', heard: [] as Heard[], secret: '', close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (!refused) {
        refused = true;
        response.writeHead(500).end('not now');
        return;
      }
      try {
        const headers = request.headers as Record<string, string>;
        const message = new Webhook(state.secret).verify(Buffer.concat(chunks).toString('utf8'), headers) as Json;
        state.heard.push({ id: headers['webhook-id'] ?? '', type: message.type, data: message.data });
        response.writeHead(204).end();
      } catch (error) {
        response.writeHead(401).end(String(error));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whence`;
  state.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return state;
}
