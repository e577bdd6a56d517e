/** Tokens of a real OpenID Connect server, and what is no such token. */
import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeLogger } from '@whence/api';
import { ROLE_NAMES } from '@whence/config';
import { ROLES } from '@whence/workflow';
import pg from 'pg';
import { type Answered, type TestApi, testApi } from '../../../../test/support/api.js';
import { AUDIENCE, type Issuer, issuerServer } from '../../../../test/support/issuer.js';

let issuer: Issuer;
let stranger: Issuer;
let api: TestApi;
let owner: pg.Client;
let robot: string;
let log = '';

beforeAll(async () => {
  [issuer, stranger] = await Promise.all([issuerServer(), issuerServer()]);
  const settings = [
    { issuer: issuer.url, audiences: [AUDIENCE, 'web'], linkByEmail: true, refetchSeconds: 1 },
    // Nobody listens there.
    { issuer: 'http://127.0.0.1:9', audiences: [AUDIENCE] },
  ];
  const out = new Writable({ write: (chunk: Buffer, _encoding, done) => ((log += chunk.toString()), done()) });
  api = await testApi(
    { OIDC_ISSUERS: JSON.stringify(settings) },
    { logger: makeLogger({ level: 'debug', format: 'json' }, out) },
  );
  owner = new pg.Client({ connectionString: api.ownerUrl, options: '-c search_path=whence' });
  await owner.connect();
  robot = await personOf('Robot', 'contributor');
  const linked = await post(`/v1/people/${robot}/identities`, { issuer: issuer.url, subject: 'robot' });
  expect(linked.body).toMatchObject({ personId: robot, issuer: issuer.url, subject: 'robot', ended: false });
}, 120_000);
afterAll(async () => {
  await owner.end();
  await api.close();
  await Promise.all([issuer.close(), stranger.close()]);
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> =>
  api.ask(path, { method: 'POST', body, headers });

async function personOf(name: string, role: string, email: string | null = null): Promise<string> {
  const made = await post('/v1/people', { name, role, email });
  expect(made.status).toBe(201);
  return made.body.id;
}

/** "in", or the status and code of the refusal. */
async function told(token: string, path = '/v1/desk'): Promise<string> {
  const { status, body } = await api.ask(path, { key: token });
  return status < 400 ? 'in' : `${status} ${body.code}`;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const soon = () => Math.floor(Date.now() / 1000) + 600;

describe('a token of a configured issuer', () => {
  it('acts for the person to whom it is linked, with the role that Whence holds', async () => {
    const token = await issuer.clientToken();
    expect(claimsOf(token)).toMatchObject({ iss: issuer.url, sub: 'robot', aud: AUDIENCE });
    expect(await told(token)).toBe('in');
    expect(await told(token, '/v1/people')).toBe('403 not-permitted');
    const article = await api.ask('/v1/articles', {
      method: 'POST',
      key: token,
      body: { title: 'T', text: 'About 40 ferries were damaged.' },
      headers: { 'idempotency-key': 'once' },
    });
    expect(article.status).toBeLessThan(300);
    const again = await api.ask('/v1/articles', {
      method: 'POST',
      key: token,
      body: { title: 'T', text: 'About 40 ferries were damaged.' },
      headers: { 'idempotency-key': 'once' },
    });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const actors = await owner.query('SELECT person_id, key_id FROM change WHERE purpose = $1', ['receive-article']);
    expect(actors.rows).toEqual([{ person_id: robot, key_id: null }]);
  });

  it('is taken as an ID token too, and links by a verified address, once', async () => {
    const una = await personOf('Una', 'viewer', 'unverified@desk.example');
    const bea = await personOf('Bea', 'checker', 'Bea@desk.example');
    expect(await told(await issuer.idToken('bea'))).toBe('in');
    const identities = await api.ask(`/v1/people/${bea}/identities`);
    expect(identities.body.entries).toMatchObject([{ issuer: issuer.url, subject: 'bea', ended: false }]);
    expect(await told(await issuer.idToken('unverified'))).toBe('403 token-unlinked');
    expect((await api.ask(`/v1/people/${una}/identities`)).body.entries).toEqual([]);
    expect(await told(await issuer.idToken('nobody'))).toBe('403 token-unlinked');
    // Another subject that comes with the same address is not the person.
    const other = { aud: 'web', sub: 'bea-2', email: 'bea@desk.example', email_verified: true };
    expect(await told(await issuer.signed(other))).toBe('403 token-unlinked');
  });

  it('opens nothing once the link has ended, and no address opens it again', async () => {
    const cleo = await personOf('Cleo', 'viewer', 'cleo@desk.example');
    const token = await issuer.idToken('cleo');
    expect(await told(token)).toBe('in');
    const { body } = await api.ask(`/v1/people/${cleo}/identities`);
    const path = `/v1/people/${cleo}/identities/${body.entries[0].id}`;
    for (let times = 0; times < 2; times++) expect((await api.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect(await told(token)).toBe('403 token-unlinked');
    const left = await owner.query('SELECT 1 FROM person_identity_subject WHERE subject = $1', ['cleo']);
    expect(left.rows).toEqual([]);
    expect((await post(`/v1/people/${cleo}/identities`, { issuer: issuer.url, subject: 'cleo' })).status).toBe(201);
    expect(await told(token)).toBe('in');
  });

  it('opens nothing once the membership has ended, whoever it was', async () => {
    const dan = await personOf('Dan', 'editor', 'dan@desk.example');
    const token = await issuer.idToken('dan');
    expect(await told(token)).toBe('in');
    await api.ask(`/v1/people/${dan}/role`, { method: 'PUT', body: { role: null } });
    expect(await told(token)).toBe('403 membership-ended');
  });

  it('is linked to one person of a desk, and only at a known issuer', async () => {
    const person = await personOf('Eve', 'viewer');
    const taken = await post(`/v1/people/${person}/identities`, { issuer: issuer.url, subject: 'robot' });
    expect([taken.status, taken.body.code]).toEqual([409, 'identity-taken']);
    const unknown = await post(`/v1/people/${person}/identities`, { issuer: stranger.url, subject: 'eve' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'issuer-unknown']);
  });

  it('opens the desk that is named, where it opens several', async () => {
    const desk = await post('/v1/desks', { slug: 'second', name: 'Second' });
    const there = await api.ask('/v1/people', {
      method: 'POST',
      key: desk.body.secret,
      body: { name: 'Robot', role: 'viewer' },
    });
    const identities = `/v1/people/${there.body.id}/identities`;
    const body = { issuer: issuer.url, subject: 'robot' };
    expect((await api.ask(identities, { method: 'POST', key: desk.body.secret, body })).status).toBe(201);
    const token = await issuer.clientToken();
    expect(await told(token)).toBe('422 desk-not-named');
    for (const slug of ['desk', 'second']) {
      const { body } = await api.ask('/v1/desk', { key: token, headers: { 'whence-desk': slug } });
      expect(body.slug).toBe(slug);
    }
    const third = await api.ask('/v1/desk', { key: token, headers: { 'whence-desk': 'third' } });
    expect(third.body.code).toBe('token-unlinked');
    await api.ask(`/v1/people/${there.body.id}/role`, { method: 'PUT', key: desk.body.secret, body: { role: null } });
    expect(await told(token)).toBe('in');
  });
});

describe('the keys of an issuer', () => {
  it('may be rotated while everything runs, and made-up key ids ask for them only now and then', async () => {
    const before = await issuer.clientToken();
    expect(await told(before)).toBe('in');
    await issuer.rotate();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const after = await issuer.clientToken();
    expect(await told(after)).toBe('in');
    expect(await told(before)).toBe('401 token-unverified');
    const asked = issuer.asked();
    for (let times = 0; times < 20; times++)
      expect(await told(await issuer.signed({}, { kid: `made up ${times}` }))).toBe('401 token-unverified');
    expect(issuer.asked() - asked).toBeLessThanOrEqual(3);
  });

  it('that cannot be asked for are told of as such', async () => {
    const token = `${part({ alg: 'RS256', kid: 'first' })}.${part({ iss: 'http://127.0.0.1:9', aud: AUDIENCE, sub: 'x', exp: soon() })}.AAAA`;
    expect(await told(token)).toBe('503 issuer-unavailable');
  });
});

describe('what is refused', () => {
  it.each([
    ['expired', () => issuer.signed({ exp: soon() - 700 }), '401 token-expired'],
    ['not valid yet', () => issuer.signed({ nbf: soon() }), '401 token-not-valid-yet'],
    ['meant for another service', () => issuer.clientToken('https://other.example'), '401 token-audience-wrong'],
    ['meant for others too', () => issuer.signed({ aud: [AUDIENCE, 'https://o.example'] }), '401 token-unfit'],
    ['of another issuer', () => stranger.clientToken(), '401 token-issuer-unknown'],
    ['signed by another under this issuer’s name', () => stranger.signed({ iss: issuer.url }), '401 token-unverified'],
    ['with an unknown key id', () => issuer.signed({}, { kid: 'nobody’s' }), '401 token-unverified'],
    ['without an end', () => issuer.signed({ exp: undefined }), '401 token-unfit'],
    ['without a subject', () => issuer.signed({ sub: undefined }), '401 token-unfit'],
    ['bound to a key', () => issuer.signed({ cnf: { jkt: 'x' } }), '401 token-unfit'],
    ['a logout token', () => issuer.signed({}, { typ: 'logout+jwt' }), '401 token-unfit'],
    ['of nobody here', () => issuer.signed({ sub: 'somebody' }), '403 token-unlinked'],
  ])('a token that is %s', async (_what, make, expected) => {
    expect(await told(await make())).toBe(expected);
  });

  it('no signature, or one made with the public key as a shared secret', async () => {
    const claims = { iss: issuer.url, aud: AUDIENCE, sub: 'robot', iat: soon() - 600, exp: soon() };
    for (const alg of ['none', 'None', 'NONE'])
      for (const signature of ['', 'AAAA'])
        expect(await told(`${part({ alg })}.${part(claims)}.${signature}`)).toBe('401 token-unverified');
    const pem = await issuer.publicPem();
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      const signed = `${part({ alg, kid: 'first' })}.${part(claims)}`;
      for (const secret of [pem, pem.trim()]) {
        const mac = createHmac(alg.replace('HS', 'sha'), secret).update(signed).digest('base64url');
        expect(await told(`${signed}.${mac}`)).toBe('401 token-unverified');
      }
    }
  });

  it('a token with another content, or with a key of its own in its header', async () => {
    const [header = '', , signature = ''] = (await issuer.clientToken()).split('.');
    const claims = { ...claimsOf(await issuer.clientToken()), sub: 'ada' };
    expect(await told(`${header}.${part(claims)}.${signature}`)).toBe('401 token-unverified');
    const own = await stranger.signed({ iss: issuer.url }, { jku: `${stranger.url}/jwks`, kid: 'first' });
    expect(await told(own)).toBe('401 token-unverified');
    expect(await told('a.b.c')).toBe('401 token-malformed');
    expect(await told(`${part({ alg: 'RS256' })}.W10.AAAA`)).toBe('401 token-malformed');
  });

  it('two credentials at once, whichever they are', async () => {
    const token = await issuer.clientToken();
    const { secret } = api.first.key;
    for (const pair of [
      [secret, secret],
      [secret, token],
      [token, secret],
      [token, token],
    ]) {
      const two = pair.map((text): [string, string] => ['authorization', `Bearer ${text}`]);
      expect(await raw('/v1/desk', two)).toBe('400 credentials-twice');
      const joined = pair.map((text) => `Bearer ${text}`).join(', ');
      expect(await raw('/v1/desk', [['authorization', joined]])).toBe('400 credentials-twice');
    }
    const elsewhere: [string, string][] = [
      ['authorization', `Bearer ${token}`],
      ['x-api-key', secret],
    ];
    expect(await raw('/v1/desk', elsewhere)).toBe('in');
    expect(await raw('/v1/desk', [['authorization', `Bearer ${secret}`], ...elsewhere.slice(1)])).toBe(
      '400 credentials-twice',
    );
  });

  it('a credential in the address, written in whatever way, and kept out of the log', async () => {
    const token = await issuer.clientToken();
    const { secret } = api.first.key;
    for (const address of [`?key=${secret}`, `/${secret}`, `?x=%77hk_${secret.slice(4)}`])
      expect(await raw(`/v1/desk${address}`, [['authorization', `Bearer ${secret}`]])).toMatch(/key-in-address|route-/);
    for (const address of [`?access_token=${token}`, `?x=${token}`, `?x=e%79J${token.slice(3)}`, '?access_token=x'])
      expect(await raw(`/v1/desk${address}`, [['authorization', `Bearer ${secret}`]])).toBe('400 token-in-address');
    expect(log).not.toContain(token.split('.')[2]);
    expect(log).not.toContain(secret.split('_').slice(2).join('_'));
  });
});

/** Headers as they are given, the same name twice too: fetch would join them. */
async function raw(path: string, headers: readonly (readonly [string, string])[]): Promise<string> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request(api.url + path, { setHost: true }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        resolve(status < 400 ? 'in' : `${status} ${JSON.parse(text).code}`);
      });
    });
    const names = [...new Set(headers.map(([name]) => name))];
    for (const name of names) {
      const values = headers.filter(([of]) => of === name).map(([, value]) => value);
      asked.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
    }
    asked.on('error', reject).end();
  });
}

describe('the log', () => {
  it('has one entry for each visit, and none for each request', async () => {
    await personOf('Flo', 'viewer', 'flo@desk.example');
    const token = await issuer.idToken('flo');
    await Promise.all(Array.from({ length: 8 }, () => told(token)));
    const visits = await owner.query(
      `SELECT s.session, i.id FROM sign_in s JOIN person_identity i ON i.id = s.identity_id
       JOIN person_identity_subject p ON p.identity_id = i.id WHERE p.subject = 'flo'`,
    );
    expect(visits.rows).toHaveLength(1);
    expect(visits.rows[0].session).toBe(`at ${String(claimsOf(token)['auth_time'])}`);
    const { text, body } = await api.ask('/v1/log?limit=200');
    const actions = body.entries.map(({ subject, action }: { subject: { kind: string }; action: string }) =>
      [subject.kind, action].join(' '),
    );
    expect(actions).toEqual(expect.arrayContaining(['identity link', 'identity unlink', 'sign-in sign-in']));
    expect(text).not.toContain('flo');
  });

  it('keeps of a subject a salted digest alone', async () => {
    const rows = await owner.query(`SELECT string_agg(e.entry, ' ') AS text FROM log_entry e`);
    for (const subject of ['robot', 'bea', 'cleo']) expect(rows.rows[0].text).not.toContain(`"${subject}"`);
    const kept = await owner.query(
      `SELECT count(*)::int AS n FROM person_identity i JOIN person_identity_subject s ON s.identity_id = i.id
       WHERE i.subject_digest = sha256(s.salt || convert_to(s.subject, 'UTF8'))`,
    );
    expect(kept.rows[0].n).toBeGreaterThan(2);
  });
});

describe('roles', () => {
  it('are called the same in the settings and in the table of permissions', () => {
    expect(ROLE_NAMES).toEqual(ROLES);
  });
});
