/** What a published verdict hears of when its ledger is put in order: taking back, and keys that mean one source. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RecheckAffected } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

const TEXT = 'Storms hit the coast. The Port Authority said that about 40 Norwegian ferries were damaged.';
const content = {
  measure: 'ferries-damaged',
  subject: 'Norwegian ferries',
  mode: 'observed',
  polarity: 'affirms',
  accumulation: 'cumulative',
  asOf: '2025-05-01',
  amount: { point: 40, hedge: 'about' },
};
const source = (key: string, name: string) => ({ key, name, kind: 'body' });
const F1 = { source: 'port-authority', publishedOn: '2025-05-01', reading: 'read', content };
const LEDGER = {
  sources: [
    source('port-authority', 'Port Authority'),
    source('harbour-board', 'Harbour Board'),
    source('coast-guard', 'Coast Guard'),
  ],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  statements: [
    { id: 'F1', ...F1 },
    { id: 'G1', ...F1, source: 'coast-guard', publishedOn: '2025-05-02' },
  ],
};
const base = '/v1/ledgers/sample';

let api: TestApi;
let claimId: string;
const post = (path: string, body: unknown = {}, key?: string) =>
  api.ask(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) });
const answer = (id: string, by: string, kind: string, to: string, publishedOn: string) => {
  const body = { source: by, publishedOn, reading: 'read', words: `It ${kind} that.`, relations: [{ kind, to }] };
  return api.ask(`${base}/statements/${id}`, { method: 'PUT', body });
};
const found = async () => {
  const changes: { readonly payload: { readonly changeId: string } }[] = await api.dataSource.query(
    `SELECT payload FROM outbox WHERE job = 'recheck-affected' ORDER BY id`,
  );
  for (const { payload } of changes) await new RecheckAffected(api.ports).run({ kind: 'job' }, payload);
  await crossReferenceWaiting(api);
  const { finding, recheck } = (await api.ask(`/v1/claims/${claimId}/finding`)).body;
  const { state } = (await api.ask(`/v1/claims/${claimId}`)).body;
  const kinds = finding.assessments.map(({ kind }: { kind: string }) => kind);
  return { kinds, state, material: recheck?.material, relations: finding.relations };
};
const fate = async () => (await api.ask(`${base}/sources/port-authority/track-record`)).body.figures[0];

beforeAll(async () => {
  api = await testApi();
  await importedLedger(api, LEDGER);
  const person = await post('/v1/people', { name: 'Rea Reviewer', role: 'reviewer' });
  const key = await post('/v1/keys', { name: 'Rea', personId: person.body.id });
  const article = await post('/v1/articles', { title: 'Storms', publishedOn: '2025-05-03', text: TEXT });
  claimId = article.body.proposed[0];
  await post(`/v1/claims/${claimId}/submission`);
  expect((await found()).kinds).toContain('corroborated');
  const verdict = { rating: 'accurate', rationale: 'As counted.', finding: 1, cited: ['sample/F1'] };
  await post(`/v1/claims/${claimId}/verdicts`, verdict);
  await post(`/v1/claims/${claimId}/verdicts/1/reviews`, { decision: 'approved' }, key.body.secret);
});
afterAll(() => api.close());

it('is not reopened because a source stands under another key', async () => {
  expect((await post(`${base}/sources/port-authority/merge`, { into: 'harbour-board' })).status).toBe(201);
  expect(await found()).toMatchObject({ state: 'published', material: false });
  await post(`${base}/sources/port-authority/unmerge`);
  expect(await found()).toMatchObject({ state: 'published', material: false });
});

it('is reopened by a denial, and hears that the denial was taken back', async () => {
  expect((await fate()).fate).toBe('borne-out');
  await answer('D1', 'port-authority', 'denies-saying', 'F1', '2025-06-01');
  expect(await found()).toMatchObject({ state: 'reopened', material: true });
  expect((await fate()).text).toContain('later the source itself denied');
  await answer('D2', 'port-authority', 'withdraws', 'D1', '2025-06-02');
  const back = await found();
  expect(back).toMatchObject({ material: false, relations: [{ from: 'sample/D1', takenBack: expect.any(String) }] });
  expect(back.kinds).not.toContain('disputed-by-origin');
  expect((await fate()).text).not.toContain('denied');
});

it('counts no other origin that took its count back, here and in a track record', async () => {
  await answer('W1', 'coast-guard', 'withdraws', 'G1', '2025-06-03');
  expect(await found()).toMatchObject({ material: true });
  expect(await fate()).toMatchObject({ fate: 'not-settled', why: 'taken-back' });
  await answer('W2', 'coast-guard', 'withdraws', 'W1', '2025-06-04');
  expect(await found()).toMatchObject({ material: false });
  expect(await fate()).toMatchObject({ fate: 'borne-out' });
});
