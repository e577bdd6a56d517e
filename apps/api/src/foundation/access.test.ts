/** Every operation with every role and without a key, over HTTP, against docs/access.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessDocument, openApiDocument } from '@whence/api';
import { projectRoot } from '@whence/config';
import { ROLES } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';

const CALLERS = ['no key', ...ROLES] as const;
type Caller = (typeof CALLERS)[number];

interface Row {
  readonly operation: string;
  readonly cells: Readonly<Record<Caller, string>>;
}

let api: TestApi;
let page: string;
let table: readonly Row[];
const keys = new Map<Caller, string>();

function rowsOf(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(head).toEqual(['operation', 'needs', ...CALLERS]);
  return rows.map(([operation = '', , ...cells]) => ({
    operation,
    cells: Object.fromEntries(CALLERS.map((caller, at) => [caller, cells[at] ?? ''])) as Row['cells'],
  }));
}

beforeAll(async () => {
  page = await readFile(join(projectRoot(), 'docs', 'access.md'), 'utf8');
  table = rowsOf(page);
  api = await testApi();
  for (const role of ROLES) {
    const person = await api.ask('/v1/people', { method: 'POST', body: { name: `A ${role}`, role } });
    const key = await api.ask('/v1/keys', { method: 'POST', body: { name: role, personId: person.body.id } });
    keys.set(role, key.body.secret);
  }
}, 120_000);
afterAll(async () => {
  await api.close();
});

const UUID = '00000000-0000-7000-8000-000000000000';
/** A place in the address that is named a number takes one; every other takes an id or a key. */
const addressOf = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (/number|version/i.test(name) ? '1' : UUID));

/** What an operation does to a caller: lets in, or the code by which it does not. */
async function treats(operation: string, caller: Caller): Promise<string> {
  const [method = '', path = ''] = operation.split(' ');
  const key = keys.get(caller);
  const sends = method !== 'GET' && method !== 'DELETE';
  const response = await fetch(api.url + addressOf(path), {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(sends ? { 'content-type': 'application/json' } : {}),
    },
    ...(sends ? { body: '{}' } : {}),
  });
  if (response.status !== 401 && response.status !== 403) {
    // Not read to the end: a stream of events has none.
    await response.body?.cancel();
    return 'in';
  }
  const { code } = (await response.json()) as { code: string };
  return code;
}

const EXPECTED: Readonly<Record<string, (caller: Caller) => string>> = {
  '●': () => 'in',
  '': (caller) => (caller === 'no key' ? 'key-missing' : 'not-permitted'),
  signed: () => 'inbound-signature-invalid',
};

describe('docs/access.md', () => {
  it('is what the routes say', async () => {
    expect(page).toBe(await accessDocument());
  });

  it('names every operation of the document, once, and no other', async () => {
    const { paths } = await openApiDocument();
    const operations = Object.entries(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs as object).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(table.map(({ operation }) => operation).sort()).toEqual(operations.sort());
  });

  it('lets nobody without a key do anything but look at health, and send what is signed', () => {
    const open = table.filter(({ cells }) => cells['no key'] !== '').map(({ operation }) => operation);
    expect(open).toEqual(['GET /health/live', 'GET /health/ready', 'POST /v1/inbound/{hookId}']);
  });

  it.each(CALLERS)('is what the server does: %s', async (caller) => {
    const otherwise: string[] = [];
    for (const { operation, cells } of table) {
      const expected = EXPECTED[cells[caller]]?.(caller) ?? `a cell that is known, not "${cells[caller]}"`;
      const found = await treats(operation, caller);
      if (found !== expected) otherwise.push(`${operation}: found ${found}, expected ${expected}`);
    }
    expect(otherwise).toEqual([]);
  });
});
