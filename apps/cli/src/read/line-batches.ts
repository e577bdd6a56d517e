/** A stream of bytes in batches of whole lines, as they come: nobody waits for a batch to fill. */

/** Whole lines, the last without its line break only where the stream ends. */
export interface LineBatch {
  /** Number of its first line, from 1. */
  readonly firstLine: number;
  readonly bytes: Uint8Array;
  /** The bytes of one line that is longer than may be, without its line break; they were dropped. */
  readonly overlong?: number;
}

const LINE_FEED = 10;

/**
 * Splits `chunks` behind their last line breaks. Holds one chunk, or one line of at most `longest` bytes.
 * Lines end in LF or CRLF; a lone CR ends none, since JSON text holds none.
 */
export async function* lineBatches(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<LineBatch> {
  let firstLine = 1;
  let pending: Uint8Array[] = [];
  let size = 0;
  /** Bytes so far of a line that is too long; 0: none is under way. */
  let overlong = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    if (overlong > 0 || size + chunk.length > longest) {
      // Only the line that goes on from before can be overlong: a chunk is far shorter than `longest`.
      const end = chunk.indexOf(LINE_FEED);
      if (overlong > 0 || end < 0 || size + end > longest) {
        overlong += size + (end < 0 ? chunk.length : end);
        [pending, size] = [[], 0];
        if (end < 0) continue;
        yield { firstLine: firstLine++, bytes: new Uint8Array(0), overlong };
        overlong = 0;
        rest = chunk.subarray(end + 1);
      }
    }
    const cut = rest.lastIndexOf(LINE_FEED) + 1;
    if (cut > 0) {
      const bytes = joined([...pending, rest.subarray(0, cut)]);
      const batch = { firstLine, bytes };
      // Before the batch is given away: its bytes may move to another thread.
      firstLine += linesIn(bytes);
      [pending, size] = [[], 0];
      yield batch;
    }
    if (cut < rest.length) {
      pending.push(rest.subarray(cut));
      size += rest.length - cut;
    }
  }
  if (overlong > 0) yield { firstLine, bytes: new Uint8Array(0), overlong };
  else if (size > 0) yield { firstLine, bytes: joined(pending) };
}

/** A copy in memory of its own, which can be handed to another thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function linesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
