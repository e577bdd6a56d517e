/** One reading thread: takes batches from its parent, gives results back in the same order. */
import { parentPort, workerData } from 'node:worker_threads';
import type { LineBatch } from './line-batches.js';
import { type BatchOptions, readBatch } from './read-batch.js';

const options = workerData as BatchOptions;

parentPort?.on('message', (batch: LineBatch) => {
  const result = readBatch(batch, options);
  parentPort?.postMessage(result, [result.output.buffer as ArrayBuffer]);
});
