/** Quotes, replies and remarks over HTTP: their versions, what they cite, and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { madePdf } from '@whence/testing';
import { type TestApi, testApi } from '../../../../test/support/api.js';

const NOBODY = '01980000-0000-7000-8000-000000000000';
const PAST = '2025-07-03T09:00:00.000Z';

let api: TestApi;
let claimId: string;
let snapshotId: string;
let pdfId: string;
let strangerKey: string;
let strangersSnapshot: string;

const post = (path: string, body: unknown, key?: string) =>
  api.ask(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) });
const put = (path: string, body: unknown) => api.ask(path, { method: 'PUT', body });
const keep = async (body: string | Buffer, type: string, key = api.first.key.secret) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': type };
  const response = await fetch(`${api.url}/v1/snapshots`, { method: 'POST', headers, body: body as string });
  return ((await response.json()) as { id: string }).id;
};

beforeAll(async () => {
  api = await testApi();
  strangerKey = (await post('/v1/desks', { slug: 'other', name: 'Other desk' })).body.secret;
  snapshotId = await keep('<html><p>Om lag 40 ferjer ble skadet. Rundt 40 ferjer.</p></html>', 'text/html');
  pdfId = await keep('%PDF-1.7 x', 'application/pdf');
  strangersSnapshot = await keep('theirs', 'text/plain', strangerKey);
  const article = await post('/v1/articles', { title: 'Storms', text: 'Storms hit 40 ferries, said the port.' });
  const content = { subject: 'ferries', mode: 'observed', polarity: 'affirms', accumulation: 'cumulative' };
  const claim = await post('/v1/claims', { articleId: article.body.id, quote: { exact: '40 ferries' }, content });
  claimId = claim.body.id;
}, 120_000);
afterAll(() => api.close());

describe('an excerpt', () => {
  it('stands in the text of its page, and its translation is mended by versions', async () => {
    const translation = { text: 'Some 40 boats', language: 'en', translator: { personId: api.first.personId } };
    const quote = { exact: '40 ferjer', prefix: 'Rundt ' };
    const made = await post(`/v1/snapshots/${snapshotId}/excerpts`, { quote, language: 'nb-no', translation });
    expect(made.status).toBe(201);
    const { text } = (await api.ask(`/v1/snapshots/${snapshotId}/text`)).body;
    const { position, id } = made.body;
    expect(text.slice(position.start, position.end)).toBe('40 ferjer');
    expect(position.start).toBe(text.lastIndexOf('40 ferjer'));
    expect(made.body).toMatchObject({ version: 1, language: 'nb-NO', prefix: expect.stringMatching(/Rundt $/) });
    const mended = { version: 1, text: 'Some 40 ferries', language: 'en', translator: { name: 'T. Outside' } };
    const before = new Date().toISOString();
    const second = await put(`/v1/excerpts/${id}/translation`, mended);
    expect(second.body).toMatchObject({
      version: 2,
      exact: '40 ferjer',
      translation: { text: 'Some 40 ferries', translator: { personId: null, name: 'T. Outside' } },
    });
    expect((await put(`/v1/excerpts/${id}/translation`, mended)).body).toMatchObject({
      code: 'excerpt-changed',
      currentVersion: 2,
    });
    const { entries } = (await api.ask(`/v1/excerpts/${id}/versions`)).body;
    expect(entries.map(({ translation: each }: { translation: { text: string } }) => each.text)).toEqual([
      'Some 40 boats',
      'Some 40 ferries',
    ]);
    expect((await api.ask(`/v1/excerpts/${id}?asOf=${before}`)).body.version).toBe(1);
    expect((await api.ask(`/v1/snapshots/${snapshotId}/excerpts`)).body.entries).toEqual([second.body]);
    expect((await api.ask(`/v1/excerpts/${id}`, { key: strangerKey })).body.code).toBe('excerpt-unknown');
  });

  it('of a page from which no text could be read is kept as it is given, with its page', async () => {
    const body = { quote: { exact: 'Сорок паромів' }, language: 'uk', page: 12 };
    const made = await post(`/v1/snapshots/${pdfId}/excerpts`, body);
    expect(made.body).toMatchObject({ exact: 'Сорок паромів', position: null, page: 12, translation: null });
  });

  it('of a PDF stands in its text but for blanks, on the page where it begins', async () => {
    const document = await keep(
      await madePdf((set) => {
        set.text('Of the 120 ferries that were out that night, some forty are dam-', { lineBreak: false });
        set.text('aged, the port authority says.', 72, 86);
        set.addPage().text('By Friday 41 were back.').moveDown(2).text('The rest were not.');
      }),
      'application/pdf',
    );
    const { text } = (await api.ask(`/v1/snapshots/${document}/text`)).body;
    const quoted = async (exact: string, more: object = {}) =>
      (await post(`/v1/snapshots/${document}/excerpts`, { quote: { exact }, language: 'en', ...more })).body;
    const first = await quoted('some forty are damaged');
    expect(first).toMatchObject({ exact: 'some forty are damaged', page: 1 });
    expect(text.slice(first.position.start, first.position.end)).toBe(first.exact);
    const across = await quoted('says. By  Friday 41 were back. The rest');
    expect(across).toMatchObject({ exact: 'says.\n\nBy Friday 41 were back.\nThe rest', page: 1 });
    expect(text.slice(across.position.start, across.position.end)).toBe(across.exact);
    expect(await quoted('The rest', { page: 214 })).toMatchObject({ page: 214, position: expect.anything() });
    expect(await quoted('The rest')).toMatchObject({ page: 2 });
    expect(await quoted('some fifty are damaged')).toMatchObject({
      code: 'quote-not-in-snapshot',
      nearest: expect.objectContaining({ exact: expect.stringContaining('forty') }),
    });
    expect(await quoted('on the picture: 41', { withoutPlace: true })).toMatchObject({
      exact: 'on the picture: 41',
      position: null,
      page: null,
    });
  });

  it.each([
    ['words that are not there', { quote: { exact: '41 ferjer' }, language: 'nb' }, 422, 'quote-not-in-snapshot'],
    ['blanks', { quote: { exact: '  ' }, language: 'nb' }, 422, 'excerpt-invalid'],
    ['a language that is none', { quote: { exact: '40' }, language: 'norwegian bokmål' }, 422, 'excerpt-invalid'],
    ['no language', { quote: { exact: '40' } }, 422, 'request-invalid'],
    ['page 0', { quote: { exact: '40' }, language: 'nb', page: 0 }, 422, 'request-invalid'],
    [
      'a translation into nothing',
      { quote: { exact: '40' }, language: 'nb', translation: { text: '40', language: 'x', translator: { name: 'T' } } },
      422,
      'excerpt-invalid',
    ],
    [
      'a translator who is nobody',
      {
        quote: { exact: '40' },
        language: 'nb',
        translation: { text: '40', language: 'en', translator: { personId: NOBODY } },
      },
      404,
      'person-unknown',
    ],
  ])('is refused for %s', async (_name, body, status, code) => {
    const answer = await post(`/v1/snapshots/${snapshotId}/excerpts`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("of another desk's page is not made", async () => {
    const body = { quote: { exact: 'theirs' }, language: 'en' };
    expect((await post(`/v1/snapshots/${strangersSnapshot}/excerpts`, body)).body.code).toBe('snapshot-unknown');
  });
});

describe('a reply', () => {
  const asked = { askedOf: 'the port', way: 'email', question: 'How many?', askedAt: PAST, dueOn: '2025-07-05' };
  const ask = async (more: object = {}) => (await post(`/v1/claims/${claimId}/replies`, { ...asked, ...more })).body;
  const note = (replyId: string, news: object) => post(`/v1/claims/${claimId}/replies/${replyId}/events`, news);

  it('is asked for, reminded of, answered and mended, and each stays', async () => {
    const { id, standing } = await ask();
    expect(standing).toBe('asked');
    expect((await note(id, { event: 'remind', way: 'phone' })).body.reminders).toHaveLength(1);
    const answeredAt = '2025-07-04T09:00:00.000Z';
    await note(id, { event: 'answer', text: '40.', answeredAt, language: 'EN', snapshotId });
    const { body } = await note(id, { event: 'answer', text: '41, they say now.' });
    expect(body).toMatchObject({
      version: 4,
      standing: 'answered',
      askedBy: api.first.personId,
      answers: [
        { text: '40.', answeredAt, language: 'en', snapshotId },
        { text: '41, they say now.', language: null },
      ],
    });
    const claim = (await api.ask(`/v1/claims/${claimId}`)).body;
    expect(claim.replies).toEqual([body]);
    expect((await api.ask(`/v1/claims/${claimId}/replies`)).body.entries).toEqual([body]);
    const history = (await api.ask(`/v1/claims/${claimId}/history`)).body.entries;
    expect(
      history
        .filter(({ subject }: { subject: { kind: string } }) => subject.kind === 'reply')
        .map(({ action }: { action: string }) => action),
    ).toEqual(['ask', 'remind', 'answer', 'answer']);
    expect((await api.ask(`/v1/claims/${claimId}/replies`, { key: strangerKey })).body.code).toBe('claim-unknown');
  });

  it.each([
    [
      'answered before it was asked',
      { event: 'answer', text: '40.', answeredAt: '2025-07-02T09:00:00Z' },
      'reply-invalid',
    ],
    ['answered tomorrow', { event: 'decline', answeredAt: '2999-01-01T00:00:00Z' }, 'reply-invalid'],
    ['answered in no language', { event: 'answer', text: '40.', language: 'q' }, 'reply-invalid'],
    ['answered with blanks', { event: 'answer', text: '  ' }, 'reply-invalid'],
    ['answered in a page that is not there', { event: 'answer', text: '40.', snapshotId: NOBODY }, 'snapshot-unknown'],
    ['asked twice under one id', { event: 'ask' }, 'request-invalid'],
  ])('is not %s', async (_name, news, code) => {
    expect((await note((await ask()).id, news)).body.code).toBe(code);
  });

  it("is not answered by another desk's page, nor after it was taken back", async () => {
    const { id } = await ask();
    const foreign = { event: 'answer', text: '40.', snapshotId: strangersSnapshot };
    expect((await note(id, foreign)).body.code).toBe('snapshot-unknown');
    expect((await note(id, { event: 'cancel', reason: 'Asked twice.' })).body.cancelled).toBe('Asked twice.');
    expect((await note(id, { event: 'answer', text: '40.' })).body).toMatchObject({
      code: 'reply-step-refused',
      takes: [],
    });
    expect((await note(NOBODY, { event: 'remind', way: 'phone' })).body.code).toBe('reply-unknown');
  });

  it.each([
    [{ dueOn: '2025-07-02' }, 'reply-invalid'],
    [{ askedAt: '2999-01-01T00:00:00Z' }, 'reply-invalid'],
    [{ askedOf: ' ' }, 'request-invalid'],
    [{ question: ' ' }, 'reply-invalid'],
    [{ way: 'pigeon' }, 'request-invalid'],
  ])('is not asked for with %j', async (more, code) => {
    expect((await ask(more)).code).toBe(code);
  });
});

describe('a remark', () => {
  const observe = (evidence: object[]) =>
    post(`/v1/claims/${claimId}/observations`, { kind: 'omitted-context', text: 'See there.', evidence });

  it('cites kept pages and quotes in the version that stood, and is taken back with the reason', async () => {
    const quote = { quote: { exact: '40 ferjer' }, language: 'nb' };
    const excerpt = (await post(`/v1/snapshots/${snapshotId}/excerpts`, quote)).body;
    const cited = [
      { kind: 'snapshot', id: snapshotId },
      { kind: 'excerpt', id: excerpt.id },
    ];
    const { body } = await observe([...cited, ...cited]);
    expect(body.evidence).toEqual(cited.map((each) => ({ ...each, version: 1 })));
    const path = `/v1/claims/${claimId}/observations`;
    const stood = new Date().toISOString();
    const taken = await post(`${path}/${body.id}/withdrawal`, { reason: 'It says otherwise.' });
    expect(taken.body.withdrawn).toMatchObject({ personId: api.first.personId, reason: 'It says otherwise.' });
    expect((await post(`${path}/${body.id}/withdrawal`, { reason: 'Again.' })).body.code).toBe('observation-withdrawn');
    expect((await post(`${path}/${NOBODY}/withdrawal`, { reason: 'None.' })).body.code).toBe('observation-unknown');
    expect((await post(`${path}/${body.id}/withdrawal`, { reason: ' ' })).body.code).toBe('reason-missing');
    expect((await api.ask(path)).body.entries).toEqual([taken.body]);
    expect((await api.ask(`${path}?asOf=${stood}`)).body.entries).toEqual([body]);
  });

  it.each([
    ['a page of nobody', { kind: 'snapshot', id: NOBODY }, 'observation-invalid'],
    ['a quote of nobody', { kind: 'excerpt', id: NOBODY }, 'observation-invalid'],
    ['a statement', { kind: 'statement', id: NOBODY }, 'request-invalid'],
    ['no id', { kind: 'snapshot', id: 'x' }, 'request-invalid'],
  ])('does not cite %s', async (_name, evidence, code) => {
    expect((await observe([evidence])).body.code).toBe(code);
  });

  it("does not cite another desk's page", async () => {
    const { body } = await observe([{ kind: 'snapshot', id: strangersSnapshot }]);
    expect([body.code, body.faults[0].where]).toEqual(['observation-invalid', '/evidence/0']);
  });
});

describe('a confidential source', () => {
  it('takes no label that gives the name away, and no version that is past', async () => {
    const made = (label: string) => post('/v1/confidential-sources', { label, identity: { name: 'Tip Ster' } });
    expect((await made('the clerk tip ster')).body.code).toBe('confidential-source-invalid');
    const { id } = (await made('a clerk')).body;
    const change = { version: 1, label: 'an official' };
    expect((await put(`/v1/confidential-sources/${id}`, change)).body).toMatchObject({
      version: 2,
      label: 'an official',
    });
    expect((await put(`/v1/confidential-sources/${id}`, change)).body.code).toBe('confidential-source-changed');
    expect((await api.ask(`/v1/confidential-sources/${id}/identity`)).body.identity.name).toBe('Tip Ster');
    expect((await api.ask(`/v1/confidential-sources/${id}`, { key: strangerKey })).status).toBe(404);
  });
});
