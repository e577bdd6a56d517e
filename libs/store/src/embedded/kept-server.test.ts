/** A server that ended for lack of room and fails to come back: what is tried again, how often, and what ends it. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptServer } from './kept-server.js';
import { ServerDidNotStart } from './postmaster.js';

const PANIC = '[12] PANIC:  could not write to file "pg_wal/xlogtemp.12": No space left on device';
const NO_ROOM = '[19] FATAL:  could not write to file "pg_wal/xlogtemp.19": No space left on device';
const TAKEN =
  '[19] LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\n[19] FATAL:  could not create any TCP/IP sockets';
const CORRUPT = '[19] PANIC:  could not locate a valid checkpoint record';

let cluster: string;
let logFile: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  cluster = await mkdtemp(join(tmpdir(), 'whence-kept-'));
  logFile = join(cluster, 'postgres.log');
  await writeFile(logFile, `[10] LOG:  database system is ready to accept connections\n${PANIC}\n`);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(cluster, { recursive: true, force: true });
});

/** Stands for a server: it lives until it is told to end. */
function aServer(): ChildProcess {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  children.push(child);
  return child;
}

const notStarted = (logTail: string) =>
  new ServerDidNotStart(logTail, 'ended while starting (exit code 1)', '/data/postgres.log');

/** Begins with a server that has just ended, and starts it again as told, one by one; the last one is repeated. */
async function kept(...starts: (Error | 'starts')[]) {
  const waits: number[] = [];
  const lines: string[] = [];
  const first = aServer();
  const again = async (spawned: (child: ChildProcess) => void) => {
    const next = starts.length > 1 ? starts.shift() : starts[0];
    if (next instanceof Error) throw next;
    const child = aServer();
    spawned(child);
    return child;
  };
  const wait = async (ms: number) => {
    waits.push(ms);
    if (waits.length > 50) throw new Error('It waits for ever.');
  };
  const server = new KeptServer(first, {
    location: { cluster, logFile },
    again,
    log: (line) => lines.push(line),
    wait,
  });
  first.kill('SIGKILL');
  const told = async (part: string) => {
    while (!lines.some((line) => line.includes(part))) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { server, waits, lines, told };
}

describe('a server that fails to come back', () => {
  it.each([
    ['its data cannot be read', [notStarted(CORRUPT)], 0],
    ['it is not ready in time', [notStarted('[19] LOG:  redo in progress')], 0],
    ['it has no room, then another cause', [notStarted(NO_ROOM), notStarted(CORRUPT)], 1],
    ['what should pass does not', [notStarted(TAKEN)], 4],
    ['something else altogether', [new Error('no such account')], 0],
  ])('is lost with its reason, though the log tells of lack of room before: %s', async (_case, starts, retried) => {
    const reason = starts.at(-1) as Error;
    const { server, lines } = await kept(...starts);
    const lost = await server.lost;
    expect(lost.message).toBe(`PostgreSQL could not be started again where there was room: ${reason.message}`);
    expect(lost.cause).toBe(reason);
    expect(lines.filter((line) => line.includes('tried again in'))).toHaveLength(retried);
    await server.stop();
  });

  it('is waited for longer from try to try while there is no room, and each is told', async () => {
    const { server, waits, lines, told } = await kept(...Array<Error>(7).fill(notStarted(NO_ROOM)), 'starts');
    await told('goes on');
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(lines.filter((line) => line.includes('could not be started again'))).toEqual(
      waits.slice(1).map((ms) => `PostgreSQL could not be started again (${NO_ROOM}); tried again in ${ms / 1_000} s.`),
    );
    await server.stop();
  });

  it.each([
    ['a port that another took', notStarted(TAKEN)],
    ['a log that had no room to be opened', Object.assign(new Error('open'), { code: 'ENOSPC' })],
  ])('comes back after what passes: %s', async (_case, error) => {
    const { server, told } = await kept(error, error, 'starts');
    await told('goes on');
    await server.stop();
  });
});

describe('a server that is on its way back', () => {
  /** Its start never becomes ready: it ends with its process, as one that recovers for long. */
  async function recovering(before: Promise<void> = Promise.resolve()) {
    const first = aServer();
    let begun: () => void = () => undefined;
    const begins = new Promise<void>((resolve) => (begun = resolve));
    let child: ChildProcess | undefined;
    const again = async (spawned: (child: ChildProcess) => void): Promise<ChildProcess> => {
      begun();
      await before;
      child = aServer();
      spawned(child);
      await once(child, 'exit');
      throw notStarted('[20] LOG:  database system is shut down');
    };
    const wait = () => Promise.resolve();
    const server = new KeptServer(first, { location: { cluster, logFile }, again, log: () => undefined, wait });
    first.kill('SIGKILL');
    await begins;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { server, child: () => child };
  }
  const endedBy = ({ signalCode }: { signalCode: NodeJS.Signals | null } = { signalCode: null }) => signalCode;

  it('is stopped by a stop', async () => {
    const { server, child } = await recovering();
    await server.stop();
    expect(endedBy(child())).toBe('SIGINT');
  }, 5_000);

  it('is stopped by a stop that came just before its process', async () => {
    let go: () => void = () => undefined;
    const { server, child } = await recovering(new Promise((resolve) => (go = resolve)));
    const stopped = server.stop();
    go();
    await stopped;
    expect(endedBy(child())).toBe('SIGINT');
  }, 5_000);

  it('is stopped when this process exits', async () => {
    const { server, child } = await recovering();
    const ended = once(child() as ChildProcess, 'exit');
    process.listeners('exit').at(-1)?.(0);
    await ended;
    expect(endedBy(child())).toBe('SIGINT');
    await server.stop();
  }, 5_000);
});
