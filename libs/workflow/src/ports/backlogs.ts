/** How much waits in the database, for whoever runs the service: counted no further than it pays. */
import type { OutboxDepth } from './outbox.js';

/** Counts of jobs end here: it stands for so many and more. */
export const MOST_COUNTED = 100_000;
/** No more changes or attempts than these are looked at. */
export const MOST_LOOKED_AT = 10_000;

export interface Backlog {
  readonly outbox: OutboxDepth;
  /** Entries of the log that have no place in the chain yet. */
  readonly unchained: {
    /** Of the oldest {@link MOST_LOOKED_AT} changes. */
    readonly entries: number;
    /** When the oldest was written; null: there is none. */
    readonly oldestWrittenAt: Date | null;
  };
  /** Attempts to tell a subscriber of something that ended since a moment, by what came of them; of the newest {@link MOST_LOOKED_AT}. */
  readonly attempts: { readonly delivered: number; readonly refused: number; readonly unreachable: number };
}

export interface Backlogs {
  /** @param since from when on attempts are counted */
  look(since: Date): Promise<Backlog>;
}
