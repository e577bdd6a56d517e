/** Failed sign-ins are limited, and one who fails shuts nobody else out; who somebody is stays theirs at one issuer. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { AUDIENCE, type Issuer, issuerServer } from '../../../../test/support/issuer.js';

const MOST = 5;
let api: TestApi;
let issuer: Issuer;
let other: Issuer;

beforeAll(async () => {
  [issuer, other] = await Promise.all([issuerServer(), issuerServer()]);
  const settings = [issuer, other].map(({ url }) => ({ issuer: url, audiences: [AUDIENCE], refetchSeconds: 1 }));
  api = await testApi({
    OIDC_ISSUERS: JSON.stringify(settings),
    SIGN_IN_FAILURES_PER_MINUTE: String(MOST),
    TRUSTED_PROXIES: '127.0.0.1',
  });
}, 120_000);
afterAll(async () => {
  await api.close();
  await Promise.all([issuer.close(), other.close()]);
});

const post = (path: string, body: unknown) => api.ask(path, { method: 'POST', body });

async function told(key: string, from: string, path = '/v1/desk'): Promise<string> {
  const { status, body } = await api.ask(path, { key, headers: { 'x-forwarded-for': from } });
  return status < 400 ? 'in' : `${status} ${body.code}`;
}

/** Somebody of the desk who signs in at an issuer by a subject. */
async function member(subject: string, at: Issuer, role = 'viewer'): Promise<string> {
  const { body } = await post('/v1/people', { name: subject, role });
  expect((await post(`/v1/people/${body.id}/identities`, { issuer: at.url, subject })).status).toBe(201);
  return body.id;
}

const forged = async (): Promise<string> => `${(await issuer.signed({})).slice(0, -8)}AAAAAAAA`;

describe('an address from which too much fails', () => {
  it('shuts out no person who signs in with a good token, however new', async () => {
    await member('mia', issuer);
    const from = '192.0.2.1';
    for (let times = 0; times < MOST; times++) expect(await told(await forged(), from)).toBe('401 token-unverified');
    expect(await told(await forged(), from)).toBe('429 sign-ins-exceeded');
    expect(await told(`whk_${'0'.repeat(16)}_${'A'.repeat(43)}`, from)).toBe('429 sign-ins-exceeded');
    for (let times = 0; times < 3; times++)
      expect(await told(await issuer.signed({ sub: 'mia', jti: `${times}` }), from)).toBe('in');
  });

  it('is asked of again for a key that was good and is not any more', async () => {
    const person = await post('/v1/people', { name: 'Una', role: 'viewer' });
    const keys = await Promise.all(
      ['gone', 'kept'].map((name) => post('/v1/keys', { name, personId: person.body.id })),
    );
    const [gone, kept] = keys.map(({ body }) => body as { id: string; secret: string });
    const from = '192.0.2.2';
    for (const key of [gone, kept]) expect(await told(key?.secret ?? '', from)).toBe('in');
    await api.ask(`/v1/keys/${gone?.id}`, { method: 'DELETE' });
    for (let times = 0; times < MOST; times++) expect(await told(gone?.secret ?? '', from)).toBe('401 key-revoked');
    expect(await told(gone?.secret ?? '', from)).toBe('429 sign-ins-exceeded');
    expect(await told(kept?.secret ?? '', from)).toBe('in');
  });
});

describe('somebody who is known to an issuer and belongs to no desk', () => {
  it('is limited wherever they ask from, and nobody is with them', async () => {
    const nobody = (times: number) => issuer.signed({ sub: 'nobody', jti: `${times}` });
    for (let times = 0; times < MOST; times++)
      expect(await told(await nobody(times), `198.51.100.${times}`)).toBe('403 token-unlinked');
    expect(await told(await nobody(MOST), '198.51.100.99')).toBe('429 sign-ins-exceeded');
    expect(await told(await issuer.signed({ sub: 'nobody else' }), '198.51.100.99')).toBe('403 token-unlinked');
    expect(await told(await other.signed({ sub: 'nobody' }), '198.51.100.99')).toBe('403 token-unlinked');
  });
});

describe('a subject', () => {
  it('is of one issuer: the same word at another is somebody else', async () => {
    const [here, there] = [await member('sam', issuer), await member('sam', other, 'checker')];
    expect(here).not.toBe(there);
    const people = async (at: Issuer) => told(await at.signed({ sub: 'sam' }), '203.0.113.1', '/v1/people');
    expect([await people(issuer), await people(other)]).toEqual(['403 not-permitted', 'in']);
  });

  it('opens nothing from the moment on at which its person is erased or has no role, though the token lives', async () => {
    const [eve, rob] = [await member('eve', issuer), await member('rob', issuer, 'checker')];
    const [evesToken, robsToken] = [await issuer.signed({ sub: 'eve' }), await issuer.signed({ sub: 'rob' })];
    expect([await told(evesToken, '203.0.113.2'), await told(robsToken, '203.0.113.2', '/v1/people')]).toEqual([
      'in',
      'in',
    ]);
    await api.ask(`/v1/people/${eve}/role`, { method: 'PUT', body: { role: null } });
    expect(await told(evesToken, '203.0.113.2')).toBe('403 membership-ended');
    const erased = await post('/v1/erasures', { kind: 'person', id: eve, ground: 'request' });
    expect([erased.status, erased.text]).toEqual([201, expect.any(String)]);
    expect(await told(evesToken, '203.0.113.2')).toBe('403 token-unlinked');
    await api.ask(`/v1/people/${rob}/role`, { method: 'PUT', body: { role: 'viewer' } });
    expect(await told(robsToken, '203.0.113.2', '/v1/people')).toBe('403 not-permitted');
    await api.ask(`/v1/people/${rob}/role`, { method: 'PUT', body: { role: null } });
    expect(await told(robsToken, '203.0.113.2')).toBe('403 membership-ended');
  });
});
