import { REVIEW } from '@whence/domain';
import type { ReviewEvent, ReviewState } from '@whence/domain';
import type { Permission } from '../desks/permissions.js';
import type { View } from '../ports/changes.js';
import type { HeldVerdict, Verdicts } from '../verdicts/ports.js';
import type { HeldClaim } from './ports.js';

/** What each step of the review needs. */
export const STEP_NEEDS: Readonly<Record<ReviewEvent, Permission>> = {
  submit: 'claim:submit',
  reject: 'claim:write',
  restore: 'claim:write',
  withdraw: 'claim:write',
  assign: 'claim:assign',
  'give-verdict': 'verdict:give',
  'take-up': 'verdict:review',
  approve: 'verdict:review',
  return: 'verdict:review',
  disagree: 'verdict:review',
  settle: 'verdict:review',
  reopen: 'verdict:review',
  'let-stand': 'verdict:review',
  'propose-retraction': 'verdict:review',
  retract: 'verdict:review',
  'drop-retraction': 'verdict:review',
};

/** States in which it matters who gave a verdict, or whether one stands. */
const ASKS_FOR_VERDICTS: readonly ReviewState[] = [
  'assigned',
  'assessed',
  'second-review',
  'disputed',
  'published',
  'reopened',
  'retraction-proposed',
];

export interface Asking {
  readonly personId: string;
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * The steps that one person may take of those that a claim's state takes: by their permissions, by who gave the verdict, and
 * by whether one stands. What a step itself is refused for (a text, a finding that was overtaken) is not foretold.
 */
export function stepsOpenTo(
  { personId, permissions }: Asking,
  { step: { state } }: Pick<HeldClaim, 'step'>,
  verdicts: readonly HeldVerdict[],
): ReviewEvent[] {
  const last = verdicts.at(-1);
  const standing = verdicts.find((each) => each.standing === 'published');
  const proposal = standing?.retractions.find(({ decision }) => decision === null);
  const gaveLast = last?.personId === personId;
  const allows: Readonly<Partial<Record<ReviewEvent, boolean>>> = {
    withdraw: standing === undefined,
    'take-up': !gaveLast,
    approve: !gaveLast,
    return: !gaveLast,
    // Who has taken it up and waits in second review agrees with the rating.
    disagree: false,
    'propose-retraction': standing !== undefined,
    retract: proposal !== undefined && proposal.personId !== personId,
  };
  return REVIEW.open(state).filter((event) => permissions.has(STEP_NEEDS[event]) && allows[event] !== false);
}

/** The same for many claims; asks for the verdicts of those alone where they matter. */
export async function openStepsOf(
  verdicts: Pick<Verdicts, 'ofClaims'>,
  view: View,
  asking: Asking,
  claims: readonly HeldClaim[],
): Promise<ReadonlyMap<string, ReviewEvent[]>> {
  const judged = claims.filter(({ step }) => ASKS_FOR_VERDICTS.includes(step.state)).map(({ id }) => id);
  const given = judged.length === 0 ? new Map<string, readonly HeldVerdict[]>() : await verdicts.ofClaims(view, judged);
  return new Map(claims.map((claim) => [claim.id, stepsOpenTo(asking, claim, given.get(claim.id) ?? [])]));
}
