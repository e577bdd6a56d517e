import { describe, expect, it } from '@jest/globals';
import { createConnection } from 'node:net';
import { redisInstalled, testRedis } from './database-redis.js';

describe('testRedis', () => {
  it('starts a server that answers and stops it, or notes the skip', async () => {
    const redis = await testRedis('testRedis');
    expect(redis === undefined).toBe(!redisInstalled());
    if (redis === undefined) return;
    const port = Number(new URL(redis.url).port);
    await redis.close();
    const refused = new Promise((resolve) => createConnection(port, '127.0.0.1').once('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
