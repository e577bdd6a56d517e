/** Findings as they were recorded, and the comparisons of each with the one before. */
import type { Finding, MaterialDifference } from '@whence/domain';
import type { PageAsked } from '../desks/ports.js';
import type { RequestCause } from '../claims/ports.js';
import type { View, Written } from '../ports/changes.js';

export interface RecordedFinding {
  readonly id: string;
  readonly claimId: string;
  /** From 1, per claim. */
  readonly number: number;
  readonly requestId: string;
  /** The version of the claim that was cross-referenced. */
  readonly claimVersion: number;
  /** SHA-256 of the finding's canonical JSON, hex. */
  readonly hash: string;
  readonly finding: Finding;
}

/** A finding to be written; `text` is its canonical JSON, which `hash` is of and which is kept. */
export type NewFinding = RecordedFinding & { readonly text: string };

/** A finding as it is held, and when it was recorded (ISO 8601). */
export type HeldFinding = RecordedFinding & { readonly at: string; readonly recheck: Recheck | null };

/** A new finding compared with the one that the standing verdict (or else the last finding) rests on. */
export interface Recheck {
  readonly findingId: string;
  readonly claimId: string;
  readonly againstId: string;
  /** Number of the finding that it is compared with. */
  readonly againstNumber: number;
  readonly cause: RequestCause;
  readonly material: boolean;
  readonly changes: MaterialDifference['changes'];
}

export interface Findings {
  byRequest(view: View, requestId: string): Promise<RecordedFinding | null>;
  byNumber(view: View, claimId: string, number: number): Promise<HeldFinding | null>;
  /** What the claim says, in words, in each of the findings of these ids. */
  sayings(view: View, findingIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  latest(view: View, claimId: string): Promise<HeldFinding | null>;
  /** The newest finding of each of these claims that has one. */
  latestOf(view: View, claimIds: readonly string[]): Promise<ReadonlyMap<string, HeldFinding>>;
  /** Those of these requests that have their finding. */
  answered(view: View, requestIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** First things first; `after` is a finding's number. */
  list(view: View, claimId: string, page: PageAsked): Promise<readonly HeldFinding[]>;
  /** Writes findings, each in its change. */
  add(findings: readonly Written<NewFinding>[]): Promise<void>;
  addRechecks(rechecks: readonly Written<Recheck>[]): Promise<void>;
  /** Claims of a desk under review, with the moment of their last finding and how often nothing changed since. */
  checked(view: View, deskId: string): Promise<readonly CheckedClaim[]>;
}

export interface CheckedClaim {
  readonly claimId: string;
  /** Of the last finding; of the last step of the review where the first finding is still to be made. */
  readonly lastAt: Date;
  /** Scheduled rechecks in a row, up to now, that found nothing material. */
  readonly quiet: number;
}
