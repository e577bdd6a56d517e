/** What an operator sees of the queue over the API, wherever the queue lives. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { readConfig } from '@whence/config';
import type { Log } from '@whence/queue';
import { StoreChanges } from '@whence/store';
import { createWorker, type JobUseCases, type RunningWorker } from '@whence/worker';
import { CreateDesk, type Job, JOB_NAMES, type JobName, notFound } from '@whence/workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestApi, testApi } from './api.js';

const YEARLY = '0 0 1 1 *';
const QUICK = { attempts: 2, firstWaitMs: 10, longestWaitMs: 20 };
const MINUTE = 60_000;
const SECRET = 'of the private Mrs Grey, whsec_c2VjcmV0';

export function failedJobsContract(home: () => { readonly redisUrl: string | undefined }): void {
  let api: TestApi;
  let worker: RunningWorker;
  let run: (name: JobName, payload: object) => Promise<unknown>;
  let start: (recheckCron: string, retries?: typeof QUICK) => Promise<RunningWorker>;
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  let pace = QUICK;
  const retryAt = async (wanted: typeof QUICK): Promise<void> => {
    if (pace === wanted) return;
    await worker.stop();
    worker = await start(YEARLY, wanted);
    pace = wanted;
  };

  beforeAll(async () => {
    api = await testApi({}, { queueIn: home() });
    const { redisUrl } = home();
    const where = { DATABASE_URL: api.serviceUrl, ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }) };
    const named = <T>(of: (name: JobName) => T) => Object.fromEntries(JOB_NAMES.map((name) => [name, of(name)]));
    start = (recheckCron, retries = QUICK) =>
      createWorker({
        config: readConfig({ ...where, WORKER_CONCURRENCY: '1', RECHECK_CRON: recheckCron }),
        log,
        retries: named(() => retries) as Record<JobName, typeof QUICK>,
        useCases: named((name) => ({
          run: (_by: unknown, payload: object) => run(name, payload),
        })) as unknown as JobUseCases,
      });
    worker = await start(YEARLY);
  });
  afterAll(async () => {
    await worker.stop();
    await api.close();
  });
  beforeEach(async () => {
    await retryAt(QUICK);
    run = () => Promise.reject(new TypeError(`found ${SECRET}`));
  });

  const changes = () => new StoreChanges(api.dataSource);
  const enqueue = (...jobs: Job[]): Promise<void> =>
    changes().make({ kind: 'operator', requestId: 'request-7' }, 'test', (change) => {
      for (const job of jobs) change.enqueue(job);
      return Promise.resolve();
    });
  const failed = async (query = '') => (await api.ask(`/v1/jobs/failed${query}`)).body.entries;
  async function until(holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`waited in vain; failed: ${JSON.stringify(await failed())}`);
      await sleep(25);
    }
  }
  const lastLogged = async () => (await api.ask('/v1/log?limit=200')).body.entries.at(-1);
  const slot = (day: string): Job => ({ name: 'recheck-due', payload: { slot: `${day}T00:00:00.000Z` } });

  it('shows what was given up with its ids and no word of its error, retries it, and logs who did', async () => {
    await enqueue(slot('2025-07-15'));
    await until(async () => (await failed()).length === 1);
    const [shown] = await failed();
    expect(shown).toMatchObject({
      name: 'recheck-due',
      jobs: [{ payload: { slot: '2025-07-15T00:00:00.000Z' }, requestId: 'request-7' }],
      attempts: 2,
      triedAgainAt: null,
      shared: false,
      failure: { kind: 'error', code: 'TypeError' },
    });
    expect(JSON.stringify(shown)).not.toMatch(/Grey|whsec/);
    expect((await api.ask('/health/ready', { key: null })).body).toMatchObject({
      ready: true,
      checks: [
        { name: 'database', ok: true },
        { name: 'database-room', ok: true },
        { name: 'queue', ok: true },
      ],
      jobs: { outbox: { waiting: 0, oldestSeconds: null }, queue: { waiting: 0, active: 0, failed: 1 } },
    });

    const ran: object[] = [];
    run = (_name, payload) => Promise.resolve(ran.push(payload));
    expect((await api.ask(`/v1/jobs/failed/${shown.id}/retries`, { method: 'POST' })).status).toBe(204);
    await until(() => Promise.resolve(ran.length === 1));
    expect(ran).toEqual([{ slot: '2025-07-15T00:00:00.000Z' }]);
    expect(await failed()).toEqual([]);
    expect(await lastLogged()).toMatchObject({
      purpose: 'retry-failed-jobs',
      action: 'retry',
      subject: { kind: 'job', id: shown.id },
      actor: { personId: api.first.personId },
    });
    const again = await api.ask(`/v1/jobs/failed/${shown.id}/retries`, { method: 'POST' });
    expect([again.status, again.body.code]).toEqual([404, 'failed-job-unknown']);
  });

  it('shows what failed and is tried again later, apart from what was given up, and tries or discards it at once', async () => {
    await retryAt({ attempts: 3, firstWaitMs: 10 * MINUTE, longestWaitMs: 10 * MINUTE });
    const retrying = () => failed('?state=retrying');
    await changes().make({ kind: 'operator' }, 'test', (change) => {
      // Waits as well, and has not failed.
      change.enqueue(slot('2025-07-20'), { notBefore: new Date(Date.now() + 60 * MINUTE) });
      return Promise.resolve();
    });
    const began = Date.now();
    await enqueue(slot('2025-07-17'));
    await enqueue(slot('2025-07-18'));
    await until(async () => (await retrying()).length === 2);
    expect(await failed()).toEqual([]);
    const [, shown] = await retrying();
    expect(shown).toMatchObject({
      name: 'recheck-due',
      jobs: [{ payload: { slot: '2025-07-17T00:00:00.000Z' } }],
      attempts: 1,
      failure: { kind: 'error', code: 'TypeError' },
    });
    expect(JSON.stringify(shown)).not.toMatch(/Grey|whsec/);
    const [failedAt, again] = [Date.parse(shown.failedAt), Date.parse(shown.triedAgainAt)];
    // A worker takes a job at the moment from which it asked for one, which may be before there was one.
    expect(failedAt).toBeGreaterThan(began - MINUTE);
    expect(failedAt).toBeLessThanOrEqual(Date.now());
    // Waits are shortened by up to a fifth.
    expect(again - failedAt).toBeGreaterThanOrEqual(8 * MINUTE);
    expect(again - failedAt).toBeLessThanOrEqual(10 * MINUTE);

    const ran: object[] = [];
    run = (_name, payload) => Promise.resolve(ran.push(payload));
    const all = await api.ask('/v1/jobs/failed/retries', { method: 'POST', body: { name: 'recheck-due' } });
    expect(all.body).toEqual({ retried: 0, left: 0 });
    expect((await api.ask(`/v1/jobs/failed/${shown.id}/retries`, { method: 'POST' })).status).toBe(204);
    await until(() => Promise.resolve(ran.length === 1));
    expect(ran).toEqual([{ slot: '2025-07-17T00:00:00.000Z' }]);
    const [left, ...others] = await retrying();
    expect([left.jobs[0].payload.slot, others]).toEqual(['2025-07-18T00:00:00.000Z', []]);
    expect((await api.ask(`/v1/jobs/failed/${left.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await retrying()).toEqual([]);
    expect(ran).toHaveLength(1);
  });

  it('tries as often again as a new job, and tells a refusal by its code', async () => {
    let tries = 0;
    run = () => {
      tries += 1;
      return Promise.reject(tries > 2 ? notFound('claim', SECRET) : new Error(SECRET));
    };
    await enqueue(slot('2025-07-16'));
    await until(async () => (await failed()).length === 1);
    expect(tries).toBe(2);
    await api.ask(`/v1/jobs/failed/${(await failed())[0].id}/retries`, { method: 'POST' });
    await until(async () => (await failed())[0]?.failure.kind === 'refusal');
    expect((await failed())[0].failure).toEqual({ kind: 'refusal', code: 'claim-unknown' });
    await api.ask(`/v1/jobs/failed/${(await failed())[0].id}`, { method: 'DELETE' });
    expect(await lastLogged()).toMatchObject({ purpose: 'discard-failed-job', action: 'discard' });
    expect(await failed()).toEqual([]);
  });

  it('retries and discards what failed on a turn of the schedule like anything else', async () => {
    const ofSchedule = await start('* * * * * *');
    await until(async () => (await failed('?name=recheck-due')).length >= 2);
    await ofSchedule.stop();
    await (await start(YEARLY)).stop();
    const counted = async () =>
      (await api.ask('/health/ready', { key: null })).body.jobs.queue as { waiting: number; active: number };
    await until(async () => (await counted()).waiting + (await counted()).active === 0);
    const [first, ...rest] = await failed('?name=recheck-due');
    expect(first.jobs[0].payload.slot).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect((await api.ask(`/v1/jobs/failed/${first.id}`, { method: 'DELETE' })).status).toBe(204);
    const ran: object[] = [];
    run = (_name, payload) => Promise.resolve(ran.push(payload));
    const answer = await api.ask('/v1/jobs/failed/retries', { method: 'POST', body: { name: 'recheck-due' } });
    expect([answer.status, answer.body]).toEqual([201, { retried: rest.length, left: 0 }]);
    await until(() => Promise.resolve(ran.length === rest.length));
    const slots = (jobs: { jobs: { payload: object }[] }[]) => jobs.map(({ jobs }) => jobs[0]?.payload);
    expect(new Set(ran)).toEqual(new Set(slots(rest)));
    expect(await failed()).toEqual([]);
  });

  it('retries all of one name, and pages through what was given up', async () => {
    const uuid = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
    await enqueue(slot('2025-08-01'), slot('2025-08-02'), slot('2025-08-03'));
    await enqueue({ name: 'deliver', payload: { eventId: uuid(1), subscriberId: uuid(2), after: 0 } });
    await until(async () => (await failed()).length === 4);
    const seen: string[] = [];
    for (let next: string | null = '/v1/jobs/failed?limit=3'; next !== null;) {
      const { body } = await api.ask(next);
      seen.push(...body.entries.map(({ id }: { id: string }) => id));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toEqual((await failed()).map(({ id }: { id: string }) => id));
    expect((await failed('?name=deliver')).map(({ name }: { name: string }) => name)).toEqual(['deliver']);

    const ran: string[] = [];
    run = (name) => Promise.resolve(ran.push(name));
    const answer = await api.ask('/v1/jobs/failed/retries', { method: 'POST', body: { name: 'recheck-due' } });
    expect([answer.status, answer.body]).toEqual([201, { retried: 3, left: 0 }]);
    await until(() => Promise.resolve(ran.length === 3));
    expect((await failed()).map(({ name }: { name: string }) => name)).toEqual(['deliver']);
    await api.ask(`/v1/jobs/failed/${(await failed())[0].id}`, { method: 'DELETE' });
  });

  it('keeps jobs of one desk from another, and all of them from those who are no administrators', async () => {
    const { ports, first } = api;
    const by = { kind: 'person', deskId: first.deskId, personId: first.personId } as const;
    const other = await new CreateDesk(ports).run(by, { slug: 'other', name: 'Other' });
    const otherKey = other.key.secret;
    const changeId = await changes().make({ kind: 'operator', deskId: first.deskId }, 'test', (change) => {
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return Promise.resolve(change.id);
    });
    await until(async () => (await failed()).length === 1);
    const [{ id, jobs }] = await failed();
    expect(jobs[0].payload).toEqual({ changeId });
    expect((await api.ask('/v1/jobs/failed', { key: otherKey })).body.entries).toEqual([]);
    expect((await api.ask(`/v1/jobs/failed/${id}`, { key: otherKey, method: 'DELETE' })).status).toBe(404);
    const person = await api.ask('/v1/people', { method: 'POST', body: { name: 'Ed Editor', role: 'editor' } });
    const key = await api.ask('/v1/keys', { method: 'POST', body: { name: 'e', personId: person.body.id } });
    const refused = await api.ask('/v1/jobs/failed', { key: key.body.secret });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted']);
    await api.ask(`/v1/jobs/failed/${id}`, { method: 'DELETE' });
  });
}
