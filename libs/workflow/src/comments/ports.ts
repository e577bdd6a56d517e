/** What people of a desk say to one another about a claim. It is in no export, event or log text. */
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

export interface CommentContent {
  /** Null: its author took it back. */
  readonly text: string | null;
  /** Ids of persons of the desk, each once. */
  readonly mentions: readonly string[];
}

/** One comment in its newest version that the view admits. */
export interface HeldComment extends CommentContent {
  readonly id: string;
  readonly claimId: string;
  /** Who wrote it, and alone may change it. */
  readonly personId: string;
  /** From 1. */
  readonly version: number;
  /** ISO 8601: when it was written, and when this version was. */
  readonly writtenAt: string;
  readonly changedAt: string;
}

export interface Comments {
  one(view: View, claimId: string, id: string): Promise<HeldComment | undefined>;
  /** Of a claim, first things first; those that were taken back too. */
  ofClaim(view: View, claimId: string, page: PageAsked): Promise<readonly HeldComment[]>;
  /** Those of a desk that mention a person, the newest first; `page.after` is an id, and what is older follows. */
  mentioning(view: View, deskId: string, personId: string, page: PageAsked): Promise<readonly HeldComment[]>;
  add(
    change: Change,
    comment: Pick<HeldComment, 'id' | 'claimId' | 'personId' | 'version'>,
    content: CommentContent,
  ): Promise<void>;
}
