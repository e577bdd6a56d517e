/** Candidates of a claim over HTTP, found by words in a real database. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';

const TEXT = 'Storms hit the coast. The Port Authority said that about 40 Norwegian ferries were damaged.';
const counted = (id: string, point: number, words: string) => ({
  id,
  source: 'port-authority',
  publishedOn: '2025-05-01',
  words,
  content: {
    measure: 'ferries-damaged',
    subject: 'Norwegian ferries',
    mode: 'observed',
    polarity: 'affirms',
    amount: { point },
  },
});
const LEDGER = {
  sources: [
    { key: 'port-authority', name: 'Port Authority', kind: 'body' },
    { key: 'gazette', name: 'Coast Gazette', kind: 'outlet' },
  ],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  statements: [
    counted('F1', 40, 'Some 40 ferries of Norway were damaged by the storms.'),
    counted('F2', 12, 'Twelve ferries were damaged.'),
    { id: 'G1', source: 'gazette', words: 'A storm damaged forty Norwegian ferries, it is said.' },
    { id: 'G2', source: 'gazette', words: 'The lighthouse was painted.' },
  ],
};

let api: TestApi;
let claimId: string;
let appearance: string;
const candidates = (query = '') => api.ask(`/v1/claims/${claimId}/candidates${query}`);
const keysOf = (body: { candidates: { statement: string }[] }) => body.candidates.map(({ statement }) => statement);
const judge = (statement: string, standing: string, reason?: string) =>
  api.ask(`/v1/claims/${claimId}/links`, {
    method: 'POST',
    body: { appearance, statement, standing, ...(reason === undefined ? {} : { reason }) },
  });

beforeAll(async () => {
  api = await testApi();
  await importedLedger(api, LEDGER);
  const article = await api.ask('/v1/articles', {
    method: 'POST',
    body: {
      cmsId: 'a',
      title: 'Storms',
      outlet: 'The Daily',
      publishedOn: '2025-05-02',
      status: 'published',
      text: TEXT,
    },
  });
  const { body } = await api.ask(`/v1/claims?articleId=${article.body.id ?? article.body.articleId}`);
  const claim = body.entries.find((each: { content: { amount?: object } }) => each.content.amount !== undefined);
  claimId = claim.id;
  appearance = claim.appearances[0].key;
});
afterAll(() => api.close());

describe('candidates of a claim', () => {
  it('are statements that share its words, names or figure, with the reason', async () => {
    const { status, body } = await candidates();
    expect(status).toBe(200);
    expect([...keysOf(body)].sort()).toEqual(['sample/F1', 'sample/F2', 'sample/G1']);
    expect(keysOf(body)[0]).not.toBe('sample/F2');
    expect(body.candidates.find(({ statement }: { statement: string }) => statement === 'sample/F1')).toMatchObject({
      source: 'port-authority',
      sourceName: 'Port Authority',
      says: 'Some 40 ferries of Norway were damaged by the storms.',
      publishedOn: '2025-05-01',
      because: { words: expect.arrayContaining(['ferries']), figures: ['40'], names: expect.arrayContaining(['port']) },
      links: [],
      standing: 'open',
    });
  });

  it('show what people said of the links: confirmed ones first, rejected ones last', async () => {
    expect((await judge('sample/F1', 'rejected', 'Another storm.')).status).toBe(201);
    expect((await judge('sample/G2', 'confirmed')).status).toBe(201);
    const { body } = await candidates();
    expect(keysOf(body)).toHaveLength(4);
    expect(body.candidates[0]).toMatchObject({
      statement: 'sample/G2',
      standing: 'confirmed',
      because: { figures: [] },
    });
    expect(body.candidates.at(-1)).toMatchObject({
      statement: 'sample/F1',
      standing: 'rejected',
      links: [{ appearance, standing: 'rejected', reason: 'Another storm.' }],
    });
    expect(keysOf((await candidates('?limit=1')).body)).toEqual(['sample/G2']);
  });

  it('are refused for unknown claims, other limits and without a key', async () => {
    const unknown = await api.ask('/v1/claims/01900000-0000-7000-8000-000000000000/candidates');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'claim-unknown']);
    for (const limit of ['0', '101', 'x']) expect((await candidates(`?limit=${limit}`)).status).toBe(422);
    expect((await api.ask(`/v1/claims/${claimId}/candidates`, { key: 'nonsense' })).status).toBe(401);
  });

  it('answer with what was held at a moment', async () => {
    expect((await candidates('?asOf=2020-01-01')).status).toBe(404);
  });
});
