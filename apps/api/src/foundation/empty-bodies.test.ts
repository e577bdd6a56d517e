/** What is announced as JSON and has no byte: no body to routes that need none, and refused by every route that needs one. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { type TestApi, testApi } from '../../../../test/support/api.js';

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly example?: unknown;
  }[];
}

const NOBODY = '01890000-0000-7000-8000-000000000000';

let api: TestApi;
let operations: readonly (readonly [path: string, method: string, operation: Operation])[];
beforeAll(async () => {
  api = await testApi();
  const { paths }: { paths: Record<string, Record<string, Operation>> } = JSON.parse(
    await readFile(join(projectRoot(), 'docs', 'openapi.json'), 'utf8'),
  );
  operations = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).flatMap(([verb, operation]) =>
      verb === 'get' ? [] : [[path, verb.toUpperCase(), operation] as const],
    ),
  );
});
afterAll(() => api.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const empty = (method: string, path: string) => api.ask(path, { method, body: '', headers: JSON_TYPE });

/** An address of the operation, of things that there are not. */
const addressOf = (path: string, { parameters = [] }: Operation): string => {
  const query = parameters.filter((each) => each.in === 'query' && each.required === true);
  const asked = query.map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`).join('&');
  return `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (/Id$/.test(name) ? NOBODY : '1'))}${asked === '' ? '' : `?${asked}`}`;
};

describe('an empty body that is announced as JSON', () => {
  it('is no body where none is needed', async () => {
    const made = await api.ask('/v1/subscribers', {
      method: 'POST',
      body: { name: 'CMS', url: 'https://cms.example/' },
    });
    const path = `/v1/subscribers/${made.body.id}/test`;
    const sent = await empty('POST', path);
    expect([sent.status, sent.body]).toEqual([202, { eventId: expect.any(String) }]);
    // The same request under one Idempotency-Key, with the type and without it.
    const once = (headers: Record<string, string>, body?: string) =>
      api.ask(path, { method: 'POST', headers: { 'idempotency-key': 'once', ...headers }, body });
    const [first, second] = [await once(JSON_TYPE, ''), await once({})];
    expect([first.status, second.body]).toEqual([202, first.body]);
    expect((await api.ask(path, { method: 'POST', body: ' ', headers: JSON_TYPE })).body).toMatchObject({
      code: 'not-json',
    });
  });

  it('is refused for itself by no route that takes none, and by every route that needs one', async () => {
    const none = operations.filter(([, , { requestBody }]) => requestBody === undefined);
    const needed = operations.filter(
      ([path, , { requestBody }]) =>
        // Asks for a signature of the body before anybody looks into it.
        path !== '/v1/inbound/{hookId}' && requestBody?.content['application/json'] !== undefined,
    );
    expect(Math.min(none.length, needed.length)).toBeGreaterThan(15);
    for (const [path, method, operation] of needed) {
      const { status, body } = await empty(method, addressOf(path, operation));
      expect([method, path, status, body]).toEqual([
        method,
        path,
        400,
        expect.objectContaining({ code: 'not-json', detail: 'Found an empty body, expected JSON text.' }),
      ]);
    }
    for (const [path, method, operation] of none) {
      const answer = await empty(method, addressOf(path, operation));
      expect([method, path, answer.status !== 500, answer.body?.code]).toEqual([
        method,
        path,
        true,
        expect.not.stringMatching('not-json'),
      ]);
    }
  }, 120_000);
});
