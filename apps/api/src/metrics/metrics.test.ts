/** A real API is scraped, and what it says is read by the rules of the format. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { parseExposition, type Family } from '../../../../test/support/exposition.js';
import { Metrics } from '../foundation/index.js';
import { FRESH_MS, shared, tellWaiting } from './waiting.js';

let api: TestApi;
let owner: pg.Client;
let scraper: string;

beforeAll(async () => {
  api = await testApi({}, { queueIn: { redisUrl: undefined } });
  owner = new pg.Client({ connectionString: api.ownerUrl });
  await owner.connect();
  const key = await api.ask('/v1/keys', { method: 'POST', body: { name: 'prometheus', scopes: ['metrics:read'] } });
  scraper = key.body.secret;
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

async function scrape(): Promise<ReadonlyMap<string, Family>> {
  const answer = await api.ask('/metrics', { key: scraper });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return parseExposition(answer.text);
}

/** The value of the only series with these labels; undefined where there is none. */
function valueOf(families: ReadonlyMap<string, Family>, name: string, labels: Record<string, string> = {}) {
  const family = families.get(name) ?? families.get(name.replace(/_(?:count|sum|bucket)$/, ''));
  const found = (family?.samples ?? []).filter(
    (sample) => sample.name === name && JSON.stringify(sample.labels) === JSON.stringify(labels),
  );
  expect(found.length).toBeLessThan(2);
  return found[0]?.value;
}

/** Until what was counted before is no longer told. */
const forgotten = () => new Promise((resolve) => setTimeout(resolve, FRESH_MS + 100));

describe('the metrics', () => {
  it('are told only to who may read them', async () => {
    expect((await api.ask('/metrics', { key: null })).body.code).toBe('key-missing');
    const made = await api.ask('/v1/keys', { method: 'POST', body: { name: 'other', scopes: ['queue:read'] } });
    const refused = await api.ask('/metrics', { key: made.body.secret });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted']);
    expect((await api.ask('/v1/jobs/failed', { key: scraper })).body.code).toBe('not-permitted');
  });

  it('count requests by template, method and status, and how long they took', async () => {
    const of = { method: 'GET', route: '/v1/claims/{claimId}', status: '404' };
    const duration = 'whence_http_request_duration_seconds';
    const before = await scrape();
    expect(valueOf(before, 'whence_http_requests_total', of)).toBeUndefined();
    const id = '00000000-0000-7000-8000-000000000000';
    for (let n = 0; n < 3; n++) expect((await api.ask(`/v1/claims/${id}`)).status).toBe(404);
    await api.ask('/v1/nothing-here/somebody@private.example');
    const after = await scrape();
    expect(valueOf(after, 'whence_http_requests_total', of)).toBe(3);
    const { method, route } = of;
    expect(valueOf(after, `${duration}_count`, { method, route })).toBe(3);
    expect(valueOf(after, `${duration}_sum`, { method, route })).toBeGreaterThan(0);
    const { status } = of;
    expect(valueOf(after, 'whence_http_requests_total', { method, route: 'unmatched', status })).toBe(1);
    await api.ask(`/v1/claims/${id}`);
    expect(valueOf(await scrape(), 'whence_http_requests_total', of)).toBe(4);
  });

  it('have few labels, of the routes that there are, and nothing that a request carried', async () => {
    await api.ask('/v1/ledgers/some-ledger/sources/some-person');
    const answer = await api.ask('/metrics', { key: scraper });
    expect(answer.text).not.toMatch(/some-ledger|some-person|private|prometheus"|00000000-|wh_|whk|Ada/);
    const families = parseExposition(answer.text);
    const document: { paths: Record<string, unknown> } = (await api.ask('/openapi.json')).body;
    const routes = new Set(
      [...families.values()].flatMap(({ samples }) => samples.flatMap(({ labels }) => labels['route'] ?? [])),
    );
    routes.delete('unmatched');
    routes.delete('/openapi.json');
    expect(routes.size).toBeGreaterThan(3);
    expect([...routes].filter((route) => !(route in document.paths))).toEqual([]);
  });

  it('are named by the conventions', async () => {
    for (const { name, type, help } of (await scrape()).values()) {
      expect(help).not.toBe('');
      if (!name.startsWith('whence_')) continue;
      expect(name).toMatch(/^whence_[a-z_]+$/);
      expect(name.endsWith('_total')).toBe(type === 'counter');
    }
  });

  it('tell of the process, its version and its connections', async () => {
    const families = await scrape();
    expect(valueOf(families, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(valueOf(families, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(valueOf(families, 'whence_build_info', { version: '0.1.0' })).toBe(1);
    const idle = valueOf(families, 'whence_database_connections', { state: 'idle' }) ?? 0;
    expect(idle + (valueOf(families, 'whence_database_connections', { state: 'busy' }) ?? 0)).toBeGreaterThan(0);
    expect(valueOf(families, 'whence_database_waiting')).toBe(0);
  });

  it('tell what waits in the outbox, in the log and in the queues, and for how long', async () => {
    await forgotten();
    const before = await scrape();
    expect(valueOf(before, 'whence_dependency_up', { dependency: 'database' })).toBe(1);
    expect(valueOf(before, 'whence_dependency_up', { dependency: 'queue' })).toBe(1);
    expect(valueOf(before, 'whence_outbox_jobs')).toBe(0);
    expect(valueOf(before, 'whence_outbox_oldest_age_seconds')).toBe(0);
    expect(valueOf(before, 'whence_queue_jobs', { queue: 'newsroom', state: 'failed' })).toBe(0);
    expect(valueOf(before, 'whence_queue_jobs', { queue: 'findings', state: 'waiting' })).toBe(0);
    await api.ports.views.latest();
    await forgotten();
    expect(valueOf(await scrape(), 'whence_log_unchained_entries')).toBe(0);

    // Two statements: each has a recheck and a look for hops wait; nothing chains what is logged.
    await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'town', title: 'Town' } });
    await api.ask('/v1/ledgers/town/sources/police', { method: 'PUT', body: { name: 'Police', kind: 'body' } });
    await api.ports.views.latest();
    const statement = { source: 'police', words: 'Five hundred came.' };
    await api.ask('/v1/ledgers/town/statements/a', { method: 'PUT', body: statement });
    await forgotten();
    const after = await scrape();
    const [counted] = (await owner.query(`SELECT count(*)::int AS n FROM whence.outbox`)).rows;
    expect(counted.n).toBeGreaterThan(1);
    expect(valueOf(after, 'whence_outbox_jobs')).toBe(counted.n);
    expect(valueOf(after, 'whence_outbox_oldest_age_seconds')).toBeGreaterThan(FRESH_MS / 1_000);
    const [late] = (
      await owner.query(
        `SELECT count(*)::int AS n FROM whence.log_entry e WHERE NOT EXISTS (
           SELECT FROM whence.recorded_change rc WHERE rc.change_id = e.change_id)`,
      )
    ).rows;
    expect(late.n).toBeGreaterThan(0);
    expect(valueOf(after, 'whence_log_unchained_entries')).toBe(late.n);
    expect(valueOf(after, 'whence_log_unchained_oldest_age_seconds')).toBeGreaterThan(0);
  }, 60_000);

  it('tell of attempts to deliver of the last quarter of an hour', async () => {
    const by = { kind: 'person', deskId: api.first.deskId, personId: api.first.personId } as const;
    const hook = { name: 'CMS', url: 'https://cms.example/hook', types: ['test'] };
    const subscriber = await api.ask('/v1/subscribers', { method: 'POST', body: hook });
    expect(subscriber.status).toBe(201);
    const sent = await api.ask(`/v1/subscribers/${subscriber.body.id}/test`, { method: 'POST', body: {} });
    await api.ports.changes.make(by, 'test', async (change) => {
      const at = new Date();
      for (const [n, outcome] of (['unreachable', 'refused', 'delivered'] as const).entries())
        await api.ports.deliveries.add(change, {
          ...{ id: change.newId(), eventId: sent.body.eventId, subscriberId: subscriber.body.id, attempt: n + 1 },
          ...{ startedAt: at, endedAt: at, outcome, status: null, detail: null },
        });
    });
    await owner.query(`INSERT INTO whence.delivery (id, event_id, subscriber_id, attempt, started_at, ended_at, outcome)
      SELECT '01900000-0000-7000-8000-000000000000', event_id, subscriber_id, 9, '2024-06-09', '2024-06-09', 'refused'
      FROM whence.delivery LIMIT 1`);
    await forgotten();
    const families = await scrape();
    for (const outcome of ['delivered', 'refused', 'unreachable'])
      expect(valueOf(families, 'whence_delivery_attempts_recent', { outcome })).toBe(1);
  }, 60_000);
});

describe('the metrics of a service whose limits are met', () => {
  it('count what was refused', async () => {
    const limited = await testApi({ RATE_LIMIT_PER_MINUTE: '6', SIGN_IN_FAILURES_PER_MINUTE: '2' });
    try {
      const body = { name: 'prometheus', scopes: ['metrics:read'] };
      const key = (await limited.ask('/v1/keys', { method: 'POST', body })).body.secret;
      const read = async () => parseExposition((await limited.ask('/metrics', { key })).text);
      const before = await read();
      expect(valueOf(before, 'whence_rate_limited_requests_total', { limit: 'requests' })).toBe(0);
      const statuses = [];
      for (let n = 0; n < 9; n++) statuses.push((await limited.ask('/v1/desk')).status);
      const refused = statuses.filter((status) => status === 429).length;
      expect(refused).toBeGreaterThan(0);
      const after = await read();
      expect(valueOf(after, 'whence_rate_limited_requests_total', { limit: 'requests' })).toBe(refused);
      expect(valueOf(after, 'whence_http_requests_total', { method: 'GET', route: '/v1/desk', status: '429' })).toBe(
        refused,
      );
      expect(valueOf(after, 'whence_rate_limited_requests_total', { limit: 'sign-ins' })).toBe(0);
      // No queue was given to this one: it tells of none.
      expect(after.get('whence_queue_jobs')).toBeUndefined();
      expect(valueOf(after, 'whence_dependency_up', { dependency: 'queue' })).toBeUndefined();
    } finally {
      await limited.close();
    }
  }, 60_000);
});

describe('a look at what waits', () => {
  const nothing = (): void => undefined;

  it('is shared by all who scrape at once, and not repeated while it is fresh', async () => {
    let asked = 0;
    const look = shared(async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return asked;
    }, nothing);
    expect(await Promise.all([look(), look(), look()])).toEqual([1, 1, 1]);
    expect(await look()).toBe(1);
    await forgotten();
    expect(await Promise.all([look(), look()])).toEqual([2, 2]);
  }, 20_000);

  it('that is not answered is waited for two seconds, and not asked a second time', async () => {
    let asked = 0;
    const look = shared(() => {
      asked += 1;
      return new Promise<number>(nothing);
    }, nothing);
    const began = performance.now();
    expect(await Promise.all([look(), look()])).toEqual([undefined, undefined]);
    expect(performance.now() - began).toBeLessThan(3_000);
    await forgotten();
    expect(await look()).toBeUndefined();
    expect(asked).toBe(1);
  }, 20_000);

  it('that fails is told as such, and as nothing else', async () => {
    const errors: unknown[] = [];
    const metrics = new Metrics('1.2.3');
    tellWaiting(metrics, {
      backlog: shared(
        () => Promise.reject(new Error('the database is away')),
        (error) => errors.push(error),
      ),
      queues: shared(
        () => Promise.resolve({ findings: { waiting: 4, active: 1, delayed: 0, failed: 2 } }),
        (error) => errors.push(error),
      ),
      pool: () => ({ total: 3, idle: 1, waiting: 7 }),
      now: () => new Date(),
    });
    const families = parseExposition(await metrics.text());
    expect(errors).toEqual([new Error('the database is away')]);
    expect(valueOf(families, 'whence_dependency_up', { dependency: 'database' })).toBe(0);
    expect(valueOf(families, 'whence_dependency_up', { dependency: 'queue' })).toBe(1);
    for (const name of ['whence_outbox_jobs', 'whence_log_unchained_entries', 'whence_delivery_attempts_recent'])
      expect(families.get(name)?.samples).toEqual([]);
    expect(valueOf(families, 'whence_queue_jobs', { queue: 'findings', state: 'waiting' })).toBe(4);
    expect(valueOf(families, 'whence_database_connections', { state: 'busy' })).toBe(2);
    expect(valueOf(families, 'whence_database_waiting')).toBe(7);
  });
});
