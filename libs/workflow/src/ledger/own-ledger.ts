import type { Change } from '../ports/changes.js';
import { notRead, Refusal } from '../refusal.js';
import type { DeskActor, DeskLedger, Ledgers } from './ports.js';

/**
 * The ledger of that name, which the actor's desk holds itself; held until the change ends. Throws `ledger-unknown`,
 * `ledger-not-own`.
 */
export async function ownLedger(
  change: Change,
  { ledgers }: { readonly ledgers: Ledgers },
  { deskId }: Pick<DeskActor, 'deskId'>,
  name: string,
): Promise<DeskLedger> {
  const found = own(await ledgers.find(change, deskId, name), name);
  await change.hold('ledger', found.id);
  // It may have been handed on until it was free.
  return own(await ledgers.find(change, deskId, name), name);
}

function own(found: DeskLedger | undefined, name: string): DeskLedger {
  if (found === undefined) throw notRead('ledger', name);
  if (found.access === 'own') return found;
  throw new Refusal(
    'forbidden',
    'ledger-not-own',
    `Found that the desk "${found.holder.slug}" holds the ledger "${name}"; only that desk shares it or hands it on.`,
  );
}
