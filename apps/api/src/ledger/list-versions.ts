import type { StorePorts } from '@whence/store';
import { type LedgerThing, notInLedger, statementKey } from '@whence/workflow';
import type { z } from 'zod';
import { pageAsked, type SignedIn, toPage } from '../foundation/index.js';
import { ledgerAt } from './ledger-at.js';
import { presentVersion, type versionsQuery } from './versions.schemas.js';

/**
 * A page of the versions of a thing of a ledger, first things first. `key` is what the address names it by: a statement without
 * its ledger. Throws `ledger-unknown`, and `<kind>-unknown` where the desk may see no version.
 */
export async function listVersions(
  ports: StorePorts,
  by: SignedIn,
  { ledger: name, kind, key }: LedgerThing & { readonly ledger: string },
  query: z.infer<typeof versionsQuery>,
  address: string,
) {
  const { view, ledger } = await ledgerAt(ports, by, name, query.asOf);
  const thing = { kind, key: kind === 'statement' ? statementKey(ledger.name, key) : key };
  const rows = await ports.ledgerVersions.list(view, by.deskId, ledger.id, thing, pageAsked(query, 'number'));
  if (rows.length === 0 && query.cursor === null) throw notInLedger(kind, key, ledger.name);
  return toPage(query, address, rows, presentVersion, ({ version }) => String(version));
}
