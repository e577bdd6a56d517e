/** `whence schema`: the shape of `whence check --json`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@whence/config';
import { checkSchemaText } from '../check/check-result.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

export const SCHEMA_FILE = join('docs', 'check.schema.json');

/** Prints the JSON Schema; with `check`, only tells whether the file in docs/ is the same. */
export async function schema(options: { readonly check: boolean }, console: Console): Promise<ExitCode> {
  const text = checkSchemaText();
  if (!options.check) {
    console.out(text);
    return EXIT.done;
  }
  const kept = await readFile(join(projectRoot(), SCHEMA_FILE), 'utf8');
  if (kept === text) return EXIT.done;
  console.err(`Found that ${SCHEMA_FILE} is not what the code says, expected the output of: npx whence schema`);
  return EXIT.failed;
}
