/** A ledger that the desk which holds it gives another desk to read, or to write in as well. */
import type { Change, View } from '../ports/changes.js';
import type { LedgerHeading, Slice } from './ports.js';
import type { DeskName, ShareTerms } from './share-terms.js';

/** A ledger and a desk that does not hold it: at most one share, whose versions tell what became of it. */
export interface LedgerShare extends ShareTerms {
  readonly id: string;
  readonly version: number;
  readonly ledger: LedgerHeading;
  /** The desk that holds the ledger. */
  readonly holder: DeskName;
  /** The desk that it is shared with. */
  readonly desk: DeskName;
  /** When this version was written, ISO 8601. */
  readonly at: string;
}

/** Which shares a list shows: those of a ledger that concern a desk, or all that are offered to a desk and not answered. */
export type SharesAsked = { readonly ledgerId: string; readonly concerning: string } | { readonly offeredTo: string };

export interface LedgerShares {
  /** The share of the ledger of this name with a desk, whatever its standing; a version is found once its change has ended. */
  find(view: View, ledger: string, deskId: string): Promise<LedgerShare | undefined>;
  /** In order of ids; a slice's `after` is an id. */
  list(view: View, asked: SharesAsked, slice: Slice): Promise<readonly LedgerShare[]>;
  add(
    change: Change,
    share: { readonly id: string; readonly ledgerId: string; readonly deskId: string },
  ): Promise<void>;
  /** Writes a version and its entry in the log. An accepted one is read after all that the desk reads by then, or where it was. */
  write(change: Change, version: WrittenShare): Promise<void>;
}

/** A version of a share. */
export interface WrittenShare extends ShareTerms {
  readonly shareId: string;
  readonly version: number;
  /** Where an accepted one stands among all that the desk reads, if it read the ledger there already. */
  readonly rank?: number;
}
