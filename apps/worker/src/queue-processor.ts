/** Joins one queue of BullMQ to the runner. */
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { type Load, type Log, type QueueName, type RetriesOf, waitBeforeRetry, isJobName } from '@whence/queue';
import { DeliveryFailed } from '@whence/workflow';
import type { ConnectionOptions, Job } from 'bullmq';
import { JobRunner } from './job-runner.js';
import { LOG } from './tokens.js';

export interface ProcessorSettings {
  readonly connection: ConnectionOptions;
  readonly concurrency: number;
  /** How long a job stays taken without a sign of life, in milliseconds. */
  readonly lockMs: number;
  /** How often jobs of dead workers are looked for, in milliseconds. */
  readonly stalledCheckMs: number;
  readonly retries: RetriesOf;
}

/** A processor class for one queue: Nest finds it by its decorator, whose options are known only at run time. */
export function processorOf(queue: QueueName, settings: ProcessorSettings): Type<WorkerHost> {
  const { connection, concurrency, lockMs, stalledCheckMs, retries } = settings;

  @Processor(queue, {
    connection,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: stalledCheckMs,
    // A job that takes its worker down with it is given up after the third.
    maxStalledCount: 3,
    runRetryDelay: 1_000,
    settings: {
      backoffStrategy: (made, _rule, error, job) => {
        const name = job?.name ?? '';
        if (!isJobName(name)) return 0;
        const wait = waitBeforeRetry(retries[name], made, Math.random());
        const cause = error?.cause;
        const asked = cause instanceof DeliveryFailed ? (cause.retryAfterMs ?? 0) : 0;
        return Math.max(wait, Math.min(asked, retries[name].longestWaitMs));
      },
    },
  })
  class QueueProcessor extends WorkerHost implements OnApplicationBootstrap {
    constructor(
      @Inject(JobRunner) private readonly runner: JobRunner,
      @Inject(LOG) private readonly log: Log,
    ) {
      super();
    }

    onApplicationBootstrap(): void {
      this.worker.on('error', (error) => this.log.error({ err: error, queue }, 'A worker met an error.'));
      this.worker.on('stalled', (id) => this.log.warn({ job: id, queue }, 'Took over a job whose worker died.'));
      this.worker.on('failed', (job, error) => {
        // Failures inside the job are told by the runner; a job that stalled too often fails outside it.
        if (job !== undefined && job.stalledCounter > 3)
          this.log.error({ job: job.id, queue, err: error }, 'Gave up a job that kept killing its worker.');
      });
    }

    process(job: Job<Load>, token?: string): Promise<void> {
      return this.runner.run(job, token);
    }
  }
  return QueueProcessor;
}
