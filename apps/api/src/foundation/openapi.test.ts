import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { errorsDocument, openApiDocument } from './create-api.js';

const committed = (name: string) => readFile(join(projectRoot(), 'docs', name), 'utf8');

describe('the documents', () => {
  it('are the same text each time', async () => {
    expect(JSON.stringify(await openApiDocument())).toBe(JSON.stringify(await openApiDocument()));
  });

  it('are what docs/ holds', async () => {
    expect(await committed('openapi.json')).toBe(`${JSON.stringify(await openApiDocument(), null, 2)}\n`);
    expect(await committed('errors.md')).toBe(await errorsDocument());
  });
});
