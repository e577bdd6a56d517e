/** Verdicts, what second persons said of them, and which one stands. */
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
}

export interface VerdictReview {
  readonly verdictId: string;
  /** From 1, per verdict. */
  readonly number: number;
  readonly personId: string;
  readonly decision: 'approved' | 'returned';
  readonly reason: string | null;
}

/** Superseded: published once, and another was published after it. */
export type VerdictStanding = 'given' | 'returned' | 'published' | 'superseded' | 'replaced';

export interface HeldVerdict extends Verdict {
  /** ISO 8601. */
  readonly givenAt: string;
  readonly publishedAt: string | null;
  readonly standing: VerdictStanding;
  readonly reviews: readonly VerdictReview[];
}

/** One publication of a verdict. */
export interface Publication {
  readonly verdictId: string;
  readonly claimId: string;
  /** Follows the order in which publications were committed. */
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
  /** Ids of the claims of a desk on which a verdict is published, in order. */
  publishedClaims(view: View, deskId: string, page: PageAsked): Promise<readonly string[]>;
  /** Publications of a desk, newest first; `after` is the order of one. */
  publications(view: View, deskId: string, page: PageAsked): Promise<readonly Publication[]>;
  add(change: Change, verdict: Verdict): Promise<void>;
  addReview(change: Change, review: VerdictReview): Promise<void>;
  publish(change: Change, verdict: Pick<Verdict, 'id' | 'claimId'>): Promise<void>;
}
