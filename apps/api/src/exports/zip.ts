/** Files as one zip archive. */
import { Readable } from 'node:stream';
import type { PackFile } from '@whence/domain';
import { ZipFile } from 'yazl';

/** A zip tells times by a clock on the wall: that of UTC, wherever the service runs, so that the same files are the same bytes. */
class InUtc extends Date {
  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
}

/** The archive as a stream. @param at the time that every file in it bears */
export function zipOf(files: readonly PackFile[], at: Date): Readable {
  const zip = new ZipFile();
  const mtime = new InUtc(at);
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name, { mtime, mode: 0o100644 });
  zip.end();
  return Readable.from(zip.outputStream as AsyncIterable<Buffer>);
}
