/** A database that goes away under the service and comes back, seen through a proxy that can be cut. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '@whence/config';
import { prepareQueueSchema, ServiceQueues } from '@whence/queue';
import { migrate, serviceDataSource, storePorts } from '@whence/store';
import { type TestDatabase, testDatabase } from '@whence/testing';
import { FirstStart } from '@whence/workflow';
import { createApi } from './create-api.js';
import { makeLogger } from './logging.js';

interface Cable {
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

async function cableTo(databaseUrl: string): Promise<Cable> {
  const target = new URL(databaseUrl);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy()).on('close', () => other.destroy());
      end.pipe(other);
    }
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.port = String(port);
  // The server's own socket would go past the cable.
  url.search = '';
  return {
    url: url.href,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const end of ends) end.destroy();
      ends.clear();
      await closed;
    },
    mend: () => listen(port),
  };
}

let database: TestDatabase;
let cable: Cable;
let app: Awaited<ReturnType<typeof createApi>>;
let url: string;
let key: string;
beforeAll(async () => {
  database = await testDatabase({
    template: 'api with queue',
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl);
      await prepareQueueSchema(ownerUrl);
    },
  });
  cable = await cableTo(database.serviceUrl);
  const dataSource = serviceDataSource({ url: cable.url, role: 'whence_app', pool: 3 });
  const config = readConfig({}, { LOG_LEVEL: 'silent' });
  const logger = makeLogger(config.log);
  // First asked while the database is away.
  const queues = new ServiceQueues({ redisUrl: undefined, databaseUrl: cable.url, role: 'whence_app' }, logger);
  app = await createApi({ config, dataSource, logger, queues });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  key = (await new FirstStart(storePorts(dataSource)).run({}))?.key.secret ?? '';
});
afterAll(async () => {
  await app.close();
  await cable.cut();
  await database.close();
});

async function ask(path: string, body?: object): Promise<{ status: number; retryAfter: string | null; body: unknown }> {
  const answer = await fetch(url + path, {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.json() };
}

describe('a database that goes away', () => {
  it('is told as 503 with a stable code, and everything goes on when it is back', async () => {
    expect((await ask('/v1/desk')).status).toBe(200);
    const person = { name: 'Pia Person', role: 'viewer' };
    for (const times of [1, 2]) {
      await cable.cut();
      const away = { status: 503, retryAfter: '5', body: { code: 'database-unavailable' } };
      // More at once than the pool has connections: each of them finds out.
      for (const answer of await Promise.all([1, 2, 3, 4, 5].map(() => ask('/v1/desk'))))
        expect(answer).toMatchObject(away);
      expect(await ask('/v1/people', person)).toMatchObject(away);
      expect(await ask('/health/ready')).toMatchObject({ status: 503, body: { ready: false } });
      expect(await ask('/health/live')).toMatchObject({ status: 200 });
      await cable.mend();
      expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { ready: true } });
      expect((await ask('/v1/people', { ...person, name: `Pia ${times}` })).status).toBe(201);
    }
  });

  it('is told to whoever waits for an answer when it goes', async () => {
    const waiting = Promise.all([1, 2, 3, 4, 5, 6].map((n) => ask('/v1/people', { name: `Pia ${n}`, role: 'viewer' })));
    await sleep(15);
    await cable.cut();
    for (const { status } of await waiting) expect([201, 503]).toContain(status);
    await cable.mend();
    expect((await ask('/v1/people')).status).toBe(200);
  });
});
