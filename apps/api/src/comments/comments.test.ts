/** Comments over HTTP: who writes, who reads, who is mentioned, what is told of them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
let claimId: string;
let comments: string;
const people: Record<string, { id: string; key: string }> = {};

const ask = (method: string, path: string, body?: unknown, who?: string, headers: Record<string, string> = {}) =>
  api.ask(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(who === undefined ? {} : { key: people[who]?.key ?? null }),
  });

beforeAll(async () => {
  api = await testApi();
  for (const [name, role] of [
    ['Cleo', 'checker'],
    ['Rea', 'reviewer'],
    ['Vic', 'viewer'],
    ['Gone', 'checker'],
  ] as const) {
    const { body: person } = await ask('POST', '/v1/people', { name, role });
    const { body: key } = await ask('POST', '/v1/keys', { name, personId: person.id });
    people[name] = { id: person.id as string, key: key.secret as string };
  }
  await ask('PUT', `/v1/people/${people['Gone']?.id ?? ''}/role`, { role: null });
  const text = 'The Port Authority said that about 40 Norwegian ferries were damaged.';
  const article = await ask('POST', '/v1/articles', { cmsId: 'a1', title: 'Storm', outlet: 'The Paper', text });
  expect(article.status).toBe(201);
  const listed = await api.ask('/v1/claims');
  claimId = listed.body.entries[0].id as string;
  comments = `/v1/claims/${claimId}/comments`;
});
afterAll(() => api.close());

const idOf = (name: string) => people[name]?.id ?? '';

describe('a comment', () => {
  it('is written, mentions people of the desk, is edited and taken back, and each moment is kept', async () => {
    const made = await ask('POST', comments, { text: ' Ask the port. ', mentions: [idOf('Rea')] }, 'Cleo');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ version: 1, text: 'Ask the port.', mentions: [idOf('Rea')], claimId });
    const one = `${comments}/${made.body.id as string}`;
    expect(made.headers.get('location')).toBe(one);
    const tag = (await api.ask(one)).headers.get('etag') ?? '';
    const moment = new Date().toISOString();

    expect((await ask('GET', '/v1/mentions', undefined, 'Rea')).body.entries).toHaveLength(1);
    expect((await ask('GET', '/v1/mentions', undefined, 'Cleo')).body.entries).toEqual([]);

    const edited = await ask('PUT', one, { text: 'Ask the coastguard.', mentions: [] }, 'Cleo', { 'if-match': tag });
    expect([edited.status, edited.body.version, edited.body.text]).toEqual([200, 2, 'Ask the coastguard.']);
    const late = await ask('PUT', one, { text: 'Ask.' }, 'Cleo', { 'if-match': tag });
    expect([late.status, late.body.changed]).toEqual([
      412,
      [
        { member: '/mentions', before: [idOf('Rea')], after: [] },
        { member: '/text', before: 'Ask the port.', after: 'Ask the coastguard.' },
      ],
    ]);
    expect((await ask('PUT', one, { text: 'Ask the coastguard.' }, 'Cleo')).body.version).toBe(2);
    expect((await ask('GET', '/v1/mentions', undefined, 'Rea')).body.entries).toEqual([]);

    const back = await ask('POST', `${one}/withdrawal`, undefined, 'Cleo');
    expect([back.status, back.body.text, back.body.version]).toEqual([201, null, 3]);
    expect((await ask('PUT', one, { text: 'No.' }, 'Cleo')).body.code).toBe('comment-withdrawn');
    expect((await api.ask(comments)).body.entries).toMatchObject([{ text: null }]);
    expect((await api.ask(`${comments}?asOf=${moment}`)).body.entries).toMatchObject([{ text: 'Ask the port.' }]);
  });

  it('is changed by its author alone', async () => {
    const made = await ask('POST', comments, { text: 'Mine.' }, 'Cleo');
    const one = `${comments}/${made.body.id as string}`;
    for (const answer of [
      await ask('PUT', one, { text: 'Yours.' }, 'Rea'),
      await ask('POST', `${one}/withdrawal`, undefined, 'Rea'),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, 'comment-not-yours']);
    const viewer = await ask('GET', comments, undefined, 'Vic');
    expect([viewer.status, viewer.body.code]).toEqual([403, 'not-permitted']);
  });

  it.each([
    ['blanks', { text: '  ' }, 'comment-invalid', '/text'],
    ['no text', { text: '' }, 'request-invalid', '/text'],
    ['somebody who left', () => ({ text: 'a', mentions: [idOf('Gone')] }), 'comment-invalid', '/mentions/0'],
    ['somebody who may not read it', () => ({ text: 'a', mentions: [idOf('Vic')] }), 'comment-invalid', '/mentions/0'],
    ['the same twice', () => ({ text: 'a', mentions: [idOf('Rea'), idOf('Rea')] }), 'comment-invalid', '/mentions/1'],
    ['a claim’s id', () => ({ text: 'a', mentions: [claimId] }), 'comment-invalid', '/mentions/0'],
    ['a name', { text: 'a', mentions: ['Rea'] }, 'request-invalid', '/mentions/0'],
  ])('is refused with %s', async (_, body, code, where) => {
    const answer = await ask('POST', comments, typeof body === 'function' ? body() : body);
    expect([answer.status, answer.body.code, answer.body.faults[0].where]).toEqual([422, code, where]);
  });

  it('of no claim, and no comment, are not found', async () => {
    const nowhere = await ask('POST', `/v1/claims/${idOf('Rea')}/comments`, { text: 'a' });
    expect([nowhere.status, nowhere.body.code]).toEqual([404, 'claim-unknown']);
    const none = await ask('PUT', `${comments}/${idOf('Rea')}`, { text: 'a' });
    expect([none.status, none.body.code]).toEqual([404, 'comment-unknown']);
  });

  it('stands in the claim’s history and in an event, without what it says', async () => {
    await ask('POST', comments, { text: 'A secret suspicion.', mentions: [idOf('Rea')] }, 'Cleo');
    const history = await api.ask(`/v1/claims/${claimId}/history`);
    const told = history.body.entries.filter((each: { subject: { kind: string } }) => each.subject.kind === 'comment');
    expect(told.map((each: { action: string }) => each.action)).toEqual(
      expect.arrayContaining(['write', 'edit', 'withdraw']),
    );
    const events = await api.ask('/v1/events?type=comment.added');
    expect(events.body.entries.at(-1).data).toMatchObject({ claimId, personId: idOf('Cleo'), mentions: [idOf('Rea')] });
    for (const text of [history.text, events.text]) expect(text).not.toContain('suspicion');
  });
});
