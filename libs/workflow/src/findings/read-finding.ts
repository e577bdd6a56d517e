import { findingHash } from '@whence/domain';
import type { Finding } from '@whence/domain';
import type { Claims } from '../claims/ports.js';
import { claimOfDesk } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import type { DeskActor, PriorStatements } from '../ledger/ports.js';
import type { View, Views } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { findFor } from './find.js';
import type { Findings, HeldFinding } from './ports.js';

export interface FindingRead {
  readonly claimId: string;
  /** Whether this finding was written by a job; one that was computed for the reader alone has no number. */
  readonly recorded: boolean;
  readonly number: number | null;
  readonly hash: string;
  readonly at: string | null;
  readonly recheck: HeldFinding['recheck'];
  readonly finding: Finding;
}

/** The finding on a claim for given cutoffs. */
export class ReadFinding {
  constructor(
    private readonly ports: {
      readonly views: Views;
      readonly desks: Desks;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly priorStatements: PriorStatements;
    },
  ) {}

  /**
   * Without `publishedBy`: the last finding recorded in the view. With it: computed over what the view held and the
   * world could know by that day, and nothing is written. Throws `claim-unknown`, `finding-unknown`.
   */
  async run(
    by: DeskActor,
    view: View,
    input: { readonly claimId: string; readonly publishedBy: string | null },
  ): Promise<FindingRead> {
    const { views, desks, claims, findings, priorStatements } = this.ports;
    const claim = await claimOfDesk(claims, view, by, input.claimId);
    const last = await findings.latest(view, claim.id);
    if (input.publishedBy === null) {
      if (!last)
        throw new Refusal(
          'not-found',
          'finding-unknown',
          `Found no finding of claim ${claim.id} yet; its cross-reference is queued when it is submitted.`,
        );
      return recordedOf(last);
    }
    const at = view.position === null ? await views.latest() : view;
    const cutoffs = { recorded: at.position, publishedBy: input.publishedBy };
    const desk = await desks.one(at, claim.deskId);
    const finding = await findFor(priorStatements, at, claim, cutoffs, desk?.policy.notCollapsing);
    const hash = findingHash(finding);
    if (last?.hash === hash) return recordedOf(last);
    return { claimId: claim.id, recorded: false, number: null, hash, at: null, recheck: null, finding };
  }
}

function recordedOf({ claimId, number, hash, at, recheck, finding }: HeldFinding): FindingRead {
  return { claimId, recorded: true, number, hash, at, recheck, finding };
}
