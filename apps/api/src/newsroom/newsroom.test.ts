import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type Answered, type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

const post = (path: string, body: unknown = undefined) => api.ask(path, { method: 'POST', body });
const patch = (path: string, body: unknown) => api.ask(path, { method: 'PATCH', body });
const NOBODY = '01890000-0000-7000-8000-000000000000';

describe('subscribers', () => {
  it('shows the secret once, and keeps every version', async () => {
    const made = await post('/v1/subscribers', {
      name: 'CMS',
      url: 'https://cms.example/hook',
      types: ['claim.reopened'],
    });
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made.headers.get('location')).toMatch(/\/v1\/subscribers\//);
    const path = `/v1/subscribers/${made.body.id}`;
    const moment = new Date();
    const changed = await patch(path, { version: 1, active: false });
    expect(changed.body).toMatchObject({ version: 2, active: false, types: ['claim.reopened'] });
    expect((await patch(path, { version: 1, name: 'Late' })).body).toMatchObject({
      code: 'subscriber-changed',
      currentVersion: 2,
    });
    expect((await api.ask(path)).text).not.toContain('whsec_');
    expect((await api.ask(`${path}?asOf=${moment.toISOString()}`)).body).toMatchObject({ version: 1, active: true });
    expect((await api.ask('/v1/subscribers')).body.entries).toHaveLength(1);
    expect((await post(`${path}/test`)).body).toMatchObject({ code: 'subscriber-inactive' });
    const rotated = await post(`${path}/secret`);
    expect(rotated.body.secret).not.toBe(made.body.secret);
  });

  it.each([
    [{ name: 'x', url: 'ftp://cms.example/' }, 'subscriber-address-invalid'],
    [{ name: 'x', url: 'https://user:word@cms.example/' }, 'subscriber-address-invalid'],
    [{ name: 'x', url: 'not an address' }, 'request-invalid'],
    [{ name: 'x', url: 'https://cms.example/', types: ['weather.changed'] }, 'request-invalid'],
    [{ name: 'x', url: 'https://cms.example/', secret: 'mine' }, 'request-invalid'],
  ])('refuses %j', async (body, code) => {
    const answer = await post('/v1/subscribers', body);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe(code);
    expect(answer.text).not.toContain('user:word');
  });

  it('knows none of other desks, and refuses who may not', async () => {
    expect((await api.ask(`/v1/subscribers/${NOBODY}`)).body).toMatchObject({
      status: 404,
      code: 'subscriber-unknown',
    });
    expect((await api.ask('/v1/subscribers', { key: null })).status).toBe(401);
  });
});

describe('events and deliveries', () => {
  it('lists what happened, and finds no delivery that is not there', async () => {
    const made = await post('/v1/subscribers', { name: 'Tested', url: 'https://cms.example/hook' });
    const sent = await post(`/v1/subscribers/${made.body.id}/test`);
    expect(sent.status).toBe(202);
    const events = await api.ask('/v1/events?type=test');
    expect(events.body.entries).toMatchObject([
      {
        id: sent.body.eventId,
        type: 'test',
        place: expect.stringMatching(/^\d+\.1$/),
        data: { subscriberId: made.body.id },
      },
    ]);
    expect((await api.ask(`/v1/deliveries?eventId=${sent.body.eventId}`)).body).toEqual({ entries: [], next: null });
    expect((await post(`/v1/deliveries/${NOBODY}/redelivery`)).body).toMatchObject({ code: 'delivery-unknown' });
  });
});

describe('articles from a CMS', () => {
  const article = {
    cmsId: 'post-17',
    title: 'Bridge traffic falls',
    outlet: 'The Example',
    url: 'https://example.org/17',
    text: 'The ministry said that more than 3,000 lorries crossed the bridge in May.',
    publishedOn: '2025-06-02',
    status: 'published',
  };
  let id: string;
  let secret: string;
  beforeAll(async () => {
    const made = await post('/v1/inbound-hooks', { name: 'Ghost' });
    expect(made.status).toBe(201);
    ({ id, secret } = made.body);
  });

  function send(
    content: unknown,
    { messageId = crypto.randomUUID() as string, at = new Date(), by = secret, to = id, sent = content } = {},
  ): Promise<Answered> {
    const body = JSON.stringify(content);
    const headers = {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(by).sign(messageId, at, body),
    };
    return api.ask(`/v1/inbound/${to}`, { method: 'POST', key: null, headers, body: JSON.stringify(sent) });
  }

  it('keeps the article in the name of the person who answers for the hook', async () => {
    const taken = await send(article);
    expect(taken.status).toBe(201);
    expect(taken.body).toMatchObject({ made: 'article', revisionNumber: 1 });
    const kept = await api.ask(`/v1/articles/${taken.body.articleId}`);
    expect(kept.body).toMatchObject({ cmsId: 'post-17', title: article.title, text: article.text });
    const rows: { person_id: string }[] = await api.dataSource.query(
      `SELECT c.person_id FROM article a JOIN change c ON c.id = a.change_id WHERE a.id = $1`,
      [taken.body.articleId],
    );
    expect(rows).toEqual([{ person_id: api.first.personId }]);
  });

  it('answers a message that comes again as it did the first time, also at the same moment', async () => {
    const changed = { ...article, text: `${article.text} It was 4,000 in June.` };
    const messageId = 'msg-again';
    const [one, two] = await Promise.all([send(changed, { messageId }), send(changed, { messageId })]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body).toEqual(one.body);
    const third = await send(changed, { messageId });
    expect(third.body).toEqual(one.body);
    expect(third.body).toMatchObject({ made: 'revision', revisionNumber: 2 });
    expect((await api.ask(`/v1/articles/${one.body.articleId}/revisions`)).body.entries).toHaveLength(2);
  });

  it('takes nothing that the hook’s secret has not signed, as it is, now', async () => {
    const other = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
    const refused = await Promise.all([
      send(article, { by: other }),
      send(article, { sent: { ...article, title: 'Another title' } }),
      send(article, { at: new Date(Date.now() - 6 * 60_000) }),
      send(article, { at: new Date(Date.now() + 6 * 60_000) }),
      send(article, { to: NOBODY }),
      api.ask(`/v1/inbound/${id}`, { method: 'POST', key: null, body: article }),
    ]);
    for (const { status, body } of refused)
      expect({ status, code: body.code }).toEqual({ status: 401, code: 'inbound-signature-invalid' });
  });

  it('refuses what is no article', async () => {
    expect((await send({ ...article, cmsId: undefined })).body).toMatchObject({ status: 422, code: 'request-invalid' });
    expect((await send({ ...article, publishedOn: '2025-02-30' })).status).toBe(422);
    expect((await send({ ...article, text: ' ' })).body).toMatchObject({ code: 'article-empty' });
    expect((await send({ ...article, html: '<p>x</p>' })).body).toMatchObject({ code: 'article-invalid' });
  });

  it('takes the secret before a rotation for a while, and nothing once closed', async () => {
    const rotated = await post(`/v1/inbound-hooks/${id}/secret`);
    expect((await send(article, { by: rotated.body.secret })).status).toBe(201);
    expect((await send(article, { by: secret })).status).toBe(201);
    expect((await patch(`/v1/inbound-hooks/${id}`, { version: 1, active: false })).status).toBe(200);
    expect((await send(article)).status).toBe(401);
    expect((await patch(`/v1/inbound-hooks/${id}`, { version: 2, active: true })).status).toBe(200);
  });

  it('takes nothing more once the person may not submit', async () => {
    const person = await post('/v1/people', { name: 'Guest', role: 'viewer' });
    await patch(`/v1/inbound-hooks/${id}`, { version: 3, personId: person.body.id });
    expect((await send(article)).body).toMatchObject({ status: 403, code: 'inbound-person-gone' });
    expect((await patch(`/v1/inbound-hooks/${id}`, { version: 4, personId: NOBODY })).body).toMatchObject({
      code: 'person-unknown',
    });
  });
});
