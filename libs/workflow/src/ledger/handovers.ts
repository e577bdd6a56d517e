/** A ledger that the desk which holds it offers another desk to hold in its place. */
import type { Change, View } from '../ports/changes.js';
import type { HandoverKeeps, HandoverStanding, HandoverTerms } from './handover-terms.js';
import type { LedgerHeading, Slice } from './ports.js';
import type { DeskName } from './share-terms.js';

/** What became last of offering a ledger: of each ledger its versions follow one another, whichever desks they name. */
export interface LedgerHandover {
  readonly version: number;
  readonly ledger: LedgerHeading;
  /** The desk that held the ledger when it was offered. */
  readonly from: DeskName;
  /** The desk that it is offered to. */
  readonly desk: DeskName;
  readonly standing: HandoverStanding;
  readonly keeps: HandoverKeeps;
  /** When this version was written, ISO 8601. */
  readonly at: string;
}

/** Where a ledger stands among all that a desk reads: 1 and up, the least prevails. */
export interface ReadAt {
  /** Null: the desk does not read it. */
  readonly rank: number | null;
}

export interface LedgerHandovers {
  /** The newest version for the ledger of this name, if it was ever offered; a version is found once its change has ended. */
  find(view: View, ledger: string): Promise<LedgerHandover | undefined>;
  /** The newest version of each ledger whose newest names the desk, in order of ledgers' names; a slice's `after` is a name. */
  list(view: View, deskId: string, slice: Slice): Promise<readonly LedgerHandover[]>;
  /** Where the ledger stands among all that a desk reads. */
  readAt(change: Change, ledgerId: string, deskId: string): Promise<ReadAt>;
  /**
   * Writes a version and its entry in the log. An accepted one makes the desk the holder, which reads the ledger where it did
   * (`rank`), or after all that it reads by then.
   */
  write(
    change: Change,
    version: HandoverTerms & { readonly ledgerId: string; readonly version: number; readonly rank: number | null },
  ): Promise<void>;
}
