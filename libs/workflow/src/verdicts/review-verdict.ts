import { REVIEW } from '@whence/domain';
import type { PersonActor } from '../articles/actors.js';
import type { ClaimEvent, ClaimHead, Claims } from '../claims/ports.js';
import { holdClaim, takeStep } from '../claims/review-steps.js';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { HeldVerdict } from './ports.js';
import { checkedCorrection, heldVerdict, publishVerdict, refuseOvertaken } from './publish.js';
import type { PublishPorts } from './publish.js';
import { lastVerdict, refuseSamePerson } from './second-person.js';

export interface ReviewVerdictInput {
  readonly claimId: string;
  /** The version of the verdict that the second person has read. */
  readonly version: number;
  readonly decision: 'approved' | 'returned';
  /** Needed when it is returned. */
  readonly reason?: string;
  /** What readers are told, when it is approved in the place of a verdict that was published before. */
  readonly correction?: string;
}

/**
 * A second person's word on a verdict: approval publishes it, a return gives it back to whoever gave it. Where the desk
 * reviews blind, somebody must have rated the claim without seeing the verdict, and have come to the same rating, before.
 */
export class ReviewVerdict {
  constructor(private readonly ports: PublishPorts & { readonly changes: Changes; readonly claims: Claims }) {}

  /**
   * Throws `claim-unknown`, `verdict-unknown`, `second-person-needed` for whoever gave the verdict, whatever their role,
   * `verdict-superseded` when a later one was given, `reading-needed` for a blind review in which nobody has read it,
   * `finding-overtaken` when a later finding says otherwise, `reason-missing` for a return without one,
   * `correction-invalid`, `review-step-refused` when it was reviewed already or is disputed.
   */
  async run(by: PersonActor, input: ReviewVerdictInput): Promise<HeldVerdict> {
    const { changes, claims, verdicts } = this.ports;
    const { decision } = input;
    const reason = input.reason?.trim() || null;
    if (decision === 'returned' && reason === null)
      throw new Refusal('invalid', 'reason-missing', 'Found no reason, expected why the verdict is returned.', [
        { where: '/reason', found: 'nothing', expected: 'a reason' },
      ]);
    return changes.make(by, 'review-verdict', async (change) => {
      const claim = await holdClaim(claims, change, by, input.claimId);
      const given = await verdicts.list(change, claim.id);
      const verdict = lastVerdict(given, claim.id, input.version);
      refuseSamePerson(by, verdict.personId);
      refuseReviewed(claim, verdict);
      if (verdict.secondReview === 'blind' && verdict.reading === null)
        throw new Refusal(
          'conflict',
          'reading-needed',
          'Found a verdict under blind review that no second person has read, expected their own rating of the claim first.',
        );
      if (decision === 'approved') await refuseOvertaken(this.ports, change, claim, verdict);
      const correction = checkedCorrection(given, decision === 'approved' ? input.correction : undefined);
      const content = { verdictId: verdict.id, ...(reason === null ? {} : { reason }) };
      // After a blind reading that agrees it has been taken up already.
      const taken =
        claim.step.state === 'second-review'
          ? claim
          : await takeStep(claims, change, claim, 'take-up', { verdictId: verdict.id });
      const number = verdict.reviews.length + 1;
      await verdicts.addReview(change, { verdictId: verdict.id, number, personId: by.personId, decision, reason });
      if (decision === 'returned') {
        const dueOn = dueStill(await claims.history(change, claim.id));
        const back = { ...content, assignee: verdict.personId, ...(dueOn === undefined ? {} : { dueOn }) };
        await takeStep(claims, change, taken, 'return', back);
      } else {
        await takeStep(claims, change, taken, 'approve', content);
        await publishVerdict(this.ports, change, verdict, correction);
      }
      return heldVerdict(verdicts, change, claim.id, verdict.id);
    });
  }
}

/** Whoever reviews at the same time as another is told that it is done, not which step the claim does not take. */
function refuseReviewed({ step: { state } }: ClaimHead, { reviews, standing }: HeldVerdict): void {
  const last = reviews.at(-1);
  if (last === undefined || standing === 'disputed') return;
  throw new Refusal(
    'conflict',
    'review-step-refused',
    `Found the verdict ${last.decision} by a second person already, expected one that waits for its review; the claim is ${state}.`,
    [],
    { state, takes: REVIEW.open(state) },
  );
}

/** Where a round of the review begins: what was due before is due no more. */
const BEGINS: readonly string[] = ['submit', 'reopen', 'drop-retraction'];

/** The day by which the claim is to be assessed in this round of its review: that of the last assignment, if it had one. */
function dueStill(history: readonly ClaimEvent[]): string | undefined {
  const steps = history.filter(({ subject }) => subject.kind === 'claim-step');
  const last = steps.findLast(({ action }) => action === 'assign' || action === 'return' || BEGINS.includes(action));
  const { dueOn } = last?.content ?? {};
  return typeof dueOn === 'string' ? dueOn : undefined;
}
