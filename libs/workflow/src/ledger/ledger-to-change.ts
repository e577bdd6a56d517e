import type { Change } from '../ports/changes.js';
import { notRead, Refusal } from '../refusal.js';
import type { DeskActor, DeskLedger, Ledgers } from './ports.js';

/**
 * The ledger of that name, which the actor's desk holds or may write in; held until the change ends. Throws
 * `ledger-unknown`, `ledger-only-read`.
 */
export async function ledgerToChange(
  change: Change,
  { ledgers }: { readonly ledgers: Ledgers },
  { deskId }: Pick<DeskActor, 'deskId'>,
  name: string,
): Promise<DeskLedger> {
  const found = writable(await ledgers.find(change, deskId, name), name);
  await change.hold('ledger', found.id);
  // It may have been taken back, or handed on, until it was free.
  return writable(await ledgers.find(change, deskId, name), name);
}

function writable(found: DeskLedger | undefined, name: string): DeskLedger {
  if (found === undefined) throw notRead('ledger', name);
  if (found.access !== 'read') return found;
  throw new Refusal(
    'forbidden',
    'ledger-only-read',
    `Found that the desk reads the ledger "${name}" and may not write in it; the desk "${found.holder.slug}" holds it.`,
  );
}
