import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
let owner: pg.Client;
beforeAll(async () => {
  api = await testApi();
  owner = new pg.Client({ connectionString: api.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

interface Made {
  readonly id: string;
  readonly secret: string;
  readonly personId: string;
}

async function keyFor(role: string, more: Record<string, unknown> = {}): Promise<Made> {
  const person = await api.ask('/v1/people', { method: 'POST', body: { name: `A ${role}`, role } });
  const key = await api.ask('/v1/keys', { method: 'POST', body: { name: 'Key', personId: person.body.id, ...more } });
  expect(key.status).toBe(201);
  return key.body;
}

const asked = async (key: string | null, path = '/v1/desk', headers: Record<string, string> = {}) => {
  const answer = await api.ask(path, { key, headers });
  return [answer.status, answer.body?.code];
};

describe('a request', () => {
  it('without a key, or with something else, is not let in', async () => {
    expect(await asked(null)).toEqual([401, 'key-missing']);
    expect(await asked(null, '/v1/desk', { authorization: 'Basic abc' })).toEqual([401, 'key-malformed']);
    expect(await asked('whk_short_secret')).toEqual([401, 'key-malformed']);
  });

  it('is told by RFC 6750 what is wanted of it, and of what was sent what was wrong', async () => {
    const { secret } = api.first.key;
    const narrow = await keyFor('administrator', { scopes: ['claim:read'] });
    const realm = 'Bearer realm="whence"';
    for (const [path, key, headers, expected] of [
      ['/v1/desk', null, {}, realm],
      ['/v1/desk', null, { authorization: 'Basic abc' }, realm],
      ['/v1/desk', 'whk_short_secret', {}, `${realm}, error="invalid_token"`],
      [`/v1/desk?key=${secret}`, secret, {}, `${realm}, error="invalid_request"`],
      ['/v1/desk', `${secret}, Bearer ${secret}`, {}, `${realm}, error="invalid_request"`],
      ['/v1/log', narrow.secret, {}, `${realm}, error="insufficient_scope", scope="log:read"`],
      ['/v1/claims?rating=false', narrow.secret, {}, `${realm}, error="insufficient_scope", scope="verdict:read"`],
      ['/v1/claims', narrow.secret, {}, null],
      ['/v1/claims?limit=0', narrow.secret, {}, null],
    ] as const) {
      const answer = await api.ask(path, { key, headers });
      expect([path, answer.status, answer.headers.get('www-authenticate')]).toEqual([
        path,
        expect.any(Number),
        expected,
      ]);
    }
  });

  it('with a key that opens nothing is not let in, whichever part is wrong', async () => {
    const [, prefix = '', secret = ''] = /^whk_([^_]+)_(.*)$/.exec(api.first.key.secret) ?? [];
    const otherSecret = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
    expect(await asked(`whk_${prefix}_${otherSecret}`)).toEqual([401, 'key-unknown']);
    expect(await asked(`whk_${'0'.repeat(16)}_${secret}`)).toEqual([401, 'key-unknown']);
  });

  it('with a key in its address is refused, though the key is right', async () => {
    expect(await asked(api.first.key.secret, `/v1/desk?key=${api.first.key.secret}`)).toEqual([400, 'key-in-address']);
  });

  it('with another desk named is refused; its own may be named', async () => {
    const { slug } = (await api.ask('/v1/desk')).body as { slug: string };
    const named = (desk: string) => api.ask('/v1/desk', { headers: { 'whence-desk': desk } });
    const refused = await named('another-desk');
    expect([refused.status, refused.body.code]).toEqual([403, 'key-of-other-desk']);
    expect(refused.body.faults).toEqual([
      { where: 'header/Whence-Desk', found: 'another-desk', expected: `${slug}, or nothing` },
    ]);
    expect((await named(slug)).status).toBe(200);
  });

  it('with an expired key is not let in; only who holds its secret learns why', async () => {
    const key = await keyFor('viewer', { expiresAt: new Date(Date.now() + 1_500).toISOString() });
    expect(await asked(key.secret)).toEqual([200, undefined]);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await asked(key.secret)).toEqual([401, 'key-expired']);
    expect(await asked(`${key.secret.slice(0, -3)}AAA`)).toEqual([401, 'key-unknown']);
  });

  it('with a revoked key is not let in from then on', async () => {
    const key = await keyFor('viewer');
    for (let times = 0; times < 2; times++)
      expect((await api.ask(`/v1/keys/${key.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await asked(key.secret)).toEqual([401, 'key-revoked']);
  });

  it('of someone whose membership has ended is not let in', async () => {
    const key = await keyFor('editor');
    const ended = await api.ask(`/v1/people/${key.personId}/role`, { method: 'PUT', body: { role: null } });
    expect(ended.body.role).toBeNull();
    expect(await asked(key.secret)).toEqual([403, 'membership-ended']);
  });
});

describe('what a key may do', () => {
  it('is what its person’s role allows now', async () => {
    const key = await keyFor('viewer');
    expect(await asked(key.secret, '/v1/people')).toEqual([403, 'not-permitted']);
    await api.ask(`/v1/people/${key.personId}/role`, { method: 'PUT', body: { role: 'checker' } });
    expect(await asked(key.secret, '/v1/people')).toEqual([200, undefined]);
    expect(await asked(key.secret, '/v1/subscribers')).toEqual([403, 'not-permitted']);
    expect(await asked(key.secret, '/v1/log')).toEqual([403, 'not-permitted']);
  });

  it('is narrowed by its scopes and never widened', async () => {
    const narrow = await keyFor('administrator', { scopes: ['people:read'] });
    expect(await asked(narrow.secret, '/v1/people')).toEqual([200, undefined]);
    expect(await asked(narrow.secret)).toEqual([403, 'not-permitted']);
    const wide = await keyFor('viewer', { scopes: ['log:read'] });
    expect(await asked(wide.secret, '/v1/log')).toEqual([403, 'not-permitted']);
  });

  it('ends at its own desk', async () => {
    const made = await api.ask('/v1/desks', { method: 'POST', body: { slug: 'second', name: 'Second desk' } });
    expect(made.status).toBe(201);
    const there = await api.ask('/v1/desk', { key: made.body.secret });
    expect(there.body).toMatchObject({ id: made.body.id, slug: 'second' });
    const here = await keyFor('viewer');
    const other = { method: 'DELETE', key: made.body.secret };
    expect((await api.ask(`/v1/keys/${here.id}`, other)).body.code).toBe('api-key-unknown');
    expect((await api.ask(`/v1/people/${here.personId}`, { key: made.body.secret })).body.code).toBe('person-unknown');
    const people = await api.ask('/v1/people', { key: made.body.secret });
    expect(people.body.entries).toHaveLength(1);
    const again = await api.ask('/v1/desks', { method: 'POST', body: { slug: 'second', name: 'Again' } });
    expect([again.status, again.body.code]).toEqual([409, 'desk-slug-taken']);
  });
});

describe('a key at rest', () => {
  it('is kept as a hash and listed without its secret', async () => {
    const key = await keyFor('viewer');
    const secret = key.secret.split('_').slice(2).join('_');
    const rows = await owner.query('SELECT row_to_json(k)::text AS text FROM whence.api_key k WHERE id = $1', [key.id]);
    expect(rows.rows[0].text).not.toContain(secret);
    const listed = await api.ask('/v1/keys?limit=200');
    expect(listed.text).not.toContain(secret);
    const found = listed.body.entries.find((entry: { id: string }) => entry.id === key.id);
    expect(found).toMatchObject({ name: 'Key', revoked: false, scopes: [], lastUsedAt: null });
    expect(Math.abs(Date.parse(found.madeAt) - Date.now())).toBeLessThan(60_000);
  });

  it.each(['/v1/desk', '/v1/log'])(
    'has its last use noted to the minute, of %s too, whether it may or not',
    async (path) => {
      const key = await keyFor('viewer');
      await asked(key.secret, path);
      let noted: Date | undefined;
      for (let tries = 0; noted === undefined && tries < 50; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const rows = await owner.query('SELECT last_used_at FROM whence.api_key_use WHERE key_id = $1', [key.id]);
        noted = rows.rows[0]?.last_used_at;
      }
      expect(noted?.toISOString()).toMatch(/:00\.000Z$/);
      expect(Date.now() - (noted?.getTime() ?? 0)).toBeLessThan(120_000);
    },
  );

  it('cannot be made for a stranger, or for a moment that has passed', async () => {
    const stranger = { name: 'Key', personId: '00000000-0000-7000-8000-000000000000' };
    expect((await api.ask('/v1/keys', { method: 'POST', body: stranger })).body.code).toBe('person-unknown');
    const late = await api.ask('/v1/keys', {
      method: 'POST',
      body: { name: 'Key', expiresAt: '2020-01-01T00:00:00Z' },
    });
    expect([late.status, late.body.code]).toEqual([422, 'key-expiry-past']);
  });
});
