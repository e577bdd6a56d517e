/** Keys of narrow scopes: no answer tells, by what stands in it or by whether anything does, what the key may not read. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Permission } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

let api: TestApi;
let claim = '';
let ada = '';

const get = (address: string, key = ada) => api.ask(address, { key });
const post = (address: string, body: object = {}, key = ada) => api.ask(address, { method: 'POST', body, key });

async function keyWith(...scopes: Permission[]): Promise<string> {
  const made = await post('/v1/keys', { name: scopes.join(' '), scopes });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  return made.body.secret;
}

async function made(address: string, body: object, key = ada) {
  const answer = await post(address, body, key);
  expect([address, answer.status, answer.text]).toEqual([address, 201, expect.any(String)]);
  return answer.body;
}

async function claimOf(text: string): Promise<string> {
  const article = await made('/v1/articles', { title: 'Birds', publishedOn: '2025-05-02', text });
  const content = { mode: 'observed', polarity: 'affirms' };
  return (await made('/v1/claims', { articleId: article.id, quote: { exact: text }, content })).id;
}

async function findingsOf(claimId: string): Promise<void> {
  expect((await post(`/v1/claims/${claimId}/submission`)).status).toBeLessThan(300);
  await crossReferenceWaiting(api);
}

/** A published verdict, a remark, a comment, and what else a desk has about one claim. */
beforeAll(async () => {
  api = await testApi();
  ada = api.first.key.secret;
  const ledger = {
    sources: [{ key: 'port', name: 'Port Authority', kind: 'body' }],
    measures: [{ key: 'ferries', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' }],
    statements: [
      {
        id: 'F1',
        source: 'port',
        publishedOn: '2025-05-01',
        reading: 'read',
        content: { measure: 'ferries', mode: 'observed', polarity: 'affirms', amount: { point: 40 } },
      },
    ],
  };
  await importedLedger(api, ledger);
  claim = await claimOf('Puffins nested on the pier.');
  await findingsOf(claim);
  const verdict = { rating: 'outdated', rationale: 'Flamingos have replaced them.', cited: ['sample/F1'], finding: 1 };
  await made(`/v1/claims/${claim}/verdicts`, verdict);
  const ben = await made('/v1/people', { name: 'Ben', role: 'editor' });
  const bens = (await made('/v1/keys', { name: 'ben', personId: ben.id })).secret;
  await made(`/v1/claims/${claim}/verdicts/1/reviews`, { decision: 'approved', reason: 'So they have.' }, bens);
  await made(`/v1/claims/${claim}/comments`, { text: 'A suspicion of mine.' });
  await made(`/v1/claims/${claim}/observations`, { kind: 'other', text: 'Nobody counted the burrows.' });
}, 120_000);
afterAll(() => api.close());

describe('a key that may read claims alone', () => {
  let alone = '';
  beforeAll(async () => (alone = await keyWith('claim:read')));

  it('is refused what would be told of verdicts by which claims are listed', async () => {
    for (const query of ['rating=outdated', 'rating=accurate', 'rating=outdated&q=puffins', 'rating=x&mine=true']) {
      const refused = await get(`/v1/claims?${query}`, alone);
      expect([query, refused.status, refused.body.code, refused.body.needs]).toEqual([
        query,
        403,
        'not-permitted',
        'verdict:read',
      ]);
    }
    expect((await get('/v1/claims?rating=outdated')).body.entries).toHaveLength(1);
    expect((await get(`/v1/claims/${claim}?include=verdict`, alone)).status).toBe(403);
  });

  it('is told the story of a claim without verdicts, findings and comments, and told that it is', async () => {
    const { body, text } = await get(`/v1/claims/${claim}/history`, alone);
    expect(body.without).toEqual(['comment:read', 'evidence:read', 'finding:read', 'ledger:read', 'verdict:read']);
    const kinds = new Set(body.entries.map((entry: { subject: { kind: string } }) => entry.subject.kind));
    expect([...kinds].sort()).toEqual(['appearance', 'claim', 'claim-step', 'observation']);
    const page = await get(`/v1/claims/${claim}/history.txt`, alone);
    for (const told of [text, page.text]) {
      expect(told).toContain('Nobody counted the burrows');
      for (const word of ['Flamingos', 'utdated', 'So they have', 'commented', 'Finding 1', 'approved'])
        expect([word, told.includes(word)]).toEqual([word, false]);
    }
    expect(page.text).toMatch(/\nLeft out: what a key without comment:read, evidence:read, .* may not read\.\n$/);
    const whole = await get(`/v1/claims/${claim}/history`);
    expect(whole.body.without).toBeUndefined();
    for (const word of ['Flamingos', 'So they have', 'commented', 'Finding 1']) expect(whole.text).toContain(word);
    expect((await get(`/v1/claims/${claim}/history.txt`)).text).not.toContain('Left out');
  });

  it('is told nothing of verdicts by what became of a claim since it was read', async () => {
    const assigning = await keyWith('claim:read', 'claim:assign');
    const late = (key: string) =>
      api.ask(`/v1/claims/${claim}/assignment`, {
        ...{ method: 'POST', key, body: { assignee: api.first.personId }, headers: { 'if-match': '"v1.2"' } },
      });
    const told = await late(assigning);
    expect([told.status, told.body.code]).toEqual([412, 'precondition-failed']);
    expect(told.body.changed).toEqual([{ member: '/state', before: 'submitted', after: 'published' }]);
    for (const word of ['So they have', 'verdictId', 'findingNumber'])
      expect([word, told.text.includes(word)]).toEqual([word, false]);
  });

  it('is told by no spelling which words stand in verdicts', async () => {
    // Of words that all stand somewhere each may be another; of words of which one stands nowhere only that one may.
    const [pelican, pelicans] = [await claimOf('A pelikan slept.'), await claimOf('Of pelikons nobody knew.')];
    const found = async (q: string, key: string) =>
      (await get(`/v1/claims?q=${encodeURIComponent(q)}`, key)).body.entries.map(({ id }: { id: string }) => id);
    const asked = ['pelikan or flamingos', 'pelikan or albatrosses'];
    const [told, other] = [await found(asked[0] ?? '', alone), await found(asked[1] ?? '', alone)];
    expect(told).toEqual(other);
    expect(told).toEqual([pelican]);
    // For whom verdicts are looked through, their words are words: "pelikan" may be "pelikon" as well.
    expect(await found('pelikan or flamingos', ada)).toEqual(expect.arrayContaining([claim, pelican, pelicans]));
    expect(await found('flamimgos', alone)).toEqual([]);
    expect(await found('flamimgos', ada)).toEqual([claim]);
  });

  it('hears over the stream and in the list only of what it may read', async () => {
    const both = await keyWith('claim:read', 'subscriber:read');
    const types = async (key: string) =>
      new Set((await get('/v1/events?limit=200', key)).body.entries.map(({ type }: { type: string }) => type));
    expect(await types(both)).toEqual(new Set());
    expect(await types(ada)).toEqual(
      new Set(['article.taken-in', 'finding.recorded', 'verdict.published', 'comment.added']),
    );
    for (const address of ['/v1/events', '/v1/events/stream'])
      for (const type of ['verdict.published', 'finding.recorded', 'claim.reopened', 'comment.added']) {
        const refused = await get(`${address}?type=${type}`, both);
        expect([address, type, refused.status, refused.body?.code]).toEqual([address, type, 403, 'not-permitted']);
      }
    const streamed = await api.ask('/v1/events/stream', { key: both, headers: { 'last-event-id': '0' } });
    expect([streamed.status, streamed.text.includes('event:')]).toEqual([200, false]);
  });
});

describe('a key that may read verdicts alone', () => {
  it('is told by no spelling which words stand in claims and remarks', async () => {
    const alone = await keyWith('verdict:read');
    const found = async (q: string, key: string) =>
      (await get(`/v1/verdicts?q=${encodeURIComponent(q)}`, key)).body.entries.length;
    // "Flamingos" stands in a rationale, "burrows" in a remark, "albatrosses" nowhere.
    expect([await found('flamimgos', alone), await found('burows', alone), await found('pufins', alone)]).toEqual([
      1, 0, 0,
    ]);
    // Two rationales a letter apart: that the second is found says that all words that were asked for stand somewhere.
    const other = await claimOf('Terns nested on the mole.');
    await findingsOf(other);
    const verdict = { rating: 'outdated', rationale: 'Flaminkos came.', cited: ['sample/F1'], finding: 1 };
    await made(`/v1/claims/${other}/verdicts`, verdict);
    for (const word of ['burrows', 'albatrosses'])
      expect([word, await found(`flamingos or ${word}`, alone)]).toEqual([word, 1]);
    expect([await found('flamingos or burrows', ada), await found('flamingos or albatrosses', ada)]).toEqual([2, 1]);
    expect(await found('pufins', ada)).toBe(1);
  });
});

describe('a key that may change subscribers alone', () => {
  const url = 'https://elsewhere.example/';

  it('has itself sent nothing that it may not read', async () => {
    const alone = await keyWith('subscriber:change', 'subscriber:read', 'claim:read');
    for (const types of [[], ['verdict.published'], ['claim.overdue', 'comment.added'], ['claim.reopened']]) {
      const refused = await post('/v1/subscribers', { name: 'mine', url, types }, alone);
      expect([types, refused.status, refused.body.code]).toEqual([types, 403, 'not-permitted']);
    }
    await made('/v1/subscribers', { name: 'mine', url, types: ['claim.overdue', 'test'] }, alone);
    expect((await get('/v1/subscribers')).body.entries).toHaveLength(1);
  });

  it('turns nothing to itself either, but may end it', async () => {
    const alone = await keyWith('subscriber:change');
    const { id } = await made('/v1/subscribers', { name: 'desk', url: 'https://desk.example/', types: [] });
    const change = (body: object, key = alone) => api.ask(`/v1/subscribers/${id}`, { method: 'PATCH', body, key });
    for (const body of [{ url }, { types: ['verdict.published'] }, { active: true }]) {
      const refused = await change({ version: 1, ...body });
      expect([body, refused.status, refused.body.code]).toEqual([body, 403, 'not-permitted']);
    }
    expect((await change({ version: 1, name: 'other' })).status).toBe(200);
    expect((await change({ version: 2, active: false })).body).toMatchObject({
      active: false,
      url: 'https://desk.example/',
    });
    expect((await change({ version: 3, active: true }, ada)).status).toBe(200);
    const unknown = await api.ask(`/v1/subscribers/${claim}`, {
      method: 'PATCH',
      body: { version: 1, url },
      key: alone,
    });
    expect(unknown.status).toBe(404);
  });
});

describe('a key that may read ledgers alone', () => {
  it('is not told which claims need what is proposed, and in which words', async () => {
    const alone = await keyWith('ledger:read');
    await made('/v1/articles', {
      title: 'Ships',
      publishedOn: '2025-05-02',
      text: 'The port lost 31 lighthouses in May.',
    });
    const [proposal] = (await get('/v1/vocabulary-proposals', alone)).body.entries;
    expect(proposal).toBeDefined();
    const refused = await get(`/v1/vocabulary-proposals/${proposal.id}`, alone);
    expect([refused.status, refused.body.needs]).toEqual([403, 'claim:read']);
    expect((await get(`/v1/vocabulary-proposals/${proposal.id}`)).status).toBe(200);
  });
});
