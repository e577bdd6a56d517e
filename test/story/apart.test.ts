import { beforeAll, describe, expect, it } from '@jest/globals';
import { redisInstalled, testRedis } from '@whence/testing';
import { startApart, stopWithoutRedis } from './processes.js';
import { tellStory } from './story.js';

const SUITE = 'the main job on PostgreSQL and Redis, with an API and two workers apart';

if (redisInstalled()) {
  describe(SUITE, () => tellStory(() => startApart(SUITE)));

  it('ends a worker that is told to stop when its Redis is gone', async () => {
    expect(await stopWithoutRedis(SUITE)).not.toBeNull();
  });
} else
  describe(SUITE, () => {
    beforeAll(async () => {
      await testRedis(SUITE);
    });
    it.skip('needs redis-server', () => undefined);
  });
