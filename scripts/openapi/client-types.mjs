/** Writes libs/client/src/document.ts, the types of the API's document; with --check it only tells whether they are its own. */
import '../node-version.mjs';
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../../docs/openapi.json', import.meta.url);
const TYPES = new URL('../../libs/client/src/document.ts', import.meta.url);

/** Examples are for readers of the document: in comments on types they would outweigh the types. */
function withoutExamples(value, isMembers = false) {
  if (Array.isArray(value)) return value.map((each) => withoutExamples(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isMembers || !['example', 'examples'].includes(name))
      .map(([name, member]) => [name, withoutExamples(member, name === 'properties' || name === 'schemas')]),
  );
}

/** The client throws every refusal as a ProblemError, whose type is the same everywhere. */
function withoutRefusals({ paths, ...document }) {
  for (const operations of Object.values(paths))
    for (const { responses } of Object.values(operations))
      for (const status of Object.keys(responses ?? {})) if (!/^2/.test(status)) delete responses[status];
  return { ...document, paths };
}

const document = withoutRefusals(withoutExamples(JSON.parse(await readFile(DOCUMENT, 'utf8'))));
const types = await openapiTS(document, { alphabetize: true, emptyObjectsUnknown: true, defaultNonNullable: false });
const text = `// Written by \`npm run openapi\` from docs/openapi.json; not by hand.\n${astToString(types)}`;
const kept = await readFile(TYPES, 'utf8').catch((error) => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
});
if (kept !== text && process.argv.includes('--check')) {
  process.stderr.write(
    'Found that libs/client/src/document.ts is not what docs/openapi.json says, expected the output of: npm run openapi\n',
  );
  process.exitCode = 1;
} else if (kept !== text) {
  await writeFile(TYPES, text);
  process.stderr.write('Wrote libs/client/src/document.ts\n');
}
