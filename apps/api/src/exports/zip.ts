/** Files as one zip archive. */
import { Readable } from 'node:stream';
import type { PackFile } from '@whence/domain';
import { ZipFile } from 'yazl';

/** The archive as a stream. @param at the time that every file in it bears */
export function zipOf(files: readonly PackFile[], at: Date): Readable {
  const zip = new ZipFile();
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text), name, { mtime: at, mode: 0o100644 });
  zip.end();
  return Readable.from(zip.outputStream as AsyncIterable<Buffer>);
}
