/** The ports through which an operator looks at jobs that failed. */
import type { JobName, PayloadOf } from '../jobs.js';
import type { View } from '../ports/changes.js';
import type { Failure } from './failure.js';

/** One entry of a job that failed; a bundle has several. */
export interface FailedEntry {
  /** The payload as it can be enqueued again: ids and moments, no copies. */
  readonly payload: PayloadOf<JobName>;
  /** The change that asked for it; null for a job of the schedule. */
  readonly changeId: string | null;
  readonly requestId: string | null;
}

/** `given-up`: tried as often as it may, and kept. `retrying`: failed, and waits to be tried again. */
export const FAILED_STATES = ['given-up', 'retrying'] as const;
export type FailedState = (typeof FAILED_STATES)[number];

/** A job whose last attempt failed. */
export interface FailedJob {
  readonly id: string;
  readonly name: JobName;
  readonly entries: readonly FailedEntry[];
  /** How often it was tried, 1 or more; 0 when it took its workers down each time. */
  readonly attempts: number;
  /** When the last attempt ended; of a job that waits to be tried again, when that attempt began. */
  readonly failedAt: Date;
  /** About when it is tried again; null for a job that was given up. */
  readonly triedAgainAt: Date | null;
  readonly failure: Failure;
}

export interface FailedJobs {
  /**
   * Given up and still kept, for a month: the newest 2,000 of a queue. Retrying: the 2,000 of a queue that are to be run next.
   * Those that failed last come first, then by id.
   */
  all(name: JobName | null, state: FailedState): Promise<readonly FailedJob[]>;
  /** In either state. */
  one(id: string): Promise<FailedJob | undefined>;
  /** Forgets jobs that failed; one that is gone, runs or has not failed is left alone. */
  remove(jobs: readonly Pick<FailedJob, 'id' | 'name'>[]): Promise<void>;
}

export interface JobDesks {
  /**
   * The desk that each entry works for, in the order given; null: none, it is the service's own or what it names is not
   * known.
   */
  of(view: View, entries: readonly (FailedEntry & Pick<FailedJob, 'name'>)[]): Promise<readonly (string | null)[]>;
}

/** How much waits in the queues. A count is of jobs as they travel: a bundle is one. */
export interface QueueDepth {
  /** To be run as soon as a worker is free. */
  readonly waiting: number;
  readonly active: number;
  /** To be run later: tried again, or scheduled. */
  readonly delayed: number;
  /** Given up and kept. */
  readonly failed: number;
}
