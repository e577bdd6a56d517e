/** `whence schema`: the shapes of what `whence check --json`, `whence read` and `whence match` print. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@whence/config';
import { checkSchemaText } from '../check/check-result.js';
import { CommandFailure } from '../complaint.js';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { matchSchemaText } from '../match/match-schema.js';
import { readSchemaText } from '../read/read-schema.js';

const SCHEMAS: Readonly<Record<string, { readonly file: string; readonly text: () => string }>> = {
  check: { file: join('docs', 'check.schema.json'), text: checkSchemaText },
  read: { file: join('docs', 'read.schema.json'), text: readSchemaText },
  match: { file: join('docs', 'match.schema.json'), text: matchSchemaText },
};

/** Prints the JSON Schema of a command's output; with `check`, only tells whether the files in docs/ are the same. */
export async function schema(
  options: { readonly of: string; readonly check: boolean },
  console: Console,
): Promise<ExitCode> {
  const wanted = Object.hasOwn(SCHEMAS, options.of) ? SCHEMAS[options.of] : undefined;
  if (!wanted)
    throw new CommandFailure(
      EXIT.usage,
      `Found command "${options.of}", expected one whose output has a schema: ${Object.keys(SCHEMAS).join(', ')}.`,
    );
  if (!options.check) {
    console.out(wanted.text());
    return EXIT.done;
  }
  let stale = false;
  for (const [command, { file, text }] of Object.entries(SCHEMAS)) {
    if ((await readFile(join(projectRoot(), file), 'utf8')) === text()) continue;
    stale = true;
    console.err(`Found that ${file} is not what the code says, expected the output of: npx whence schema ${command}`);
  }
  return stale ? EXIT.failed : EXIT.done;
}
