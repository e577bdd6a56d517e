import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
let owner: pg.Client;
let claimId: string;
let another: string;
beforeAll(async () => {
  api = await testApi();
  owner = new pg.Client({ connectionString: api.ownerUrl });
  await owner.connect();
  const article = {
    title: 'Boats',
    outlet: 'The Daily',
    publishedOn: '2025-05-02',
    text: 'About 40 boats were counted in the bay.',
  };
  const made = await api.ask('/v1/articles', { method: 'POST', body: article });
  const content = { mode: 'observed', polarity: 'affirms' };
  const body = { articleId: made.body.id, quote: { exact: 'About 40 boats' }, content };
  const written = await api.ask('/v1/claims', { method: 'POST', body });
  claimId = written.body.id;
  another = (await api.ask('/v1/claims', { method: 'POST', body })).body.id;
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

/** Changes a row behind the record's back: only who keeps an answer does not see it. */
async function tamper(words: string): Promise<void> {
  await owner.query('ALTER TABLE whence.claim_version DISABLE TRIGGER USER');
  await owner.query(
    `UPDATE whence.claim_version SET content = jsonb_set(content, '{content,measure}', to_jsonb($2::text)) WHERE claim_id = $1`,
    [claimId, words],
  );
  await owner.query('ALTER TABLE whence.claim_version ENABLE TRIGGER USER');
}

/** All that is committed has its position. */
async function settle(): Promise<void> {
  await api.ports.views.latest();
}

/** Something happens to another claim. */
async function submitAnother() {
  return api.ask(`/v1/claims/${another}/submission`, { method: 'POST', body: {} });
}

const measureOf = async (key?: string): Promise<unknown> =>
  (await api.ask(`/v1/claims/${claimId}`, key === undefined ? {} : { key })).body.content.measure;

describe('an answer that may be kept', () => {
  it('is given again, with its tag and type, and made anew after what bears on it', async () => {
    await settle();
    const first = await api.ask(`/v1/claims/${claimId}`);
    await tamper('one');
    const second = await api.ask(`/v1/claims/${claimId}`);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(second.headers.get('etag')).toMatch(/^"v1\.1-/);
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    const known = { headers: { 'if-none-match': first.headers.get('etag') ?? '' } };
    expect((await api.ask(`/v1/claims/${claimId}`, known)).status).toBe(304);
    await api.ask('/v1/people', { method: 'POST', body: { name: 'Nia New', role: 'viewer' } });
    expect(await measureOf()).toBe('one');
    await tamper('two');
    expect(await measureOf()).toBe('one');
    // Its position, once it has one, counts as a change for what tells positions.
    await settle();
    expect(await measureOf()).toBe('two');
    await tamper('three');
    expect(await measureOf()).toBe('two');
    expect((await submitAnother()).status).toBe(201);
    expect(await measureOf()).toBe('two');
    await settle();
    expect(await measureOf()).toBe('two');
    await api.ask(`/v1/claims/${claimId}/comments`, { method: 'POST', body: { text: 'Were they counted?' } });
    expect(await measureOf()).toBe('three');
  });

  it('is of one address, one person and what their key may do', async () => {
    await settle();
    await measureOf();
    const person = await api.ask('/v1/people', { method: 'POST', body: { name: 'Vera Viewer', role: 'viewer' } });
    const keyOf = async (body: object): Promise<string> =>
      (await api.ask('/v1/keys', { method: 'POST', body: { personId: person.body.id, name: 'k', ...body } })).body
        .secret;
    const [wide, narrow] = [await keyOf({}), await keyOf({ scopes: ['claim:read'] })];
    await settle();
    const path = `/v1/claims/${claimId}`;
    const mine = await api.ask(path);
    const theirs = await api.ask(path, { key: wide });
    expect(mine.body.youMayTake).toContain('submit');
    expect(theirs.body.youMayTake).toEqual([]);
    expect((await api.ask(path)).text).toBe(mine.text);
    expect((await api.ask(`${path}?include=finding`, { key: wide })).body.finding).toBeNull();
    expect((await api.ask(`${path}?include=finding`, { key: narrow })).status).toBe(403);
    expect((await api.ask(path, { key: narrow })).status).toBe(200);
    expect((await api.ask(path, { key: null })).status).toBe(401);
  });

  it('is not kept when it is a refusal', async () => {
    await settle();
    for (const _ of [1, 2]) {
      const answer = await api.ask('/v1/claims/01890000-0000-7000-8000-000000000000');
      expect([answer.status, answer.body.code]).toEqual([404, 'claim-unknown']);
      expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    }
  });
});

describe('a key that is kept', () => {
  it('opens nothing from the very request after it was revoked', async () => {
    const made = await api.ask('/v1/keys', { method: 'POST', body: { name: 'short', scopes: ['claim:read'] } });
    const { id, secret } = made.body;
    await settle();
    for (const _ of [1, 2]) expect((await api.ask(`/v1/claims/${claimId}`, { key: secret })).status).toBe(200);
    expect((await api.ask(`/v1/keys/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.ask(`/v1/claims/${claimId}`, { key: secret })).body.code).toBe('key-revoked');
  });
});
