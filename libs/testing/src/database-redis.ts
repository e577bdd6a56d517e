import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askRun } from './run.js';

/** A Redis server of its own for one test file. */
export interface TestRedis {
  /** Connection string, for example redis://127.0.0.1:40123. */
  readonly url: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Stops the server and removes its files. */
  close(): Promise<void>;
}

/**
 * True when a `redis-server` program is installed. Use it as `(redisInstalled() ? describe : describe.skip)(…)`. Where
 * CI=true it is always true: there a missing Redis fails instead of being skipped.
 */
export function redisInstalled(): boolean {
  return process.env['CI'] === 'true' || spawnSync('redis-server', ['--version']).status === 0;
}

/**
 * Starts a real Redis server on a free port of 127.0.0.1.
 *
 * @param suite names the tests that need it, for the list of what was skipped
 * @returns undefined, after noting the skip, when no `redis-server` is installed
 * @throws when none is installed and CI=true
 */
export async function testRedis(suite: string): Promise<TestRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    if (process.env['CI'] === 'true') throw new Error(`${suite} needs redis-server, and CI=true allows no skip.`);
    await noteSkip(suite, 'no redis-server is installed');
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'whence-test-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with exit code ${child.exitCode} while starting.`);
    await sleep(20);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Adds a line to the list that `npm test` prints at its end: which suite was skipped, and why. */
export async function noteSkip(suite: string, reason: string): Promise<void> {
  await askRun(`skipped?${new URLSearchParams({ suite, reason }).toString()}`, 'POST');
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('error', () => resolve(false));
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(reply.toString().startsWith('+PONG'));
    });
    socket.write('PING\r\n');
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port number.');
  return address.port;
}
