/** Whence as its operators run it: real processes, told by environment variables alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@whence/config';
import { testDatabase, type TestDatabase, testRedis } from '@whence/testing';

type Environment = Readonly<Record<string, string>>;

/** A running command. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the match once the pattern is printed on either stream; rejects when the process ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with everything that was printed, once the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

function whence(env: Environment, ...args: string[]): Running {
  const root = projectRoot();
  const script = join(root, 'apps', 'cli', 'src', 'main.ts');
  const loader = join(root, 'libs', 'testing', 'typescript.mjs');
  const settings = Object.entries({ PORT: '0', LOG_FORMAT: 'json', LOG_LEVEL: 'info', ...env }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const unset = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL']
    .filter((name) => !(name in env))
    .flatMap((name) => ['-u', name]);
  const child = spawn(
    'env',
    [...unset, ...settings, process.execPath, '--no-warnings', '--import', loader, script, ...args],
    {
      cwd: root,
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  const printed = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`ended before ${String(pattern)}:\n${output}`);
      await sleep(50);
    }
  };
  return { child, printed, ended };
}

/** A database of a test, and a key of its own for its log. */
function placesOf({ serviceUrl, ownerUrl }: TestDatabase): Environment {
  const AUDIT_KEY_FILE = join(tmpdir(), `whence-audit-${new URL(serviceUrl).pathname.slice(1)}.pem`);
  return { DATABASE_URL: serviceUrl, DATABASE_OWNER_URL: ownerUrl, AUDIT_KEY_FILE };
}

/**
 * One worker, and then none of the Redis that it works with: tells its exit code after SIGTERM.
 */
export async function stopWithoutRedis(suite: string): Promise<number | null> {
  const [redis, database] = [await testRedis(suite), await testDatabase()];
  if (redis === undefined) throw new Error('found no Redis, though redis-server is installed');
  const env = { ...placesOf(database), REDIS_URL: redis.url };
  await command(env, ['migrate']);
  const worker = whence(env, 'worker');
  await worker.printed(/The worker takes jobs/);
  await redis.close();
  worker.child.kill('SIGTERM');
  const { code } = await worker.ended;
  await database.close();
  return code;
}

/** A service that answers, whatever it consists of. */
export interface Service {
  readonly url: string;
  /** The first administrator's key. */
  readonly key: string;
  /** Runs one `whence` command beside the service; rejects with what it printed unless it exits with 0. */
  command(...args: string[]): Promise<string>;
  /** Kills one process that runs jobs, as a power cut would. Another must be left, or be started, to go on. */
  killWorker(): Promise<void>;
  stop(): Promise<void>;
}

async function command(env: Environment, args: readonly string[]): Promise<string> {
  const { code, output } = await whence(env, ...args).ended;
  if (code !== 0) throw new Error(`whence ${args.join(' ')} exited with ${code}:\n${output}`);
  return output;
}

/** Runs one `whence` command with no database within reach, as somebody elsewhere would. Rejects unless it exits with 0. */
export function commandAlone(...args: readonly string[]): Promise<string> {
  return command({ WHENCE_DATA: join(tmpdir(), 'whence-nothing-is-here') }, args);
}

async function finish(running: Running, how: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  running.child.kill(how);
  await running.ended;
}

const READY = /Whence is ready at (http:\/\/127\.0\.0\.1:\d+)/;

/** `npm start`: embedded PostgreSQL, API and worker in one process. */
export async function startTogether(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'whence-story-'));
  const env = { WHENCE_DATA: folder };
  let running = whence(env, 'start', '--empty');
  const url = (await running.printed(READY))[1] ?? '';
  const key = (await running.printed(/whk_\S+/))[0];
  const port = new URL(url).port;
  return {
    url,
    key,
    command: (...args) => command(env, args),
    killWorker: async () => {
      await finish(running, 'SIGKILL');
      running = whence({ ...env, PORT: port }, 'start', '--empty');
      await running.printed(READY);
    },
    stop: async () => {
      await finish(running, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL and Redis run by others; one API and two workers, each a process of its own. */
export async function startApart(suite: string): Promise<Service> {
  const redis = await testRedis(suite);
  if (redis === undefined) throw new Error('found no Redis, though redis-server is installed');
  const database = await testDatabase();
  const env = { ...placesOf(database), REDIS_URL: redis.url };
  await command(env, ['migrate']);
  const key = /whk_\S+/.exec(await command(env, ['key']))?.[0] ?? '';
  const parts = [whence(env, 'api'), whence(env, 'worker'), whence(env, 'worker')];
  const [api, ...workers] = parts;
  const url = (await api?.printed(/The API listens at (http:\/\/127\.0\.0\.1:\d+)/))?.[1] ?? '';
  await Promise.all(workers.map((worker) => worker.printed(/The worker takes jobs/)));
  return {
    url,
    key,
    command: (...args) => command(env, args),
    killWorker: async () => {
      const worker = workers.shift();
      if (worker === undefined || workers.length === 0) throw new Error('found no second worker to go on');
      await finish(worker, 'SIGKILL');
    },
    stop: async () => {
      await Promise.all(parts.map((part) => finish(part, 'SIGTERM')));
      await redis.close();
      await database.close();
    },
  };
}
