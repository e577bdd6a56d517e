/** What a change that starts from an older version is told, over HTTP; and that of writers at the same moment one wins. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateLedger } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { tagsIn } from './if-match.js';

let api: TestApi;
const ask = (method: string, path: string, body: unknown, match?: string, key?: string) =>
  api.ask(path, {
    method,
    body,
    ...(key === undefined ? {} : { key }),
    ...(match === undefined ? {} : { headers: { 'if-match': match } }),
  });
const tagOf = async (path: string) => (await api.ask(path)).headers.get('etag') ?? '';

beforeAll(async () => {
  api = await testApi();
  const { deskId, personId } = api.first;
  await new CreateLedger(api.ports).run({ kind: 'person', deskId, personId }, { name: 'sample', title: 'Sample' });
});
afterAll(() => api.close());

const SOURCE = '/v1/ledgers/sample/sources/hur';
const source = (name: string) => ({ name, kind: 'body' });

describe('a change that names what it starts from', () => {
  it('is made when nothing came meanwhile, and told what changed when something did', async () => {
    await ask('PUT', SOURCE, source('HUR'));
    const tag = await tagOf(SOURCE);
    expect(tag).toMatch(/^"v1-[\w-]{27}"$/);
    expect((await ask('PUT', SOURCE, source('Main Directorate'), tag)).body).toMatchObject({ version: 2 });
    const late = await ask('PUT', SOURCE, source('Defence Intelligence'), tag);
    expect(late.status).toBe(412);
    expect(late.headers.get('content-type')).toContain('application/problem+json');
    expect(late.body).toMatchObject({
      code: 'precondition-failed',
      currentVersion: 2,
      currentTag: '"v2"',
      changed: [{ member: '/name', before: 'HUR', after: 'Main Directorate' }],
      versions: [{ of: 'source', version: 2, personId: api.first.personId }],
    });
    expect((await api.ask(SOURCE)).body).toMatchObject({ version: 2, name: 'Main Directorate' });
    const again = await ask('PUT', SOURCE, source('Defence Intelligence'), late.body.currentTag as string);
    expect([again.status, again.body.version]).toEqual([200, 3]);
  });

  it('is refused where nothing is there, and made by * where something is', async () => {
    const nowhere = await ask('PUT', '/v1/ledgers/sample/sources/sbu', source('SBU'), '*');
    expect([nowhere.status, nowhere.body.currentTag]).toEqual([412, null]);
    expect((await api.ask('/v1/ledgers/sample/sources/sbu')).status).toBe(404);
    expect((await ask('PUT', SOURCE, source('HUR'), '*')).status).toBe(200);
  });

  it('tells what changed only to whoever may read it', async () => {
    const key = await ask('POST', '/v1/keys', { name: 'writes alone', scopes: ['ledger:change'] });
    const { status, body } = await ask('PUT', SOURCE, source('X'), '"v1"', key.body.secret as string);
    expect([status, body.code, 'changed' in body, 'versions' in body]).toEqual([
      412,
      'precondition-failed',
      false,
      false,
    ]);
  });

  it.each([
    ['v1', 422, 'if-match-malformed'],
    ['"v1', 422, 'if-match-malformed'],
    [`${'"v1", '.repeat(30)}"v1"`, 422, 'if-match-malformed'],
    ['W/"v1"', 412, 'precondition-failed'],
    ['"v99"', 412, 'precondition-failed'],
    ['"v999999999999999999"', 412, 'precondition-failed'],
    ['"v1.1"', 412, 'precondition-failed'],
    ['"something"', 412, 'precondition-failed'],
  ])('with %s is answered %s, %s', async (match, status, code) => {
    const answer = await ask('PUT', SOURCE, source('Y'), match);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is refused where there is nothing to compare with', async () => {
    const answer = await ask('POST', '/v1/people', { name: 'Nobody', role: 'viewer' }, '"v1"');
    expect([answer.status, answer.body.code]).toEqual([422, 'if-match-not-taken']);
  });

  it('is made once by ten writers at the same moment, again and again', async () => {
    for (let round = 0; round < 3; round += 1) {
      const tag = await tagOf(SOURCE);
      const writers = Array.from({ length: 10 }, (_, n) => ask('PUT', SOURCE, source(`Writer ${round} ${n}`), tag));
      const statuses = (await Promise.all(writers)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
    }
  });
});

describe('every thing that people edit', () => {
  it('gives a desk’s policy to the first of two, and says which members the second would have lost', async () => {
    const { body: desk, headers } = await api.ask('/v1/desk');
    const tag = headers.get('etag') ?? '';
    const policy = desk.policy as Record<string, unknown>;
    const both = await Promise.all([
      ask('POST', '/v1/desk/policy', { policy: { ...policy, name: 'One' } }, tag),
      ask('POST', '/v1/desk/policy', { policy: { ...policy, name: 'Other' } }, tag),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    const lost = both.find(({ status }) => status === 412);
    expect(lost?.body.changed).toEqual([{ member: '/name', before: policy['name'], after: expect.any(String) }]);
    const old = await ask('POST', '/v1/desk/policy', { version: 1, policy });
    expect([old.status, old.body.code, old.body.currentVersion]).toEqual([409, 'desk-changed', 2]);
    expect(old.body.changed).toHaveLength(1);
    const neither = await ask('POST', '/v1/desk/policy', { policy });
    expect([neither.status, neither.body.code]).toEqual([422, 'version-missing']);
  });

  it('guards roles, subscribers, hooks and confidential sources', async () => {
    const person = await ask('POST', '/v1/people', { name: 'Vera', role: 'viewer' });
    const personId = person.body.id as string;
    const tag = await tagOf(`/v1/people/${personId}`);
    const role = (name: string) => ask('PUT', `/v1/people/${personId}/role`, { role: name }, tag);
    expect((await role('checker')).status).toBe(200);
    expect((await role('editor')).body).toMatchObject({
      code: 'precondition-failed',
      changed: [{ member: '/role', before: 'viewer', after: 'checker' }],
    });

    const things: [string, string, object, (name: string) => object][] = [
      ['/v1/subscribers', 'PATCH', { name: 'A', url: 'https://a.example/hook' }, (name) => ({ name })],
      ['/v1/inbound-hooks', 'PATCH', { name: 'A', personId: api.first.personId }, (name) => ({ name })],
      ['/v1/confidential-sources', 'PUT', { label: 'A' }, (label) => ({ label })],
    ];
    for (const [path, method, content, change] of things) {
      const made = await ask('POST', path, content);
      expect([path, made.status]).toEqual([path, 201]);
      const one = `${path}/${made.body.id as string}`;
      const first = await tagOf(one);
      expect(first).toMatch(/^"v1-/);
      expect([path, (await ask(method, one, change('B'), first)).status]).toEqual([path, 200]);
      const late = await ask(method, one, change('C'), first);
      expect([path, late.status, late.body.currentVersion]).toEqual([path, 412, 2]);
      expect(late.body.changed).toEqual([
        { member: expect.stringMatching(/^\/(?:name|label)$/), before: 'A', after: 'B' },
      ]);
    }
  });
});

it('reads the header as the standard writes it', () => {
  expect(tagsIn(' * ')).toEqual(['*']);
  expect(tagsIn(`"v3-${'a'.repeat(27)}", "v4",W/"v5"`)).toEqual(['v3', 'v4']);
});
