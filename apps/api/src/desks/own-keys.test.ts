/** Who may make, rotate and end whose keys. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answered, type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(async () => {
  await api.close();
});

interface Made {
  readonly id: string;
  readonly personId: string;
  readonly secret: string;
  readonly prefix: string;
}

const post = (path: string, body: unknown, key?: string): Promise<Answered> =>
  api.ask(path, { method: 'POST', body, ...(key === undefined ? {} : { key }) });

async function personWithKey(role: string, scopes: readonly string[] = []): Promise<Made> {
  const person = await post('/v1/people', { name: `A ${role}`, role });
  const made = await post('/v1/keys', { name: 'First', personId: person.body.id, scopes });
  expect(made.status).toBe(201);
  return made.body;
}

const codeWith = async (secret: string) => {
  const { status, body } = await api.ask('/v1/desk', { key: secret });
  return status === 200 ? 'in' : body.code;
};

describe('a person’s own keys', () => {
  it('are theirs to list, make, rotate and end, whatever their role', async () => {
    const vera = await personWithKey('viewer');
    await personWithKey('viewer');
    const second = await post('/v1/keys', { name: 'Second' }, vera.secret);
    expect([second.status, second.body.personId]).toEqual([201, vera.personId]);
    const listed = await api.ask('/v1/keys', { key: vera.secret });
    expect(listed.body.entries.map(({ id }: Made) => id)).toEqual([vera.id, second.body.id]);
    const rotated = await post(`/v1/keys/${vera.id}/rotation`, {}, second.body.secret);
    expect([rotated.status, rotated.body.id, rotated.body.version]).toEqual([201, vera.id, 2]);
    const ended = await api.ask(`/v1/keys/${vera.id}`, { method: 'DELETE', key: second.body.secret });
    expect(ended.status).toBe(204);
    expect(await codeWith(vera.secret)).toBe('key-revoked');
    expect(await codeWith(rotated.body.secret)).toBe('key-revoked');
    const again = await post(`/v1/keys/${vera.id}/rotation`, {}, second.body.secret);
    expect([again.status, again.body.code]).toEqual([409, 'key-ended']);
  });

  it('are nobody else’s, but for an administrator', async () => {
    const [vera, edda] = [await personWithKey('viewer'), await personWithKey('editor')];
    const forVera = await post('/v1/keys', { name: 'Mine?', personId: vera.personId }, edda.secret);
    expect([forVera.status, forVera.body.code, forVera.body.needs]).toEqual([403, 'not-permitted', 'key:change']);
    const rotated = await post(`/v1/keys/${vera.id}/rotation`, {}, edda.secret);
    expect([rotated.status, rotated.body.code]).toEqual([404, 'api-key-unknown']);
    const ended = await api.ask(`/v1/keys/${vera.id}`, { method: 'DELETE', key: edda.secret });
    expect(ended.body.code).toBe('api-key-unknown');
    expect(await codeWith(vera.secret)).toBe('in');
    expect((await post(`/v1/keys/${vera.id}/rotation`, {})).status).toBe(201);
    expect((await api.ask('/v1/keys?limit=200')).body.entries.map(({ id }: Made) => id)).toContain(vera.id);
  });
});

describe('a narrowed key', () => {
  it('makes and rotates no key that reaches further than itself', async () => {
    const narrow = await personWithKey('administrator', ['own-key:change', 'claim:read']);
    const further = await post('/v1/keys', { name: 'All of it' }, narrow.secret);
    expect([further.status, further.body.code]).toEqual([403, 'key-reaches-further']);
    expect(further.body.further).toContain('key:change');
    const within = await post('/v1/keys', { name: 'Within', scopes: ['claim:read'] }, narrow.secret);
    expect(within.status).toBe(201);
    const wide = await post('/v1/keys', { name: 'Wide', personId: narrow.personId });
    const taken = await post(`/v1/keys/${wide.body.id}/rotation`, {}, narrow.secret);
    expect([taken.status, taken.body.code]).toEqual([403, 'key-reaches-further']);
  });

  it('makes and rotates none that would reach further once its person may do more', async () => {
    const whole = ['desk:read', 'ledger:read', 'article:read', 'claim:read', 'finding:read', 'verdict:read'];
    const narrow = await personWithKey('viewer', [...whole, 'evidence:read', 'own-key:read', 'own-key:change']);
    const wide = await post('/v1/keys', { name: 'Wide', personId: narrow.personId });
    for (const scopes of [[], ['claim:read', 'log:read']]) {
      const refused = await post('/v1/keys', { name: 'Later', scopes }, narrow.secret);
      expect([scopes, refused.status, refused.body.code]).toEqual([scopes, 403, 'key-reaches-further']);
      expect(refused.body.further).toContain('log:read');
    }
    const taken = await post(`/v1/keys/${wide.body.id}/rotation`, {}, narrow.secret);
    expect([taken.status, taken.body.code]).toEqual([403, 'key-reaches-further']);
    expect((await post('/v1/keys', { name: 'Within', scopes: whole }, narrow.secret)).status).toBe(201);
    expect((await post('/v1/keys', { name: 'Whole' }, wide.body.secret)).status).toBe(201);
  });

  it('without the scope makes none at all', async () => {
    const narrow = await personWithKey('administrator', ['claim:read']);
    const made = await post('/v1/keys', { name: 'Key', scopes: ['claim:read'] }, narrow.secret);
    expect([made.status, made.body.code]).toEqual([403, 'not-permitted']);
  });
});

describe('a rotation', () => {
  it('lets the old secret work until the stated moment, and no longer', async () => {
    const key = await personWithKey('viewer');
    const until = new Date(Date.now() + 1_500).toISOString();
    const rotated = await post(`/v1/keys/${key.id}/rotation`, { oldWorksUntil: until });
    expect(rotated.body).toMatchObject({ oldWorksUntil: until, version: 2, name: 'First', personId: key.personId });
    expect(rotated.body.prefix).not.toBe(key.prefix);
    expect([await codeWith(key.secret), await codeWith(rotated.body.secret)]).toEqual(['in', 'in']);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect([await codeWith(key.secret), await codeWith(rotated.body.secret)]).toEqual(['key-replaced', 'in']);
  });

  it('is for a day when nothing is stated, and for 30 days at most', async () => {
    const key = await personWithKey('viewer');
    const rotated = await post(`/v1/keys/${key.id}/rotation`, {});
    expect(Math.abs(Date.parse(rotated.body.oldWorksUntil) - Date.now() - 86_400_000)).toBeLessThan(60_000);
    const late = new Date(Date.now() + 31 * 86_400_000).toISOString();
    const refused = await post(`/v1/keys/${key.id}/rotation`, { oldWorksUntil: late });
    expect([refused.status, refused.body.code]).toEqual([422, 'key-overlap-too-long']);
  });

  it('ends every older secret at once when the moment has passed, also those that still overlapped', async () => {
    const key = await personWithKey('viewer');
    const second = await post(`/v1/keys/${key.id}/rotation`, {});
    const third = await post(`/v1/keys/${key.id}/rotation`, { oldWorksUntil: '2020-01-01T00:00:00Z' });
    expect(await Promise.all([key.secret, second.body.secret, third.body.secret].map(codeWith))).toEqual([
      'key-replaced',
      'key-replaced',
      'in',
    ]);
  });

  it('can give the new secret an expiry of its own', async () => {
    const key = await personWithKey('viewer');
    const expiresAt = new Date(Date.now() + 1_200).toISOString();
    const rotated = await post(`/v1/keys/${key.id}/rotation`, { expiresAt });
    expect(rotated.body.expiresAt).toBe(expiresAt);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect([await codeWith(key.secret), await codeWith(rotated.body.secret)]).toEqual(['in', 'key-expired']);
    const past = await post(`/v1/keys/${key.id}/rotation`, { expiresAt: '2020-01-01T00:00:00Z' });
    expect(past.body.code).toBe('key-expiry-past');
  });

  it('is in the log, without a secret', async () => {
    const key = await personWithKey('viewer');
    const rotated = await post(`/v1/keys/${key.id}/rotation`, {});
    const { text, body } = await api.ask('/v1/log?limit=200');
    const entries = body.entries.filter(({ subject }: { subject: Made }) => subject.id === key.id);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['make', 'rotate']);
    for (const { secret } of [key, rotated.body]) expect(text).not.toContain(secret.split('_').slice(2).join('_'));
  });
});
