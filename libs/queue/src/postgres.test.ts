import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '@whence/testing';
import { Queue, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { prepareQueueSchema, producerOptions, queueConnection, QueueUnavailable, ServiceQueues } from './index.js';
import { queueContract, queueDatabase, serviceRole } from '../../../test/support/queue-contract.js';

describe('queues in PostgreSQL', () => {
  queueContract(() => ({ redisUrl: undefined }));
});

describe('prepareQueueSchema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await queueDatabase();
  });
  afterAll(() => database.close());

  const asService = async (sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: database.serviceUrl, options: `-c role=${serviceRole}` });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('may run again, and at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => prepareQueueSchema(database.ownerUrl)));
    expect(await asService('SELECT count(*)::int AS jobs FROM queue.job')).toEqual([{ jobs: 0 }]);
  });

  it('lets the service make and own nothing', async () => {
    await expect(asService('CREATE TABLE queue.mine ()')).rejects.toThrow(/permission denied/);
    await expect(asService('DELETE FROM queue.migration')).rejects.toThrow(/permission denied/);
    const owned = await asService(
      `SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) IN ('whence_app', 'whence_service')`,
    );
    expect(owned).toEqual([]);
  });

  it('is what a queue asks for when it is missing', async () => {
    const bare = await queueDatabase();
    const client = new pg.Client({ connectionString: bare.ownerUrl });
    await client.connect();
    await client.query('DROP SCHEMA queue CASCADE');
    await client.end();
    const settings = { redisUrl: undefined, databaseUrl: bare.serviceUrl, role: serviceRole };
    const queue = new Queue('findings', { connection: queueConnection(settings, 'producer') });
    await expect(queue.waitUntilReady()).rejects.toThrow(/not initialized/);
    await queue.close();
    await bare.close();
  });
});

describe('a failed job that a schedule made itself', () => {
  it('is not shown, since nobody may remove it, and a removal that is refused is no outage', async () => {
    const database = await queueDatabase();
    const settings = { redisUrl: undefined, databaseUrl: database.serviceUrl, role: serviceRole };
    const queue = new Queue('findings', producerOptions(settings));
    const worker = new Worker('findings', () => Promise.reject(new Error('not now')), {
      connection: queueConnection(settings, 'worker'),
    });
    const told: unknown[] = [];
    const ignore = () => undefined;
    const log = { debug: ignore, info: ignore, warn: (_: object, text?: string) => told.push(text), error: ignore };
    const queues = new ServiceQueues(settings, log);
    try {
      await queue.upsertJobScheduler('sign-log', { pattern: '* * * * * *', tz: 'UTC' }, { name: 'sign-log' });
      const deadline = Date.now() + 15_000;
      while ((await queue.getFailedCount()) === 0 && Date.now() < deadline) await sleep(20);
      const [failed] = await queue.getFailed();
      expect(failed?.repeatJobKey).toBe('sign-log');
      expect(await queues.all(null, 'given-up')).toEqual([]);
      const refused = queues.remove([{ id: failed?.id ?? '', name: 'sign-log' }]);
      await expect(refused).rejects.toThrow(/belongs to a job scheduler/);
      await expect(refused).rejects.not.toBeInstanceOf(QueueUnavailable);
      expect(told).toEqual([]);
    } finally {
      await queues.close();
      await worker.close();
      await queue.close();
      await database.close();
    }
  });
});
