/** How much waits in the database, for whoever runs the service: counted no further than it pays. */
import type { OutboxDepth } from './outbox.js';

/** Counts end here: it stands for so many and more. */
export const MOST_COUNTED = 100_000;

export interface Backlog {
  readonly outbox: OutboxDepth;
  /** Entries of the log that have no place in the chain yet. */
  readonly unchained: {
    /** Up to {@link MOST_COUNTED}. */
    readonly entries: number;
    /** When the oldest was written; null: there is none. */
    readonly oldestWrittenAt: Date | null;
  };
  /** Attempts to tell a subscriber of something that ended since a moment, by what came of them; up to {@link MOST_COUNTED} in all. */
  readonly attempts: { readonly delivered: number; readonly refused: number; readonly unreachable: number };
}

export interface Backlogs {
  /** @param since from when on attempts are counted */
  look(since: Date): Promise<Backlog>;
}
