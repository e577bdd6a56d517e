/** Proposals to the vocabulary of a desk, and the claims that need them. */
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';
import type { ProposedMeasure, ProposedSource, Wanted } from './proposed-entries.js';

export const PROPOSAL_STANDINGS = ['proposed', 'confirmed', 'merged', 'rejected'] as const;
export type ProposalStanding = (typeof PROPOSAL_STANDINGS)[number];
export const PROPOSAL_KINDS = ['measure', 'source'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What a person said of a proposal. */
export interface ProposalDecision {
  readonly personId: string;
  readonly reason?: string;
  /** Of one that was confirmed or merged: where the entry is. */
  readonly ledger?: string;
  readonly key?: string;
}

interface HeldProposalOf<K extends ProposalKind, T> {
  readonly id: string;
  readonly deskId: string;
  readonly kind: K;
  readonly counting: string;
  readonly version: number;
  readonly standing: ProposalStanding;
  readonly proposed: T;
  readonly decision?: ProposalDecision;
  /** How many claims need it, or once did. */
  readonly needs: number;
}
export type HeldProposal = HeldProposalOf<'measure', ProposedMeasure> | HeldProposalOf<'source', ProposedSource>;

export interface ProposalNeed {
  readonly claimId: string;
  /** The words of the claim's page. */
  readonly words: string;
}

export interface ProposalFilter {
  readonly kind?: ProposalKind;
  readonly standing?: ProposalStanding;
}

export interface VocabularyProposals {
  /** Holds decisions on the desk's proposals off until the change ends; other proposing changes do not wait. */
  begin(change: Change, deskId: string): Promise<void>;
  /** Waits for the changes that propose or decide on this desk, and holds them off until the change ends. */
  hold(change: Change, deskId: string): Promise<void>;
  /** Of what is wanted that which people have decided already, whatever they said. */
  decided(change: Change, deskId: string, wanted: readonly Wanted[]): Promise<readonly HeldProposal[]>;
  /** Proposes what was never proposed on the desk, and notes which claims need what. Noted twice is noted once. */
  need(
    change: Change,
    deskId: string,
    needs: readonly { readonly claimId: string; readonly wanted: Wanted }[],
  ): Promise<void>;
  get(view: View, deskId: string, id: string): Promise<HeldProposal | undefined>;
  /** In order of their ids, so the oldest first. */
  list(view: View, deskId: string, filter: ProposalFilter, page: PageAsked): Promise<readonly HeldProposal[]>;
  /** In order of the claims' ids. */
  needs(view: View, id: string, page: PageAsked): Promise<readonly ProposalNeed[]>;
  /** Writes a version with its log entry. @param action verb for the log */
  decide(change: Change, action: 'confirm' | 'merge' | 'reject', proposal: HeldProposal): Promise<void>;
}
