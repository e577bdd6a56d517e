/** Which queue each job waits in, what travels with it, and how often it is tried. */
import type { Job, JobName } from '@whence/workflow';
import { JOB_NAMES } from '@whence/workflow';
import type { JobsOptions } from 'bullmq';

/**
 * Two queues, by what their jobs wait for: findings need the processor and the database, the newsroom waits for other
 * people's servers. A slow subscriber must not keep a claim from being cross-referenced.
 */
export const QUEUE_NAMES = ['findings', 'newsroom'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export const QUEUE_OF: Readonly<Record<JobName, QueueName>> = {
  'cross-reference': 'findings',
  'recheck-affected': 'findings',
  'recheck-rated': 'findings',
  'suggest-hops': 'findings',
  'recheck-due': 'findings',
  'remind-overdue': 'findings',
  'sign-log': 'findings',
  announce: 'newsroom',
  deliver: 'newsroom',
};

/** A job that the schedule made: its payload follows from its turn. */
export type NoPayload = Readonly<Record<string, never>>;

/** What a queued job carries: its payload, and what caused it, for the logs. */
export interface Envelope {
  readonly payload: Job['payload'] | NoPayload;
  /** Null for a job that the schedule made. */
  readonly changeId: string | null;
  readonly requestId: string | null;
}

/** One of the jobs that travel as a bundle; `id` is the job's own. */
export interface BundledEnvelope extends Envelope {
  readonly id: string;
}

/** Several jobs of one name that travel as one: each stands and fails for itself. */
export interface Bundle {
  readonly bundle: readonly BundledEnvelope[];
}

/** What one job of the queue carries. */
export type Load = Envelope | Bundle;

export const isBundle = (load: Load): load is Bundle => 'bundle' in load;

/**
 * How many jobs of a name may travel as one. One transaction then writes what they came to, and the queue is asked once
 * for all of them. More would make a single one wait longer for the others. Absent: each travels alone.
 */
export const MOST_IN_A_BUNDLE: Readonly<Partial<Record<JobName, number>>> = { 'cross-reference': 20, announce: 100 };

/** How often a job is tried, and how long it waits in between. */
export interface Retries {
  /** 1 or more. */
  readonly attempts: number;
  /** Wait before the second attempt, in milliseconds. */
  readonly firstWaitMs: number;
  /** By how much each wait is longer than the one before; 2 when left out. */
  readonly growth?: number;
  /** The longest wait, in milliseconds. */
  readonly longestWaitMs: number;
}

export type RetriesOf = Readonly<Record<JobName, Retries>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * @param deliveryAttempts WEBHOOK_ATTEMPTS. A subscriber that restarts is told within seconds; with 8 attempts, one that
 *   is down for eight hours loses nothing.
 */
export function defaultRetries(deliveryAttempts: number): RetriesOf {
  const inside: Retries = { attempts: 24, firstWaitMs: 1_000, longestWaitMs: 5 * MINUTE };
  const deliver: Retries = { attempts: deliveryAttempts, firstWaitMs: 5_000, growth: 5, longestWaitMs: 6 * HOUR };
  return {
    'cross-reference': inside,
    'recheck-affected': inside,
    'recheck-rated': inside,
    'suggest-hops': inside,
    'recheck-due': inside,
    'remind-overdue': inside,
    // Its next turn comes soon, and signs all that this one would have signed.
    'sign-log': { ...inside, attempts: 3 },
    announce: inside,
    deliver,
  };
}

/**
 * The wait before the next attempt, in milliseconds: growing, bounded, and shortened by up to a fifth so that jobs that
 * failed together do not come back together.
 * @param made attempts made so far, 1 or more.
 * @param chance from 0 to 1.
 */
export function waitBeforeRetry(retries: Retries, made: number, chance: number): number {
  const whole = Math.min(retries.firstWaitMs * (retries.growth ?? 2) ** (made - 1), retries.longestWaitMs);
  return Math.round(whole * (1 - chance / 5));
}

/** How many failed jobs a queue keeps. */
export const MOST_FAILED_KEPT = 10_000;
const DAY_SECONDS = 24 * 60 * 60;
const DONE_KEPT_SECONDS = 10 * 60;

/**
 * Done jobs are kept for ten minutes, which is far longer than any hand-over may take: an entry that is handed over twice
 * finds its first job; if not, its job bears to run twice. They are not kept by number, because in PostgreSQL BullMQ then
 * goes through all that are kept whenever one more is done. Failed jobs are kept for a month, the last
 * 10,000 of them, to be seen and retried.
 */
export function jobOptions(retries: Retries): JobsOptions {
  return {
    attempts: retries.attempts,
    backoff: { type: WAIT_RULE, delay: retries.firstWaitMs },
    removeOnComplete: { age: DONE_KEPT_SECONDS },
    removeOnFail: { age: 30 * DAY_SECONDS, count: MOST_FAILED_KEPT },
    stackTraceLimit: 3,
  };
}

/** The name by which jobs ask for {@link waitBeforeRetry}. */
export const WAIT_RULE = 'growing';

export function isJobName(name: string): name is JobName {
  return (JOB_NAMES as readonly string[]).includes(name);
}
