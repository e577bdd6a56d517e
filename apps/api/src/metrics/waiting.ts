/** What waits in the database and in the queues, as gauges. Every process of the API tells the same of it. */
import type { Backlog, QueueDepth } from '@whence/workflow';
import type { Metrics, Sample } from '../foundation/index.js';

/** How long after a look the next scrapes are told the same, in milliseconds. */
export const FRESH_MS = 5_000;
/** How long a scrape waits for a look. */
const LONGEST_MS = 2_000;
/** A look that has not ended after so long is taken as lost, with its connection, and another is begun. */
const LOST_MS = 60_000;
/** Attempts to deliver are counted of so much time. */
export const RECENT_MS = 15 * 60_000;

/**
 * A look that is under way is shared, and one that is fresh is not repeated: however many scrape, no more than one question is
 * asked at a time. Undefined when it failed, or took longer than two seconds.
 */
export function shared<T>(look: () => Promise<T>, failed: (error: unknown) => void): () => Promise<T | undefined> {
  let last: { readonly at: number; readonly found: Promise<T | undefined>; ended: boolean } | undefined;
  return () => {
    if (last === undefined || performance.now() - last.at >= (last.ended ? FRESH_MS : LOST_MS)) {
      const found = look()
        .catch((error: unknown) => void failed(error))
        .then((value) => {
          begun.ended = true;
          return value ?? undefined;
        });
      const begun = { at: performance.now(), found, ended: false };
      last = begun;
    }
    return inTime(last.found);
  };
}

function inTime<T>(found: Promise<T | undefined>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LONGEST_MS);
  });
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}

export interface Looked {
  readonly backlog: () => Promise<Backlog | undefined>;
  /** Of each queue by its name. Left out where the API has no queues. */
  readonly queues: (() => Promise<Readonly<Record<string, QueueDepth>> | undefined>) | undefined;
  readonly pool: () => { readonly total: number; readonly idle: number; readonly waiting: number };
  readonly now: () => Date;
}

/** Adds the gauges. */
export function tellWaiting(metrics: Metrics, { backlog, queues, pool, now }: Looked): void {
  const of = (take: (found: Backlog) => readonly Sample[]) => async () => {
    const found = await backlog();
    return found === undefined ? [] : take(found);
  };
  const secondsSince = (moment: Date | null) =>
    moment === null ? 0 : Math.max(0, (now().getTime() - moment.getTime()) / 1_000);

  metrics.gauge(
    'whence_dependency_up',
    'Whether the database and the queue answered within two seconds; where one did not, what it knows is not told.',
    ['dependency'],
    async () => [
      [{ dependency: 'database' }, (await backlog()) === undefined ? 0 : 1],
      ...(queues === undefined ? [] : [[{ dependency: 'queue' }, (await queues()) === undefined ? 0 : 1] as const]),
    ],
  );
  // After the look, which would else be told of itself.
  const ofPool = (take: (found: ReturnType<Looked['pool']>) => readonly Sample[]) => async () => {
    await backlog();
    return take(pool());
  };
  metrics.gauge(
    'whence_database_connections',
    'Connections to the database of this process.',
    ['state'],
    ofPool(({ total, idle }) => [
      [{ state: 'busy' }, total - idle],
      [{ state: 'idle' }, idle],
    ]),
  );
  metrics.gauge(
    'whence_database_waiting',
    'Questions of this process that wait for a connection.',
    [],
    ofPool(({ waiting }) => [[{}, waiting]]),
  );
  metrics.gauge(
    'whence_outbox_jobs',
    'Jobs in the outbox, not handed to the queue yet; 100000 stands for that and more.',
    [],
    of(({ outbox }) => [[{}, outbox.waiting]]),
  );
  metrics.gauge(
    'whence_outbox_oldest_age_seconds',
    'How long the oldest job of the outbox has waited; 0 where none does.',
    [],
    of(({ outbox }) => [[{}, secondsSince(outbox.oldestWrittenAt)]]),
  );
  metrics.gauge(
    'whence_log_unchained_entries',
    'Entries of the log that are not in the chain yet; at most those of 10000 changes are counted.',
    [],
    of(({ unchained }) => [[{}, unchained.entries]]),
  );
  metrics.gauge(
    'whence_log_unchained_oldest_age_seconds',
    'How long the oldest of them has waited; 0 where none does.',
    [],
    of(({ unchained }) => [[{}, secondsSince(unchained.oldestWrittenAt)]]),
  );
  metrics.gauge(
    'whence_delivery_attempts_recent',
    'Attempts of the last 15 minutes to tell a subscriber of an event, by what came of them; at most the newest 10000 are counted.',
    ['outcome'],
    of(({ attempts }) => Object.entries(attempts).map(([outcome, count]) => [{ outcome }, count] as const)),
  );
  if (queues === undefined) return;
  metrics.gauge(
    'whence_queue_jobs',
    'Jobs in the queues, a bundle as one. waiting: for a worker; delayed: tried again later, or scheduled; failed: given up, kept for a month.',
    ['queue', 'state'],
    async () =>
      Object.entries((await queues()) ?? {}).flatMap(([queue, depth]) =>
        Object.entries(depth).map(([state, count]) => [{ queue, state }, count as number] as const),
      ),
  );
}
