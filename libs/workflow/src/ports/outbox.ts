/** The outbox: jobs that changes have written and that wait to be handed to the queue. */
import type { Job, JobName } from '../jobs.js';

export interface OutboxEntry {
  /** UUID; the queue takes it as the job's id, so that an entry that is handed over twice is one job. */
  readonly id: string;
  readonly job: Job;
  readonly changeId: string;
  /** The request that made the change; null when no request did. */
  readonly requestId: string | null;
  readonly notBefore: Date | null;
}

export interface Listening {
  close(): Promise<void>;
}

/** What has not been handed to the queue yet. */
export interface OutboxDepth {
  /** Counted up to 100,000, which stands for that and more. */
  readonly waiting: number;
  /** When the oldest was written; null: nothing waits. */
  readonly oldestWrittenAt: Date | null;
}

export interface Outbox {
  depth(): Promise<OutboxDepth>;
  /**
   * Takes the oldest entries that nobody else is taking, and forgets them once `handOver` has resolved. When it throws,
   * or the process dies meanwhile, they stay. Jobs of other names are left for those who know them.
   * @param most how many at once, 1 or more.
   * @returns how many were handed over.
   */
  relay(
    names: readonly JobName[],
    most: number,
    handOver: (entries: readonly OutboxEntry[]) => Promise<void>,
  ): Promise<number>;
  /**
   * Calls `wake` whenever a change with jobs was committed, until closed. `lost` is called once if the connection ends
   * before that.
   */
  listen(wake: () => void, lost: (cause: Error) => void): Promise<Listening>;
}
