/** Who may be told of what happened to a claim: the permission by which the same is read elsewhere. */
import type { StoryKey } from '@whence/domain';
import type { Permission } from '../desks/permissions.js';
import type { ClaimEvent } from './ports.js';

/** Every sentence of the story needs one; a sentence without one does not compile. */
const NEEDED: Readonly<Record<StoryKey, Permission>> = {
  'claim.write': 'claim:read',
  'claim.edit': 'claim:read',
  'claim.fill': 'claim:read',
  'appearance.add': 'claim:read',
  'appearance.anchor': 'claim:read',
  'appearance.fill': 'claim:read',
  'claim-link.confirm': 'claim:read',
  'claim-link.reject': 'claim:read',
  'verdict.give': 'verdict:read',
  'verdict-reading.read': 'verdict:read',
  'verdict-review.approve': 'verdict:read',
  'verdict-review.settle': 'verdict:read',
  'verdict-review.return': 'verdict:read',
  'verdict-publication.publish': 'verdict:read',
  'claim-step.propose': 'claim:read',
  'claim-step.write': 'claim:read',
  'claim-step.submit': 'claim:read',
  'claim-step.reject': 'claim:read',
  'claim-step.restore': 'claim:read',
  'claim-step.withdraw': 'claim:read',
  'claim-step.assign': 'claim:read',
  'claim-reminder.remind': 'claim:read',
  // Steps that a verdict takes with its claim say of it what the state of the claim does not: reasons, findings, sides.
  'claim-step.give-verdict': 'verdict:read',
  'claim-step.take-up': 'verdict:read',
  'claim-step.approve': 'verdict:read',
  'claim-step.return': 'verdict:read',
  'claim-step.disagree': 'verdict:read',
  'claim-step.settle': 'verdict:read',
  'claim-step.reopen': 'verdict:read',
  'claim-step.let-stand': 'verdict:read',
  'claim-step.propose-retraction': 'verdict:read',
  'claim-step.retract': 'verdict:read',
  'claim-step.drop-retraction': 'verdict:read',
  'cross-reference-request.ask': 'finding:read',
  'finding.find': 'finding:read',
  'retraction.propose': 'verdict:read',
  'retraction-decision.retract': 'verdict:read',
  'retraction-decision.drop': 'verdict:read',
  'snapshot-attachment.attach': 'evidence:read',
  'snapshot-attachment.detach': 'evidence:read',
  'reply.ask': 'claim:read',
  'reply.remind': 'claim:read',
  'reply.answer': 'claim:read',
  'reply.decline': 'claim:read',
  'reply.cancel': 'claim:read',
  'observation.observe': 'claim:read',
  'observation.withdraw': 'claim:read',
  'comment.write': 'comment:read',
  'comment.edit': 'comment:read',
  'comment.withdraw': 'comment:read',
};

/** Where a job did it, it did so for what a finding changed, and says what that is. */
const NEEDED_OF_JOBS: Readonly<Partial<Record<StoryKey, Permission>>> = { 'claim-step.reopen': 'finding:read' };

const NEEDED_BY_NAME: ReadonlyMap<string, Permission> = new Map(Object.entries(NEEDED));
const OF_JOBS_BY_NAME: ReadonlyMap<string, Permission> = new Map(Object.entries(NEEDED_OF_JOBS));

/** What whoever has these permissions may be told. An entry of a kind that is not known is told to nobody. */
export function toldTo(
  permissions: ReadonlySet<Permission>,
  { subject, action, actor }: Pick<ClaimEvent, 'subject' | 'action' | 'actor'>,
): boolean {
  const name = `${subject.kind}.${action}`;
  const needs = NEEDED_BY_NAME.get(name);
  const also = actor === 'job' ? OF_JOBS_BY_NAME.get(name) : undefined;
  return needs !== undefined && permissions.has(needs) && (also === undefined || permissions.has(also));
}

/** By what the names of things are read that a story cites: without them it has their keys, or their number alone. */
export const NAMES_STATEMENTS: Permission = 'ledger:read';
export const NAMES_EVIDENCE: Permission = 'evidence:read';

/** The permissions that a whole story needs and that are not among these: the same whatever happened to a claim. */
export function storyWithout(permissions: ReadonlySet<Permission>): readonly Permission[] {
  return [...new Set([...Object.values(NEEDED), NAMES_STATEMENTS, NAMES_EVIDENCE])]
    .filter((needs) => !permissions.has(needs))
    .sort();
}
