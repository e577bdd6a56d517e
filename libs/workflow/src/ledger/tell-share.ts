import type { EventType } from '../newsroom/event.js';
import type { Events } from '../newsroom/ports.js';
import type { Change } from '../ports/changes.js';
import type { ShareTerms } from './share-terms.js';
import type { LedgerShare } from './shares.js';

/** What a new version of a share means to both desks. @param before absent where it is the first */
export function shareEvent(before: ShareTerms | undefined, { standing }: ShareTerms): EventType {
  if (standing === 'ended') return 'ledger.share-ended';
  if (standing === 'accepted') return before?.standing === 'accepted' ? 'ledger.access-changed' : 'ledger.accepted';
  return standing === 'offered' ? 'ledger.offered' : 'ledger.declined';
}

/** Tells the subscribers of both desks of a new version of a share, in the change that writes it. */
export async function tellShare(
  change: Change,
  { events }: { readonly events: Events },
  { ledger, holder, desk }: Pick<LedgerShare, 'ledger' | 'holder' | 'desk'>,
  before: ShareTerms | undefined,
  after: ShareTerms,
): Promise<void> {
  const { standing, access } = after;
  const { id, name, title } = ledger;
  const content = { ledger: { id, name, title }, holder, desk, standing, access, before: before?.standing ?? null };
  for (const { id: deskId } of [holder, desk])
    await events.add(change, { deskId, type: shareEvent(before, after), content });
}
