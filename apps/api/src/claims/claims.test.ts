/** From an article to a published verdict over HTTP, by two people. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

const TEXT = 'Storms hit the coast. The Port Authority said that about 40 Norwegian ferries were damaged.';
const LEDGER = {
  sources: [{ key: 'port-authority', name: 'Port Authority', kind: 'body' }],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  places: [{ key: 'norway', name: 'Norway' }],
  statements: [
    {
      id: 'F1',
      source: 'port-authority',
      publishedOn: '2025-05-01',
      reading: 'read',
      content: {
        measure: 'ferries-damaged',
        subject: 'Norwegian ferries',
        mode: 'observed',
        polarity: 'affirms',
        accumulation: 'cumulative',
        asOf: '2025-05-01',
        amount: { point: 40, hedge: 'about' },
      },
    },
  ],
};

let api: TestApi;
let reviewerKey: string;
let articleId: string;
let claimId: string;

const post = (path: string, body?: unknown, key?: string) =>
  api.ask(path, { method: 'POST', body: body ?? {}, ...(key === undefined ? {} : { key }) });

beforeAll(async () => {
  api = await testApi();
  await importedLedger(api, LEDGER);
  const person = await post('/v1/people', { name: 'Rea Reviewer', role: 'reviewer' });
  const key = await post('/v1/keys', { name: 'Rea', personId: person.body.id });
  reviewerKey = key.body.secret;
});
afterAll(() => api.close());

describe('an article over HTTP', () => {
  it('is taken in once, with the claims that it makes', async () => {
    const body = { title: 'Storms', outlet: 'The Daily', publishedOn: '2025-05-02', cmsId: 'a-1', text: TEXT };
    const made = await post('/v1/articles', body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ made: 'article', revision: 1, status: 'published' });
    expect(made.body.proposed).toHaveLength(1);
    articleId = made.body.id;
    claimId = made.body.proposed[0];
    expect(made.headers.get('location')).toBe(`/v1/articles/${articleId}`);
    expect((await post('/v1/articles', body)).body).toMatchObject({ made: 'nothing', id: articleId, proposed: [] });
    expect((await api.ask(`/v1/articles/${articleId}`)).body).toMatchObject({ text: TEXT, html: null });
    expect((await api.ask('/v1/articles')).body.entries).toMatchObject([{ id: articleId, title: 'Storms' }]);
    expect((await api.ask(`/v1/articles/${articleId}/revisions`)).body.entries).toHaveLength(1);
    expect((await api.ask(`/v1/articles/${articleId}/revisions/2`)).body).toMatchObject({ code: 'revision-unknown' });
  });

  it('tells in which language it is read, and who says so', async () => {
    const html = '<html lang="de"><body><p>Es wurden 30.000 Menschen verletzt.</p></body></html>';
    const made = await post('/v1/articles', { title: 'Unwetter', html });
    expect(made.body).toMatchObject({ language: 'de', languageFrom: 'lang-attribute' });
    expect((await api.ask(`/v1/articles/${made.body.id}`)).body).toMatchObject({ languageFrom: 'lang-attribute' });
    const declared = await post('/v1/articles', { title: 'Unwetter', html, language: 'de-CH' });
    expect(declared.body).toMatchObject({ language: 'de-CH', languageFrom: 'declared' });
    const silent = await post('/v1/articles', { title: 'Storms', html: '<p>Some words.</p>' });
    expect(silent.status).toBe(201);
    expect(silent.body).not.toHaveProperty('languageFrom');
  });

  it.each([
    [{ title: 'T', text: ' ' }, 422, 'article-empty'],
    [{ title: 'T' }, 422, 'article-invalid'],
    [{ title: 'T', text: 'words', publishedOn: '2025-02-30' }, 422, 'request-invalid'],
    [{ title: 'T', text: 'words', colour: 'red' }, 422, 'request-invalid'],
    [{ title: 'T', text: 'x '.repeat(600_000) }, 413, 'article-too-large'],
    [{ title: 'T', html: '<script>alert(1)</script>' }, 422, 'article-empty'],
  ])('that cannot be kept is refused', async (body, status, code) => {
    const refused = await post('/v1/articles', body);
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
    expect(refused.text).not.toMatch(/\bat .*\.ts/);
  });
});

describe('a claim over HTTP', () => {
  it('is listed, read, and written by a person', async () => {
    expect((await api.ask(`/v1/claims?state=proposed&articleId=${articleId}`)).body.entries).toMatchObject([
      { id: claimId, state: 'proposed', takes: ['submit', 'reject'], content: { measure: 'ferries-damaged' } },
    ]);
    expect((await api.ask('/v1/claims?state=published')).body.entries).toEqual([]);
    const content = { mode: 'observed', polarity: 'affirms' };
    const wrong = await post('/v1/claims', { articleId, quote: { exact: 'Storm hit the coasts' }, content });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({
      code: 'quote-not-in-article',
      nearest: { exact: 'Storms hit the coast', start: 0 },
    });
    const written = await post('/v1/claims', { articleId, quote: { exact: 'Storms hit the coast' }, content });
    expect(written.status).toBe(201);
    const rejected = await post(`/v1/claims/${written.body.id}/rejection`, { reason: 'Weather.' });
    expect(rejected.body).toMatchObject({ state: 'rejected', takes: ['restore'] });
    const figure = { ...content, amount: { low: { value: 9, strict: false }, high: { value: 3, strict: false } } };
    const edited = await api.ask(`/v1/claims/${claimId}`, { method: 'PUT', body: { content: figure } });
    expect(edited.status).toBe(422);
  });

  it('is submitted once and found in the background', async () => {
    expect((await api.ask(`/v1/claims/${claimId}/finding`)).body).toMatchObject({ code: 'finding-unknown' });
    const submitted = await post(`/v1/articles/${articleId}/submission`);
    expect(submitted.body.submitted).toMatchObject([{ claimId }]);
    expect((await post(`/v1/claims/${claimId}/submission`)).body).toMatchObject({ code: 'claim-submitted-already' });
    await crossReferenceWaiting(api);
    const found = await api.ask(`/v1/claims/${claimId}/finding`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({ recorded: true, number: 1, recheck: null });
    expect(found.body.finding.statedTrace.ends).toMatchObject([{ source: 'port-authority' }]);
    expect((await api.ask(`/v1/claims/${claimId}/findings`)).body.entries).toHaveLength(1);
    expect((await api.ask(`/v1/claims/${claimId}/findings/1`)).body.hash).toBe(found.body.hash);
    expect((await api.ask(`/v1/claims/${claimId}/findings/2`)).status).toBe(404);
    const before = await api.ask(`/v1/claims/${claimId}/finding?publishedBy=2025-04-01`);
    expect(before.body).toMatchObject({ recorded: false, number: null });
    expect(before.body.finding.comparisons).toEqual([]);
    expect((await api.ask(`/v1/claims/${claimId}?asOf=2020-01-01`)).status).toBe(404);
  });

  it('is assigned with a reason, is on one’s own list, and is refused to whoever had an older step before them', async () => {
    const tag = (await api.ask(`/v1/claims/${claimId}`)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"v1\.\d+-/);
    const { personId } = api.first;
    const assign = (dueOn: string, reason: string) =>
      api.ask(`/v1/claims/${claimId}/assignment`, {
        method: 'POST',
        body: { assignee: personId, dueOn, reason },
        headers: { 'if-match': tag },
      });
    const both = await Promise.all([assign('2020-01-01', 'Knows ferries.'), assign('2020-01-02', 'Is free.')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
    const lost = both.find(({ status }) => status === 412)?.body;
    expect(lost.changed).toEqual(
      expect.arrayContaining([
        { member: '/assignee', after: personId },
        { member: '/state', before: 'submitted', after: 'assigned' },
      ]),
    );
    expect(lost.versions).toMatchObject([{ of: 'claim-step', personId }]);
    expect((await api.ask('/v1/claims?mine=true&overdue=true')).body.entries).toMatchObject([{ id: claimId }]);
    expect((await api.ask('/v1/claims?mine=true', { key: reviewerKey })).body.entries).toEqual([]);
    const history = (await api.ask(`/v1/claims/${claimId}/history`)).body.entries;
    const step = history.findLast(({ action }: { action: string }) => action === 'assign');
    expect(step).toMatchObject({ personId, content: { reason: expect.stringMatching(/ferries|free/) } });
  });

  it('is read with its finding and verdict only by a key that may read each of them', async () => {
    const one = `/v1/claims/${claimId}`;
    const scoped = async (...scopes: string[]) =>
      (await post('/v1/keys', { name: scopes.join(), scopes })).body.secret as string;
    const include = async (key: string, what: string, more = '') => {
      const { status, body } = await api.ask(`${one}?include=${what}${more}`, { key });
      return status === 200
        ? Object.keys(body)
            .filter((name) => ['finding', 'verdict'].includes(name))
            .sort()
        : body;
    };
    const refused = (needs: string) => ({ status: 403, code: 'not-permitted', needs });
    const bare = await scoped('claim:read');
    expect(Object.keys((await api.ask(one, { key: bare })).body)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:finding|verdict)$/)]),
    );
    expect(await include(bare, 'finding')).toMatchObject(refused('finding:read'));
    expect(await include(bare, 'verdict')).toMatchObject(refused('verdict:read'));
    const finder = await scoped('claim:read', 'finding:read');
    expect(await include(finder, 'finding')).toEqual(['finding']);
    for (const what of ['verdict', 'finding,verdict', 'verdict,finding'])
      expect(await include(finder, what)).toMatchObject(refused('verdict:read'));
    const judge = await scoped('claim:read', 'verdict:read');
    expect(await include(judge, 'verdict')).toEqual(['verdict']);
    expect(await include(judge, 'finding,verdict')).toMatchObject(refused('finding:read'));
    const both = await scoped('claim:read', 'finding:read', 'verdict:read');
    expect(await include(both, 'finding,verdict')).toEqual(['finding', 'verdict']);
    // Without the claim nothing of it, and a refusal tells nothing: of no claim, and of before, it is the same one.
    const around = await scoped('finding:read', 'verdict:read');
    expect(await include(around, 'finding,verdict')).toMatchObject({ status: 403, code: 'not-permitted' });
    expect(await include(bare, 'finding', '&asOf=2020-01-01')).toMatchObject(refused('finding:read'));
    const nowhere = await api.ask(`/v1/claims/${api.first.deskId}?include=verdict`, { key: bare });
    expect([nowhere.status, nowhere.body.code]).toEqual([403, 'not-permitted']);
    for (const what of ['', 'finding,finding,verdict', 'history', 'finding,'])
      expect((await api.ask(`${one}?include=${what}`, { key: both })).status).toBe(422);
  });

  it('shows its trace as JSON and as a picture', async () => {
    const trace = await api.ask(`/v1/claims/${claimId}/trace`);
    expect(trace.body.stated.nodes.length).toBeGreaterThan(1);
    const picture = await api.ask(`/v1/claims/${claimId}/trace.svg`);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(picture.text).toMatch(/^<svg|^<\?xml/);
    expect(picture.text).toContain('Port Authority');
  });

  it('takes links and remarks', async () => {
    const { body: claim } = await api.ask(`/v1/claims/${claimId}`);
    const appearance = claim.appearances[0].key;
    const link = { appearance, statement: 'sample/F1', standing: 'confirmed' };
    expect((await post(`/v1/claims/${claimId}/links`, link)).body).toMatchObject({ standing: 'confirmed' });
    expect((await post(`/v1/claims/${claimId}/links`, { ...link, statement: 'sample/F9' })).status).toBe(404);
    await crossReferenceWaiting(api);
    expect((await api.ask(`/v1/claims/${claimId}/finding`)).body).toMatchObject({ number: 2, recheck: { against: 1 } });
    const remark = { kind: 'wrong-word', text: 'They are boats.' };
    expect((await post(`/v1/claims/${claimId}/observations`, remark)).status).toBe(201);
    expect((await api.ask(`/v1/claims/${claimId}/observations`)).body.entries).toMatchObject([remark]);
  });

  it('is judged by two people', async () => {
    const verdict = { rating: 'accurate', rationale: 'As counted.', finding: 2 };
    const path = `/v1/claims/${claimId}/verdicts`;
    expect((await post(path, verdict)).body).toMatchObject({ code: 'evidence-missing' });
    expect((await post(path, { ...verdict, cited: ['sample/F1'] })).body).toMatchObject({
      version: 1,
      standing: 'given',
    });
    const own = await post(`${path}/1/reviews`, { decision: 'approved' });
    expect({ status: own.status, code: own.body.code }).toEqual({ status: 403, code: 'second-person-needed' });
    const approved = await post(`${path}/1/reviews`, { decision: 'approved' }, reviewerKey);
    expect(approved.status).toBe(201);
    expect(approved.body).toMatchObject({ standing: 'published', reviews: [{ decision: 'approved' }] });
    expect((await api.ask(path)).body.entries).toHaveLength(1);
    expect((await api.ask(`/v1/claims/${claimId}`)).body).toMatchObject({
      state: 'published',
      takes: ['reopen', 'propose-retraction'],
      youMayTake: ['reopen', 'propose-retraction'],
    });
    const history = await api.ask(`/v1/claims/${claimId}/history`);
    expect(history.body.entries.map(({ action }: { action: string }) => action)).toContain('publish');
    const told = history.body.entries as { says: string; why: string | null; person: object | null }[];
    expect(told.find(({ says }) => says.startsWith('Ada Administrator gave'))).toMatchObject({
      says: 'Ada Administrator gave verdict 1: “Accurate”, citing Port Authority, 1 May 2025 (about 40 ferries damaged, as of 1 May 2025).',
      why: 'As counted.',
      person: { id: api.first.personId, name: 'Ada Administrator' },
      changed: [],
    });
    expect(told.find(({ says }) => says === 'Rea Reviewer approved verdict 1.')).toBeDefined();
    const page = await api.ask(`/v1/claims/${claimId}/history.txt`);
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    for (const said of ['about 40', 'Rea Reviewer approved verdict 1.', 'Why: As counted.', 'Verdict 1 was published.'])
      expect(page.text).toContain(said);
    expect((await api.ask(`/v1/claims/${claimId}/history.txt?asOf=2020-01-01`)).status).toBe(404);
    // What was cited is told as it was then, whatever the ledger says now.
    const { body: f1 } = await api.ask('/v1/ledgers/sample/statements/F1');
    const { key: _key, version: _version, hops: _hops, relations: _relations, ...said } = f1;
    const corrected = { ...said, content: { ...said.content, amount: { point: 44, hedge: 'exact' } } };
    const put = { method: 'PUT', body: corrected };
    expect((await api.ask('/v1/ledgers/sample/statements/F1', put)).body).toMatchObject({ version: 2 });
    const later = await api.ask(`/v1/claims/${claimId}/history`);
    expect(later.body.entries.slice(0, told.length).map(({ says }: { says: string }) => says)).toEqual(
      told.map(({ says }) => says),
    );
    const reopened = await post(`/v1/claims/${claimId}/reopening`, { reason: 'A reader wrote.' }, reviewerKey);
    expect(reopened.body).toMatchObject({ state: 'reopened' });
  });

  it('can be repeated with the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'again' };
    const ask = () => api.ask(`/v1/claims/${claimId}/rechecks`, { method: 'POST', headers });
    const [first, second] = [await ask(), await ask()];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
  });
});
