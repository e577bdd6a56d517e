/** What either home of the queues must do: one suite, run on PostgreSQL and on Redis. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@whence/testing';
import type { Job as QueuedJob } from 'bullmq';
import { Queue, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Envelope,
  jobOptions,
  prepareQueueSchema,
  producerOptions,
  queueConnection,
  type QueueSettings,
} from '@whence/queue';

/** A home for the queues; `redisUrl` undefined means PostgreSQL. */
export interface Home {
  readonly redisUrl: string | undefined;
}

export const serviceRole = 'whence_app';

/** A database whose queue tables belong to the owner. */
export function queueDatabase(): Promise<TestDatabase> {
  return testDatabase({ template: 'queue only', migrate: (ownerUrl) => prepareQueueSchema(ownerUrl) });
}

export function queueContract(home: () => Home): void {
  let database: TestDatabase;
  let settings: QueueSettings;
  let producer: Queue<Envelope>;
  const workers: Worker<Envelope>[] = [];
  const options = jobOptions({ attempts: 3, firstWaitMs: 20, longestWaitMs: 40 });
  const data: Envelope = { payload: { requestId: 'r' }, changeId: null, requestId: null };

  beforeAll(async () => {
    database = await queueDatabase();
    settings = { redisUrl: home().redisUrl, databaseUrl: database.serviceUrl, role: serviceRole };
  });
  afterAll(() => database.close());

  beforeEach(() => {
    producer = new Queue<Envelope>('findings', producerOptions(settings));
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    await producer.drain(true);
    await producer.close();
  });

  function work(run: (job: QueuedJob<Envelope>) => Promise<unknown>): Worker<Envelope> {
    const worker = new Worker<Envelope>('findings', run, {
      connection: queueConnection(settings, 'worker'),
      settings: { backoffStrategy: () => 20 },
    });
    workers.push(worker);
    return worker;
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 15_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error('waited 15 s in vain');
      await sleep(10);
    }
  }

  it('runs a job once however often its id is added, before and after it ran', async () => {
    const ran: string[] = [];
    const add = () => producer.addBulk([{ name: 'cross-reference', data, opts: { ...options, jobId: 'same' } }]);
    await Promise.all([add(), add()]);
    work(async (job) => ran.push(job.id ?? ''));
    await until(() => ran.length > 0);
    await add();
    await sleep(100);
    expect(ran).toEqual(['same']);
  });

  it('keeps what has ended for a while, by number only where that costs nothing', async () => {
    work(() => Promise.resolve());
    await producer.addBulk([{ name: 'cross-reference', data, opts: { ...options, jobId: 'kept' } }]);
    await until(async () => (await producer.getJobState('kept')) === 'completed');
    const { removeOnComplete, removeOnFail } = (await producer.getJob('kept'))?.opts ?? {};
    const count = settings.redisUrl === undefined ? undefined : 10_000;
    const minutes = settings.redisUrl === undefined ? 10 : 24 * 60;
    expect(removeOnComplete).toEqual({ age: minutes * 60, ...(count && { count }) });
    expect(removeOnFail).toEqual({ age: 30 * 24 * 3600, ...(count && { count }) });
  });

  it('keeps a job until its time', async () => {
    const ran: number[] = [];
    work(async () => ran.push(Date.now()));
    const added = Date.now();
    await producer.addBulk([{ name: 'cross-reference', data, opts: { ...options, jobId: 'later', delay: 400 } }]);
    await until(() => ran.length > 0);
    expect(ran[0]! - added).toBeGreaterThanOrEqual(400);
  });

  it('tries again up to the bound, then keeps the job with its reason', async () => {
    let tries = 0;
    work(() => {
      tries += 1;
      return Promise.reject(new Error(`try ${tries}`));
    });
    await producer.addBulk([{ name: 'deliver', data, opts: { ...options, jobId: 'hopeless' } }]);
    await until(async () => (await producer.getFailed()).some(({ id }) => id === 'hopeless'));
    const [failed] = (await producer.getFailed()).filter(({ id }) => id === 'hopeless');
    expect(failed).toMatchObject({ failedReason: 'try 3', attemptsMade: 3, data });
  });

  it('gives each of many jobs to one of several workers', async () => {
    const ran: string[] = [];
    const run = async (job: QueuedJob<Envelope>) => ran.push(job.id ?? '');
    for (let count = 0; count < 3; count += 1) work(run);
    const ids = Array.from({ length: 120 }, (_, index) => `many-${index}`);
    await producer.addBulk(ids.map((jobId) => ({ name: 'cross-reference', data, opts: { ...options, jobId } })));
    await until(() => ran.length >= ids.length);
    await sleep(100);
    expect(ran.toSorted()).toEqual(ids.toSorted());
  });

  it('replaces a schedule instead of adding another', async () => {
    for (const pattern of ['0 4 * * *', '0 5 * * *'])
      await producer.upsertJobScheduler('recheck-due', { pattern, tz: 'UTC' }, { name: 'recheck-due', data });
    const schedules = await producer.getJobSchedulers();
    expect(schedules.map(({ pattern }) => pattern)).toEqual(['0 5 * * *']);
    await producer.removeJobScheduler('recheck-due');
  });
}
