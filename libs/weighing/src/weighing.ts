/** What weighing gives. */
import type { ClaimedValue, ClaimTable } from './claims.js';
import type { Dependence } from './copies/find-copies.js';
import type { KindTold } from './kinds/kind.js';
import type { Reason } from './reasons.js';

/** The likeliest value of one object. */
export interface ObjectValue {
  readonly object: string;
  readonly value: ClaimedValue;
  /** For numbers: an interval meant to hold the truth. */
  readonly low?: number;
  readonly high?: number;
  /** The probability that the value is right; of measured numbers, that it is within 1 % of the truth. */
  readonly confidence: number;
}

/** How reliable one source is. */
export interface SourceReliability {
  readonly source: string;
  /** The share of its claims that are right: not partly, and not nearly. Of measured numbers: within 1 % of the truth. */
  readonly reliability: number;
  readonly low: number;
  readonly high: number;
  /** How many claims it makes. */
  readonly claims: number;
  /** Shares of its claims by how they stand to the truth. */
  readonly tells?: { readonly right: number; readonly partial: number; readonly near: number; readonly wrong: number };
  /** Of measured numbers: how far it lies from the truth in the mean, as a share of it or in its unit. */
  readonly bias?: number;
  readonly spread?: number;
}

/** Two sources of which one takes from the other. */
export interface CopyPair {
  readonly a: string;
  readonly b: string;
  readonly p: number;
  /** Which of the two takes from the other, where that can be told. */
  readonly copier: 'a' | 'b' | null;
  /** The share of what the copier says, of the objects of both, that is taken. */
  readonly share: number;
  readonly objects: number;
  readonly same: number;
}

export interface Weighing {
  readonly kind: KindTold;
  /** In the order of the objects' names by code units. */
  readonly values: readonly ObjectValue[];
  readonly sources: readonly SourceReliability[];
  readonly copies: readonly CopyPair[];
  /** Why the object at this place of `values` has its value: the claims, the weightiest first. */
  readonly reasons: (place: number) => readonly Reason[];
}

export const copyPairs = (table: ClaimTable, pairs: readonly Dependence[]): CopyPair[] =>
  pairs.map(({ a, b, p, copier, share, objects, same }) => ({
    a: table.sources[a] ?? '',
    b: table.sources[b] ?? '',
    p,
    copier: copier ?? null,
    share,
    objects,
    same,
  }));
