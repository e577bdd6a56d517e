/** A server of the bench, and the load that is put on it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Serve } from './serve.js';

export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async begin(asked: Serve, nodeOptions: readonly string[] = []): Promise<Server> {
    const loader = fileURLToPath(new URL('../../libs/testing/typescript.mjs', import.meta.url));
    const script = fileURLToPath(new URL('./serve.ts', import.meta.url));
    const child = fork(script, [], { execArgv: ['--no-warnings', '--import', loader, ...nodeOptions] });
    const answered = once(child, 'message') as Promise<[{ readonly url?: string; readonly failed?: string }]>;
    child.send(asked);
    const [{ url, failed }] = await answered;
    if (url === undefined) throw new Error(`a server of the bench did not begin: ${failed}`);
    return new Server(child, url);
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}

/** What is asked of a server again and again. */
export interface Load {
  readonly method: 'GET' | 'POST';
  readonly key?: string;
  /** The next request's address and body. */
  readonly next: () => { readonly path: string; readonly body?: object };
}

const CONNECTIONS = 20;

/** Requests answered a second. Throws when any was answered by anything but success. */
export async function rateOf(server: Server, load: Load, amount: number): Promise<number> {
  const { method, key, next } = load;
  // The load generator's own times are whole turns of its clock, of a second each.
  const started = performance.now();
  let ended = started;
  const run = await new Promise<autocannon.Result>((resolve, reject) => {
    const options: autocannon.Options = {
      url: server.url,
      amount,
      connections: CONNECTIONS,
      requests: [
        {
          method,
          headers: {
            ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
            ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
          },
          setupRequest: (request) => {
            const { path, body } = next();
            return { ...request, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
          },
        },
      ],
    };
    const running = autocannon(options, (error: Error | null, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
    running.on('response', () => (ended = performance.now()));
  });
  const bad = run.non2xx + run.errors + run.timeouts;
  if (bad > 0) throw new Error(`found ${bad} of ${amount} requests to ${next().path} refused, expected none`);
  return run['2xx'] / ((ended - started) / 1_000);
}
