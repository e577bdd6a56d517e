/** `whence openapi`: docs/openapi.json, docs/errors.md and docs/access.md, from the routes themselves. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessDocument, errorsDocument, openApiDocument } from '@whence/api';
import { projectRoot } from '@whence/config';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

/** Prints the document; with `write`, writes the files; with `check`, only tells whether they are up to date. */
export async function openapi(
  options: { readonly check: boolean; readonly write: boolean },
  console: Console,
): Promise<ExitCode> {
  const text = `${JSON.stringify(await openApiDocument(), null, 2)}\n`;
  if (!options.check && !options.write) {
    console.out(text);
    return EXIT.done;
  }
  const files = [
    { name: join('docs', 'openapi.json'), text },
    { name: join('docs', 'errors.md'), text: await errorsDocument() },
    { name: join('docs', 'access.md'), text: await accessDocument() },
  ];
  let differing = 0;
  for (const { name, text: wanted } of files) {
    const path = join(projectRoot(), name);
    if ((await kept(path)) === wanted) continue;
    if (options.write) {
      await writeFile(path, wanted);
      console.err(`Wrote ${name}`);
    } else {
      differing += 1;
      console.err(`Found that ${name} is not what the routes say, expected the output of: npx whence openapi --write`);
    }
  }
  return differing === 0 ? EXIT.done : EXIT.failed;
}

/** Undefined when there is no such file. */
async function kept(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
