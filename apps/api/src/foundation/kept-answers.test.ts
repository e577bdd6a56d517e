import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { KeptAnswers } from './kept-answers.js';

let api: TestApi;
let owner: pg.Client;
let claimId: string;
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

const settle = (): Promise<unknown> => api.ports.views.latest();
const measureOf = async (key?: string): Promise<unknown> =>
  (await api.ask(`/v1/claims/${claimId}`, key === undefined ? {} : { key })).body.content.measure;

describe('an answer that may be kept', () => {
  it('is given again while nothing is recorded, with its tag and type, and made anew after any change', async () => {
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
    // Neither before the change has its position nor afterwards.
    expect(await measureOf()).toBe('one');
    await settle();
    // The log is not asked again at once.
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await measureOf()).toBe('one');
    await tamper('two');
    expect(await measureOf()).toBe('one');
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
    await new Promise((resolve) => setTimeout(resolve, 150));
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

describe('kept answers', () => {
  const answer = (body: string) => ({ body, versions: undefined });

  it('are those of the last position that was seen', () => {
    const kept = new KeptAnswers(100);
    kept.keep(3, 'a', answer('one'));
    expect(kept.get(3, 'a')?.body).toBe('one');
    expect(kept.get(4, 'a')).toBeUndefined();
    kept.keep(4, 'b', answer('two'));
    kept.keep(3, 'a', answer('late'));
    expect([kept.get(3, 'a'), kept.get(4, 'a'), kept.get(4, 'b')?.body]).toEqual([undefined, undefined, 'two']);
  });

  it('never take more room than they may', () => {
    const kept = new KeptAnswers(10);
    kept.keep(1, 'a', answer('123456'));
    kept.keep(1, 'b', answer('1234'));
    kept.keep(1, 'huge', answer('12345678901'));
    expect(['a', 'b', 'huge'].map((key) => kept.get(1, key) !== undefined)).toEqual([true, true, false]);
    kept.keep(1, 'c', answer('1'));
    expect(['a', 'b', 'c'].map((key) => kept.get(1, key) !== undefined)).toEqual([false, false, true]);
  });
});
