import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, serviceDataSource, StoreChanges, StoreOutbox, StoreViews } from '@whence/store';
import { testDatabase, type TestDatabase } from '@whence/testing';
import type { Job } from '@whence/workflow';
import { Queue, Worker } from 'bullmq';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import {
  defaultRetries,
  isBundle,
  type Load,
  type Log,
  OutboxRelay,
  prepareQueueSchema,
  type Producer,
  producerOptions,
  queueConnection,
  type QueueSettings,
} from './index.js';
import { serviceRole } from '../../../test/support/queue-contract.js';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const retries = defaultRetries(3);
const job = (requestId: string): Job => ({ name: 'cross-reference', payload: { requestId } });

let database: TestDatabase;
let dataSource: DataSource;
let changes: StoreChanges;
let settings: QueueSettings;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await testDatabase({
    template: 'store and queue',
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl, 'whence_service');
      await prepareQueueSchema(ownerUrl);
    },
  });
  dataSource = await serviceDataSource({ url: database.serviceUrl, role: serviceRole, pool: 8 }).initialize();
  changes = new StoreChanges(dataSource);
  settings = { redisUrl: undefined, databaseUrl: database.serviceUrl, role: serviceRole };
});
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Collects what it is given, as the queue would; fails on demand. */
class Collector implements Producer {
  readonly given: { id: string; data: Load; delay: number }[] = [];
  /** Ids of all that it was ever asked to take. */
  readonly asked: string[] = [];
  failures = 0;
  tries = 0;

  add(...[name, data, opts]: Parameters<Producer['add']>): Promise<void> {
    return this.addBulk([{ name, data, opts }]);
  }

  async addBulk(jobs: Parameters<Producer['addBulk']>[0]): Promise<void> {
    this.tries += 1;
    this.asked.push(...jobs.map(({ opts }) => opts.jobId ?? ''));
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the queue is down');
    }
    for (const { data, opts } of jobs) this.given.push({ id: opts.jobId ?? '', data, delay: opts.delay ?? 0 });
    await sleep(1);
  }
}

function relay(producer: Producer, options: Partial<ConstructorParameters<typeof OutboxRelay>[1]> = {}): OutboxRelay {
  const made = new OutboxRelay(
    {
      outbox: new StoreOutbox(dataSource),
      views: new StoreViews(dataSource),
      queues: { findings: producer, newsroom: producer },
      log: silent,
    },
    { retries, pollMs: 60_000, ...options },
  );
  closing.push(() => made.stop());
  made.start();
  return made;
}

async function write(count: number, notBefore?: Date): Promise<string[]> {
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  await changes.make({ kind: 'operator', requestId: 'request-1' }, 'test', async (change) => {
    for (const id of ids) change.enqueue(job(id), notBefore === undefined ? {} : { notBefore });
  });
  return ids;
}

async function waiting(): Promise<number> {
  const rows: { count: number }[] = await dataSource.query('SELECT count(*)::int AS count FROM outbox');
  return rows[0]?.count ?? -1;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited 20 s in vain');
    await sleep(10);
  }
}

const requestsOf = (data: Load): string[] =>
  (isBundle(data) ? data.bundle : [data]).map(({ payload }) => ('requestId' in payload ? payload.requestId : ''));

const requests = (collector: Collector): string[] => collector.given.flatMap(({ data }) => requestsOf(data)).toSorted();

describe('OutboxRelay', () => {
  it('is woken by a commit, hands over what caused the job, and forgets it', async () => {
    const collector = new Collector();
    relay(collector);
    await sleep(300);
    const [id] = await write(1);
    const written = Date.now();
    await until(() => collector.given.length === 1);
    expect(Date.now() - written).toBeLessThan(2_000);
    expect(collector.given[0]?.data).toMatchObject({ payload: { requestId: id }, requestId: 'request-1' });
    expect(collector.given[0]?.data).toMatchObject({ changeId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    await until(async () => (await waiting()) === 0);
  });

  it('hands a job that may not start yet over with its delay', async () => {
    const collector = new Collector();
    relay(collector);
    await write(1, new Date(Date.now() + 3_600_000));
    await until(() => collector.given.length === 1);
    expect(collector.given[0]?.delay).toBeGreaterThan(3_500_000);
  });

  it('shares the outbox with other relays: each entry goes to one', async () => {
    const collectors = [new Collector(), new Collector(), new Collector()];
    const ids = await write(400);
    for (const collector of collectors) relay(collector, { batch: 7 });
    await until(async () => (await waiting()) === 0);
    expect(collectors.flatMap(requests).toSorted()).toEqual(ids.toSorted());
  });

  it('bundles what may travel together, in order, and gives the same company the same id', async () => {
    const collector = new Collector();
    const ids = await write(7);
    const [later] = await write(1, new Date(Date.now() + 3_600_000));
    await changes.make({ kind: 'operator' }, 'test', async (change) => {
      for (const changeId of ['a', 'b']) change.enqueue({ name: 'recheck-affected', payload: { changeId } });
    });
    collector.failures = 1;
    relay(collector, { mostInABundle: { 'cross-reference': 3 } });
    await until(async () => (await waiting()) === 0);
    const sizes = collector.given.map(({ data }) => (isBundle(data) ? data.bundle.length : 1));
    expect(sizes).toEqual([3, 3, 1, 1, 1, 1]);
    expect(collector.given.slice(0, 3).flatMap(({ data }) => requestsOf(data))).toEqual(ids);
    expect(collector.given[3]).toMatchObject({ data: { payload: { requestId: later } } });
    expect(collector.given[0]?.id).toMatch(/^bundle-[0-9a-f]{32}$/);
    // Handed over twice: the first time the queue refused them.
    expect(new Set(collector.asked).size).toBe(collector.asked.length / 2);
  });

  it('loses nothing while the queue is down, and does not spin', async () => {
    const collector = new Collector();
    collector.failures = 3;
    relay(collector);
    const started = Date.now();
    const ids = await write(5);
    await until(async () => (await waiting()) === 0);
    expect(requests(collector)).toEqual(ids.toSorted());
    // Three waits: 250, 500 and 1000 ms.
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_700);
    expect(collector.tries).toBe(4);
  });

  it('goes on after the database dropped every connection', async () => {
    const collector = new Collector();
    relay(collector, { longestWaitMs: 500 });
    await sleep(200);
    const client = new pg.Client({ connectionString: database.serviceUrl });
    await client.connect();
    const ended = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = session_user`,
    );
    await client.end();
    expect(ended.rowCount).toBeGreaterThan(1);
    await sleep(100);
    const ids = await write(2).catch(() => write(2));
    await until(() => requests(collector).length >= ids.length);
    expect(requests(collector)).toEqual(ids.toSorted());
  });

  it('leaves jobs that it does not know for those who do', async () => {
    const collector = new Collector();
    await changes.make({ kind: 'operator' }, 'test', async (change) => {
      change.enqueue({ name: 'of-tomorrow', payload: {} } as unknown as Job);
    });
    const ids = await write(1);
    relay(collector);
    await until(() => collector.given.length > 0);
    expect(requests(collector)).toEqual(ids);
    await until(async () => (await waiting()) === 1);
    await dataSource.query('DELETE FROM outbox');
  });

  it('gives changes their places within a second', async () => {
    relay(new Collector());
    await changes.make({ kind: 'operator' }, 'test', async () => undefined);
    const unplaced = async (): Promise<number> => {
      const rows: { count: number }[] = await dataSource.query(
        'SELECT count(*)::int AS count FROM change c WHERE NOT EXISTS (SELECT 1 FROM recorded_change r WHERE r.change_id = c.id)',
      );
      return rows[0]?.count ?? -1;
    };
    const from = Date.now();
    await until(async () => (await unplaced()) === 0);
    expect(Date.now() - from).toBeLessThan(1_500);
  });
});

describe('a relay that is killed between handing over and forgetting', () => {
  it('hands the jobs over again, and each runs once', async () => {
    const ids = await write(10);
    const script = fileURLToPath(new URL('../../../test/support/killed-relay.ts', import.meta.url));
    const loader = fileURLToPath(new URL('../../testing/typescript.mjs', import.meta.url));
    const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(settings)], { stdio: 'inherit' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(await waiting()).toBe(10);

    const queue = new Queue<Load>('findings', producerOptions(settings));
    closing.push(() => queue.close());
    expect(await queue.getWaitingCount()).toBe(1);
    const ran: string[] = [];
    const worker = new Worker<Load>('findings', async ({ data }) => ran.push(...requestsOf(data)), {
      connection: queueConnection(settings, 'worker'),
    });
    closing.push(() => worker.close());
    await until(() => ran.length >= 10);
    relay(queue);
    await until(async () => (await waiting()) === 0);
    await sleep(200);
    expect(ran.toSorted()).toEqual(ids.toSorted());
  });
});
