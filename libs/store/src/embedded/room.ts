/** Whether the embedded PostgreSQL has room on its disk: without any it ends by itself, and cannot say why to whom it served. */
import { open, statfs } from 'node:fs/promises';
import { hasCode } from './atomic-file.js';
import type { Location } from './location.js';
import { ServerDidNotStart } from './postmaster.js';

/** Two files of its write-ahead log: without the next one PostgreSQL ends, and with a single one it does so again soon. */
const LEAST_BYTES = 2 * 16 * 1024 * 1024;
const TAIL_BYTES = 65_536;
/** Of a disk: shared memory and semaphores that the system has no more of are told by "No space left on device", too. */
const NO_ROOM =
  /\b(?:PANIC|FATAL): (?!.*\b(?:shared memory|semaphores)\b).*(?:No space left on device|Disk quota exceeded)/;
const READY = /database system is ready to accept connections/;

/** Whether the file system of the cluster has too little room for PostgreSQL to go on. */
export async function isFull({ cluster }: Pick<Location, 'cluster'>): Promise<boolean> {
  const { bavail, bsize } = await statfs(cluster);
  return bavail * bsize < LEAST_BYTES;
}

/** Whether PostgreSQL ended for lack of room by its own word, and has not come back since. @param log its log, or the end of it */
export function endedFull(log: string): boolean {
  const lines = log.split('\n');
  return lines.findLastIndex((line) => NO_ROOM.test(line)) > lines.findLastIndex((line) => READY.test(line));
}

/** Whether a start failed for lack of room, by what was said in that start alone. */
export function failedFull(error: unknown): boolean {
  return error instanceof ServerDidNotStart ? endedFull(error.logTail) : hasCode(error, 'ENOSPC', 'EDQUOT');
}

/** Whether lack of room is why PostgreSQL is away. A quota shows in its log alone. Ask it only where it is away. */
export async function lacksRoom(location: Pick<Location, 'cluster' | 'logFile'>): Promise<boolean> {
  return (await isFull(location)) || endedFull(await endOf(location.logFile));
}

async function endOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(Math.min(size, TAIL_BYTES)),
      position: Math.max(0, size - TAIL_BYTES),
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
