/** Steps of the review, as the use cases take them; see the machine in the domain for which lead where. */
import { REVIEW } from '@whence/domain';
import type { ReviewEvent } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { Change, View } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { Claims, ClaimStep, CrossReferenceRequest, HeldClaim, RequestCause, StepContent } from './ports.js';

/** The claim, when it is one of the actor's desk. Throws `claim-unknown`. */
export async function claimOfDesk(
  claims: Pick<Claims, 'get'>,
  view: View,
  by: DeskActor,
  claimId: string,
): Promise<HeldClaim> {
  const claim = await claims.get(view, claimId);
  if (!claim || claim.deskId !== by.deskId) throw notFound('claim', claimId);
  return claim;
}

/** The claim, held until the end of the change: nobody else steps or edits meanwhile. Throws `claim-unknown`. */
export async function holdClaim(
  claims: Pick<Claims, 'get'>,
  change: Change,
  by: DeskActor,
  claimId: string,
): Promise<HeldClaim> {
  await change.hold('claim', claimId);
  return claimOfDesk(claims, change, by, claimId);
}

/** Takes a step of the review. Throws `review-step-refused` where the claim's state does not take the event. */
export async function takeStep(
  claims: Pick<Claims, 'addStep'>,
  change: Change,
  claim: HeldClaim,
  event: ReviewEvent,
  content: StepContent = {},
): Promise<HeldClaim> {
  const state = REVIEW.next(claim.step.state, event);
  if (state === undefined)
    throw new Refusal(
      'conflict',
      'review-step-refused',
      `Found the claim ${claim.step.state}, which does not take "${event}"; it takes ${REVIEW.open(claim.step.state).join(', ') || 'nothing more'}.`,
      [],
      { state: claim.step.state, takes: REVIEW.open(claim.step.state) },
    );
  const step: ClaimStep = { version: claim.step.version + 1, event, state, content };
  await claims.addStep(change, claim.id, step);
  return { ...claim, step };
}

/** Writes a wish for a cross-reference and the job that fulfils it. */
export async function askForCrossReference(
  claims: Pick<Claims, 'addRequest'>,
  change: Change,
  claimId: string,
  cause: RequestCause,
  content: CrossReferenceRequest['content'],
): Promise<string> {
  const id = change.newId();
  await claims.addRequest(change, { id, claimId, cause, content });
  change.enqueue({ name: 'cross-reference', payload: { requestId: id } });
  return id;
}
