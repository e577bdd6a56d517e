import { findingHash, materialDifference, REVIEW, underReview } from '@whence/domain';
import type { Claims, HeldClaim } from '../claims/ports.js';
import { takeStep } from '../claims/review-steps.js';
import type { Desks } from '../desks/ports.js';
import type { PriorStatements } from '../ledger/ports.js';
import type { Events } from '../newsroom/ports.js';
import type { Actor, Change, Changes, Views } from '../ports/changes.js';
import type { HeldVerdict, Verdicts } from '../verdicts/ports.js';
import { findFor } from './find.js';
import type { Findings, HeldFinding, Recheck, RecordedFinding } from './ports.js';

export interface CrossReferenceOutcome {
  /** `nothing`: the request has its finding already, gave way to a later one, or its claim is not under review. */
  readonly made: 'finding' | 'nothing';
  readonly finding?: RecordedFinding;
  readonly recheck?: Recheck;
  readonly reopened: boolean;
}

/**
 * Fulfils one request: writes one immutable finding, compares it with the one that the standing verdict rests on, and
 * reopens the claim when they differ materially. The published verdict stands until a person replaces it.
 */
export class CrossReferenceClaim {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly views: Views;
      readonly desks: Desks;
      readonly claims: Claims;
      readonly findings: Findings;
      readonly verdicts: Verdicts;
      readonly priorStatements: PriorStatements;
      readonly events: Events;
    },
  ) {}

  /** May run any number of times for one request, at once or one after the other; it writes one finding. */
  async run(by: Actor, input: { readonly requestId: string }): Promise<CrossReferenceOutcome> {
    const { changes, views, desks, claims, findings, priorStatements } = this.ports;
    const view = await views.latest();
    const request = await claims.request(view, input.requestId);
    if (!request || (await findings.byRequest(view, request.id))) return { made: 'nothing', reopened: false };
    // A flood of requests makes few findings: each gives way to a later one. A submission waits for no other.
    const overtaken = await claims.overtaken(view, request);
    if (overtaken === 'seen' || (overtaken === 'waiting' && request.cause !== 'submission'))
      return { made: 'nothing', reopened: false };
    const claim = await claims.get(view, request.claimId);
    if (!claim || !underReview(claim.step.state)) return { made: 'nothing', reopened: false };
    const cutoffs = { recorded: view.position, publishedBy: null };
    const desk = await desks.one(view, claim.deskId);
    const finding = await findFor(priorStatements, view, claim, cutoffs, desk?.policy.notCollapsing);
    const hash = findingHash(finding);

    return changes.make({ ...by, deskId: claim.deskId }, 'cross-reference-claim', async (change) => {
      await change.hold('claim', claim.id);
      if (await findings.byRequest(change, request.id)) return { made: 'nothing', reopened: false };
      // Withdrawn while the job looked: nobody waits for what it found.
      const now = await claims.get(change, claim.id);
      if (!now || !underReview(now.step.state)) return { made: 'nothing', reopened: false };
      const last = await findings.latest(change, claim.id);
      // Another request's job looked later, or at the same things, and was faster: what it found stands.
      if (last && (last.finding.cutoffs.recorded ?? 0) >= view.position) return { made: 'nothing', reopened: false };
      const number = (last?.number ?? 0) + 1;
      const { id: requestId } = request;
      const id = change.newId();
      const recorded = { id, claimId: claim.id, number, requestId, claimVersion: claim.version, hash, finding };
      await findings.add(change, recorded);
      const standing = await this.ports.verdicts.published(change, claim.id);
      const against = await this.baseline(change, claim.id, standing, last);
      const recheck = against === null ? undefined : compared(recorded, against, request.cause);
      if (recheck) await findings.addRecheck(change, recheck);
      await this.announce(change, claim, recorded, recheck);
      const reopened =
        standing !== null && recheck?.material === true && (await this.reopen(change, claim.id, recorded, recheck));
      return { made: 'finding', finding: recorded, ...(recheck ? { recheck } : {}), reopened };
    });
  }

  /** The finding on which the published verdict rests, or on which a person last let it stand; else the last finding. */
  private async baseline(
    change: Change,
    claimId: string,
    standing: HeldVerdict | null,
    last: HeldFinding | null,
  ): Promise<HeldFinding | null> {
    if (standing === null) return last;
    const claim = await this.ports.claims.get(change, claimId);
    const letStand = claim?.step.event === 'let-stand' ? claim.step.content.findingNumber : undefined;
    return this.ports.findings.byNumber(change, claimId, letStand ?? standing.findingNumber);
  }

  private async announce(
    change: Change,
    claim: HeldClaim,
    { number, finding }: RecordedFinding,
    recheck: Recheck | undefined,
  ): Promise<void> {
    await this.ports.events.add(change, {
      deskId: claim.deskId,
      type: 'finding.recorded',
      content: {
        claimId: claim.id,
        findingNumber: number,
        says: finding.claim.says,
        assessments: finding.assessments.map(({ kind }) => kind),
        ...(recheck ? { material: recheck.material, changes: recheck.changes, against: recheck.againstNumber } : {}),
      },
    });
  }

  /** Whether the claim was reopened: one that is open already, or being assessed anew, stays where it is. */
  private async reopen(change: Change, claimId: string, recorded: RecordedFinding, recheck: Recheck): Promise<boolean> {
    const claim = await this.ports.claims.get(change, claimId);
    if (!claim || REVIEW.next(claim.step.state, 'reopen') === undefined) return false;
    const reason = recheck.changes.map(({ text }) => text).join('; ');
    await takeStep(this.ports.claims, change, claim, 'reopen', { reason, findingNumber: recorded.number });
    await this.ports.events.add(change, {
      deskId: claim.deskId,
      type: 'claim.reopened',
      content: {
        claimId,
        findingNumber: recorded.number,
        against: recheck.againstNumber,
        says: recorded.finding.claim.says,
        changes: recheck.changes,
      },
    });
    return true;
  }
}

function compared(after: RecordedFinding, before: RecordedFinding, cause: Recheck['cause']): Recheck {
  const { material, changes } = materialDifference(before.finding, after.finding);
  return {
    findingId: after.id,
    claimId: after.claimId,
    againstId: before.id,
    againstNumber: before.number,
    cause,
    material,
    changes,
  };
}
