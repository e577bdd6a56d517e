/**
 * The process that parses one PDF: takes its bytes, answers, and is ended. A thread of it watches its memory, which no limit of
 * the engine bounds: what a stream unpacks to is held outside the heap.
 */
import { isMainThread, Worker } from 'node:worker_threads';
import { readPdf } from './read-pdf.js';

/** Bytes of memory in all; the parser and the engine take some 100 MB of it. */
const MOST_MEMORY = 512 * 1024 * 1024;
const LOOK_MS = 50;

if (isMainThread) {
  new Worker(new URL(import.meta.url)).unref();
  process.on('disconnect', () => process.exit());
  process.once('message', (bytes: Uint8Array) => {
    void readPdf(new Uint8Array(bytes)).then((read) => process.send?.(read));
  });
} else {
  setInterval(() => {
    if (process.memoryUsage.rss() > MOST_MEMORY) process.kill(process.pid, 'SIGKILL');
  }, LOOK_MS);
}
