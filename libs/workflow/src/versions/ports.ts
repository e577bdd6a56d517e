/** What was held of a thing before, version by version. */
import type { View } from '../ports/changes.js';

export const VERSIONED_KINDS = [
  'desk',
  'membership',
  'source',
  'measure',
  'place',
  'statement',
  'hop',
  'vocabulary-proposal',
  'claim',
  'claim-step',
  'comment',
  'excerpt',
  'confidential-source',
  'ledger-handover',
  'subscriber',
  'inbound-hook',
] as const;
export type VersionedKind = (typeof VERSIONED_KINDS)[number];

/**
 * One thing of which each change makes a version. Its `id` is an id, or for a membership `<desk>/<person>`, for an entry of a
 * vocabulary `<ledger's id>/<key>`, for a statement its key.
 */
export interface VersionedThing {
  readonly kind: VersionedKind;
  readonly id: string;
}

export interface PastVersion {
  readonly version: number;
  /** What may be shown of it to whoever reads the thing: no secrets, nothing personal. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Null: a job's, or an operator's. */
  readonly personId: string | null;
  /** ISO 8601. */
  readonly at: string;
}

export interface PastVersions {
  /**
   * The versions of a thing from one on, that one included, first things first; of a thing of a ledger those that stood while
   * the desk read the ledger.
   */
  since(view: View, thing: VersionedThing, version: number, deskId: string | null): Promise<readonly PastVersion[]>;
}
