/** A file of lines, opened for reading. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';

/** Throws a {@link CommandFailure} where there is no file. */
export async function openLines(file: string): Promise<Readable> {
  const why = await stat(file).then(
    (found) => (found.isDirectory() ? 'a folder' : undefined),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 'no file';
      throw error;
    },
  );
  if (why !== undefined)
    throw new CommandFailure(EXIT.refused, `Found ${why} at "${file}", expected lines of JSON in a file.`);
  return createReadStream(file);
}
