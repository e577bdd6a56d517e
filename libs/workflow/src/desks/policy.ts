/** How one desk works: its name, its rating scale, when a second person must agree, when verdicts are rechecked. */
import { Refusal } from '../refusal.js';
import type { Fault } from '../refusal.js';
import { languageFaults } from './rating-names.js';
import type { RatingName } from './rating-names.js';

/** One rating that a verdict may give. */
export interface Rating {
  /** Stable: verdicts keep it. Lower-case words joined by hyphens. */
  readonly key: string;
  readonly label: string;
  /** When it is given, in one sentence. */
  readonly meaning: string;
  /** A decisive rating says that the claim holds or does not, and so needs cited evidence. */
  readonly decisive: boolean;
  /** What is printed in ClaimReview. `ratingValue` runs from 1 (worst) to 5 (best); null where the scale has no place for it. */
  readonly claimReview: { readonly ratingValue: number | null; readonly alternateName: string };
  /** What it is called in further languages. */
  readonly names?: readonly RatingName[];
}

export const SECOND_REVIEWS = ['open', 'blind'] as const;
export type SecondReview = (typeof SECOND_REVIEWS)[number];

/** What a desk has decided for itself; every change of it is a version. */
export interface DeskPolicy {
  readonly name: string;
  readonly ratings: readonly Rating[];
  readonly recheck: {
    /** Days until a claim is rechecked; doubles while nothing changes, up to `longestDays`. Null: at every turn of the schedule. */
    readonly interval: { readonly firstDays: number; readonly longestDays: number } | null;
  };
  /**
   * How the second person reads a verdict. `blind`: they rate the claim themselves before they see the rating, the reasons
   * and the evidence of the first. Absent: `open`. A verdict keeps what held when it was given.
   */
  readonly secondReview?: SecondReview;
  /**
   * Keys of sources that do not make one origin of those that they hold: a parent whose parts count for themselves. Absent:
   * none.
   */
  readonly notCollapsing?: readonly string[];
  /** The language in which the desk writes its ratings and verdicts: BCP 47, in canonical spelling. Absent: not said. */
  readonly language?: string;
  /** Address of the newsroom, for what is exported of it. */
  readonly homepage?: string;
  /** Address of the page on which a fact check is published; `{claimId}` stands in it for the claim's id. */
  readonly factCheckPage?: string;
}

function rating(key: string, label: string, meaning: string, ratingValue: number | null, decisive = true): Rating {
  return { key, label, meaning, decisive, claimReview: { ratingValue, alternateName: label } };
}

/** The scale of a desk that has not chosen its own. Source: DESIGN, Review. */
export const DEFAULT_RATINGS: readonly Rating[] = [
  rating('accurate', 'Accurate', 'The cited source said this, and the evidence agrees.', 5),
  rating('accurate-with-context', 'Accurate with context', 'True as worded; a reader needs more to read it right.', 4),
  rating('outdated', 'Outdated', 'Was right; a later count says otherwise.', 3),
  rating('exaggerated', 'Exaggerated', 'Goes further than the evidence does.', 2),
  rating('misattributed', 'Misattributed', 'The source that is named did not say this.', 2),
  rating('unsupported', 'Unsupported', 'Nothing that could be found bears it out.', 2),
  rating('false', 'False', 'The evidence says otherwise.', 1),
  rating('unresolved', 'Unresolved', 'The evidence does not settle it.', null, false),
  rating('not-checkable', 'Not checkable', 'An opinion, a question, or nothing that can be checked.', null, false),
];

/** The policy of a new desk. Source: DESIGN, Review and Rechecks. */
export function defaultPolicy(name: string): DeskPolicy {
  return {
    name,
    ratings: DEFAULT_RATINGS,
    recheck: { interval: { firstDays: 1, longestDays: 30 } },
  };
}

const CLAIM_ID = '{claimId}';

/** What is wrong with a policy that has the right shape: pointers into the policy. */
export function policyFaults(policy: DeskPolicy): readonly Fault[] {
  const faults: Fault[] = [];
  policy.ratings.forEach(({ key }, index) => {
    if (policy.ratings.findIndex((other) => other.key === key) !== index)
      faults.push({ where: `/ratings/${index}/key`, found: `"${key}" a second time`, expected: 'a key of its own' });
  });
  if (!policy.ratings.some(({ decisive }) => !decisive))
    faults.push({
      where: '/ratings',
      found: 'decisive ratings only',
      expected: 'at least one that is not: "unresolved" is a good answer',
    });
  faults.push(...languageFaults(policy));
  const { notCollapsing = [] } = policy;
  notCollapsing.forEach((key, index) => {
    if (notCollapsing.indexOf(key) !== index)
      faults.push({ where: `/notCollapsing/${index}`, found: `"${key}" a second time`, expected: 'each source once' });
  });
  if (policy.factCheckPage !== undefined && !policy.factCheckPage.includes(CLAIM_ID))
    faults.push({
      where: '/factCheckPage',
      found: `"${policy.factCheckPage}"`,
      expected: `${CLAIM_ID} where the id of the claim belongs: each fact check has a page of its own`,
    });
  const { interval } = policy.recheck;
  if (interval !== null && interval.longestDays < interval.firstDays)
    faults.push({
      where: '/recheck/interval/longestDays',
      found: String(interval.longestDays),
      expected: `at least firstDays, ${interval.firstDays}`,
    });
  return faults;
}

/** Throws `desk-policy-invalid` when a policy contradicts itself. */
export function checkPolicy(policy: DeskPolicy): void {
  const faults = policyFaults(policy);
  if (faults.length > 0)
    throw new Refusal('invalid', 'desk-policy-invalid', 'Found a policy that contradicts itself.', faults);
}
