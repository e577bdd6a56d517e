/** Where the queues live: in PostgreSQL beside the rest, or in Redis. Everything else is the same code. */
import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory } from 'bullmq';
import type { BackendFactory, ConnectionOptions, IQueueBackend, QueueOptions } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';

/** The schema of the queue's own tables in PostgreSQL. */
export const QUEUE_SCHEMA = 'queue';

export interface QueueSettings {
  /** Undefined: the queues live in PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** PostgreSQL, as the login that serves. */
  readonly databaseUrl: string;
  /** The role that every connection takes. */
  readonly role: string;
}

/** A producer that cannot reach the queue must say so at once; a worker waits until it can. */
export type QueueUse = 'producer' | 'worker';

/**
 * Connection options for one queue or worker of BullMQ. Also makes BullMQ choose its backend by them: PostgreSQL and
 * Redis may then be used side by side in one process.
 */
export function queueConnection(settings: QueueSettings, use: QueueUse): ConnectionOptions {
  setDefaultBackendFactory(backendByConnection as BackendFactory);
  const { redisUrl: url } = settings;
  if (url !== undefined)
    return use === 'worker'
      ? { url, maxRetriesPerRequest: null }
      : { url, maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 5_000 };
  const postgres = {
    connectionString: settings.databaseUrl,
    schema: QUEUE_SCHEMA,
    migrate: false,
    options: `-c role=${settings.role}`,
    max: use === 'worker' ? 4 : 2,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  };
  // BullMQ types a connection as Redis's unless the queue class is given another; its factories take either.
  return postgres as object as ConnectionOptions;
}

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;

/**
 * Options of a queue that jobs are put into. Done jobs are kept far longer than any hand-over may take: an entry that is
 * handed over twice finds its first job; if not, its job bears to run twice. Failed jobs are kept for a month, to be seen
 * and retried. Redis, which holds them in memory, keeps the last 10,000 of each. In PostgreSQL BullMQ goes through all
 * that are kept whenever it counts them, at the end of every job, so that there only their age limits them.
 */
export function producerOptions(settings: QueueSettings): QueueOptions {
  const kept =
    settings.redisUrl === undefined
      ? { removeOnComplete: { age: 10 * MINUTE_SECONDS }, removeOnFail: { age: 30 * DAY_SECONDS } }
      : {
          removeOnComplete: { age: DAY_SECONDS, count: 10_000 },
          removeOnFail: { age: 30 * DAY_SECONDS, count: 10_000 },
        };
  return { connection: queueConnection(settings, 'producer'), defaultJobOptions: kept };
}

type Connection = Parameters<typeof createPostgresBackend>[1]['connection'];

const backendByConnection = (
  name: string,
  options: { readonly connection: object },
  more?: Parameters<typeof createPostgresBackend>[2],
): IQueueBackend => {
  if (!('connectionString' in options.connection))
    return createRedisBackend(name, options as Parameters<typeof createRedisBackend>[1], more);
  const backend = createPostgresBackend(name, options as { connection: Connection }, more);
  return restingAfterErrors(backend);
};

const REST_MS = 1_000;

/**
 * BullMQ asks for the next job again at once after an error that it does not know as a lost connection, such as "the
 * database system is starting up". Resting first keeps an outage from becoming a busy loop.
 */
function restingAfterErrors<B extends IQueueBackend>(backend: B): B {
  for (const name of ['moveToActive', 'waitForJob'] as const) {
    const ask = backend[name].bind(backend) as (...given: unknown[]) => Promise<unknown>;
    Object.defineProperty(backend, name, {
      value: async (...given: unknown[]) => {
        try {
          return await ask(...given);
        } catch (error) {
          await sleep(REST_MS);
          throw error;
        }
      },
    });
  }
  return backend;
}
