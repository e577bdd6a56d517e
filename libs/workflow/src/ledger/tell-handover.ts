import type { EventType } from '../newsroom/event.js';
import type { Events } from '../newsroom/ports.js';
import type { Change } from '../ports/changes.js';
import type { HandoverStanding, HandoverTerms } from './handover-terms.js';
import type { LedgerHandover } from './handovers.js';
import type { DeskName } from './share-terms.js';

const TOLD: Readonly<Record<HandoverStanding, EventType>> = {
  offered: 'ledger.handover-offered',
  accepted: 'ledger.handed-on',
  declined: 'ledger.handover-declined',
  withdrawn: 'ledger.handover-withdrawn',
};

/**
 * Tells the subscribers of both desks of a new version of a handover, in the change that writes it; and those of other desks that
 * read the ledger who holds it now, with nothing of what both agreed on.
 * @param readers other desks that read the ledger
 */
export async function tellHandover(
  change: Change,
  { events }: { readonly events: Events },
  { ledger, from, desk }: Pick<LedgerHandover, 'ledger' | 'from' | 'desk'>,
  { standing, keeps }: Pick<HandoverTerms, 'standing' | 'keeps'>,
  readers: readonly DeskName[],
): Promise<void> {
  const { id, name, title } = ledger;
  const named = { ledger: { id, name, title }, from, desk };
  for (const { id: deskId } of [from, desk])
    await events.add(change, { deskId, type: TOLD[standing], content: { ...named, standing, keeps } });
  if (standing !== 'accepted') return;
  const content = { ledger: named.ledger, before: from, holder: desk };
  for (const { id: deskId } of readers) await events.add(change, { deskId, type: 'ledger.holder-changed', content });
}
