/** A file of lines, opened for reading. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';

/** Opens lines of JSON. Throws a {@link CommandFailure} where there is no file. */
export async function openLines(file: string): Promise<Readable> {
  await mustBeFile(file, 'lines of JSON in a file');
  return createReadStream(file);
}

/** Throws a {@link CommandFailure} where there is no file. @param expected what should stand there, in words */
export async function mustBeFile(file: string, expected: string): Promise<void> {
  const why = await stat(file).then(
    (found) => (found.isDirectory() ? 'a folder' : undefined),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 'no file';
      throw error;
    },
  );
  if (why !== undefined) throw new CommandFailure(EXIT.refused, `Found ${why} at "${file}", expected ${expected}.`);
}
