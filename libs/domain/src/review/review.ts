/**
 * The review of a claim, as one machine. Source: DESIGN, Review.
 *
 * A claim begins as **proposed**: a job read it in an article, or a person wrote it. Whoever looks at it first submits
 * it, or rejects the proposal; a rejection can be taken back. From **submitted** on it is under review and is
 * cross-referenced. A claim may be assigned to a person, again and again; a small desk skips that. Until a verdict has
 * been published, a claim can be withdrawn from review and submitted again later.
 *
 * Giving a verdict makes the claim **assessed**; the verdict may be given anew as long as nobody has taken it up. A
 * second person takes it up (**second-review**) and approves it, which publishes it, or returns it with a reason, which
 * assigns the claim to whoever gave the verdict. That two different people stand behind it is not a matter of states;
 * the rule is kept where the verdict is approved, and by the database.
 *
 * **Published** is not final. A material difference between findings, or a person, reopens the claim; the published
 * verdict stands until another is published in its place. A **reopened** claim can also be closed again as it was, when
 * a person finds that the verdict still holds.
 */
import { makeMachine } from './machine.js';

export const REVIEW_STATES = [
  'proposed',
  'rejected',
  'submitted',
  'withdrawn',
  'assigned',
  'assessed',
  'second-review',
  'published',
  'reopened',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_EVENTS = [
  'submit',
  'reject',
  'restore',
  'withdraw',
  'assign',
  'give-verdict',
  'take-up',
  'approve',
  'return',
  'reopen',
  'let-stand',
] as const;
export type ReviewEvent = (typeof REVIEW_EVENTS)[number];

/** Where every claim begins. */
export const FIRST_STATE: ReviewState = 'proposed';

/** Checked when this file is loaded, and so at every start. */
export const REVIEW = makeMachine<ReviewState, ReviewEvent>({
  name: 'review',
  states: REVIEW_STATES,
  events: REVIEW_EVENTS,
  first: FIRST_STATE,
  transitions: {
    proposed: { submit: 'submitted', reject: 'rejected' },
    rejected: { restore: 'proposed' },
    submitted: { assign: 'assigned', 'give-verdict': 'assessed', withdraw: 'withdrawn' },
    withdrawn: { submit: 'submitted' },
    assigned: { assign: 'assigned', 'give-verdict': 'assessed', withdraw: 'withdrawn' },
    assessed: { assign: 'assigned', 'give-verdict': 'assessed', 'take-up': 'second-review' },
    'second-review': { approve: 'published', return: 'assigned' },
    published: { reopen: 'reopened' },
    reopened: { assign: 'assigned', 'give-verdict': 'assessed', 'let-stand': 'published' },
  },
});

/** Whether a claim in this state is cross-referenced again when something that it rests on changes. */
export function underReview(state: ReviewState): boolean {
  return state !== 'proposed' && state !== 'rejected' && state !== 'withdrawn';
}

/** Whether what the claim is held to say may still be edited: not while a second person judges it, nor under a standing verdict. */
export function editable(state: ReviewState): boolean {
  return state !== 'second-review' && state !== 'published' && state !== 'rejected';
}
