/** Lints docs/openapi.json: the strict rules of Redocly, and what this document promises besides. */
import '../node-version.mjs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createConfig, lintFromString } from '@redocly/openapi-core';

const DOCUMENT = new URL('../../docs/openapi.json', import.meta.url);

const given = ({ example, examples }) => example !== undefined || Object.keys(examples ?? {}).length > 0;

/** Each media type of a body or an answer shows an example; so does each parameter. */
const everyMediaTypeHasAnExample = () => ({
  MediaType: (media, { report, location }) => {
    if (media.schema !== undefined && !given(media))
      report({ message: 'Found no example, expected one: give the schema `examples`.', location });
  },
  Parameter: (parameter, { report, location }) => {
    if (!given(parameter) && !given(parameter.schema ?? {}))
      report({ message: `Found no example of "${parameter.name}", expected one.`, location });
  },
});

/** Each operation of the service says who may use it, and by which codes it refuses. */
const everyOperationTellsItsErrors = () => ({
  Operation: (operation, { report, location }) => {
    // Webhooks are answered by others.
    if (location.pointer.startsWith('#/webhooks/')) return;
    const isOpen = Array.isArray(operation.security) && operation.security.length === 0;
    if (!isOpen && operation['x-permission'] === undefined)
      report({ message: 'Found no permission, expected `x-permission` or no security.', location });
    for (const [status, answer] of Object.entries(operation.responses ?? {})) {
      if (/^[23]/.test(status)) continue;
      const codes = Object.keys(answer.content?.['application/problem+json']?.examples ?? {});
      if (codes.length === 0)
        report({
          message: `Found no codes of ${status}, expected an example for each.`,
          location: location.child('responses'),
        });
    }
    if (operation.responses?.default === undefined)
      report({ message: 'Found no default answer, expected that of what nobody had foreseen.', location });
  },
});

const config = await createConfig({
  extends: ['recommended-strict'],
  plugins: [
    {
      id: 'whence',
      rules: { oas3: { 'has-example': everyMediaTypeHasAnExample, 'tells-errors': everyOperationTellsItsErrors } },
    },
  ],
  rules: {
    // The project has no licence of its own yet, and the document claims none.
    'info-license': 'off',
    'operation-operationId-unique': 'error',
    'operation-operationId-url-safe': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'operation-parameters-unique': 'error',
    'tag-description': 'error',
    'no-invalid-media-type-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'whence/has-example': 'error',
    'whence/tells-errors': 'error',
  },
});
const source = await readFile(DOCUMENT, 'utf8');
const problems = await lintFromString({ source, config, absoluteRef: fileURLToPath(DOCUMENT) });
for (const { ruleId, message, location } of problems)
  process.stderr.write(`${location[0]?.pointer ?? 'docs/openapi.json'}: ${message} (${ruleId})\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
