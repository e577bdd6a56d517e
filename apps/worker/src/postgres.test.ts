import { describe } from '@jest/globals';
import { workerContract } from '../../../test/support/worker-contract.js';

describe('a worker with its queues in PostgreSQL', () => {
  workerContract(() => ({ redisUrl: undefined }));
});
