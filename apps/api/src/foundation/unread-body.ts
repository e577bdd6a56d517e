/**
 * Reads the rest of a body that nobody wants. A refusal that is sent while the client still sends reaches it as a broken
 * connection: most clients look at the answer only once they have sent everything.
 */
import type { Readable } from 'node:stream';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_MS = 10_000;

/** Resolves when the client has sent everything, has gone, or has sent more than anybody will wait for. Never rejects. */
export function discardRest(body: Readable, mostBytes = MOST_BYTES, mostMs = MOST_MS): Promise<void> {
  return new Promise((resolve) => {
    let left = mostBytes;
    const count = (chunk: Buffer): void => {
      left -= chunk.length;
      if (left < 0) end();
    };
    const end = (): void => {
      clearTimeout(timer);
      body.off('data', count).off('end', end).off('close', end).off('error', end);
      resolve();
    };
    const timer = setTimeout(end, mostMs);
    body.on('data', count).once('end', end).once('close', end).once('error', end);
    body.resume();
  });
}
