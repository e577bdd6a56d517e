/** A blind review, a disagreement, its settlement and a retraction, over HTTP; and every route by which one might peek. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';
import { atomFaults } from '../../../../test/support/atom-shapes.js';
import { schemaOrgFaults } from '../../../../test/support/published-shapes.js';

const STATEMENT = {
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
};
const LEDGER = {
  sources: [{ key: 'port-authority', name: 'Port Authority', kind: 'body' }],
  measures: [
    { key: 'ferries-damaged', counted: 'ferries', state: 'damaged', unit: 'ferries', label: 'ferries damaged' },
  ],
  places: [{ key: 'norway', name: 'Norway' }],
  statements: [STATEMENT],
};

let api: TestApi;
let claim = '';
let path = '';
const keys: Record<'ada' | 'ben' | 'cid' | 'vic', string> = { ada: '', ben: '', cid: '', vic: '' };

const post = (address: string, body: object, key = keys.ada) => api.ask(address, { method: 'POST', body, key });
const get = (address: string, key = keys.ada) => api.ask(address, { key });
const words = (rating: string) => ({
  rating,
  rationale: `Sealed words: ${rating}. Platypuses ferries ferries ferries.`,
  cited: ['sample/F1'],
});

beforeAll(async () => {
  api = await testApi();
  keys.ada = api.first.key.secret;
  await importedLedger(api, LEDGER);
  for (const [name, role] of [
    ['ben', 'administrator'],
    ['cid', 'editor'],
    ['vic', 'viewer'],
  ] as const) {
    const person = await post('/v1/people', { name, role });
    keys[name] = (await post('/v1/keys', { name, personId: person.body.id })).body.secret;
  }
  const { version, policy } = (await get('/v1/desk')).body;
  expect((await post('/v1/desk/policy', { version, policy: { ...policy, secondReview: 'half' } })).status).toBe(422);
  expect((await post('/v1/desk/policy', { version, policy: { ...policy, secondReview: 'blind' } })).status).toBe(201);
  const text = 'Storms hit the coast. The Port Authority said that about 40 Norwegian ferries were damaged.';
  const piece = { title: 'Storms', outlet: 'The Daily', publishedOn: '2025-05-02', status: 'published', text };
  const article = await post('/v1/articles', piece);
  claim = article.body.proposed[0];
  path = `/v1/claims/${claim}/verdicts`;
  await post(`/v1/articles/${article.body.id}/submission`, {});
  await crossReferenceWaiting(api);
}, 120_000);
afterAll(() => api.close());

describe('a blind review over HTTP', () => {
  let beforeGiving = '';

  it('tells each person which steps are theirs', async () => {
    expect((await get(`/v1/claims/${claim}`)).body).toMatchObject({
      takes: ['withdraw', 'assign', 'give-verdict'],
      youMayTake: ['withdraw', 'assign', 'give-verdict'],
    });
    expect((await get(`/v1/claims/${claim}`, keys.vic)).body.youMayTake).toEqual([]);
    beforeGiving = new Date().toISOString();
    const given = await post(path, { ...words('outdated'), finding: 1 });
    expect([given.status, given.body.sealed, given.body.secondReview]).toEqual([201, false, 'blind']);
    expect((await get(`/v1/claims/${claim}`)).body.youMayTake).toEqual(['assign', 'give-verdict']);
    const { entries } = (await get('/v1/claims?state=assessed', keys.ben)).body;
    expect(entries[0].youMayTake).toEqual(['assign', 'give-verdict', 'take-up']);
  });

  it('shows the first verdict on no route that reads, to nobody but its author', async () => {
    const { paths } = (await api.ask('/openapi.json', { key: null })).body as { paths: Record<string, object> };
    const { entries: articles } = (await get('/v1/claims')).body;
    const own: Record<string, string> = {
      claimId: claim,
      articleId: articles[0].appearances[0].articleId,
      revision: '1',
      number: '1',
      version: '1',
      ledger: 'sample',
      name: 'sample',
    };
    const asked: string[] = [];
    for (const [route, methods] of Object.entries(paths)) {
      if (!('get' in methods)) continue;
      const address = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => own[name] ?? claim);
      for (const query of ['', `?asOf=${encodeURIComponent(new Date().toISOString())}`])
        for (const key of [keys.ben, keys.cid, keys.vic]) {
          const { text } = await get(address + query, key);
          // The policy and the statement that is cited are no secret; what the verdict says of them is.
          expect([address, text.includes('Sealed words')]).toEqual([address, false]);
          if (route.startsWith('/v1/claims/') || route === '/v1/verdicts')
            expect([address, /"rating":"outdated"/.test(text)]).toEqual([address, false]);
        }
      asked.push(route);
    }
    expect(asked.length).toBeGreaterThan(30);
    const search = async (key?: string): Promise<number> =>
      (await get('/v1/claims?q=%22sealed+words%22', key)).body.entries.length;
    expect([await search(), await search(keys.ben), await search(keys.vic)]).toEqual([1, 0, 0]);
    const whole = `/v1/claims/${claim}?include=finding,verdict`;
    expect((await get(whole, keys.ben)).body).toMatchObject({ finding: { number: 1 }, verdict: { sealed: true } });
    for (const key of [keys.ben, keys.cid, keys.vic])
      expect((await get(whole, key)).text).not.toContain('Sealed words');
    expect((await get(whole)).body.verdict).toMatchObject({ sealed: false, rating: 'outdated' });
    const seen = (await get(path, keys.ben)).body.entries;
    expect(seen).toMatchObject([
      { sealed: true, rating: null, rationale: null, cited: null, evidence: null, standing: 'given' },
    ]);
    const history = (await get(`/v1/claims/${claim}/history`, keys.cid)).body.entries;
    expect(history.find(({ subject }: { subject: { kind: string } }) => subject.kind === 'verdict').content).toEqual({
      secondReview: 'blind',
      sealed: true,
    });
    expect((await get(path)).body.entries).toMatchObject([{ sealed: false, rating: 'outdated' }]);
    expect((await get(`${path}?asOf=${beforeGiving}`, keys.ben)).body.entries).toEqual([]);
  });

  it('finds nothing by a sealed verdict: no claim, no order, no passage, no spelling', async () => {
    const search = async (q: string, key?: string) => (await get(`/v1/claims?q=${q}`, key)).body.entries;
    const because = (entries: { found: { by: string; texts: { in: string }[] } }[]) =>
      entries.map(({ found }) => [found.by, ...found.texts.map((text) => text.in)]);
    expect(because(await search('platypus'))).toEqual([['words', 'rationale']]);
    const places = async (key?: string) => {
      const { next } = (await get('/v1/claims?q=ferries&limit=1', key)).body;
      return next === null ? null : Buffer.from(next.split('cursor=')[1], 'base64url').toString();
    };
    for (const key of [keys.ben, keys.cid, keys.vic]) {
      for (const q of ['platypus', 'platipus', 'plattypuses', 'ferries+platypus', '%22sealed+words%22', 'seeled'])
        for (const order of ['relevance', 'made'])
          expect([q, await search(`${q}&order=${order}`, key)]).toEqual([q, []]);
      // What is found by other words is found by them alone, and stands no higher.
      expect(because(await search('ferries', key))).not.toContainEqual(expect.arrayContaining(['rationale']));
      expect(JSON.stringify(await search('ferries+or+platypus', key))).not.toMatch(/latypus/);
    }
    expect(await places(keys.ben)).toEqual(await places(keys.vic));
    // Nor is it itself, by what it says or by how it was rated; by its claim it is, in its place.
    const verdicts = async (query: string, key?: string) => (await get(`/v1/verdicts?${query}`, key)).body.entries;
    for (const query of [
      'q=platypus',
      'q=ferries+platypus&order=newest',
      'q=outdated',
      'rating=outdated',
      'cites=sample/F1',
    ]) {
      expect([query, (await verdicts(query)).length]).toEqual([query, 1]);
      for (const key of [keys.ben, keys.cid, keys.vic])
        expect([query, await verdicts(query, key)]).toEqual([query, []]);
    }
    for (const key of [keys.ben, keys.cid, keys.vic])
      expect(await verdicts('q=ferries', key)).toMatchObject([{ sealed: true, rating: null, label: null }]);
    // Spellings are not even kept of it.
    const kept: unknown[] = await api.dataSource.query(`SELECT word FROM searched_word WHERE word LIKE 'platypu%'`);
    expect(kept).toEqual([]);
  });

  it('refuses what is not a reading', async () => {
    const read = (body: object, key = keys.ben, version = 1) => post(`${path}/${version}/readings`, body, key);
    expect((await read(words('false'), keys.ada)).body.code).toBe('second-person-needed');
    expect((await read(words('false'), keys.vic)).body.code).toBe('not-permitted');
    expect((await read({ ...words('false'), cited: [] })).body.code).toBe('evidence-missing');
    expect((await read({ ...words('false'), rationale: '  ' })).body.code).toBe('verdict-invalid');
    expect((await read({ ...words('false'), personId: keys.ada })).body.code).toBe('request-invalid');
    expect((await read(words('false'), keys.ben, 7)).body.code).toBe('verdict-unknown');
    const approved = await post(`${path}/1/reviews`, { decision: 'approved' }, keys.ben);
    expect([approved.status, approved.body.code]).toEqual([409, 'reading-needed']);
  });

  it('keeps a disagreement, and publishes what somebody else stands behind', async () => {
    const read = await post(`${path}/1/readings`, words('false'), keys.ben);
    expect([read.status, read.body.standing, read.body.reading.rating]).toEqual([201, 'disputed', 'false']);
    expect((await get(`/v1/claims/${claim}`, keys.cid)).body).toMatchObject({
      state: 'disputed',
      youMayTake: ['assign', 'give-verdict', 'settle'],
    });
    expect((await get(path, keys.vic)).body.entries).toMatchObject([
      {
        sealed: false,
        rationale: expect.stringMatching(/^Sealed words: outdated\./),
        reading: { rationale: expect.stringMatching(/^Sealed words: false\./) },
      },
    ]);
    expect((await get('/v1/claims?q=%22sealed+words%22', keys.vic)).body.entries).toHaveLength(1);
    const opened = (await get('/v1/claims?q=plattypus', keys.vic)).body.entries;
    expect(opened).toMatchObject([
      {
        found: {
          by: 'similar-words',
          texts: [
            { in: 'rationale', version: 1 },
            { in: 'reading', version: 1 },
          ],
        },
      },
    ]);
    // A key that may read claims and no verdicts finds none by their words, however they are spelled.
    const scoped = await post('/v1/keys', { name: 'claims alone', scopes: ['claim:read', 'ledger:read'] });
    for (const q of ['platypus', 'plattypus', '%22sealed+words%22'])
      expect((await get(`/v1/claims?q=${q}`, scoped.body.secret)).body.entries).toEqual([]);
    const settle = (body: object, key: string) => post(`${path}/1/settlements`, body, key);
    const own = await settle({ inFavourOf: 'second', reason: 'Mine.' }, keys.ben);
    expect([own.status, own.body.code]).toEqual([403, 'second-person-needed']);
    expect((await settle({ inFavourOf: 'second', reason: ' ' }, keys.cid)).body.code).toBe('reason-missing');
    const settled = await settle({ inFavourOf: 'second', reason: 'The table says so.' }, keys.cid);
    expect([settled.status, settled.body]).toMatchObject([201, { version: 2, standing: 'published', rating: 'false' }]);
    expect((await get(`/v1/claims/${claim}/claim-review`)).body.reviewRating.alternateName).toBe('False');
    expect((await get('/v1/claims?rating=false')).body.entries).toHaveLength(1);
    expect((await get('/v1/claims?rating=outdated')).body.entries).toEqual([]);
  });

  it('tells how far the two agreed', async () => {
    const { status, body } = await get('/v1/desk/agreement?by=month', keys.vic);
    expect(status).toBe(200);
    expect(body.blind).toMatchObject({ pairs: 1, agreed: 0, kappa: { value: 0, interval: null } });
    expect(body.open).toMatchObject({ pairs: 0, kappa: { value: null, because: 'no-pairs' } });
    expect(body.periods).toHaveLength(1);
    expect((await get('/v1/desk/agreement?from=2026-02-30')).status).toBe(422);
    expect((await get('/v1/desk/agreement?from=2026-02-01&to=2026-01-01')).body.code).toBe('period-invalid');
  });
});

describe('a retraction over HTTP', () => {
  it('by two people shows in every export', async () => {
    const wish = { reason: 'A reader wrote.', notice: 'We had misread the table.' };
    expect((await post(`${path}/1/retractions`, wish)).body.code).toBe('verdict-not-standing');
    expect((await post(`${path}/2/retractions`, { ...wish, notice: '\u00a0' })).body.code).toBe('reason-missing');
    expect((await post(`${path}/2/retraction-decisions`, { decision: 'retracted' })).body.code).toBe(
      'review-step-refused',
    );
    expect((await post(`${path}/2/retractions`, wish)).status).toBe(201);
    const mine = (await get(`/v1/claims/${claim}`)).body;
    expect([mine.state, mine.takes, mine.youMayTake]).toEqual([
      'retraction-proposed',
      ['retract', 'drop-retraction'],
      ['drop-retraction'],
    ]);
    const alone = await post(`${path}/2/retraction-decisions`, { decision: 'retracted' });
    expect([alone.status, alone.body.code]).toEqual([403, 'second-person-needed']);
    const before = new Date().toISOString();
    const done = await post(`${path}/2/retraction-decisions`, { decision: 'retracted' }, keys.ben);
    expect([done.status, done.body.standing]).toEqual([201, 'retracted']);
    expect((await get('/v1/claims?rating=false')).body.entries).toEqual([]);

    const review = await get(`/v1/claims/${claim}/claim-review`);
    expect(await schemaOrgFaults(review.body)).toEqual([]);
    expect(review.headers.get('whence-warnings')).toContain('verdict-retracted');
    expect(review.body).toMatchObject({ creativeWorkStatus: 'Retracted', correction: [{}] });
    expect(review.body.reviewRating).toBeUndefined();
    const then = await get(`/v1/claims/${claim}/claim-review?asOf=${before}`);
    expect(then.body.reviewRating.alternateName).toBe('False');
    const feed = (await get('/v1/exports/claim-reviews')).body;
    expect(await schemaOrgFaults(feed)).toEqual([]);
    expect(feed.dataFeedElement[0]).toHaveProperty('dateDeleted');
    const atom = (await get('/v1/exports/verdicts.atom')).text;
    expect(await atomFaults(atom)).toEqual([]);
    expect(atom.match(/<title>Ret[^<]*/g)).toEqual([
      expect.stringMatching(/^<title>Retraction: /),
      expect.stringMatching(/^<title>Retracted: False: /),
    ]);
    const rows: unknown = parse((await get('/v1/exports/verdicts.csv')).text, { columns: true });
    expect(rows).toMatchObject([{ rating: '', retraction_notice: 'We had misread the table.' }]);
    for (const form of ['annotations', 'provenance', 'evidence-pack'])
      expect((await get(`/v1/claims/${claim}/${form}`)).status).toBe(200);
    expect(JSON.stringify((await get(`/v1/claims/${claim}/annotations`)).body)).not.toContain('Sealed words');
    expect((await post(`/v1/claims/${claim}/reopening`, { reason: 'Look again.' })).body).toMatchObject({
      state: 'submitted',
    });
  });
});
