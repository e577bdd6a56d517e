/** Who may be told of which events: over the stream, in the list, and, by whoever sets a subscriber up, through webhooks. */
import { EVENT_TYPES } from '@whence/workflow';
import type { EventType, Permission, Recognised } from '@whence/workflow';
import { needsAlso } from '../foundation/index.js';

/** What one must be allowed to read to be told of each type: all that its content tells of. */
const NEEDED: Readonly<Record<EventType, readonly Permission[]>> = {
  'finding.recorded': ['finding:read'],
  'claim.reopened': ['claim:read', 'finding:read'],
  'claim.overdue': ['claim:read'],
  'verdict.published': ['verdict:read'],
  'verdict.retracted': ['verdict:read'],
  'article.taken-in': ['article:read'],
  'comment.added': ['comment:read'],
  // Offers are shown to whoever may answer them.
  'ledger.offered': ['ledger:share'],
  'ledger.accepted': ['ledger:read'],
  'ledger.declined': ['ledger:read'],
  'ledger.access-changed': ['ledger:read'],
  'ledger.share-ended': ['ledger:read'],
  'ledger.handover-offered': ['ledger:hand-on'],
  'ledger.handover-declined': ['ledger:hand-on'],
  'ledger.handover-withdrawn': ['ledger:hand-on'],
  'ledger.handed-on': ['ledger:read'],
  'ledger.holder-changed': ['ledger:read'],
  test: ['subscriber:read'],
};

type May = Pick<Recognised, 'permissions'>;

/** The types that somebody is told of, of one that is wanted or of all. */
export function typesFor({ permissions }: May, wanted: EventType | null): readonly EventType[] {
  return EVENT_TYPES.filter(
    (type) => (wanted === null || type === wanted) && NEEDED[type].every((needs) => permissions.has(needs)),
  );
}

/** Throws `not-permitted` for a type that is asked for by name and that may not be read. */
export function refuseUnreadable(who: May, wanted: EventType | null): void {
  if (wanted === null) return;
  for (const needs of NEEDED[wanted]) needsAlso(who, needs, `another type than "${wanted}"`);
}

/**
 * Whoever decides where events are sent must be allowed to read them: else a key could have itself sent what it may not read. A
 * test tells nothing. Throws `not-permitted`. @param types as a subscriber has them: empty for all
 */
export function refuseSending(who: May, types: readonly EventType[]): void {
  for (const type of (types.length === 0 ? EVENT_TYPES : types).filter((each) => each !== 'test'))
    for (const needs of NEEDED[type]) needsAlso(who, needs, `a subscriber that is not told of "${type}"`);
}
