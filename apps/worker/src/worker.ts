/** A worker: takes jobs from the queues, relays the outbox, keeps the schedule. Any number may run at once. */
import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '@whence/config';
import {
  defaultRetries,
  jobOptions,
  type Load,
  type Log,
  OutboxRelay,
  producerOptions,
  QUEUE_NAMES,
  QUEUE_OF,
  queueConnection,
  type QueueName,
  type QueueSettings,
  type RetriesOf,
} from '@whence/queue';
import { type ConnectionSettings, serviceDataSource, StoreOutbox, StoreViews } from '@whence/store';
import { loggedError, Refusal } from '@whence/workflow';
import { ErrorCode, type Queue } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { checkUseCases, type JobUseCases } from './job-use-cases.js';
import { JobRunner } from './job-runner.js';
import { processorOf } from './queue-processor.js';
import { LOG } from './tokens.js';
import { useCasesOf } from './use-cases.js';

/** Times in milliseconds. */
export interface WorkerTiming {
  /** How long a job stays taken without a sign of life. */
  readonly lockMs: number;
  /** How often jobs of dead workers are looked for. With the lock, the longest that a kill delays a job. */
  readonly stalledCheckMs: number;
  /** How long a stop waits for running jobs before it gives them back. */
  readonly stopMs: number;
}

const TIMING: WorkerTiming = { lockMs: 15_000, stalledCheckMs: 5_000, stopMs: 10_000 };

export interface WorkerOptions {
  /** `database.url` must be set: whoever starts PostgreSQL says where it is. */
  readonly config: Config;
  /** Default: one line of JSON each, on standard output. */
  readonly log?: Log;
  /** Default: a connection of the worker's own, which it closes. */
  readonly dataSource?: DataSource;
  /** Use cases to take instead of the service's own, for tests. */
  readonly useCases?: Partial<JobUseCases>;
  readonly timing?: Partial<WorkerTiming>;
  readonly retries?: RetriesOf;
}

export interface RunningWorker {
  /** Takes no more jobs, waits for those under way, gives back what has not ended in time. Safe to call twice. */
  stop(): Promise<void>;
  /** The Nest context, for the service's own checks. */
  readonly context: INestApplicationContext;
}

/** Starts a worker with what the service's configuration says. */
export function startWorker(config: Config, log?: Log): Promise<RunningWorker> {
  return createWorker(log === undefined ? { config } : { config, log });
}

/** Makes a worker and starts it. Throws when the database or the queue's tables cannot be reached. */
export async function createWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { config } = options;
  const serializers = { err: (error: unknown) => loggedError(error) };
  const log = options.log ?? pino({ level: config.log.level, name: 'whence-worker', serializers });
  const timing = { ...TIMING, ...options.timing };
  const retries = options.retries ?? defaultRetries(config.webhook.attempts);
  const settings = queueSettings(config);
  const dataSource = options.dataSource ?? serviceDataSource(connectionOf(config, settings));
  const useCases = checkUseCases({ ...useCasesOf(dataSource, config), ...options.useCases });
  const runner = new JobRunner({ useCases, log, retries, queues: () => queuesOf(context) });
  if (!dataSource.isInitialized) await dataSource.initialize();
  const context: INestApplicationContext = await NestFactory.createApplicationContext(
    workerModule(runner, log, {
      connection: queueConnection(settings, 'worker'),
      producing: producerOptions(settings),
      concurrency: config.worker.concurrency,
      retries,
      ...timing,
    }),
    { logger: false, abortOnError: false },
  );
  const queues = queuesOf(context);
  for (const queue of Object.values(queues))
    queue.on('error', (error) => log.error({ err: error, queue: queue.name }, 'A queue met an error.'));
  const relay = new OutboxRelay(
    { outbox: new StoreOutbox(dataSource), views: new StoreViews(dataSource), queues, log },
    { retries },
  );
  const stop = async (): Promise<void> => {
    await relay.stop();
    await closeWithin(timing.stopMs, context, runner);
    await signSoon(useCases, log);
    if (options.dataSource === undefined && dataSource.isInitialized) await dataSource.destroy();
  };
  try {
    await Promise.all(Object.values(queues).map((queue) => queue.waitUntilReady()));
    await keepSchedule(queues, 'recheck-due', config.recheckCron, retries);
    await keepSchedule(queues, 'remind-overdue', config.overdueCron, retries);
    await keepSchedule(queues, 'sign-log', config.audit.checkpointCron, retries);
  } catch (error) {
    await stop();
    throw error;
  }
  await signSoon(useCases, log);
  relay.start();
  log.info(
    { concurrency: config.worker.concurrency, queues: settings.redisUrl === undefined ? 'postgresql' : 'redis' },
    'Worker started.',
  );
  let stopping: Promise<void> | undefined;
  return { context, stop: () => (stopping ??= stop()) };
}

function queueSettings(config: Config): QueueSettings {
  const { url, role } = config.database;
  if (url === undefined)
    throw new Error('Found no database.url for the worker; expected the address of a PostgreSQL that runs.');
  return { redisUrl: config.redisUrl, databaseUrl: url, role };
}

function connectionOf(config: Config, settings: QueueSettings): ConnectionSettings {
  return { url: settings.databaseUrl, role: settings.role, pool: config.database.pool };
}

interface ModuleSettings extends WorkerTiming {
  readonly connection: ReturnType<typeof queueConnection>;
  readonly producing: ReturnType<typeof producerOptions>;
  readonly concurrency: number;
  readonly retries: RetriesOf;
}

function workerModule(runner: JobRunner, log: Log, settings: ModuleSettings): new () => object {
  @Module({
    imports: [BullModule.registerQueue(...QUEUE_NAMES.map((name) => ({ name, ...settings.producing })))],
    providers: [
      { provide: JobRunner, useValue: runner },
      { provide: LOG, useValue: log },
      ...QUEUE_NAMES.map((name) => processorOf(name, settings)),
    ],
  })
  class WorkerModule {}
  return WorkerModule;
}

function queuesOf(context: INestApplicationContext): Record<QueueName, Queue<Load>> {
  const named = QUEUE_NAMES.map((name) => [name, context.get<Queue<Load>>(getQueueToken(name), { strict: false })]);
  return Object.fromEntries(named) as Record<QueueName, Queue<Load>>;
}

/** How often and how long apart a schedule is tried when another worker makes its next turn at that very moment. */
const SCHEDULING = { tries: 10, apartMs: 100 } as const;

/** One schedule for all workers: whoever starts replaces it with the same, or with what the configuration says now. */
async function keepSchedule(
  queues: Record<QueueName, Queue<Load>>,
  name: 'recheck-due' | 'remind-overdue' | 'sign-log',
  cron: string,
  retries: RetriesOf,
): Promise<void> {
  const data: Load = { payload: {}, changeId: null, requestId: null };
  for (let left = SCHEDULING.tries; ; left -= 1) {
    try {
      await queues[QUEUE_OF[name]].upsertJobScheduler(
        name,
        { pattern: cron, tz: 'UTC' },
        // A turn that cannot be taken is told in the worker's log: it has done nothing that could be done again.
        { name, data, opts: { ...jobOptions(retries[name]), removeOnComplete: true, removeOnFail: true } },
      );
      return;
    } catch (error) {
      if (!isTurnTaken(error) || left <= 1) throw error;
      await sleep(SCHEDULING.apartMs);
    }
  }
}

/** Whether the turn that a schedule would make has just been made, or is running, by the hand of another worker. */
function isTurnTaken(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === ErrorCode.SchedulerJobIdCollision || code === ErrorCode.SchedulerJobSlotsBusy;
}

/** How long a start or a stop waits for the log to be signed, in milliseconds. */
const SIGNING_MS = 2_000;

/** Signs what a killed worker has left unsigned, or what a stopped one would leave. The schedule signs what this cannot. */
async function signSoon(useCases: JobUseCases, log: Log): Promise<void> {
  const over = new AbortController();
  const sign = async (): Promise<void> => {
    try {
      await useCases['sign-log'].run({ kind: 'job' }, {});
    } catch (error) {
      // Whoever runs the service hears of it where they look first: the log is not the one that was signed.
      if (error instanceof Refusal && error.code === 'log-not-as-signed') log.error({ err: error }, error.message);
      else log.warn({ err: error }, 'Could not sign the log; it is tried again by the schedule.');
    }
  };
  const signed = sign();
  await Promise.race([signed, sleep(SIGNING_MS, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}

async function closeWithin(ms: number, context: INestApplicationContext, runner: JobRunner): Promise<void> {
  const closed = context.close();
  const over = new AbortController();
  const late = sleep(ms, 'late', { signal: over.signal }).catch(() => 'in time');
  const first = await Promise.race([closed, late]);
  over.abort();
  if (first === 'late') await runner.giveBack();
  await closed;
}
