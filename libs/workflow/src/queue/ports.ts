/** The ports through which an operator looks at jobs that were given up. */
import type { JobName, PayloadOf } from '../jobs.js';
import type { View } from '../ports/changes.js';
import type { Failure } from './failure.js';

/** One entry of a job that was given up; a bundle has several. */
export interface FailedEntry {
  /** The payload as it can be enqueued again: ids and moments, no copies. */
  readonly payload: PayloadOf<JobName>;
  /** The change that asked for it; null for a job of the schedule. */
  readonly changeId: string | null;
  readonly requestId: string | null;
}

/** A job that the queue tried as often as it may, and keeps. */
export interface FailedJob {
  readonly id: string;
  readonly name: JobName;
  readonly entries: readonly FailedEntry[];
  /** How often it was tried, 1 or more; 0 when it took its workers down each time. */
  readonly attempts: number;
  readonly failedAt: Date;
  readonly failure: Failure;
}

export interface FailedJobs {
  /** Jobs that were given up and are still kept, for a month: the newest 2,000 of a queue, newest first, then by id. */
  all(name: JobName | null): Promise<readonly FailedJob[]>;
  one(id: string): Promise<FailedJob | undefined>;
  /** Forgets jobs that were given up; one that is gone or no longer given up is left alone. */
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
