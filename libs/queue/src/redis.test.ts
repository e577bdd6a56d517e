import { afterAll, beforeAll, describe } from '@jest/globals';
import { redisInstalled, testRedis, type TestRedis } from '@whence/testing';
import { queueContract } from '../../../test/support/queue-contract.js';

(redisInstalled() ? describe : describe.skip)('queues in Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => {
    redis = await testRedis('queues in Redis');
  });
  afterAll(() => redis?.close());

  queueContract(() => ({ redisUrl: redis?.url }));
});
