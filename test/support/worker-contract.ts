/** What a worker must do, wherever its queues live. */
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { readConfig } from '@whence/config';
import { type Log, prepareQueueSchema } from '@whence/queue';
import { migrate, serviceDataSource, StoreChanges } from '@whence/store';
import { testDatabase, type TestDatabase } from '@whence/testing';
import { type Job, JOB_NAMES, type JobName, notFound } from '@whence/workflow';
import { ErrorCode, Queue } from 'bullmq';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createWorker, type JobUseCases, type RunningWorker, type WorkerOptions } from '@whence/worker';

/** A table of the tests beside the store's: which jobs were begun, and which ended. */
const WORK = `
  CREATE TABLE public.begun (request_id text, pid integer);
  CREATE TABLE public.ended (request_id text PRIMARY KEY);
  GRANT ALL ON public.begun, public.ended TO whence_app;
`;

export function workerDatabase(): Promise<TestDatabase> {
  return testDatabase({
    template: 'worker',
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl, 'whence_service');
      await prepareQueueSchema(ownerUrl);
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      await client.query(WORK);
      await client.end();
    },
  });
}

export function workerContract(home: () => { readonly redisUrl: string | undefined }): void {
  let database: TestDatabase;
  let dataSource: DataSource;
  const closing: (() => Promise<unknown>)[] = [];
  const lines: { about: Record<string, unknown>; message: string }[] = [];
  const keep = (about: object, message: string): void => void lines.push({ about: { ...about }, message });
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

  beforeAll(async () => {
    database = await workerDatabase();
    dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 4 }).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.close();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    lines.length = 0;
  });

  const environment = (): Record<string, string> => {
    const { redisUrl } = home();
    const here = {
      DATABASE_URL: database.serviceUrl,
      WORKER_CONCURRENCY: '2',
      WEBHOOK_ATTEMPTS: '3',
    };
    return redisUrl === undefined ? here : { ...here, REDIS_URL: redisUrl };
  };

  const nothing = { run: () => Promise.resolve() };
  const idle = Object.fromEntries(JOB_NAMES.map((name) => [name, nothing])) as unknown as JobUseCases;
  const quick = { attempts: 3, firstWaitMs: 20, longestWaitMs: 40 };
  const retries = Object.fromEntries(JOB_NAMES.map((name) => [name, quick])) as Record<JobName, typeof quick>;

  async function start(
    useCases: Partial<JobUseCases>,
    options: Omit<Partial<WorkerOptions>, 'config' | 'useCases'> & { env?: Record<string, string> } = {},
  ): Promise<RunningWorker> {
    const { env, ...more } = options;
    const config = readConfig({ ...environment(), ...env });
    const worker = await createWorker({ config, log, retries, useCases: { ...idle, ...useCases }, ...more });
    closing.push(() => worker.stop());
    return worker;
  }

  function enqueue(...jobs: Job[]): Promise<string> {
    return changes().make({ kind: 'operator', requestId: 'request-7' }, 'test', async (change) => {
      for (const job of jobs) change.enqueue(job);
      return change.id;
    });
  }
  const changes = (): StoreChanges => new StoreChanges(dataSource);
  const claim = (requestId: string): Job => ({ name: 'cross-reference', payload: { requestId } });

  async function until(holds: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
    const deadline = Date.now() + ms;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`waited ${ms} ms in vain; log: ${JSON.stringify(lines, null, 1)}`);
      await sleep(20);
    }
  }

  it('runs every kind of job with its payload, as a job, for the request that caused it', async () => {
    const ran: unknown[] = [];
    const note = { run: (by: unknown, payload: unknown) => Promise.resolve(ran.push([by, payload])) };
    await start(Object.fromEntries(JOB_NAMES.map((name) => [name, note])) as unknown as JobUseCases);
    const payloads = [
      { requestId: 'a' },
      { changeId: 'b' },
      { changeId: 'b' },
      { slot: '2025-07-15T00:00:00.000Z' },
      {},
      { eventId: 'c' },
      { eventId: 'c', subscriberId: 'd', after: 0 },
      { changeId: 'b', deskId: 'e' },
      { slot: '2025-07-15T01:07:00.000Z' },
    ];
    await enqueue(...payloads.map((payload, index) => ({ name: JOB_NAMES[index], payload }) as Job));
    // And one of its own: a worker signs the log when it starts.
    await until(() => ran.length === payloads.length + 1);
    const by = { kind: 'job', requestId: 'request-7' };
    expect(ran).toEqual(expect.arrayContaining(payloads.map((payload) => [by, payload])));
  });

  it('says in its log which job, which change and which request', async () => {
    await start({});
    const change = await enqueue(claim('logged'));
    await until(() => lines.some(({ message }) => message === 'Ran cross-reference.'));
    const line = lines.find(({ message }) => message === 'Ran cross-reference.');
    expect(line?.about).toMatchObject({ change, request: 'request-7', name: 'cross-reference', attempt: 1 });
    expect(line?.about['job']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tries again after an error, and not after a refusal', async () => {
    const tries = { error: 0, refusal: 0 };
    await start({
      'cross-reference': {
        run: (_by, { requestId }) => {
          tries[requestId as 'error' | 'refusal'] += 1;
          return Promise.reject(requestId === 'error' ? new Error('not yet') : notFound('request', requestId));
        },
      },
    });
    await enqueue(claim('error'), claim('refusal'));
    await until(() => lines.filter(({ message }) => message === 'Gave up cross-reference.').length === 2);
    expect(tries).toEqual({ error: 3, refusal: 1 });
  });

  it('refuses to start when a job has nothing that runs it', async () => {
    const without = { ...idle, announce: undefined } as unknown as JobUseCases;
    await expect(start(without)).rejects.toThrow(/found nothing that runs "announce"/);
    const beyond = { ...idle, polish: nothing } as JobUseCases;
    await expect(start(beyond)).rejects.toThrow(/"polish", which is no job/);
  });

  it('runs the schedule, once for many workers, with the moment of its turn', async () => {
    const turns: Record<'recheck' | 'overdue', string[]> = { recheck: [], overdue: [] };
    const useCases: Partial<JobUseCases> = {
      'recheck-due': { run: (_by, { slot }) => Promise.resolve(turns.recheck.push(slot)) },
      'remind-overdue': { run: (_by, { slot }) => Promise.resolve(turns.overdue.push(slot)) },
    };
    const env = { RECHECK_CRON: '* * * * * *', OVERDUE_CRON: '* * * * * *' };
    await start(useCases, { env });
    await start(useCases, { env });
    await until(() => Object.values(turns).every((slots) => slots.length >= 3));
    for (const slots of Object.values(turns)) {
      expect(slots.every((slot) => /:\d\d\.000Z$/.test(slot))).toBe(true);
      expect(new Set(slots).size).toBe(slots.length);
    }
    // Put the schedule back to where the other tests do not meet it.
    await start({}, { env: { RECHECK_CRON: '0 0 1 1 *', OVERDUE_CRON: '0 0 1 1 *' } });
  });

  it('starts though another worker makes the next turn of the schedule at that moment', async () => {
    const collision = Object.assign(new Error('job ID already exists'), { code: ErrorCode.SchedulerJobIdCollision });
    const upsert = jest.spyOn(Queue.prototype, 'upsertJobScheduler');
    try {
      upsert.mockRejectedValueOnce(collision).mockRejectedValueOnce(collision);
      await start({});
      const names = upsert.mock.calls.map(([name]) => name);
      // The first schedule twice in vain; each once in the end.
      expect(names.slice(0, 3)).toEqual(['recheck-due', 'recheck-due', 'recheck-due']);
      expect(new Set(names).size).toBe(names.length - 2);
      upsert.mockRejectedValueOnce(new Error('no such queue'));
      await expect(start({})).rejects.toThrow('no such queue');
    } finally {
      upsert.mockRestore();
    }
  });

  it('waits for running jobs when it stops', async () => {
    let ended = false;
    let begun = false;
    const worker = await start({
      'cross-reference': {
        run: async () => {
          begun = true;
          await sleep(500);
          ended = true;
        },
      },
    });
    await enqueue(claim('patient'));
    await until(() => begun);
    await worker.stop();
    expect(ended).toBe(true);
  });

  it('gives back what does not end in time, and another worker runs it', async () => {
    let began = 0;
    const stuck = await start(
      { 'cross-reference': { run: () => new Promise(() => void (began += 1)) } },
      { timing: { stopMs: 300 } },
    );
    await enqueue(claim('stuck'));
    await until(() => began === 1);
    const from = Date.now();
    await stuck.stop();
    expect(Date.now() - from).toBeLessThan(2_000);
    const ran: string[] = [];
    await start({ 'cross-reference': { run: (_by, { requestId }) => Promise.resolve(ran.push(requestId)) } });
    await until(() => ran.length === 1, 5_000);
    expect(ran).toEqual(['stuck']);
  });

  it('runs a bundle together; what fails of it is tried again by itself', async () => {
    const together: string[][] = [];
    const alone: string[] = [];
    await start({
      'cross-reference': {
        run: (_by, { requestId }) => Promise.resolve(alone.push(requestId)),
        runTogether: (asked) => {
          together.push(asked.map(({ requestId }) => requestId));
          return Promise.resolve(
            asked.map(({ by, requestId }): PromiseSettledResult<unknown> =>
              requestId === 'bad'
                ? { status: 'rejected', reason: new Error(`bad for ${by.requestId ?? ''}`) }
                : { status: 'fulfilled', value: undefined },
            ),
          );
        },
      },
    });
    await enqueue(...['good', 'bad', 'better'].map(claim));
    await until(() => alone.length === 1);
    expect(together).toEqual([['good', 'bad', 'better']]);
    expect(alone).toEqual(['bad']);
    expect(lines.some(({ message }) => message === 'Could not run cross-reference; it is tried again by itself.')).toBe(
      true,
    );
  });

  it('takes a bundle apart that comes back, so that one job takes no other along', async () => {
    let began = 0;
    const stuck = await start(
      { 'cross-reference': { run: nothing.run, runTogether: () => new Promise(() => void (began += 1)) } },
      { timing: { stopMs: 300 } },
    );
    await enqueue(...['one', 'two', 'three'].map(claim));
    await until(() => began === 1);
    await stuck.stop();
    const alone: string[] = [];
    const runTogether = () => Promise.reject(new Error('found a bundle a second time, expected its jobs alone'));
    await start({
      'cross-reference': { run: (_by, { requestId }) => Promise.resolve(alone.push(requestId)), runTogether },
    });
    await until(() => alone.length === 3);
    expect(alone.toSorted()).toEqual(['one', 'three', 'two']);
  });

  function child(): ChildProcess {
    const script = fileURLToPath(new URL('./killed-worker.ts', import.meta.url));
    const loader = fileURLToPath(new URL('../../libs/testing/typescript.mjs', import.meta.url));
    const settings = JSON.stringify({ ...environment(), LOG_LEVEL: 'silent' });
    return spawn(process.execPath, ['--import', loader, script, settings], { stdio: 'inherit' });
  }

  it('takes over the jobs of a worker that was killed: nothing is lost, nothing is done twice', async () => {
    await dataSource.query('TRUNCATE public.begun, public.ended').catch(() => undefined);
    const ids = Array.from({ length: 12 }, (_, index) => `kill-${index}`);
    const count = async (sql: string): Promise<number> =>
      ((await dataSource.query(`SELECT count(*)::int AS count FROM ${sql}`)) as { count: number }[])[0]?.count ?? -1;
    await enqueue(...ids.map(claim));
    const victim = child();
    await until(async () => (await count(`public.begun WHERE pid = ${victim.pid ?? 0}`)) > 0, 60_000);
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    const heir = child();
    closing.push(async () => {
      heir.kill('SIGKILL');
      if (heir.exitCode === null && heir.signalCode === null) await once(heir, 'exit');
    });
    await until(async () => (await count('public.ended')) === ids.length, 40_000);
    await sleep(300);
    expect(await count('public.ended')).toBe(ids.length);
    expect(await count('public.begun')).toBeGreaterThan(ids.length);
    // Two processes are started one after the other, and each compiles the sources.
  }, 180_000);
}
