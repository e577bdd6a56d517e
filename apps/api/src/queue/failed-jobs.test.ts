import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { redisInstalled, testRedis, type TestRedis } from '@whence/testing';
import { testApi } from '../../../../test/support/api.js';
import { failedJobsContract } from '../../../../test/support/failed-jobs-contract.js';

describe('failed jobs with queues in PostgreSQL', () => {
  failedJobsContract(() => ({ redisUrl: undefined }));
});

(redisInstalled() ? describe : describe.skip)('failed jobs with queues in Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => {
    redis = await testRedis('failed jobs in Redis');
  });
  afterAll(() => redis?.close());

  // In a block of its own, so that its worker stops before Redis does.
  describe('', () => failedJobsContract(() => ({ redisUrl: redis?.url })));
});

describe('a queue that is down', () => {
  it('makes the service unready, tells so, and leaves the rest working', async () => {
    const api = await testApi({}, { queueIn: { redisUrl: 'redis://127.0.0.1:1' } });
    const ready = await api.ask('/health/ready', { key: null });
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({
      checks: [
        { name: 'database', ok: true },
        { name: 'database-room', ok: true },
        { name: 'queue', ok: false },
      ],
      jobs: { outbox: { waiting: 0 }, queue: null },
    });
    const listed = await api.ask('/v1/jobs/failed');
    expect([listed.status, listed.body.code]).toEqual([503, 'queue-unavailable']);
    expect((await api.ask('/v1/desk')).status).toBe(200);
    await api.close();
  });
});
