/** A body as bytes, up to a limit. */
import { Readable } from 'node:stream';
import { Refusal } from '@whence/workflow';
import type { HttpRequest } from '../foundation/index.js';

/** Throws `snapshot-too-large`; a body that is JSON counts as none. @param most bytes */
export async function readBytes({ body }: HttpRequest, most: number): Promise<Buffer> {
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  // Without closing the stream: the rest of a body that is too large is read and dropped before the answer is sent.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most)
      throw new Refusal(
        'too-large',
        'snapshot-too-large',
        `Found a page of more than ${most} bytes, expected at most that many (SNAPSHOT_LIMIT_BYTES).`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
