/** Verdicts, what second persons said of them, and which one stands. */
import type { SecondReview } from '../desks/policy.js';
import type { PageAsked } from '../desks/ports.js';
import type { CitedEvidence } from '../evidence/cited-evidence.js';
import type { Change, View } from '../ports/changes.js';

export interface Verdict {
  readonly id: string;
  readonly claimId: string;
  /** From 1, per claim. */
  readonly version: number;
  readonly findingId: string;
  readonly findingNumber: number;
  readonly personId: string;
  readonly deskId: string;
  /** The version of the desk's policy, and so of its rating scale, on which it was given. */
  readonly deskVersion: number;
  readonly rating: string;
  readonly rationale: string;
  /** Keys of the statements that it rests on. */
  readonly cited: readonly string[];
  /** Pages that were kept, quotes of them, confidential sources. */
  readonly evidence: readonly CitedEvidence[];
  /** How the second person reads it; `open` for the words of one of two who disagreed, which both have seen. */
  readonly secondReview: SecondReview;
  /** Id of the verdict whose second reading it is, word for word, taken over to settle a disagreement; else null. */
  readonly takenFrom: string | null;
}

/** The rating of a second person, with reasons of their own. A verdict has one at most. */
export interface VerdictReading {
  readonly verdictId: string;
  readonly personId: string;
  readonly rating: string;
  readonly rationale: string;
  readonly cited: readonly string[];
  readonly evidence: readonly CitedEvidence[];
}

export interface VerdictReview {
  readonly verdictId: string;
  /** From 1, per verdict. */
  readonly number: number;
  readonly personId: string;
  /** Settled: approved to end a disagreement. */
  readonly decision: 'approved' | 'returned' | 'settled';
  readonly reason: string | null;
}

/** A wish that a published verdict be retracted. */
export interface Retraction {
  readonly verdictId: string;
  /** From 1, per verdict. */
  readonly number: number;
  readonly personId: string;
  readonly reason: string;
  /** What readers are told. */
  readonly notice: string;
}

export interface RetractionDecision {
  readonly verdictId: string;
  readonly number: number;
  readonly personId: string;
  readonly decision: 'retracted' | 'dropped';
  readonly reason: string | null;
}

export interface HeldRetraction extends Retraction {
  /** ISO 8601. */
  readonly proposedAt: string;
  /** Null while nobody has decided. */
  readonly decision: (Omit<RetractionDecision, 'verdictId' | 'number'> & { readonly decidedAt: string }) | null;
}

/**
 * Superseded: published once, and another was published after it. Replaced: given anew before anybody published it.
 * Disputed: a second person came to another rating, and that is not settled.
 */
export const VERDICT_STANDINGS = [
  'given',
  'disputed',
  'returned',
  'published',
  'superseded',
  'replaced',
  'retracted',
] as const;
export type VerdictStanding = (typeof VERDICT_STANDINGS)[number];

export interface HeldVerdict extends Verdict {
  /** ISO 8601. */
  readonly givenAt: string;
  readonly publishedAt: string | null;
  readonly standing: VerdictStanding;
  readonly reading: (VerdictReading & { readonly readAt: string }) | null;
  readonly reviews: readonly VerdictReview[];
  /** What readers were told when it took the place of another. */
  readonly correction: string | null;
  readonly retractions: readonly HeldRetraction[];
}

/** Two ratings of one verdict by two people. */
export interface ReadTwice {
  readonly first: string;
  readonly second: string;
  readonly secondReview: SecondReview;
  /** When the second rating was given: a day, UTC. */
  readonly on: string;
}

/** One publication of a verdict, or its retraction. */
export interface Publication {
  readonly kind: 'published' | 'retracted';
  readonly verdictId: string;
  readonly claimId: string;
  /** Follows the order in which publications and retractions were committed. */
  readonly order: number;
}

export interface Verdicts {
  /** Every version, first things first. */
  list(view: View, claimId: string): Promise<readonly HeldVerdict[]>;
  /** The one that stands published. */
  published(view: View, claimId: string): Promise<HeldVerdict | null>;
  /** The ones that stand published, of these claims. */
  publishedOf(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, HeldVerdict>>;
  /** Every version of the verdicts on these claims, first things first. */
  ofClaims(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, readonly HeldVerdict[]>>;
  /** Ids of the claims of a desk on which a verdict was published, in order; those whose verdict was retracted are among them. */
  publishedClaims(view: View, deskId: string, page: PageAsked): Promise<readonly string[]>;
  /** Publications and retractions of a desk, newest first; `after` is the order of one. */
  publications(view: View, deskId: string, page: PageAsked): Promise<readonly Publication[]>;
  add(change: Change, verdict: Verdict): Promise<void>;
  addReading(change: Change, reading: VerdictReading): Promise<void>;
  addReview(change: Change, review: VerdictReview): Promise<void>;
  /** @param correction what readers are told of it; null: nothing. */
  publish(change: Change, verdict: Pick<Verdict, 'id' | 'claimId'>, correction: string | null): Promise<void>;
  addRetraction(change: Change, retraction: Retraction): Promise<void>;
  decideRetraction(change: Change, decision: RetractionDecision): Promise<void>;
  /**
   * The verdicts of a desk that two people rated, in the order of the second rating: those with a reading, and those that
   * were approved as they were in an open review. `from` and `to` are days, UTC, both within; null: no bound.
   */
  readTwice(
    view: View,
    deskId: string,
    period: { readonly from: string | null; readonly to: string | null },
  ): Promise<readonly ReadTwice[]>;
}
