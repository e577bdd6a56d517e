/** A file of lines, opened for reading. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { cannotRead } from '../file-fault.js';

/** Opens lines of JSON. Throws a CommandFailure where there is no file. */
export async function openLines(file: string): Promise<Readable> {
  await mustBeFile(file, 'lines of JSON in a file');
  return createReadStream(file);
}

/** Throws a CommandFailure where there is no file that may be read. @param expected what should stand there, in words */
export async function mustBeFile(file: string, expected: string): Promise<void> {
  try {
    // Whether it may be read is known only to whoever opens it.
    const opened = await open(file, 'r');
    const isFolder = await opened.stat().then((found) => found.isDirectory());
    await opened.close();
    if (isFolder) throw Object.assign(new Error(`"${file}" is a folder.`), { code: 'EISDIR' });
  } catch (error) {
    throw cannotRead(file, expected, error);
  }
}
