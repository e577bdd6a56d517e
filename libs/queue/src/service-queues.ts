/** The queues as whoever runs the service looks at them: how much waits, and what failed. */
import type { FailedJob, FailedJobs, FailedState, JobName, PayloadOf, QueueDepth } from '@whence/workflow';
import { FAILED_STATES, readFailure } from '@whence/workflow';
import { type ConnectionOptions, type Job, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { queueConnection, type QueueSettings } from './connection.js';
import type { Log } from './log.js';
import { isBundle, isJobName, type Load, MOST_FAILED_SEEN, QUEUE_NAMES, QUEUE_OF, type QueueName } from './queues.js';

/** The queue's home cannot be reached, or did not answer in time. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
}

/**
 * How long the queue may take to answer, in milliseconds. The queue is asked of each job by itself, over few connections:
 * about many jobs it is asked a few at a time, so that this tells a queue that is away from one that is merely busy.
 */
const LONGEST_MS = 5_000;
const IDS_AT_ONCE = 1_000;
const JOBS_AT_ONCE = 10;

/** Where the queue keeps what failed: of those that are to be run later, only what was tried before has. */
const KEPT_AS = { 'given-up': 'failed', retrying: 'delayed' } as const satisfies Record<FailedState, string>;

/** Connects when first asked, so that an API starts and serves without its queue. */
export class ServiceQueues implements FailedJobs {
  private queues: Readonly<Record<QueueName, Queue<Load>>> | undefined;
  /** Our own: a connection that BullMQ makes and never gets goes on trying when its queue is closed. */
  private redis: Redis | undefined;

  constructor(
    private readonly settings: QueueSettings,
    private readonly log: Log,
  ) {}

  /** Throws {@link QueueUnavailable}, as everything here does. */
  async depth(): Promise<QueueDepth> {
    const depths = Object.values(await this.depths());
    const sum = (state: keyof QueueDepth) => depths.reduce((total, depth) => total + depth[state], 0);
    return { waiting: sum('waiting'), active: sum('active'), delayed: sum('delayed'), failed: sum('failed') };
  }

  /** The same of each queue. */
  depths(): Promise<Readonly<Record<QueueName, QueueDepth>>> {
    return this.ask(async (queues) => {
      const states = ['waiting', 'prioritized', 'active', 'delayed', 'failed'] as const;
      const each = Object.entries(queues).map(async ([name, queue]) => {
        const {
          waiting = 0,
          prioritized = 0,
          active = 0,
          delayed = 0,
          failed = 0,
        } = await queue.getJobCounts(...states);
        return [name, { waiting: waiting + prioritized, active, delayed, failed }] as const;
      });
      return Object.fromEntries(await Promise.all(each)) as Record<QueueName, QueueDepth>;
    });
  }

  async all(name: JobName | null, state: FailedState): Promise<readonly FailedJob[]> {
    const wanted = name === null ? QUEUE_NAMES : [QUEUE_OF[name]];
    const found: FailedJob[] = [];
    for (const queue of wanted)
      for (let from = 0; from < MOST_FAILED_SEEN; from += IDS_AT_ONCE) {
        const to = from + IDS_AT_ONCE - 1;
        const soonest = state === 'retrying';
        const ids = await this.ask((queues) => queues[queue].getRanges([KEPT_AS[state]], from, to, soonest));
        for (const some of parts(ids, JOBS_AT_ONCE)) {
          const jobs = await this.ask((queues) => Promise.all(some.map((id) => queues[queue].getJob(id))));
          found.push(...jobs.flatMap((job) => seen(job as Job<Load> | undefined, state)));
        }
        if (ids.length < IDS_AT_ONCE) break;
      }
    // What failed while this was read moves the rest along: one may be met twice.
    const once = new Map(found.filter((job) => name === null || job.name === name).map((job) => [job.id, job]));
    return [...once.values()].sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime() || (a.id < b.id ? -1 : 1));
  }

  one(id: string): Promise<FailedJob | undefined> {
    return this.ask(async (queues) => {
      for (const queue of Object.values(queues)) {
        const job = await queue.getJob(id);
        const state = job && stateOf(await queue.getJobState(id));
        if (state !== undefined) return seen(job as Job<Load>, state)[0];
      }
      return undefined;
    });
  }

  async remove(jobs: readonly Pick<FailedJob, 'id' | 'name'>[]): Promise<void> {
    for (const some of parts(jobs, JOBS_AT_ONCE))
      await this.ask(async (queues) => {
        const removing = some.map(async ({ id, name }) => {
          const queue = queues[QUEUE_OF[name]];
          if (stateOf(await queue.getJobState(id)) !== undefined) await queue.remove(id);
        });
        await Promise.all(removing);
      });
  }

  async close(): Promise<void> {
    const { queues } = this;
    this.queues = undefined;
    await Promise.all(Object.values(queues ?? {}).map((queue) => queue.close()));
    this.redis?.disconnect();
    this.redis = undefined;
  }

  /** Throws {@link QueueUnavailable}; what the queue itself refuses is no outage, and thrown as it is. */
  private async ask<T>(work: (queues: Readonly<Record<QueueName, Queue<Load>>>) => Promise<T>): Promise<T> {
    const over = new AbortController();
    const late = sleep(LONGEST_MS, undefined, { signal: over.signal }).then(async () => {
      // A process that was busy itself for so long has the answer, and has not read it yet.
      await turn();
      throw new Error(`found no answer from the queue for ${LONGEST_MS} ms`);
    });
    // Whoever loses the race may still fail later, when nobody waits for it any more.
    late.catch(() => undefined);
    const queues = this.connected();
    try {
      const answer = work(queues);
      answer.catch(() => undefined);
      return await Promise.race([answer, late]);
    } catch (error) {
      if (isRefusal(error)) throw error;
      this.log.warn({ err: error }, 'Could not ask the queue.');
      void this.forgetUnconnected(queues);
      throw new QueueUnavailable('Found no answer from the queue.', { cause: error });
    } finally {
      over.abort();
    }
  }

  /** BullMQ never tries again what could not connect to PostgreSQL the first time; the next question makes it anew. */
  private async forgetUnconnected(queues: Readonly<Record<QueueName, Queue<Load>>>): Promise<void> {
    if (this.settings.redisUrl !== undefined) return;
    const all = Object.values(queues);
    const [failed] = (await Promise.allSettled(all.map((queue) => queue.waitUntilReady()))).filter(
      ({ status }) => status === 'rejected',
    );
    if (failed === undefined || this.queues !== queues) return;
    this.queues = undefined;
    await Promise.allSettled(all.map((queue) => queue.close()));
  }

  private connected(): Readonly<Record<QueueName, Queue<Load>>> {
    this.queues ??= Object.fromEntries(QUEUE_NAMES.map((name) => [name, this.queue(name)])) as Record<
      QueueName,
      Queue<Load>
    >;
    return this.queues;
  }

  private queue(name: QueueName): Queue<Load> {
    const queue = new Queue<Load>(name, { connection: this.connection() });
    // Without a listener an error of the connection would end the process; whoever asks is told by what they asked.
    queue.on('error', (error) => this.log.debug({ err: error, queue: name }, 'A queue met an error.'));
    return queue;
  }

  private connection(): ConnectionOptions {
    const options = queueConnection(this.settings, 'producer');
    const { redisUrl } = this.settings;
    if (redisUrl === undefined) return options;
    if (this.redis === undefined) {
      this.redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 5_000 });
      this.redis.on('error', (error) => this.log.debug({ err: error }, 'A queue met an error.'));
    }
    return this.redis;
  }
}

/** Whether an error tells that the queue was asked, and said no: its own codes are numbers, those of outages words. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

function stateOf(kept: string): FailedState | undefined {
  return FAILED_STATES.find((state) => KEPT_AS[state] === kept);
}

function parts<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most);
  return Array.from({ length: count }, (_, at) => all.slice(at * most, (at + 1) * most));
}

/**
 * Nothing for a job that is gone, nor for one of another version, which this one could not enqueue again. A turn of the
 * schedule does no work that could be done again, and the queue lets nobody remove it.
 */
function seen(job: Job<Load> | undefined, state: FailedState): FailedJob[] {
  if (job?.id === undefined || !isJobName(job.name) || job.repeatJobKey !== undefined) return [];
  const isRetrying = state === 'retrying';
  if (isRetrying && job.attemptsMade === 0) return [];
  const failedAt = (isRetrying ? job.processedOn : job.finishedOn) ?? job.timestamp;
  const { id, name, data } = job;
  const entries = isBundle(data) ? data.bundle : [data];
  return [
    {
      id,
      name,
      entries: entries.map(({ payload, changeId, requestId }) => ({
        payload: payload as PayloadOf<JobName>,
        changeId,
        requestId,
      })),
      attempts: job.attemptsMade,
      failedAt: new Date(failedAt),
      triedAgainAt: isRetrying ? new Date(failedAt + job.delay) : null,
      failure: readFailure(job.failedReason),
    },
  ];
}
