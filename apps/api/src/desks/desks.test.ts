import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_RATINGS, defaultPolicy, FirstStart } from '@whence/workflow';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});
afterAll(() => api.close());

const changePolicy = (version: number, policy: unknown) =>
  api.ask('/v1/desk/policy', { method: 'POST', body: { version, policy } });

describe('the desk', () => {
  it('begins with the default policy', async () => {
    const desk = await api.ask('/v1/desk');
    expect(desk.status).toBe(200);
    expect(desk.body).toMatchObject({ id: api.first.deskId, slug: 'desk', version: 1, policy: { name: 'Test desk' } });
    expect(desk.body.policy.ratings).toEqual(DEFAULT_RATINGS);
  });

  it('keeps every version of its policy, and answers as of a moment', async () => {
    const before = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const policy = { ...defaultPolicy('Renamed'), recheck: { interval: null } };
    const changed = await changePolicy(1, policy);
    expect(changed.status).toBe(201);
    expect(changed.body).toMatchObject({ version: 2, policy: { name: 'Renamed', recheck: { interval: null } } });
    const then = await api.ask(`/v1/desk?asOf=${before.toISOString()}`);
    expect(then.body).toMatchObject({ version: 1, policy: { name: 'Test desk' } });
    const endOfDay = await api.ask(`/v1/desk?asOf=${new Date().toISOString().slice(0, 10)}`);
    expect(endOfDay.body.version).toBe(2);
    expect((await api.ask('/v1/desk?asOf=2001-01-01')).body.code).toBe('desk-unknown');
  });

  it('refuses a change from a version that is no longer the last', async () => {
    const late = await changePolicy(1, defaultPolicy('Late'));
    expect([late.status, late.body.code, late.body.currentVersion]).toEqual([409, 'desk-changed', 2]);
  });

  it('refuses a policy that contradicts itself, with every fault', async () => {
    const usual = defaultPolicy('Odd');
    const twice = usual.ratings.slice(0, 2).map((rating) => ({ ...rating, key: 'accurate' }));
    const recheck = { interval: { firstDays: 9, longestDays: 2 } };
    const refused = await changePolicy(2, { ...usual, ratings: twice, recheck });
    expect([refused.status, refused.body.code]).toEqual([422, 'desk-policy-invalid']);
    expect(refused.body.faults.map(({ where }: { where: string }) => where)).toEqual([
      '/ratings/1/key',
      '/ratings',
      '/recheck/interval/longestDays',
    ]);
  });

  it('takes one of two changes that come at the same moment', async () => {
    const both = await Promise.all(['One', 'Two'].map((name) => changePolicy(2, defaultPolicy(name))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('people', () => {
  it('come in pages whose order stands while others are added', async () => {
    const add = (name: string) => api.ask('/v1/people', { method: 'POST', body: { name, role: 'viewer' } });
    for (const name of ['B', 'C', 'D']) expect((await add(name)).status).toBe(201);
    const first = await api.ask('/v1/people?limit=2');
    expect(first.body.entries).toHaveLength(2);
    await add('E');
    const seen = [...first.body.entries];
    for (let next: string | null = first.body.next; next !== null;) {
      const page = await api.ask(next);
      seen.push(...page.body.entries);
      next = page.body.next;
    }
    expect(seen.map(({ name }) => name)).toEqual(['Ada Administrator', 'B', 'C', 'D', 'E']);
  });

  it('leave at least one administrator behind, even when two leave at once', async () => {
    const body = { name: 'Bo', role: 'administrator' };
    const other = (await api.ask('/v1/people', { method: 'POST', body })).body.id;
    const leave = (id: string) => api.ask(`/v1/people/${id}/role`, { method: 'PUT', body: { role: null } });
    const alone = await Promise.all([leave(other), leave(api.first.personId)]);
    // The other is refused: 409, or 403 when it was looked at after its own key had ended.
    expect(alone.filter(({ status }) => status === 200)).toHaveLength(1);
    // Whoever went comes back, so that what follows has its administrator.
    const [membership] = await api.ports.people.list({ position: null }, api.first.deskId, { after: null, limit: 1 });
    if (membership?.role === null)
      await api.ports.changes.make({ kind: 'operator' }, 'test', (change) =>
        api.ports.people.addMembership(change, {
          deskId: api.first.deskId,
          personId: api.first.personId,
          version: membership.version + 1,
          role: 'administrator',
        }),
      );
  });
});

describe('the log', () => {
  it('tells what was done, by whom, in a chain, and nothing personal', async () => {
    const body = { name: 'Very Private', email: 'very@private.example', role: 'viewer' };
    const made = await api.ask('/v1/people', { method: 'POST', body });
    const entries = [];
    for (let next: string | null = '/v1/log?limit=3'; next !== null;) {
      const page: { body: { entries: Record<string, unknown>[]; next: string | null } } = await api.ask(next);
      entries.push(...page.body.entries);
      next = page.body.next;
    }
    expect(entries.at(-3)).toMatchObject({
      purpose: 'add-person',
      action: 'add',
      actor: { kind: 'person', personId: api.first.personId, keyId: api.first.key.id },
      subject: { kind: 'person', id: made.body.id, version: 1 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const sequences = entries.map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    const owner = new pg.Client({ connectionString: api.ownerUrl });
    await owner.connect();
    const kept = await owner.query(`SELECT string_agg(entry, '') AS text FROM whence.log_entry`);
    await owner.end();
    expect(kept.rows[0].text).not.toMatch(/private/i);
  });
});

describe('the first start', () => {
  it('does nothing where a desk exists, and leaves nothing behind', async () => {
    const before = await api.ports.views.latest();
    expect(await new FirstStart(api.ports).run()).toBeUndefined();
    expect(await api.ports.views.latest()).toEqual(before);
  });
});
