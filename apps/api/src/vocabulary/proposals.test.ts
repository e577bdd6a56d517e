import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answered, type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await post('/v1/ledgers', { name: 'sea', title: 'Sea' });
  await put('measures/ferries-damaged', {
    counted: 'ferries',
    state: 'damaged',
    unit: 'ferries',
    label: 'ferries damaged',
  });
  await put('sources/port', { name: 'Port Authority', kind: 'body' });
});
afterAll(() => api.close());

const post = (path: string, body: unknown = {}) => api.ask(path, { method: 'POST', body });
const put = (path: string, body: unknown) => api.ask(`/v1/ledgers/sea/${path}`, { method: 'PUT', body });
const get = (path: string) => api.ask(path);
const article = async (cmsId: string, text: string): Promise<Answered> =>
  post('/v1/articles', { cmsId, title: 'Storms', status: 'published', publishedOn: '2025-05-02', text });
const claimsOf = async (cms: Answered) =>
  (await get(`/v1/claims?articleId=${cms.body.id ?? cms.body.articleId}`)).body.entries;
const proposals = async (query = '') => (await get(`/v1/vocabulary-proposals${query}`)).body.entries;
const jobs = async (): Promise<string[]> => {
  const rows: { job: string }[] = await api.dataSource.query('SELECT job FROM outbox ORDER BY id');
  return rows.map(({ job }) => job);
};

const SUNK = 'The Port Authority said that 12 ferries were destroyed in the storm.';

describe('a measure that no ledger has', () => {
  it('is proposed once for all claims that count it, with the measures that come nearest', async () => {
    const first = await article('one', SUNK);
    expect(first.status).toBe(201);
    await article('two', 'The Port Authority said that 15 ferries were destroyed off the coast.');
    const [proposed, ...others] = await proposals('?kind=measure');
    expect(others).toEqual([]);
    expect(proposed).toMatchObject({
      kind: 'measure',
      version: 1,
      standing: 'proposed',
      proposed: { key: 'ferry-destroyed', counted: 'ferry', state: 'destroyed', unit: 'ferries', unitPrinted: false },
      decision: null,
    });
    const { body } = await get(`/v1/vocabulary-proposals/${proposed.id}`);
    expect(body.nearest).toEqual([
      {
        key: 'ferries-damaged',
        label: 'ferries damaged',
        differs: [{ slot: 'state', proposed: 'destroyed', measure: 'damaged' }],
      },
    ]);
    expect(body.neededBy[0]).toMatchObject({ words: expect.stringMatching(/ferries/) });
  });

  it('becomes an entry when a person confirms it; the claims that waited are given it and looked at again', async () => {
    const [proposed] = await proposals('?kind=measure');
    const before = await claimsOf(await article('one', SUNK));
    await post(`/v1/claims/${before[0].id}/submission`);
    const asked = (await jobs()).length;
    expect(before[0].content).not.toHaveProperty('measure');
    const confirm = (body: object) => post(`/v1/vocabulary-proposals/${proposed.id}/confirm`, body);
    expect((await confirm({ ledger: 'air' })).body.code).toBe('ledger-unknown');
    expect((await confirm({ ledger: 'sea', entry: { key: 'ferries-damaged' } })).body.code).toBe('entry-key-taken');
    expect((await confirm({ ledger: 'sea', entry: { colour: 'red' } })).body).toMatchObject({
      code: 'ledger-rows-invalid',
      faults: [{ where: '/colour' }],
    });
    const done = await confirm({ ledger: 'sea', entry: { key: 'ferries-destroyed', label: 'ferries destroyed' } });
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({
      proposal: { standing: 'confirmed', version: 2, decision: { ledger: 'sea', key: 'ferries-destroyed' } },
      left: [],
    });
    expect(done.body.filled).toBe(done.body.proposal.needs);
    expect((await get('/v1/ledgers/sea/measures/ferries-destroyed')).body).toMatchObject({
      version: 1,
      label: 'ferries destroyed',
    });
    const after = await get(`/v1/claims/${before[0].id}`);
    expect(after.body).toMatchObject({
      version: 2,
      content: { measure: 'ferries-destroyed', unit: 'ferries' },
      appearances: [{ content: { measure: 'ferries-destroyed' } }],
      inferred: [{ slot: 'measure' }],
    });
    const told = done.body.claims.find(({ claimId }: { claimId: string }) => claimId === before[0].id);
    expect(told).toMatchObject({ version: 2, requestId: expect.any(String) });
    const story = (await get(`/v1/claims/${before[0].id}/history`)).body.entries;
    expect(story.slice(-3).map(({ says }: { says: string }) => says)).toEqual([
      expect.stringMatching(
        /^Ada Administrator decided what words of the page count or name; the claim is held to say: 12 ferries destroyed/,
      ),
      expect.stringMatching(/^What is counted or named was filled in where it stands on the page: “.*12 ferries/),
      'A cross-reference was asked for: what the claim says was said anew.',
    ]);
    expect((await jobs()).slice(asked)).toEqual(expect.arrayContaining(['cross-reference', 'recheck-affected']));
    expect((await confirm({ ledger: 'sea' })).body).toMatchObject({ code: 'proposal-decided', standing: 'confirmed' });
    const log = await get('/v1/log?limit=200');
    expect(JSON.stringify(log.body)).toContain('vocabulary-proposal');
  });

  it('is not proposed again once it was rejected; a person may still think otherwise', async () => {
    const text = 'The Port Authority said that 30 lighthouses were flooded.';
    await article('three', text);
    const [proposed] = await proposals('?kind=measure&standing=proposed');
    const reject = (reason: string) => post(`/v1/vocabulary-proposals/${proposed.id}/reject`, { reason });
    expect((await reject(' ')).body.code).toBe('reason-missing');
    expect((await reject('We do not follow lighthouses.')).body).toMatchObject({
      standing: 'rejected',
      decision: { reason: 'We do not follow lighthouses.', personId: api.first.personId },
    });
    await article('four', text.replace('30', '31'));
    expect(await proposals('?standing=proposed&kind=measure')).toEqual([]);
    expect((await reject('again')).body.code).toBe('proposal-decided');
    const merged = await post(`/v1/vocabulary-proposals/${proposed.id}/merge`, {
      ledger: 'sea',
      key: 'ferries-destroyed',
    });
    expect(merged.body).toMatchObject({ proposal: { standing: 'merged', version: 3, needs: 2 }, filled: 2 });
    const later = await claimsOf(await article('five', text.replace('30', '32')));
    expect(later[0]).toMatchObject({
      content: { measure: 'ferries-destroyed' },
      inferred: [{ slot: 'measure', because: expect.stringContaining('a person decided') }],
    });
  });

  it('waits for people with the right role, on their own desk', async () => {
    const person = await post('/v1/people', { name: 'Vera Viewer', role: 'viewer' });
    const key = await post('/v1/keys', { name: 'viewer', personId: person.body.id });
    const asViewer = { key: key.body.secret };
    const [proposed] = await proposals();
    expect((await api.ask('/v1/vocabulary-proposals', asViewer)).status).toBe(200);
    const refused = await api.ask(`/v1/vocabulary-proposals/${proposed.id}/reject`, {
      ...asViewer,
      method: 'POST',
      body: { reason: 'no' },
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted']);
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect((await get(`/v1/vocabulary-proposals/${unknown}`)).body.code).toBe('proposal-unknown');
    expect((await get(`/v1/vocabulary-proposals/${proposed.id}?asOf=2001-01-01`)).body.code).toBe('proposal-unknown');
  });
});

describe('a source that no ledger has', () => {
  it('is proposed with its names as printed; merged, it is an alias; confirmed, an entry of its own', async () => {
    const text =
      'The Harbour Safety Council (HSC) said that 7 ferries were damaged. Later the Harbour Safety Council said that 9 ferries were damaged.';
    const made = await article('six', text);
    const found = await proposals('?kind=source&standing=proposed');
    const council = found.find(({ proposed }: { proposed: { name: string } }) => /Council/.test(proposed.name));
    expect(council.proposed).toMatchObject({ key: 'harbour-safety-council', name: 'Harbour Safety Council' });
    const claim = (await claimsOf(made))[0];
    expect(claim.appearances[0].stated[0]).not.toHaveProperty('source');
    const without = await post(`/v1/vocabulary-proposals/${council.id}/confirm`, { ledger: 'sea' });
    expect(without.body).toMatchObject({ code: 'ledger-rows-invalid', faults: [{ where: '/kind' }] });
    const done = await post(`/v1/vocabulary-proposals/${council.id}/confirm`, {
      ledger: 'sea',
      entry: { kind: 'body' },
    });
    expect(done.body.left).toEqual([]);
    expect(done.body.filled).toBeGreaterThan(0);
    expect((await get(`/v1/claims/${claim.id}`)).body.appearances[0].stated[0]).toMatchObject({
      source: 'harbour-safety-council',
    });
    await article('seven', 'The Ferry Owners Guild said that 8 ferries were damaged.');
    const [guild] = await proposals('?kind=source&standing=proposed');
    await post(`/v1/vocabulary-proposals/${guild.id}/merge`, { ledger: 'sea', key: 'port' });
    expect((await get('/v1/ledgers/sea/sources/port')).body.aliases).toEqual(['Ferry Owners Guild']);
    const later = await claimsOf(await article('eight', 'The Ferry Owners Guild said that 6 ferries were damaged.'));
    expect(later[0].appearances[0].stated[0]).toMatchObject({ source: 'port' });
  });
});
