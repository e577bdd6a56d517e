/** Threads that read batches side by side. */
import { Worker } from 'node:worker_threads';
import type { LineBatch } from './line-batches.js';
import type { BatchOptions, BatchResult } from './read-batch.js';

interface Job {
  readonly done: (result: BatchResult) => void;
  readonly failed: (error: Error) => void;
}

/** One thread and what it was asked, oldest first: it answers in that order. */
interface Thread {
  readonly worker: Worker;
  readonly jobs: Job[];
}

export class ReadingThreads {
  private readonly threads: readonly Thread[];

  constructor(count: number, options: BatchOptions) {
    this.threads = Array.from({ length: count }, () => startThread(options));
  }

  /** Reads a batch in the thread that has the least to do. The batch's bytes move there. */
  read(batch: LineBatch): Promise<BatchResult> {
    const thread = this.threads.reduce((least, other) => (other.jobs.length < least.jobs.length ? other : least));
    return new Promise((done, failed) => {
      thread.jobs.push({ done, failed });
      thread.worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
    });
  }

  /** Ends the threads, also amid their work. */
  async stop(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }
}

function startThread(options: BatchOptions): Thread {
  // In a checkout that runs its sources the thread is one of them too.
  const worker = new Worker(new URL(`./reading-thread${import.meta.url.slice(-3)}`, import.meta.url), {
    workerData: options,
  });
  const jobs: Job[] = [];
  const failAll = (error: Error): void => {
    for (const { failed } of jobs.splice(0)) failed(error);
  };
  worker.on('message', (result: BatchResult) => jobs.shift()?.done(result));
  worker.on('error', failAll);
  worker.on('exit', (code) => failAll(new Error(`A reading thread ended with code ${code} amid its work.`)));
  return { worker, jobs };
}
