/** Requests counted in Redis, where there is one: by all processes together, and by each alone while it is away. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '@whence/api';
import { readConfig } from '@whence/config';
import { redisInstalled, testRedis, type TestRedis } from '@whence/testing';
import { Redis } from 'ioredis';
import { type TestApi, testApi } from '../../../../test/support/api.js';

const LIMIT = 100;
let redis: TestRedis | undefined;
let api: TestApi | undefined;
let second: Awaited<ReturnType<typeof startApi>> | undefined;

beforeAll(async () => {
  redis = await testRedis('limits of requests in Redis');
  if (redis === undefined) return;
  // Nothing connects to this address: what is counted here is counted in Redis.
  const shared = { REDIS_URL: redis.url, RATE_LIMIT_PER_MINUTE: String(LIMIT), LOG_LEVEL: 'silent' };
  api = await testApi({ ...shared, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' });
  const config = readConfig({}, { ...shared, DATABASE_URL: api.serviceUrl, PORT: '0' });
  second = await startApi(config, { databaseUrl: api.serviceUrl });
}, 60_000);
afterAll(async () => {
  await second?.close();
  await api?.close();
  await redis?.close();
});

/** How many of so many requests were let in, of two processes in turns. */
async function letIn(key: string, times: number): Promise<number> {
  let passed = 0;
  for (let time = 0; time < times; time += 1)
    for (const url of [api?.url, second?.url]) {
      const answer = await fetch(`${url}/v1/desk`, { headers: { authorization: `Bearer ${key}` } });
      await answer.text();
      if (answer.status === 200) passed += 1;
      else expect(answer.status).toBe(429);
    }
  return passed;
}

async function keyOf(name: string): Promise<string> {
  const person = await api?.ask('/v1/people', { method: 'POST', body: { name, role: 'editor' } });
  const key = await api?.ask('/v1/keys', { method: 'POST', body: { name, personId: person?.body.id } });
  return key?.body.secret;
}

(redisInstalled() ? describe : describe.skip)('requests that are counted in Redis', () => {
  it('are let in as often as the limit says, by all processes together, and not counted in PostgreSQL', async () => {
    const key = await keyOf('Wide');
    expect(await letIn(key, LIMIT)).toBe(LIMIT);
    const client = new Redis(redis?.url ?? '');
    const names = (await client.keys('whence:requests:*')).sort();
    // Of the administrator and of this key; each goes with its window.
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(await client.pttl(name)).toBeGreaterThan(0);
      expect(await client.pttl(name)).toBeLessThanOrEqual(60_000);
    }
    client.disconnect();
    expect(await api?.dataSource.query('SELECT count(*)::int AS count FROM rate_limit')).toEqual([{ count: 0 }]);
  });

  it('are counted by each process alone while Redis is away', async () => {
    const key = await keyOf('Lonely');
    await redis?.close();
    // Each of the two lets the limit through: nobody is shut out, and nobody asks without end.
    const passed = await letIn(key, LIMIT + 10);
    expect(passed).toBeGreaterThanOrEqual(LIMIT);
    expect(passed).toBeLessThanOrEqual(2 * LIMIT);
  });
});
