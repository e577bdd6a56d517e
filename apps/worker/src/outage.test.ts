import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '@whence/config';
import type { Log } from '@whence/queue';
import { serviceDataSource, StoreChanges } from '@whence/store';
import { redisInstalled, type TestDatabase, testRedis } from '@whence/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { workerDatabase } from '../../../test/support/worker-contract.js';
import { createWorker } from './index.js';

(redisInstalled() ? describe : describe.skip)('a worker whose Redis goes away', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let again: ChildProcess | undefined;
  beforeAll(async () => {
    database = await workerDatabase();
    dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 6 }).initialize();
  });
  afterAll(async () => {
    if (again !== undefined) {
      again.kill('SIGKILL');
      await once(again, 'exit');
    }
    await dataSource.destroy();
    await database.close();
  });

  async function until(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error('waited 30 s in vain');
      await sleep(20);
    }
  }

  it('keeps taking changes, does not spin, and runs what was asked for meanwhile once it is back', async () => {
    const redis = await testRedis('a worker whose Redis goes away');
    if (redis === undefined) throw new Error('found no redis-server although one is installed');
    const errors: string[] = [];
    const keep = (about: object, message: string): void => void errors.push(`${message} ${JSON.stringify(about)}`);
    const nothing = (): void => undefined;
    const log: Log = { debug: nothing, info: nothing, warn: keep, error: keep };
    const ran: string[] = [];
    const config = readConfig({ DATABASE_URL: database.serviceUrl, REDIS_URL: redis.url });
    const useCases = {
      'sign-log': { run: () => Promise.resolve() },
      'cross-reference': {
        run: (_by: unknown, input: { requestId: string }) => Promise.resolve(ran.push(input.requestId)),
      },
    };
    const worker = await createWorker({ config, dataSource, log, useCases });
    const ask = (requestId: string): Promise<void> =>
      new StoreChanges(dataSource).make({ kind: 'operator' }, 'test', async (change) =>
        change.enqueue({ name: 'cross-reference', payload: { requestId } }),
      );
    await ask('before');
    await until(() => ran.includes('before'));

    await redis.close();
    await ask('meanwhile');
    await sleep(3_000);
    expect(ran).toEqual(['before']);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThan(60);

    const { port } = new URL(redis.url);
    again = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
      cwd: '/tmp',
    });
    await until(() => ran.includes('meanwhile'));
    await ask('after');
    await until(() => ran.includes('after'));
    expect(ran).toEqual(['before', 'meanwhile', 'after']);
    await worker.stop();
  });
});
