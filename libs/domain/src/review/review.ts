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
 * assigns the claim to whoever gave the verdict. Where the second person reads blind, taking it up means giving a rating
 * of their own before they see the first; when the two agree, the claim waits in second review until the words are
 * approved as well. That two different people stand behind a verdict is not a matter of states; the rule is kept where
 * the verdict is approved, and by the database.
 *
 * A second person who comes to another rating makes the claim **disputed**: both ratings stay, with both reasons. It is
 * settled when somebody else stands behind the words of one of the two, when a new verdict is given that another person
 * approves, or when the claim is assigned anew.
 *
 * **Published** is not final. A material difference between findings, or a person, reopens the claim; the published
 * verdict stands until another is published in its place. A **reopened** claim can also be closed again as it was, when
 * a person finds that the verdict still holds.
 *
 * A verdict that should never have stood is retracted: wherever one stands and no second person is at work, somebody
 * proposes it with a public notice (**retraction-proposed**), and another person retracts the verdict, or the proposal
 * is dropped, which leaves the claim reopened. A **retracted** claim has no verdict; reopening it puts it under review
 * from the beginning.
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
  'disputed',
  'published',
  'reopened',
  'retraction-proposed',
  'retracted',
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
  'disagree',
  'settle',
  'reopen',
  'let-stand',
  'propose-retraction',
  'retract',
  'drop-retraction',
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
    assigned: {
      assign: 'assigned',
      'give-verdict': 'assessed',
      withdraw: 'withdrawn',
      'propose-retraction': 'retraction-proposed',
    },
    assessed: {
      assign: 'assigned',
      'give-verdict': 'assessed',
      'take-up': 'second-review',
      'propose-retraction': 'retraction-proposed',
    },
    'second-review': { approve: 'published', return: 'assigned', disagree: 'disputed' },
    disputed: {
      assign: 'assigned',
      'give-verdict': 'assessed',
      settle: 'published',
      'propose-retraction': 'retraction-proposed',
    },
    published: { reopen: 'reopened', 'propose-retraction': 'retraction-proposed' },
    reopened: {
      assign: 'assigned',
      'give-verdict': 'assessed',
      'let-stand': 'published',
      'propose-retraction': 'retraction-proposed',
    },
    'retraction-proposed': { retract: 'retracted', 'drop-retraction': 'reopened' },
    retracted: { reopen: 'submitted' },
  },
});

const NOT_UNDER_REVIEW: readonly ReviewState[] = ['proposed', 'rejected', 'withdrawn', 'retracted'];

/** Whether a claim in this state is cross-referenced again when something that it rests on changes. */
export function underReview(state: ReviewState): boolean {
  return !NOT_UNDER_REVIEW.includes(state);
}

const NOT_EDITABLE: readonly ReviewState[] = [
  'rejected',
  'second-review',
  'disputed',
  'published',
  'retraction-proposed',
  'retracted',
];

/** Whether what the claim is held to say may still be edited: not while a second person judges it, nor under a standing verdict. */
export function editable(state: ReviewState): boolean {
  return !NOT_EDITABLE.includes(state);
}
