/** Steps of the review, as the use cases take them; see the machine in the domain for which lead where. */
import { REVIEW } from '@whence/domain';
import type { ReviewEvent } from '@whence/domain';
import type { DeskActor } from '../ledger/ports.js';
import type { Change, View, Written } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { PastVersion, PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import type { HeldVersion } from '../versions/precondition.js';
import { definedOnly } from './propose/read-content.js';
import type {
  ClaimEvent,
  ClaimHead,
  Claims,
  ClaimStep,
  CrossReferenceRequest,
  HeldClaim,
  RequestCause,
  StepContent,
} from './ports.js';

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

/**
 * The claim, held until the end of the change: nobody else steps or edits meanwhile. Throws `claim-unknown`, and
 * `precondition-failed` when the actor had another version of it before them.
 * @param about `content`: for an edit, which a step of the review does not overtake.
 */
export async function holdClaim(
  claims: Pick<Claims, 'get' | 'history'>,
  change: Change,
  by: DeskActor,
  claimId: string,
  about: 'content' | 'all' = 'all',
): Promise<HeldClaim> {
  await change.hold('claim', claimId);
  const claim = await claimOfDesk(claims, change, by, claimId);
  await refuseOvertaken(versionsFrom(claims), change, by, versionsHeld(claim), about === 'content' ? 1 : 2);
  return claim;
}

/** The same for a step that needs nothing of the claim's content. */
export async function holdClaimHead(
  claims: Pick<Claims, 'head' | 'history'>,
  change: Change,
  by: DeskActor,
  claimId: string,
): Promise<ClaimHead> {
  await change.hold('claim', claimId);
  return refuseOthers(claims, change, by, claimId, await claims.head(change, claimId));
}

/** The claim that is held, when it is one of the actor's desk and of the version that they had before them; throws as above. */
export async function refuseOthers(
  claims: Pick<Claims, 'history'>,
  change: Change,
  by: DeskActor,
  claimId: string,
  claim: ClaimHead | null,
): Promise<ClaimHead> {
  if (claim === null || claim.deskId !== by.deskId) throw notFound('claim', claimId);
  await refuseOvertaken(versionsFrom(claims), change, by, versionsHeld(claim), 2);
  return claim;
}

/** The versions of a claim's content and of its review. */
export function versionsHeld({
  id,
  version,
  step,
}: Pick<ClaimHead, 'id' | 'version' | 'step'>): readonly HeldVersion[] {
  return [
    { thing: { kind: 'claim', id }, version },
    { thing: { kind: 'claim-step', id }, version: step.version },
  ];
}

/**
 * The history of a claim tells its versions; of steps no more than the claim itself shows: whoever reads a claim may not read by
 * that the reasons of those who judged its verdicts.
 */
export function versionsFrom(claims: Pick<Claims, 'history'>): PastVersions {
  return {
    since: async (view, { kind, id }, version) =>
      (await claims.history(view, id))
        .filter(({ subject }) => subject.kind === kind && subject.version >= version)
        .map(({ subject, content, personId, at }) => ({
          version: subject.version,
          content: kind === 'claim-step' ? shownOf(content) : content,
          personId,
          at,
        })),
  };
}

function shownOf({ state, assignee, dueOn }: ClaimEvent['content']): PastVersion['content'] {
  return definedOnly({ state, assignee, dueOn });
}

/** Takes a step of the review. Throws `review-step-refused` where the claim's state does not take the event. */
export async function takeStep<Claim extends ClaimHead>(
  claims: Pick<Claims, 'addStep'>,
  change: Change,
  claim: Claim,
  event: ReviewEvent,
  content: StepContent = {},
): Promise<Claim> {
  const step = nextStep(claim, event, content);
  await claims.addStep(change, claim.id, step);
  return { ...claim, step };
}

/** The step that an event leads to. Throws `review-step-refused` where the claim's state does not take the event. */
export function nextStep(claim: Pick<ClaimHead, 'step'>, event: ReviewEvent, content: StepContent = {}): ClaimStep {
  const state = REVIEW.next(claim.step.state, event);
  if (state === undefined)
    throw new Refusal(
      'conflict',
      'review-step-refused',
      `Found the claim ${claim.step.state}, which does not take "${event}"; it takes ${REVIEW.open(claim.step.state).join(', ') || 'nothing more'}.`,
      [],
      { state: claim.step.state, takes: REVIEW.open(claim.step.state) },
    );
  return { version: claim.step.version + 1, event, state, content };
}

/** A wish for a cross-reference. */
export interface Wanted {
  readonly claimId: string;
  readonly content: CrossReferenceRequest['content'];
}

/** Writes a wish for a cross-reference and the job that fulfils it. Returns the id of the request. */
export async function askForCrossReference(
  claims: Pick<Claims, 'addRequests'>,
  change: Change,
  claimId: string,
  cause: RequestCause,
  content: CrossReferenceRequest['content'],
): Promise<string> {
  const [id] = await askForCrossReferences(claims, cause, [[change, { claimId, content }]]);
  if (id === undefined) throw new TypeError('found no request, expected the one that was just written');
  return id;
}

/** Writes wishes for cross-references and the jobs that fulfil them. Returns the ids of the requests, in the same order. */
export async function askForCrossReferences(
  claims: Pick<Claims, 'addRequests'>,
  cause: RequestCause,
  wanted: readonly Written<Wanted>[],
): Promise<readonly string[]> {
  const requests = wanted.map(([change, one]): Written<CrossReferenceRequest> => [
    change,
    { id: change.newId(), cause, ...one },
  ]);
  await claims.addRequests(requests);
  for (const [change, { id }] of requests) change.enqueue({ name: 'cross-reference', payload: { requestId: id } });
  return requests.map(([, { id }]) => id);
}
