import type { StorePorts } from '@whence/store';
import { notRead, type DeskLedger, type Slice, type View } from '@whence/workflow';
import type { SignedIn } from '../foundation/index.js';

/** The desk's ledger of a name, and the view in which to read it. Throws `ledger-unknown`. */
export async function ledgerAt(
  { views, ledgers }: StorePorts,
  by: SignedIn,
  name: string,
  asOf: Date | null,
): Promise<{ readonly view: View; readonly ledger: DeskLedger }> {
  const view = await views.at(asOf);
  const ledger = await ledgers.find(view, by.deskId, name);
  if (ledger === undefined) throw notRead('ledger', name);
  return { view, ledger };
}

/** Of `ledger-only-read`. */
export const ONLY_READ = 'Another desk holds the ledger, and shares it to be read only.';

/** A page's start and length as ports take them. */
export function sliceOf({ after, limit }: { readonly after: string | null; readonly limit: number }): Slice {
  return after === null ? { limit } : { after, limit };
}
