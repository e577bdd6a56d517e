/** Ratings of sources and of statements, given by people, as versions. A rating belongs to the desk that gave it. */
import type { Credibility, Reliability } from '@whence/domain';
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

/** One version of a rating. */
export interface GivenRating<Grade> {
  /** From 1, for each desk and each thing that it rates. */
  readonly version: number;
  readonly grade: Grade;
  readonly reason: string;
  readonly personId: string;
  /** For credibility 1: the statements that confirm it. Keys. */
  readonly cited: readonly string[];
}

/** A rating as it is held, and when it was given (ISO 8601). */
export type HeldRating<Grade> = GivenRating<Grade> & { readonly at: string };

/** What is rated: one of a ledger's sources, or one of its statements. */
export interface Rated {
  readonly kind: 'source' | 'statement';
  readonly ledgerId: string;
  readonly key: string;
}

export type GradeOf<K extends Rated['kind']> = K extends 'source' ? Reliability : Credibility;

export interface Ratings {
  /** Newest first; `after` is a version. Empty when the ledger holds no such thing. */
  list<K extends Rated['kind']>(
    view: View,
    deskId: string,
    rated: Rated & { readonly kind: K },
    page: PageAsked,
  ): Promise<readonly HeldRating<GradeOf<K>>[]>;
  /** The newest rating of each of these statements of a ledger, by key; those without are left out. */
  ofStatements(
    view: View,
    deskId: string,
    ledgerId: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, HeldRating<Credibility>>>;
  /** Writes a version and its log entry; the caller holds the thing. */
  add<K extends Rated['kind']>(
    change: Change,
    deskId: string,
    rated: Rated & { readonly kind: K },
    rating: GivenRating<GradeOf<K>>,
  ): Promise<void>;
  /** What a change rated, and for which desk. */
  ratedBy(view: View, changeId: string): Promise<{ readonly deskId: string; readonly rated: Rated } | undefined>;
  /**
   * Claims of a desk whose last finding names what is rated: on a trace, or as a comparison that bears on the claim. In
   * order of their ids.
   */
  claimsResting(view: View, deskId: string, rated: Rated, page: PageAsked): Promise<readonly string[]>;
}
