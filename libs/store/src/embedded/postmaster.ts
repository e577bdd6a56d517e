import { type ChildProcess, spawn } from 'node:child_process';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, asAccount } from './account.js';
import { giveToFolderOwner, hasCode, readIfThere, replaceFile } from './atomic-file.js';
import { commandOf, isAlive } from './process-identity.js';
import { serverArguments } from './server-settings.js';

/** What a running or crashed server left in postmaster.pid. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string | undefined;
  readonly ready: boolean;
}

const START_TIMEOUT_MS = 120_000;
const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 10_000;

/** Reads postmaster.pid of a cluster; undefined when there is none or it does not begin with a process id. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const content = await readIfThere(join(cluster, 'postmaster.pid'));
  if (content === undefined) return undefined;
  const lines = content.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10),
    socketFolder: lines[4]?.trim() || undefined,
    ready: (lines[7] ?? '').trim() === 'ready',
  };
}

/** Bytes that a socket's path may have: macOS takes 103, Linux 107. */
const LONGEST_SOCKET_PATH = 103;

/**
 * Where the server of a cluster keeps its Unix socket: in the cluster itself, which nobody else may enter. Undefined where
 * the system has no such sockets, and for a path that is too long or that PostgreSQL would read as a list.
 */
export function socketFolderFor(cluster: string): string | undefined {
  const longest = Buffer.byteLength(`${cluster}/.s.PGSQL.65535`);
  const usable = process.platform !== 'win32' && longest <= LONGEST_SOCKET_PATH && /^\/[^,"\s]+$/.test(cluster);
  return usable ? cluster : undefined;
}

/** Removes sockets that killed servers left, each under the port of its own; nothing runs on the cluster meanwhile. */
async function removeSockets(cluster: string): Promise<void> {
  const left = (await readdir(cluster)).filter((name) => name.startsWith('.s.PGSQL.'));
  await Promise.all(left.map((name) => rm(join(cluster, name), { force: true })));
}

/** True when the process is the PostgreSQL server of exactly this cluster, and not one that got its id later. */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await commandOf(pid);
  if (command === undefined) return false;
  return /\bpostgres(\.exe)?\b/.test(command) && ` ${command} `.includes(` -D ${cluster} `);
}

/**
 * Clears what a killed Whence or a killed server left. An orphaned server is stopped, never attached to: its settings may
 * be those of an older version. A process id that belongs to something else by now is not touched; the file is then
 * rewritten to name this process, which PostgreSQL takes as stale while it still checks the rest of the file (a
 * surviving backend would hold the shared memory segment named there).
 */
export async function clearRemains(cluster: string, log: (line: string) => void): Promise<void> {
  const left = await readPostmasterFile(cluster);
  if (left === undefined || !isAlive(left.pid)) return;
  if (await isPostmasterOf(left.pid, cluster)) {
    log(`Stopping PostgreSQL process ${left.pid}, left by an earlier start`);
    await stopProcess(left.pid);
    return;
  }
  const path = join(cluster, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8')).split('\n');
  // The server runs as the cluster's owner and must be able to replace the file.
  await replaceFile(path, [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** Stops a server: fast (sessions are ended, data flushed), and when that takes over 30 s, at once. */
export async function stopProcess(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await gone(pid, FAST_STOP_MS)) return;
  // SIGQUIT ends the server without a checkpoint; the next start replays its log.
  signal(pid, 'SIGQUIT');
  if (await gone(pid, IMMEDIATE_STOP_MS)) return;
  throw new Error(`PostgreSQL process ${pid} did not stop within ${(FAST_STOP_MS + IMMEDIATE_STOP_MS) / 1000} s.`);
}

/** What to run, and how. */
export interface ServerOptions {
  readonly program: string;
  readonly cluster: string;
  readonly port: number;
  readonly socketFolder: string | undefined;
  readonly logFile: string;
  readonly account: Account | undefined;
  /** False only for tests: a crash may lose what was written just before. */
  readonly durable: boolean;
}

/** Why a server did not start, with the end of its log. */
export class ServerDidNotStart extends Error {
  override readonly name = 'ServerDidNotStart';

  constructor(
    readonly logTail: string,
    reason: string,
    logFile: string,
  ) {
    super(`PostgreSQL ${reason}. The end of ${logFile}:\n${logTail}`);
  }
}

/** Whether a start failed for what passes by itself: a port that another took, or backends of a killed server that end yet. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof ServerDidNotStart &&
    /could not create any TCP|Address already in use|pre-existing shared memory/.test(error.logTail)
  );
}

/** Why a start failed, in one line: what the server said last of it, where it said something. */
export function lastWords(error: unknown): string {
  const said = error instanceof ServerDidNotStart ? error.logTail.split('\n') : [];
  const last = said.findLast((line) => /\b(?:PANIC|FATAL): /.test(line));
  return last ?? (error instanceof Error ? error.message : String(error)).split('\n', 1).join('');
}

/**
 * Starts the server in a session of its own, so that the terminal's Ctrl-C does not reach it; resolves when it is ready.
 * @param spawned told of the process at once, so that it can be stopped before
 */
export async function startServer(
  options: ServerOptions,
  spawned?: (child: ChildProcess) => void,
): Promise<ChildProcess> {
  await removeSockets(options.cluster);
  const log = await open(options.logFile, 'a', 0o600);
  const logStart = (await log.stat()).size;
  await giveToFolderOwner(options.logFile);
  let child: ChildProcess;
  try {
    child = spawn(options.program, ['-D', options.cluster, '-p', String(options.port), ...serverArguments(options)], {
      ...asAccount(options.account),
      cwd: options.cluster,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
  let failure: string | undefined;
  child.once('error', (error) => (failure = `could not be run (${error.message})`));
  child.once('exit', (code, by) => (failure = `ended while starting (${by ?? `exit code ${code}`})`));
  child.unref();
  spawned?.(child);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (failure !== undefined) {
      throw new ServerDidNotStart(await tail(options.logFile, logStart), failure, options.logFile);
    }
    const file = await readPostmasterFile(options.cluster);
    if (file?.pid === child.pid && file?.ready === true) return child;
    await sleep(20);
  }
  if (child.pid !== undefined) await stopProcess(child.pid);
  throw new ServerDidNotStart(
    await tail(options.logFile, logStart),
    `was not ready within ${START_TIMEOUT_MS / 1000} s`,
    options.logFile,
  );
}

async function tail(path: string, from: number): Promise<string> {
  const text = (await readFile(path)).subarray(from).toString('utf8');
  return text.trim().split('\n').slice(-15).join('\n');
}

/** Sends a signal; it is no error when the process is gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid) && !(await isZombie(pid))) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/** A killed child that nobody has waited for (as in a container without an init process) still answers to signal 0. */
async function isZombie(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const status = await readIfThere(`/proc/${pid}/stat`);
  return status !== undefined && status.slice(status.lastIndexOf(')') + 2).startsWith('Z');
}

/** Empties a log that has grown beyond 5 MB; called before a start. */
export async function trimLog(logFile: string): Promise<void> {
  try {
    if ((await stat(logFile)).size < 5 * 1024 * 1024) return;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  await replaceFile(logFile, '');
}
