import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { errorsDocument } from './create-api.js';

/** Thrown in jobs and at the command line, where no request waits for an answer. */
const NOT_OVER_HTTP = [
  'event-unknown',
  'surroundings-too-large',
  'log-not-as-signed',
  'signing-key-missing',
  'signing-key-changed',
];

async function sources(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(projectRoot(), folder), { recursive: true });
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(projectRoot(), folder, name));
}

describe('the catalogue of errors', () => {
  it('holds every code that a use case or the foundation refuses with', async () => {
    const known = new Set([...(await errorsDocument()).matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? ''));
    const thrown = new Set<string>();
    for (const path of [
      ...(await sources('libs/workflow/src')),
      ...(await sources('libs/store/src')),
      ...(await sources('apps/api/src')),
    ]) {
      const text = await readFile(path, 'utf8');
      for (const match of text.matchAll(/new Refusal\(\s*'[a-z-]+',\s*'([a-z-]+)'/g)) thrown.add(match[1] ?? '');
      for (const match of text.matchAll(/notFound\(\s*'([a-z-]+)'/g)) thrown.add(`${match[1]}-unknown`);
    }
    expect(thrown.size).toBeGreaterThan(20);
    expect([...thrown].filter((code) => !known.has(code) && !NOT_OVER_HTTP.includes(code)).sort()).toEqual([]);
  });
});
