import { Transform } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import { Refusal } from '@whence/workflow';

/**
 * A body that is streamed, up to a number of bytes. Throws `body-too-large` at once when the client says that it is larger;
 * else the stream fails with it when it has become so.
 * @param said what Content-Length says; 0 when nothing
 */
export function limited(body: Readable, said: number, mostBytes: number): Readable {
  if (said > mostBytes) throw tooLarge(mostBytes);
  let seen = 0;
  const out = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      seen += chunk.length;
      if (seen > mostBytes) done(tooLarge(mostBytes));
      else done(null, chunk);
    },
  });
  // Not a pipeline: the connection must live on to carry the refusal.
  body.on('error', (error) => out.destroy(error));
  body.on('close', () => {
    if (!body.readableEnded) out.destroy(new Error('the client went away before its body had come in'));
  });
  return body.pipe(out);
}

function tooLarge(mostBytes: number): Refusal {
  return new Refusal('too-large', 'body-too-large', `Found a body of more than ${mostBytes} bytes (UPLOAD_LIMIT_MB).`);
}
