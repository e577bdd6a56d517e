/** The verdicts of a desk in one list: filtered, found by words, in pages that stay as they are, and sealed from whom they are sealed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { importedLedger } from '../../../../test/support/imported-ledger.js';
import { crossReferenceWaiting } from '../../../../test/support/waiting-jobs.js';

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
const keys: Record<'ada' | 'ben' | 'vic', string> = { ada: '', ben: '', vic: '' };
const people: Record<'ada' | 'ben', string> = { ada: '', ben: '' };

const post = (address: string, body: object = {}, key = keys.ada) => api.ask(address, { method: 'POST', body, key });
const get = (address: string, key = keys.ada) => api.ask(address, { key });

/** The claim ids of a list, in its order. */
async function listed(query: string, key = keys.ada): Promise<string[]> {
  const answer = await get(`/v1/verdicts?limit=200&${query}`, key);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.body.entries.map((entry: { claimId: string; version: number }) => `${entry.claimId}/${entry.version}`);
}

/** A claim of an article of its own, cross-referenced. */
async function claimOf(text: string, article: object = {}): Promise<string> {
  const held = await post('/v1/articles', { title: 'Storms', publishedOn: '2025-05-02', text, ...article });
  const content = { mode: 'observed', polarity: 'affirms' };
  const claim = await post('/v1/claims', { articleId: held.body.id, quote: { exact: text }, content });
  expect([claim.status, claim.text]).toEqual([201, expect.any(String)]);
  expect((await post(`/v1/claims/${claim.body.id}/submission`)).status).toBeLessThan(300);
  await crossReferenceWaiting(api);
  return claim.body.id;
}

async function give(claim: string, rating: string, rationale: string, key = keys.ada): Promise<string> {
  const finding = (await get(`/v1/claims/${claim}/finding`)).body.number;
  const body = { rating, rationale, cited: ['sample/F1'], finding };
  const given = await post(`/v1/claims/${claim}/verdicts`, body, key);
  expect([given.status, given.text]).toEqual([201, expect.any(String)]);
  return `${claim}/${given.body.version}`;
}

async function publish(verdict: string, correction?: string): Promise<void> {
  const [claim, version] = verdict.split('/');
  const body = { decision: 'approved', ...(correction === undefined ? {} : { correction }) };
  const approved = await post(`/v1/claims/${claim}/verdicts/${version}/reviews`, body, keys.ben);
  expect([approved.status, approved.text]).toEqual([201, expect.any(String)]);
}

async function secondReview(how: 'open' | 'blind'): Promise<void> {
  const { version, policy } = (await get('/v1/desk')).body;
  expect((await post('/v1/desk/policy', { version, policy: { ...policy, secondReview: how } })).status).toBe(201);
}

beforeAll(async () => {
  api = await testApi();
  keys.ada = api.first.key.secret;
  people.ada = api.first.personId;
  await importedLedger(api, LEDGER);
  for (const [name, role] of [
    ['ben', 'editor'],
    ['vic', 'viewer'],
  ] as const) {
    const person = await post('/v1/people', { name: `${name} Walrusson`, role });
    if (name === 'ben') people.ben = person.body.id;
    keys[name] = (await post('/v1/keys', { name, personId: person.body.id })).body.secret;
  }
}, 120_000);
afterAll(() => api.close());

describe('the verdicts of a desk', () => {
  let puffins = '';
  let terns = '';
  let gulls = '';
  let replaced = '';
  let standing = '';

  it('are listed newest first, with what they belong to', async () => {
    puffins = await claimOf('Puffins nested on the pier.', { language: 'en-GB' });
    terns = await claimOf('Terns nested on the mole.', { language: 'nb' });
    gulls = await claimOf('Gulls nested on the quay.');
    replaced = await give(puffins, 'accurate', 'The harbour master counted them.');
    await publish(replaced);
    const given = await give(terns, 'false', 'Nobody saw any bird on that mole.');
    expect(await listed('')).toEqual([given, replaced]);
    const { entries } = (await get('/v1/verdicts')).body;
    expect(entries[1]).toMatchObject({
      claimId: puffins,
      standing: 'published',
      rating: 'accurate',
      label: 'Accurate',
      stale: false,
      sealed: false,
      quote: 'Puffins nested on the pier.',
      links: {
        claim: `/v1/claims/${puffins}`,
        finding: `/v1/claims/${puffins}/findings/1`,
        claimReview: `/v1/claims/${puffins}/claim-review`,
      },
    });
    expect(entries[0].links.claimReview).toBeNull();
    expect(entries[0].found).toBeUndefined();
    for (const address of Object.values<string>(entries[1].links)) expect((await get(address)).status).toBe(200);
    const again = await api.ask('/v1/verdicts', { key: keys.ada });
    const known = { 'if-none-match': again.headers.get('etag') ?? '' };
    expect((await api.ask('/v1/verdicts', { key: keys.ada, headers: known })).status).toBe(304);
  });

  it('are filtered by what became of them, by whom, when, and by what their claims say', async () => {
    const before = new Date().toISOString();
    expect((await post(`/v1/claims/${puffins}/reopening`, { reason: 'A reader wrote.' }, keys.ben)).status).toBe(201);
    standing = await give(puffins, 'outdated', 'They have left the pier since.');
    const [given] = await listed('standing=given&rating=outdated');
    expect(given).toBe(standing);
    await publish(standing, 'An earlier version said that the flamingos had stayed.');
    const open = `${terns}/1`;
    const today = new Date().toISOString().slice(0, 10);
    for (const [query, found] of [
      ['standing=published', [standing]],
      ['standing=superseded', [replaced]],
      ['standing=given', [open]],
      ['standing=retracted', []],
      ['rating=accurate', [replaced]],
      ['rating=outdated&standing=superseded', []],
      ['corrects=true', [standing]],
      ['deskVersion=1', [standing, open, replaced]],
      ['deskVersion=7', []],
      [`givenFrom=${today}`, [standing, open, replaced]],
      ['givenTo=2020-01-01', []],
      [`publishedFrom=${today}&publishedTo=${today}`, [standing, replaced]],
      ['publishedTo=2020-01-01', []],
      [`givenBy=${people.ada}`, [standing, open, replaced]],
      [`givenBy=${people.ben}`, []],
      [`secondPerson=${people.ben}`, [standing, replaced]],
      ['cites=sample/F1&standing=given', [open]],
      ['cites=sample/F2', []],
      ['ledger=sample', [standing, open, replaced]],
      ['ledger=sample&standing=given', [open]],
      ['ledger=samp', []],
      ['ledger=other', []],
      ['language=en', [standing, replaced]],
      ['language=en-GB&rating=accurate', [replaced]],
      ['language=en-US', []],
      ['language=nb', [open]],
      ['measure=ferries-damaged', []],
      ['stale=true', []],
      ['mine=true', []],
      [`mine=true&assignee=${people.ben}`, []],
      [`asOf=${before}`, [open, replaced]],
      [`asOf=${before}&standing=published`, [replaced]],
      [`asOf=${before}&corrects=true`, []],
    ] as const)
      expect([query, await listed(query)]).toEqual([query, found]);
    const article = (await get(`/v1/claims/${terns}`)).body.appearances[0].articleId;
    expect(await listed(`articleId=${article}`)).toEqual([open]);
    const backwards = await get('/v1/verdicts?givenFrom=2025-02-01&givenTo=2025-01-01');
    expect([backwards.status, backwards.body.code]).toEqual([422, 'period-invalid']);
    expect((await get('/v1/verdicts?order=newest')).status).toBe(422);
    expect((await get('/v1/verdicts?language=not_a_tag')).status).toBe(422);
  });

  it('are stale once their claims were edited, until a verdict on the new words is published', async () => {
    expect((await post(`/v1/claims/${puffins}/reopening`, { reason: 'Other birds.' }, keys.ben)).status).toBe(201);
    const { version } = (await get(`/v1/claims/${puffins}`)).body;
    const content = { mode: 'observed', polarity: 'affirms', subject: 'Puffins' };
    const edited = await api.ask(`/v1/claims/${puffins}`, { method: 'PUT', body: { version, content }, key: keys.ada });
    expect([edited.status, edited.text]).toEqual([200, expect.any(String)]);
    expect(await listed('stale=true')).toEqual([standing]);
    expect((await get('/v1/verdicts?standing=published')).body.entries[0].stale).toBe(true);
    await crossReferenceWaiting(api);
    const open = `${puffins}/3`;
    expect(await give(puffins, 'unresolved', 'Of puffins as such nothing is known.')).toBe(open);
    expect([await listed('stale=true'), await listed('standing=given')]).toEqual([[standing], [open, `${terns}/1`]]);
  });

  it('are found by their reasons, the names of ratings, notices and the claim, best first', async () => {
    const kinds = async (q: string) => {
      const { entries } = (await get(`/v1/verdicts?q=${q}`)).body;
      return entries.map((entry: { claimId: string; version: number; found: { texts: { in: string }[] } }) => [
        `${entry.claimId}/${entry.version}`,
        entry.found.texts.map((text) => text.in),
      ]);
    };
    expect(await kinds('harbour+master')).toEqual([[replaced, ['rationale']]]);
    expect(await kinds('flamingo')).toEqual([[standing, ['correction']]]);
    expect(await kinds('mole')).toEqual([[`${terns}/1`, ['quote', 'rationale']]]);
    expect(await kinds('outdated')).toEqual([[standing, ['rating']]]);
    expect(await kinds('pufins')).toEqual([
      [`${puffins}/3`, ['quote', 'subject', 'rationale']],
      [standing, ['quote', 'subject']],
      [replaced, ['quote', 'subject']],
    ]);
    expect(await kinds('flammingos')).toEqual([[standing, ['correction']]]);
    expect(await kinds('nested+-pier')).toEqual([[`${terns}/1`, ['quote']]]);
    expect(await kinds('Walrusson')).toEqual([]);
    expect(await listed('q=pier&rating=accurate')).toEqual([replaced]);
    const { entries } = (await get('/v1/verdicts?q=flamingo')).body;
    const [text] = entries[0].found.texts;
    expect(text.text.slice(text.marks[0].start, text.marks[0].end)).toBe('flamingos');
    const proposed = { reason: 'Misfiled among the albatrosses.', notice: 'It rested on a pelican of another pier.' };
    const [claim, version] = standing.split('/');
    expect((await post(`/v1/claims/${claim}/verdicts/${version}/retractions`, proposed, keys.ben)).status).toBe(201);
    expect(await kinds('pelican')).toEqual([[standing, ['retraction']]]);
    expect(await kinds('albatrosses')).toEqual([]);
  });

  it('tell a key that may not read claims nothing of them', async () => {
    const made = await post('/v1/keys', { name: 'verdicts alone', scopes: ['verdict:read'] });
    const alone = made.body.secret;
    expect(await listed('q=mole', alone)).toEqual([`${terns}/1`]);
    expect(await listed('q=puffins', alone)).toEqual([`${puffins}/3`]);
    expect(await listed('q=gulls', alone)).toEqual([]);
    const [entry] = (await get('/v1/verdicts', alone)).body.entries;
    expect([entry.says, entry.quote]).toEqual([undefined, undefined]);
    for (const query of ['measure=m', 'language=en', 'mine=true', `articleId=${puffins}`, `assignee=${puffins}`]) {
      const refused = await get(`/v1/verdicts?${query}`, alone);
      expect([query, refused.status, refused.body.code]).toEqual([query, 403, 'not-permitted']);
    }
  });

  it('that are sealed are listed as such, and found by nothing that they say', async () => {
    await secondReview('blind');
    const sealed = await give(gulls, 'exaggerated', 'Axolotls, axolotls, axolotls on the quay.');
    const row = (entries: { claimId: string }[]) => entries.find(({ claimId }) => claimId === gulls);
    for (const key of [keys.ben, keys.vic]) {
      const { body, text } = await get('/v1/verdicts', key);
      expect(row(body.entries)).toMatchObject({
        sealed: true,
        rating: null,
        label: null,
        rationale: null,
        cited: null,
      });
      expect(text).not.toContain('xolotl');
      expect(text).not.toContain('xaggerated');
      for (const query of ['rating=exaggerated', 'q=axolotls', 'q=axolottls', 'q=exaggerated', 'q=exagerated'])
        expect([query, await listed(query, key)]).toEqual([query, []]);
      expect(await listed('cites=sample/F1', key)).not.toContain(sealed);
      expect(await listed('ledger=sample', key)).not.toContain(sealed);
      // Found by its claim it is, but nothing that it says is shown, or moves it.
      const [found] = (await get('/v1/verdicts?q=quay', key)).body.entries;
      expect([found.claimId, found.found.texts.map((text: { in: string }) => text.in)]).toEqual([gulls, ['quote']]);
      expect(await listed(`standing=given&asOf=${new Date().toISOString()}&q=axolotls`, key)).toEqual([]);
    }
    expect(await listed('q=axolotls')).toEqual([sealed]);
    expect(await listed('rating=exaggerated')).toEqual([sealed]);
    expect(await listed('cites=sample/F1')).toContain(sealed);
    expect(await listed('ledger=sample')).toContain(sealed);
    const moment = new Date().toISOString();
    const [claim, version] = sealed.split('/');
    const reading = { rating: 'false', rationale: 'There were manatees.', cited: ['sample/F1'] };
    expect((await post(`/v1/claims/${claim}/verdicts/${version}/readings`, reading, keys.ben)).status).toBe(201);
    expect(await listed('q=axolotls', keys.vic)).toEqual([sealed]);
    expect(await listed('q=manatee', keys.vic)).toEqual([sealed]);
    expect(await listed('standing=disputed', keys.vic)).toEqual([sealed]);
    // What is open now is open in what was held before it was opened; the reading was not held then.
    expect(await listed(`q=axolotls&asOf=${moment}`, keys.vic)).toEqual([sealed]);
    expect(await listed(`q=manatee&asOf=${moment}`, keys.vic)).toEqual([]);
    await secondReview('open');
  });

  it('come in pages that hold each once, by relevance of one moment, whatever is given meanwhile', async () => {
    const claims: string[] = [];
    const given: string[] = [];
    for (const words of ['Skuas.', 'Skuas and skuas.', 'Of the skuas of the outer skerries nothing more was heard.']) {
      claims.push(await claimOf(`${words} They were there.`));
      given.push(await give(claims.at(-1) ?? '', 'unresolved', words));
    }
    for (const query of ['q=skuas', 'q=skuas&order=newest', '', 'standing=given']) {
      const whole = await listed(query);
      const seen: string[] = [];
      let next: string | null = `/v1/verdicts?limit=2&${query}`;
      while (next !== null) {
        const { body } = (await get(next)) as {
          body: { entries: { claimId: string; version: number }[]; next: string | null };
        };
        seen.push(...body.entries.map(({ claimId, version }) => `${claimId}/${version}`));
        next = body.next;
        if (seen.length === 2) await give(await claimOf('Skuas, skuas!'), 'unresolved', 'Skuas skuas skuas skuas.');
      }
      expect([query, seen]).toEqual([query, whole]);
    }
    expect((await listed('q=skuas&order=newest')).slice(-3)).toEqual([...given].reverse());
    const { next } = (await get('/v1/verdicts?q=skuas&limit=1')).body;
    const other = await get(`${next}&order=newest`);
    expect([other.status, other.body.code]).toEqual([422, 'cursor-malformed']);
    for (const q of ['-skuas', 'the', '%22%22', '!', '%5C', ':*']) expect([q, await listed(`q=${q}`)]).toEqual([q, []]);
  });
});
