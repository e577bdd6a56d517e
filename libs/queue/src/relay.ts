/**
 * The relay: hands what changes have written to the outbox over to the queue.
 *
 * It is either *resting* (woken by a commit, a stop, or the slow poll) or *relaying* (batch after batch until the outbox
 * is empty). A batch is one transaction: take, hand over, delete. Dying between the last two leaves the entries; they are
 * handed over again under the same ids, and the queue takes an id once. When the queue or the database fails, the relay
 * waits, longer each time, and starts over. Several relays may run at once.
 *
 * Beside that it gives the changes their places in the log, once every {@link RelayOptions.chainMs}.
 */
import type { JobName, Listening, Outbox, OutboxEntry, Views } from '@whence/workflow';
import type { JobsOptions } from 'bullmq';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.js';
import {
  type Envelope,
  jobOptions,
  type Load,
  MOST_IN_A_BUNDLE,
  QUEUE_NAMES,
  QUEUE_OF,
  type QueueName,
  type RetriesOf,
} from './queues.js';

/** What the relay needs of a queue of BullMQ. */
export interface Producer {
  add(name: string, load: Load, opts: JobsOptions): Promise<unknown>;
  addBulk(jobs: { name: string; data: Load; opts: JobsOptions }[]): Promise<unknown>;
}

/**
 * So few jobs are handed over one after the other. To add several at once BullMQ makes two temporary tables in PostgreSQL,
 * which costs as much as adding five singly, and leaves its catalogue to be swept.
 */
const FEW = 4;

export interface RelayOptions {
  readonly retries: RetriesOf;
  /** How many entries one transaction takes. */
  readonly batch?: number;
  readonly mostInABundle?: typeof MOST_IN_A_BUNDLE;
  /** How long a missed wake-up may go unnoticed, in milliseconds. */
  readonly pollMs?: number;
  /** How often changes get their places in the log, in milliseconds. */
  readonly chainMs?: number;
  /** How long the queue may take to accept a batch, in milliseconds. */
  readonly handOverMs?: number;
  /** The longest wait after failures, in milliseconds. */
  readonly longestWaitMs?: number;
}

export class OutboxRelay {
  private readonly stopped = new AbortController();
  private readonly names = Object.keys(QUEUE_OF) as JobName[];
  private readonly options: Required<RelayOptions>;
  private listening: Listening | undefined;
  private woken = false;
  private wake: () => void = () => undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly ports: {
      readonly outbox: Outbox;
      readonly views: Views;
      readonly queues: Readonly<Record<QueueName, Producer>>;
      readonly log: Log;
    },
    options: RelayOptions,
  ) {
    this.options = {
      batch: 500,
      mostInABundle: MOST_IN_A_BUNDLE,
      pollMs: 5_000,
      chainMs: 750,
      handOverMs: 10_000,
      longestWaitMs: 15_000,
      ...options,
    };
  }

  /** Starts relaying; returns at once. */
  start(): void {
    this.running ??= Promise.all([
      this.untilStopped('hand jobs to the queue', () => this.relayAll()),
      this.untilStopped('place changes in the log', () => this.chain()),
    ]);
  }

  /** Ends the batch under way, if any, and takes no other. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.wake();
    await this.running;
    await this.listening?.close();
    this.listening = undefined;
  }

  /** Runs `turn` until stopped; after failures it waits, doubling up to the bound. */
  private async untilStopped(purpose: string, turn: () => Promise<void>): Promise<void> {
    let failures = 0;
    while (!this.stopped.signal.aborted) {
      try {
        await turn();
        if (failures > 0) this.ports.log.info({ failures }, `Could ${purpose} again.`);
        failures = 0;
      } catch (error) {
        failures += 1;
        const waitMs = Math.min(250 * 2 ** (failures - 1), this.options.longestWaitMs);
        this.ports.log.error({ err: error, failures, waitMs }, `Could not ${purpose}; waiting.`);
        await this.pause(waitMs);
      }
    }
  }

  private async relayAll(): Promise<void> {
    this.listening ??= await this.ports.outbox.listen(
      () => this.wakeUp(),
      (cause) => {
        this.listening = undefined;
        this.ports.log.warn({ err: cause }, 'Lost the connection that announces jobs; listening again.');
        this.wakeUp();
      },
    );
    this.woken = false;
    const { batch } = this.options;
    let handed: number;
    do {
      handed = await this.ports.outbox.relay(this.names, batch, (entries) => this.handOver(entries));
    } while (handed === batch && !this.stopped.signal.aborted);
    await this.rest();
  }

  private async chain(): Promise<void> {
    await this.ports.views.latest();
    await this.pause(this.options.chainMs);
  }

  private async handOver(entries: readonly OutboxEntry[]): Promise<void> {
    const given = QUEUE_NAMES.map(async (queue) => {
      const mine = entries.filter(({ job }) => QUEUE_OF[job.name] === queue);
      const jobs = bundled(mine, this.options.mostInABundle).map((some) => this.jobOf(some, Date.now()));
      const producer = this.ports.queues[queue];
      if (jobs.length > FEW) await producer.addBulk(jobs);
      else for (const { name, data, opts } of jobs) await producer.add(name, data, opts);
    });
    await within(this.options.handOverMs, Promise.all(given));
  }

  private jobOf(entries: Entries, now: number): { name: string; data: Load; opts: JobsOptions } {
    const [{ id, job, notBefore, ...first }, ...others] = entries;
    const delay = Math.max(0, (notBefore?.getTime() ?? 0) - now);
    const options = { ...jobOptions(this.options.retries[job.name]), delay };
    if (others.length === 0)
      return { name: job.name, data: envelopeOf({ job, ...first }), opts: { ...options, jobId: id } };
    const bundle = entries.map((entry) => ({ id: entry.id, ...envelopeOf(entry) }));
    return { name: job.name, data: { bundle }, opts: { ...options, jobId: bundleId(entries) } };
  }

  private wakeUp(): void {
    this.woken = true;
    this.wake();
  }

  /** Until woken or the slow poll's turn. */
  private async rest(): Promise<void> {
    if (this.woken) return;
    const early = new AbortController();
    this.wake = () => early.abort();
    await this.pause(this.options.pollMs, early.signal);
    this.wake = () => undefined;
  }

  private async pause(ms: number, early?: AbortSignal): Promise<void> {
    const { signal } = this.stopped;
    const either = early === undefined ? signal : AbortSignal.any([signal, early]);
    await sleep(ms, undefined, { signal: either }).catch((error: unknown) => {
      if (!either.aborted) throw error;
    });
  }
}

type Entries = readonly [OutboxEntry, ...OutboxEntry[]];

const envelopeOf = ({ job, changeId, requestId }: Omit<OutboxEntry, 'id' | 'notBefore'>): Envelope => ({
  payload: job.payload,
  changeId,
  requestId,
});

/** Entries put together as they may travel, in their order; what may not start yet travels alone. */
function bundled(entries: readonly OutboxEntry[], most: typeof MOST_IN_A_BUNDLE): Entries[] {
  const loads: [OutboxEntry, ...OutboxEntry[]][] = [];
  const open = new Map<JobName, [OutboxEntry, ...OutboxEntry[]]>();
  for (const entry of entries) {
    const { name } = entry.job;
    const load = open.get(name);
    if (load !== undefined && entry.notBefore === null && load.length < (most[name] ?? 1)) {
      load.push(entry);
      continue;
    }
    const begun: [OutboxEntry] = [entry];
    loads.push(begun);
    if (entry.notBefore === null) open.set(name, begun);
  }
  return loads;
}

/**
 * The same entries are one job however often they are handed over. Other company makes another job, whose entries then
 * run a second time at most: had it the id of one of its entries, the queue would take it for that entry alone.
 */
function bundleId(entries: Entries): string {
  const ids = createHash('sha256');
  for (const { id } of entries) ids.update(id);
  return `bundle-${ids.digest('hex').slice(0, 32)}`;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = sleep(ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`found no answer from the queue for ${ms} ms, expected it to take the jobs`);
  });
  // Whoever loses the race may still fail later, when nobody waits for it any more.
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
