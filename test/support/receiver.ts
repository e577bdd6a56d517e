/** A subscriber for tests: a real HTTP server that checks every signature with the library that subscribers use. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly path: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How it answers from now on. The default says 204. */
  answer: (response: ServerResponse, received: Received) => void;
  /** The body of a message whose signature holds; throws otherwise. */
  verified(message: Received, secret: string): unknown;
  close(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  const made: { answer: Receiver['answer'] } = {
    answer: (response) => void response.writeHead(204).end(),
  };
  const server = createServer((request, response) => {
    read(request)
      .then((message) => {
        received.push(message);
        made.answer(response, message);
      })
      .catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(made, {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    verified: (message: Received, secret: string) => new Webhook(secret).verify(message.body, message.headers),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

async function read(request: IncomingMessage): Promise<Received> {
  let body = '';
  for await (const part of request) body += String(part);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { headers, body, path: request.url ?? '' };
}
