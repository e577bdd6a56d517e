import { afterAll, beforeAll, describe } from '@jest/globals';
import { redisInstalled, testRedis, type TestRedis } from '@whence/testing';
import { workerContract } from '../../../test/support/worker-contract.js';

(redisInstalled() ? describe : describe.skip)('a worker with its queues in Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => {
    redis = await testRedis('a worker with its queues in Redis');
  });
  afterAll(() => redis?.close());

  workerContract(() => ({ redisUrl: redis?.url }));
});
