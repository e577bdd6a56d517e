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

describe('what people decide about a ledger', () => {
  const LEDGER = '/v1/ledgers/sample';
  const measure = (state: string) => ({ counted: 'people', state, unit: 'persons', label: `people ${state}` });
  const CONTENT = { measure: 'killed', mode: 'observed', polarity: 'affirms', amount: { point: 500 } };
  beforeAll(async () => {
    for (const key of ['killed', 'dead', 'slain']) await ask('PUT', `${LEDGER}/measures/${key}`, measure(key));
    for (const key of ['police', 'mayor']) await ask('PUT', `${LEDGER}/sources/${key}`, { name: key, kind: 'body' });
    for (const id of ['a', 'b']) await ask('PUT', `${LEDGER}/statements/${id}`, { source: 'police', content: CONTENT });
  });
  /** One of two at the same moment; gives what the other is told. */
  async function lost(attempts: readonly Promise<Awaited<ReturnType<typeof ask>>>[]) {
    const both = await Promise.all(attempts);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    return both.find(({ status }) => status === 412)?.body;
  }

  it('merges an entry for the first of two, and unmerges it only for whoever saw the merge', async () => {
    const dead = `${LEDGER}/measures/dead`;
    const tag = await tagOf(dead);
    const merge = (into: string) => ask('POST', `${dead}/merge`, { into }, tag);
    expect(await lost([merge('killed'), merge('slain')])).toMatchObject({
      code: 'precondition-failed',
      currentTag: '"v2"',
      changed: [{ member: '/mergedInto', after: expect.stringMatching(/killed|slain/) }],
      versions: [{ of: 'measure', version: 2, personId: api.first.personId }],
    });
    const late = await ask('POST', `${dead}/unmerge`, {}, tag);
    expect([late.status, late.body.currentVersion]).toEqual([412, 2]);
    const unmerged = await ask('POST', `${dead}/unmerge`, {}, await tagOf(dead));
    expect([unmerged.status, unmerged.body.version]).toEqual([201, 3]);
  });

  it('begins and ends an edge of a source for the first of two', async () => {
    const police = `${LEDGER}/sources/police`;
    const first = await tagOf(police);
    const add = (from: string) => ask('POST', `${police}/edges`, { kind: 'part-of', other: 'mayor', from }, first);
    expect((await lost([add('2020'), add('2021')])).changed).toEqual([
      { member: '/edges', before: [], after: [expect.objectContaining({ other: 'mayor' })] },
    ]);
    const second = await tagOf(police);
    const end = (to: string) => ask('POST', `${police}/edges/end`, { kind: 'part-of', other: 'mayor', to }, second);
    expect(await lost([end('2023'), end('2024')])).toMatchObject({ currentVersion: 3, currentTag: '"v3"' });
    expect((await api.ask(police)).body.edges).toHaveLength(1);
  });

  it('judges a hop for the first of two, by the version that lists show', async () => {
    const joined = { from: 'b', to: 'a', kind: 'cites', standing: 'suggested', because: 'same number' };
    const { body: hop } = await ask('POST', `${LEDGER}/hops`, joined);
    const judge = (standing: string, match: string) =>
      ask('POST', `${LEDGER}/hops/${hop.id}/judgement`, { standing }, match);
    const told = await lost([judge('confirmed', '"v1"'), judge('rejected', '"v1"')]);
    expect(told.changed).toEqual([
      { member: '/standing', before: 'suggested', after: expect.stringMatching(/confirmed|rejected/) },
    ]);
    expect(told.versions).toMatchObject([{ of: 'hop', version: 2, personId: api.first.personId }]);
    // The same word again is no change, but it is said by somebody who did not know that it was said.
    expect((await judge('confirmed', '"v1"')).status).toBe(412);
    expect((await judge('confirmed', '"v2"')).status).toBe(201);
  });

  it('decides on a proposal for the first of two, and fills the claims that wait for it', async () => {
    const text = 'The mayor said that 30 lighthouses were flooded.';
    await ask('POST', '/v1/articles', { title: 'Storms', status: 'published', publishedOn: '2025-05-02', text });
    const [proposed] = (await api.ask('/v1/vocabulary-proposals?kind=measure&standing=proposed')).body.entries;
    const one = `/v1/vocabulary-proposals/${proposed.id}`;
    const tag = await tagOf(one);
    expect(tag).toMatch(/^"v1-/);
    const told = await lost([
      ask('POST', `${one}/reject`, { reason: 'We do not follow lighthouses.' }, tag),
      ask('POST', `${one}/reject`, { reason: 'What is a lighthouse?' }, tag),
    ]);
    expect(told.changed).toEqual([
      { member: '/decision', after: { personId: api.first.personId, reason: expect.stringContaining('lighthouse') } },
      { member: '/standing', before: 'proposed', after: 'rejected' },
    ]);
    const merge = (match: string) => ask('POST', `${one}/merge`, { ledger: 'sample', key: 'killed' }, match);
    expect((await merge(tag)).status).toBe(412);
    const merged = await merge(await tagOf(one));
    expect([merged.status, merged.body.filled, merged.body.proposal.standing]).toEqual([201, 1, 'merged']);
  });

  it('tells what changed only to whoever may read the ledger', async () => {
    const key = await ask('POST', '/v1/keys', { name: 'decides alone', scopes: ['vocabulary:decide'] });
    const path = `${LEDGER}/measures/dead/merge`;
    const { status, body } = await ask('POST', path, { into: 'killed' }, '"v1"', key.body.secret as string);
    expect([status, body.code, 'changed' in body]).toEqual([412, 'precondition-failed', false]);
  });

  it('splits and reassigns by no version', async () => {
    for (const path of ['split', 'reassignments']) {
      const body = { into: [{ key: 'new', name: 'New', kind: 'body' }], assign: [] };
      const answer = await ask('POST', `${LEDGER}/sources/police/${path}`, body, '"v1"');
      expect([path, answer.status, answer.body.code]).toEqual([path, 422, 'if-match-not-taken']);
    }
  });
});

it('reads the header as the standard writes it', () => {
  expect(tagsIn(' * ')).toEqual(['*']);
  expect(tagsIn(`"v3-${'a'.repeat(27)}", "v4",W/"v5"`)).toEqual(['v3', 'v4']);
});
