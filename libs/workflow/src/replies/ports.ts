/** Questions to those whom a claim concerns. */
import type { ReplyEvent } from '@whence/domain';
import type { Change, View } from '../ports/changes.js';

/** One event of a question, as it is held. */
export interface HeldReplyEvent {
  /** From 1, per question. */
  readonly version: number;
  readonly personId: string;
  readonly told: ReplyEvent;
  /** When it was recorded, ISO 8601. */
  readonly at: string;
}

/** A question with everything that came of it, first things first; its first event is `ask`. */
export interface HeldReply {
  readonly id: string;
  readonly claimId: string;
  readonly events: readonly HeldReplyEvent[];
}

export interface Replies {
  one(view: View, claimId: string, replyId: string): Promise<HeldReply | undefined>;
  /** Those of each of these claims, in the order of their ids; without claims of which nobody was asked. */
  ofClaims(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly HeldReply[]>>;
  add(
    change: Change,
    reply: {
      readonly id: string;
      readonly claimId: string;
      readonly version: number;
      readonly personId: string;
      readonly told: ReplyEvent;
    },
  ): Promise<void>;
}
