import type { Events } from '../newsroom/ports.js';
import type { Change } from '../ports/changes.js';
import type { HandoverKeeps } from './handover-terms.js';
import type { LedgerHandover } from './handovers.js';
import type { ShareTerms } from './share-terms.js';
import type { LedgerShare, LedgerShares } from './shares.js';
import { tellShare } from './tell-share.js';

const AT_ONCE = 1_000;

interface Ports {
  readonly ledgerShares: LedgerShares;
  readonly events: Events;
}

/** Every share of a ledger, whatever its standing. @param holderId the desk that holds it */
export async function sharesHeld(
  change: Change,
  { ledgerShares }: Ports,
  ledgerId: string,
  holderId: string,
): Promise<readonly LedgerShare[]> {
  const found: LedgerShare[] = [];
  for (;;) {
    const after = found.at(-1)?.id;
    const slice = { limit: AT_ONCE, ...(after === undefined ? {} : { after }) };
    const some = await ledgerShares.list(change, { ledgerId, concerning: holderId }, slice);
    found.push(...some);
    if (some.length < AT_ONCE) return found;
  }
}

/**
 * What becomes of the shares of a ledger that is handed on: the share with the new holder ends, for nobody shares with themselves;
 * the desk that gave it is given one, if it keeps anything, which both have agreed on; all others stay as they are.
 * @param shares those of before
 * @param rank where the ledger stood among all that the desk which gives it reads
 */
export async function passShares(
  change: Change,
  ports: Ports,
  {
    held: { ledger, from, desk },
    shares,
    keeps,
    rank,
  }: {
    readonly held: LedgerHandover;
    readonly shares: readonly LedgerShare[];
    readonly keeps: HandoverKeeps;
    readonly rank: number | null;
  },
): Promise<void> {
  const { ledgerShares } = ports;
  const taken = shares.find((share) => share.desk.id === desk.id);
  if (taken?.standing === 'accepted' || taken?.standing === 'offered') {
    const terms: ShareTerms = { standing: 'ended', access: taken.access };
    await ledgerShares.write(change, { ...terms, shareId: taken.id, version: taken.version + 1 });
    await tellShare(change, ports, taken, taken, terms);
  }
  if (keeps === 'nothing') return;
  const terms: ShareTerms = { standing: 'accepted', access: keeps };
  const before = shares.find((share) => share.desk.id === from.id);
  const shareId = before?.id ?? change.newId();
  if (before === undefined) await ledgerShares.add(change, { id: shareId, ledgerId: ledger.id, deskId: from.id });
  const version = (before?.version ?? 0) + 1;
  await ledgerShares.write(change, { ...terms, shareId, version, ...(rank === null ? {} : { rank }) });
  await tellShare(change, ports, { ledger, holder: desk, desk: from }, before, terms);
}
