/** `whence openapi`: docs/openapi.json, docs/errors.md and docs/access.md, from the routes themselves. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessDocument, breaksBetween, errorsDocument, openApiDocument } from '@whence/api';
import type { ApiDocument } from '@whence/api';
import { projectRoot } from '@whence/config';
import type { Console } from '../console.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

const DOCUMENT = join('docs', 'openapi.json');
const ERRORS = join('docs', 'errors.md');
/** What clients out there were made for. It changes with `--release` alone. */
const RELEASED = join('docs', 'openapi.released.json');

export interface OpenApiOptions {
  readonly check: boolean;
  readonly write: boolean;
  readonly release: boolean;
}

/**
 * Prints the document; with `write`, writes the files; with `check`, only tells whether they are up to date, and what
 * would break clients; with `release`, makes the document the one that later ones are held against.
 */
export async function openapi(options: OpenApiOptions, console: Console): Promise<ExitCode> {
  const document = await openApiDocument();
  const text = textOf(document);
  if (!options.check && !options.write && !options.release) {
    console.out(text);
    return EXIT.done;
  }
  const files = [
    { name: DOCUMENT, text },
    { name: ERRORS, text: await errorsDocument() },
    { name: join('docs', 'access.md'), text: await accessDocument() },
    // Read by nobody but this command, and large.
    ...(options.release ? [{ name: RELEASED, text: `${JSON.stringify(document)}\n` }] : []),
  ];
  // The plain object that the text stands for: the document may hold members that JSON leaves out.
  const built = JSON.parse(text) as ApiDocument;
  const before = await kept(DOCUMENT);
  let failed = false;
  for (const { name, text: wanted } of files) {
    if ((await kept(name)) === wanted) continue;
    if (options.check) {
      failed = true;
      console.err(`Found that ${name} is not what the routes say, expected the output of: npx whence openapi --write`);
    } else {
      await writeFile(join(projectRoot(), name), wanted);
      console.err(`Wrote ${name}`);
    }
  }
  if (before !== undefined && before !== text) tellBreaks(JSON.parse(before) as ApiDocument, built, DOCUMENT, console);
  const released = await kept(RELEASED);
  if (released === undefined) {
    console.err(`Found no ${RELEASED}, expected the document of the last release: npx whence openapi --release`);
    failed = true;
  } else if (!options.release)
    failed = breaksTheReleased(JSON.parse(released) as ApiDocument, built, console) || failed;
  return failed && options.check ? EXIT.failed : EXIT.done;
}

function textOf(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Whether clients of the release would break though the version promises them that they do not. */
function breaksTheReleased(released: ApiDocument, built: ApiDocument, console: Console): boolean {
  if (mayBreak(released.info.version, built.info.version)) return false;
  if (!tellBreaks(released, built, RELEASED, console)) return false;
  console.err(
    `Found breaking changes of version ${released.info.version} in version ${built.info.version}; expected none, or a higher ` +
      'version in package.json (the first number; below 1.0 the second) and then: npx whence openapi --release',
  );
  return true;
}

/** Semantic versioning: the first number may break; before 1.0 the second. */
function mayBreak(before: string, after: string): boolean {
  const [major = 0, minor = 0] = before.split('.').map(Number);
  const [nextMajor = 0, nextMinor = 0] = after.split('.').map(Number);
  return nextMajor > major || (major === 0 && nextMajor === 0 && nextMinor > minor);
}

/** Says each break; whether there were any. */
function tellBreaks(before: ApiDocument, after: ApiDocument, against: string, console: Console): boolean {
  const breaks = breaksBetween(before, after);
  for (const { operation, where, problem } of breaks)
    console.err(`Breaks clients of ${against}: ${operation}${where === '' ? '' : `, ${where}`}: ${problem}`);
  return breaks.length > 0;
}

/** Undefined when there is no such file. */
async function kept(name: string): Promise<string | undefined> {
  try {
    return await readFile(join(projectRoot(), name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
