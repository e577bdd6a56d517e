import { randomBytes } from 'node:crypto';
import { link, rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createOnce, hasCode, readIfThere, removeIfThere } from './atomic-file.js';
import { isAlive, startOf } from './process-identity.js';

/** Another live process holds the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  /**
   * @param folder the folder that is held
   * @param pid the process that holds it
   */
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The data in ${folder} is in use by process ${pid}. Stop that process first, or set WHENCE_DATA to another folder.`,
    );
  }
}

/** A held lock. `release` gives it back; a second call does nothing. */
export interface Lock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly start: string | null;
  readonly nonce: string;
}

/**
 * Takes the lock file at `path` for this process, or throws DataFolderInUse with the live holder's process id.
 *
 * The file names a process and when it started. A holder that is dead, or whose id was given to another process since,
 * is stale: its file is renamed away and looked at again before it is dropped, so that of two takers one gets the lock.
 *
 * @param patienceMs how long to wait for a live holder, which may be about to stop
 */
export async function takeLock(path: string, folder: string, patienceMs = 3_000): Promise<Lock> {
  const deadline = Date.now() + patienceMs;
  const own: Holder = {
    pid: process.pid,
    start: (await startOf(process.pid)) ?? null,
    nonce: randomBytes(8).toString('hex'),
  };
  const content = `${JSON.stringify(own)}\n`;
  for (let takeovers = 0; takeovers < 20;) {
    if (await createOnce(path, content)) {
      return { release: async () => releaseOwn(path, content) };
    }
    const found = await readIfThere(path);
    if (found === undefined) continue;
    const live = await liveHolder(found);
    if (live === undefined) {
      await dropStale(path, found);
      takeovers += 1;
    } else {
      if (live === process.pid || Date.now() > deadline) throw new DataFolderInUse(folder, live);
      await sleep(100);
    }
  }
  throw new Error(`The lock ${path} changed hands 20 times while it was being taken; expected it to be free or held.`);
}

/** The process id of the live holder of a lock file, or undefined when it is free or stale. */
export async function lockHolder(path: string): Promise<number | undefined> {
  const found = await readIfThere(path);
  return found === undefined ? undefined : liveHolder(found);
}

async function liveHolder(content: string): Promise<number | undefined> {
  const holder = parseHolder(content);
  if (holder === undefined || !isAlive(holder.pid)) return undefined;
  const start = await startOf(holder.pid);
  const otherProcess = start !== undefined && holder.start !== null && start !== holder.start;
  return otherProcess ? undefined : holder.pid;
}

function parseHolder(content: string): Holder | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const { pid, start, nonce } = parsed as Partial<Holder>;
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
    return { pid, start: start ?? null, nonce: nonce ?? '' };
  } catch {
    // A lock file is written whole, so what cannot be parsed was left by a broken disk: nobody holds it.
    return undefined;
  }
}

async function dropStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.stale.${randomBytes(6).toString('hex')}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readIfThere(aside)) !== judged) {
    // Somebody else took the lock between the look and the rename: it is theirs.
    await link(aside, path);
  }
  await removeIfThere(aside);
}

async function releaseOwn(path: string, content: string): Promise<void> {
  if ((await readIfThere(path)) === content) await removeIfThere(path);
}
