/** Everything that should not be sent, sent: each is refused in words, nothing of it is kept, and the service goes on. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answered, type Asked, type TestApi, testApi } from '../support/api.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const TEXT =
  'The harbour master counted 350 boats in June 2025. The ministry said that 400 lorries crossed the bridge.';
const CONTENT = { mode: 'observed', polarity: 'affirms' };
const FIGURE = { source: 'police', content: { ...CONTENT, measure: 'present', amount: { point: 500 } } };

let api: TestApi;
let articleId: string;
let claimId: string;
/** Keys of a viewer; of one that has expired; and one that opens nothing. */
let keys: Readonly<Record<'viewer' | 'expired' | 'wrong', string>>;

const post = (path: string, body?: unknown, more: Omit<Asked, 'body'> = {}): Promise<Answered> =>
  api.ask(path, { method: 'POST', ...(body === undefined ? {} : { body }), ...more });
const put = (path: string, body: unknown): Promise<Answered> => api.ask(path, { method: 'PUT', body });
const get = (path: string, more: Asked = {}): Promise<Answered> => api.ask(path, more);
const article = (particulars: object): Promise<Answered> =>
  post('/v1/articles', { title: 'Boats', text: TEXT, publishedOn: '2025-07-14', ...particulars });
const page = (html: string): Promise<Answered> => post('/v1/articles', { title: 'Boats', html });
const claim = (particulars: object): Promise<Answered> =>
  post('/v1/claims', { articleId, quote: { exact: 'counted 350 boats' }, content: CONTENT, ...particulars });
const figure = (amount: object, slots: object = {}): Promise<Answered> =>
  claim({ content: { ...CONTENT, amount, ...slots } });
const raw = (body: string | Uint8Array, path = '/v1/articles', type = 'application/json'): Promise<Answered> =>
  bytes(path, typeof body === 'string' ? Buffer.from(body) : body, type);

/** Sends bytes that are no string: {@link TestApi.ask} would mend them. */
async function bytes(path: string, body: Uint8Array, type: string): Promise<Answered> {
  const response = await fetch(api.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.first.key.secret}`, 'content-type': type },
    body: new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

/** How much there is of everything that a refused request might have written. */
async function weight(): Promise<unknown> {
  const counts = [
    'change',
    'log_entry',
    'outbox',
    'article_revision',
    'claim_version',
    'appearance',
    'vocabulary_version',
    'statement_version',
  ]
    .map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
    .join(', ');
  const rows: unknown[] = await api.dataSource.query(`SELECT ${counts}`);
  return rows[0];
}

beforeAll(async () => {
  api = await testApi();
  const kept = await article({ cmsId: 'boats-1' });
  articleId = kept.body.id;
  claimId = kept.body.proposed[0];
  await post(`/v1/claims/${claimId}/submission`);
  await post('/v1/ledgers', { name: 'town', title: 'Town' });
  await put('/v1/ledgers/town/sources/police', { name: 'Police', kind: 'body' });
  const measure = { counted: 'people', state: 'present', unit: 'persons', label: 'people present' };
  await put('/v1/ledgers/town/measures/present', measure);
  await put('/v1/ledgers/town/statements/a', FIGURE);
  await put('/v1/ledgers/town/statements/b', { ...FIGURE, hops: [{ kind: 'cites', to: 'a' }] });
  const viewer = (await post('/v1/people', { name: 'Vera Viewer', role: 'viewer' })).body.id;
  const key = async (more: object): Promise<string> =>
    (await post('/v1/keys', { name: 'Key', personId: viewer, ...more })).body.secret;
  keys = {
    viewer: await key({}),
    expired: await key({ expiresAt: new Date(Date.now() + 1_000).toISOString() }),
    wrong: `whk_${'0'.repeat(16)}_${'A'.repeat(43)}`,
  };
  await new Promise((resolve) => setTimeout(resolve, 1_100));
});
afterAll(() => api.close());

type Case = readonly [what: string, send: () => Promise<Answered>, status: number, code: string, told?: RegExp];

const CASES: readonly Case[] = [
  ['an article that is not JSON', () => raw('{"title": '), 400, 'not-json', /the end of the body/],
  ['an article without a body', () => raw(''), 400, 'not-json', /empty body/],
  ['half a character in bytes', () => raw(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)), 400, 'not-json', /not UTF-8/],
  ['half a character in an escape', () => raw('{"title":"a\\ud800b","text":"x"}'), 422, 'text-malformed', /U\+D800/],
  ['a control character', () => article({ text: 'a\u0000b' }), 422, 'text-malformed', /U\+0000 at offset 1/],
  ['a control character in markup', () => page('<p>12&#1; boats</p>'), 422, 'article-invalid', /U\+0001/],
  ['a number for a title', () => article({ title: 5 }), 422, 'request-invalid', /\/title: found 5, expected a string/],
  ['a list for an article', () => post('/v1/articles', []), 422, 'request-invalid', /an object/],
  ['a member that nobody knows', () => article({ colour: 'red' }), 422, 'request-invalid', /\/colour/],
  ['an article of 10 MB', () => article({ text: 'boats '.repeat(1_700_000) }), 413, 'body-too-large'],
  ['a page of 10 MB', () => page(`<p>${'boats '.repeat(1_700_000)}</p>`), 413, 'body-too-large'],
  ['a text of more than is read', () => article({ text: 'x'.repeat(1_000_001) }), 413, 'article-too-large'],
  ['an article in another type', () => raw('text', '/v1/articles', 'text/plain'), 415, 'content-type-unknown'],
  ['rows where an article is expected', () => raw('a,b', '/v1/articles', 'text/csv'), 415, 'content-type-unknown'],
  ['an empty article', () => article({ text: '' }), 422, 'article-empty', /expected a text/],
  ['an article of blanks', () => article({ text: ' \n\t ' }), 422, 'article-empty'],
  ['an article of signs that nobody sees', () => article({ text: '\u200b\u200b\ufeff…' }), 422, 'article-empty'],
  ['a page of scripts alone', () => page('<script>let boats = 12;</script><style>p{}</style>'), 422, 'article-empty'],
  ['both text and page', () => article({ html: '<p>x</p>' }), 422, 'article-invalid', /one of them/],
  ['an address that is a script', () => article({ url: 'javascript:alert(1)' }), 422, 'article-invalid', /http/],
  ['a 30th of February', () => article({ publishedOn: '2025-02-30' }), 422, 'request-invalid', /01 to 28/],
  ['a thirteenth month', () => article({ publishedOn: '2025-13' }), 422, 'request-invalid', /01 to 12/],
  [
    'a quote with a slip',
    () => claim({ quote: { exact: 'counted 360 boats' } }),
    422,
    'quote-not-in-article',
    /the nearest are "counted 350 boats" at 19/,
  ],
  [
    'a quote of something else',
    () => claim({ quote: { exact: 'zzzz qqqq' } }),
    422,
    'quote-not-in-article',
    /nor any like them/,
  ],
  [
    'a low above its high',
    () => figure({ low: { value: 5, strict: false }, high: { value: 4, strict: false } }),
    422,
    'request-invalid',
    /amount\/low.*low 5|low to be at most high/,
  ],
  ['a figure without a number', () => figure({ hedge: 'about' }), 422, 'request-invalid', /low, high or point/],
  [
    'a number past all numbers',
    () =>
      raw(
        JSON.stringify({
          articleId: NOBODY,
          quote: { exact: 'x' },
          content: { ...CONTENT, amount: { point: 0 } },
        }).replace('"point":0', '"point":1e400'),
        '/v1/claims',
      ),
    422,
    'request-invalid',
    /point/,
  ],
  [
    'a number past all numbers in a request that may be repeated',
    () => api.ask('/v1/desk/policy', { method: 'POST', body: '1e400', headers: { 'idempotency-key': 'past-all' } }),
    422,
    'request-invalid',
    /past all numbers/,
  ],
  [
    'an end before its start',
    () => figure({ point: 4 }, { periodStart: '2025-03', periodEnd: '2025-02' }),
    422,
    'claim-invalid',
    /periodEnd/,
  ],
  [
    'a day that is none in a figure',
    () => figure({ point: 4 }, { asOf: '2025-04-31' }),
    422,
    'request-invalid',
    /asOf: found "2025-04-31", expected 01 to 30/,
  ],
  ['a measure of no ledger', () => figure({ point: 4 }, { measure: 'no-such' }), 422, 'claim-invalid', /no-such/],
  ['a revision past all numbers', () => claim({ revision: 2 ** 31 }), 422, 'request-invalid', /2147483647/],
  ['a revision that is none', () => claim({ revision: 7 }), 404, 'revision-unknown'],
  ['a claim that is none', () => get(`/v1/claims/${NOBODY}`), 404, 'claim-unknown'],
  ['an article that is none', () => get(`/v1/articles/${NOBODY}`), 404, 'article-unknown'],
  ['an id that is none', () => get('/v1/claims/1'), 422, 'request-invalid', /a UUID/],
  ['a finding past all numbers', () => get(`/v1/claims/${claimId}/findings/2147483648`), 422, 'request-invalid'],
  ['a finding by another number', () => get(`/v1/claims/${claimId}/findings/0x1`), 422, 'request-invalid'],
  ['an address that nobody serves', () => get('/v1/nothing'), 404, 'route-unknown'],
  ['an address that is no text', () => get('/v1/claims/%ff'), 400, 'address-malformed'],
  ['a moment before all years', () => get('/v1/claims?asOf=0000-01-01T00:00:00Z'), 422, 'request-invalid'],
  ['a moment after all years', () => get('/v1/claims?asOf=9999-12-31T23:59:59-23:59'), 422, 'request-invalid'],
  [
    'a cutoff that is no day',
    () => get(`/v1/claims/${claimId}/finding?publishedBy=2025-06-31`),
    422,
    'request-invalid',
  ],
  ['a cursor of nobody', () => get('/v1/claims?cursor=zz'), 422, 'cursor-malformed'],
  ['no key', () => get('/v1/claims', { key: null }), 401, 'key-missing'],
  ['a wrong key', () => get('/v1/claims', { key: keys.wrong }), 401, 'key-unknown'],
  ['an expired key', () => get('/v1/claims', { key: keys.expired }), 401, 'key-expired'],
  [
    'a writing viewer',
    () => post('/v1/articles', { title: 'Boats', text: TEXT }, { key: keys.viewer }),
    403,
    'not-permitted',
    /article:submit/,
  ],
  ['the same submission twice', () => post(`/v1/claims/${claimId}/submission`), 409, 'claim-submitted-already'],
  [
    'an edit of another version',
    () => put(`/v1/claims/${claimId}`, { version: 9, content: CONTENT }),
    409,
    'claim-changed',
  ],
  [
    'a verdict on a finding past all numbers',
    () =>
      post(`/v1/claims/${claimId}/verdicts`, { rating: 'unresolved', rationale: 'Nobody knows.', finding: 2 ** 31 }),
    422,
    'request-invalid',
  ],
  [
    'a verdict on no finding',
    () => post(`/v1/claims/${claimId}/verdicts`, { rating: 'unresolved', rationale: 'Nobody knows.', finding: 9 }),
    404,
    'finding-unknown',
  ],
  [
    'a message that nobody signed',
    () => post(`/v1/inbound/${NOBODY}`, { anything: 1 }, { key: null }),
    401,
    'inbound-signature-invalid',
  ],
  [
    'a message to no hook',
    () => post('/v1/inbound/hook', { anything: 1 }, { key: null }),
    401,
    'inbound-signature-invalid',
  ],
  [
    'a circle of hops',
    () => post('/v1/ledgers/town/hops', { from: 'a', to: 'b', kind: 'cites' }),
    422,
    'hops-in-a-circle',
    /town\/a -> town\/b -> town\/a/,
  ],
  [
    'a circle of hops in a statement',
    () => put('/v1/ledgers/town/statements/a', { ...FIGURE, hops: [{ kind: 'cites', to: 'b' }] }),
    422,
    'ledger-rows-invalid',
    /a -> b -> a/,
  ],
  [
    'a statement with its low above its high',
    () =>
      put('/v1/ledgers/town/statements/c', {
        ...FIGURE,
        content: { ...FIGURE.content, amount: { low: { value: 9, strict: false }, high: { value: 1, strict: false } } },
      }),
    422,
    'request-invalid',
    /at most high/,
  ],
  [
    'rows with a broken quote',
    () => sample((text) => text.replace('\nT01,', '\nT01,"police')),
    422,
    'ledger-rows-invalid',
    /statements\.csv:2:/,
  ],
  [
    'rows under a wrong header',
    () => sample((text) => text.replace('id,source', 'id,sauce')),
    422,
    'ledger-rows-invalid',
    /statements\.csv:1:.*sauce/,
  ],
  [
    'rows of one id',
    () => sample((text) => `${text.trimEnd()}\n${text.split('\n')[1] ?? ''}\n`),
    422,
    'ledger-rows-invalid',
    /T01/,
  ],
];

/** The sample's own ledger, with its statements changed. */
async function sample(change: (statements: string) => string): Promise<Answered> {
  const form = new FormData();
  for (const file of ['statements.csv', 'sources.csv', 'measures.csv', 'places.csv']) {
    const text = await readFile(`sample/ledger/${file}`, 'utf8');
    form.append('files', new Blob([file === 'statements.csv' ? change(text) : text]), file);
  }
  const response = await fetch(`${api.url}/v1/ledgers/town/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.first.key.secret}` },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

describe('bad input', () => {
  it.each(CASES.map(([what, send, status, code, told]) => ({ what, send, status, code, told })))(
    '$what',
    async (each) => {
      const { send, status, code, told } = each;
      const before = await weight();
      const answer = await send();
      expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.body).toMatchObject({ type: `/errors/${code}`, status, detail: expect.any(String) });
      expect(answer.text).not.toMatch(/node_modules|\.(?:js|ts):\d|QueryFailed|SELECT |INSERT /);
      if (told) expect(answer.text.replaceAll('\\"', '"')).toMatch(told);
      expect(await weight()).toEqual(before);
      expect((await get('/v1/desk')).status).toBe(200);
    },
  );

  it('tells where the nearest words to a quote stand', async () => {
    const { body } = await claim({ quote: { exact: 'the harbor master counted 350 boats' } });
    expect(body.nearest).toMatchObject({ exact: 'The harbour master counted 350 boats', start: 0, end: 36 });
    expect(body.nearest.similarity).toBeGreaterThan(0.8);
  });

  it('takes the words of a page and none of its scripts', async () => {
    const html = '<p onclick="x()">12 boats sank.</p><script>alert("99 boats")</script><img src=x onerror=alert(1)>';
    const { body } = await page(html);
    expect((await get(`/v1/articles/${body.id}`)).body.text).toBe('12 boats sank.');
  });

  it('answers an article that comes again with the revision that is there', async () => {
    const again = await article({ cmsId: 'boats-1' });
    expect([again.status, again.body.made, again.body.id, again.body.proposed]).toEqual([
      201,
      'nothing',
      articleId,
      [],
    ]);
  });

  it('takes a text that says one thing nine thousand times', async () => {
    const { status, body } = await article({ text: '12 people were present.\n'.repeat(9_000) });
    expect(status).toBe(201);
    // One claim, at nine thousand places: more than one statement of the database can hold.
    expect(body.proposed).toHaveLength(1);
  });

  it('proposes nothing that it could not show again', async () => {
    await article({
      text: `Next month ${'9'.repeat(4_000)} boats come, and 12 more next year.`,
      publishedOn: '9999-12-31',
    });
    expect((await get('/v1/claims?limit=200')).status).toBe(200);
  });
});
