/** One entry of a ledger's vocabulary, changed by a use case and judged as a row is. */
import type { Change } from '../ports/changes.js';
import { notInLedger } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import {
  anyWritten,
  type DeskActor,
  type LedgerHeading,
  type LedgerImports,
  type LedgerReading,
  type Ledgers,
  type Versioned,
  type VocabularyKind,
  type VocabularyValues,
} from './ports.js';
import { readRow } from './read-rows.js';
import { refuseCircles } from './refuse-circles.js';
import { takeRows } from './take-rows.js';

export interface EntryPorts {
  readonly ledgers: Ledgers;
  readonly ledgerReading: LedgerReading;
  readonly ledgerImports: LedgerImports;
}

/** An entry of a ledger. Throws `source-unknown`, `measure-unknown` or `place-unknown`. */
export async function entryOf<K extends VocabularyKind>(
  change: Change,
  { ledgerReading }: Pick<EntryPorts, 'ledgerReading'>,
  ledger: LedgerHeading,
  kind: K,
  key: string,
): Promise<Versioned<VocabularyValues[K]>> {
  const held = await ledgerReading.vocabularyEntry(change, ledger.id, kind, key);
  if (held === undefined) throw notInLedger(kind, key, ledger.name);
  return held;
}

/**
 * The same, about to be changed; the ledger is held. Throws `precondition-failed` as well, when the actor had another version
 * of it before them.
 */
export async function entryToChange<K extends VocabularyKind>(
  change: Change,
  ports: Pick<EntryPorts, 'ledgerReading'> & { readonly pastVersions: PastVersions },
  by: DeskActor,
  ledger: LedgerHeading,
  kind: K,
  key: string,
): Promise<Versioned<VocabularyValues[K]>> {
  const held = await entryOf(change, ports, ledger, kind, key);
  const thing = { kind, id: `${ledger.id}/${key}` };
  await refuseOvertaken(ports.pastVersions, change, by, [{ thing, version: held.version }]);
  return held;
}

/**
 * Writes the entry, or a new version of it; the ledger is held. Says whether anything was written. Enqueues nothing. Throws
 * `ledger-rows-invalid` and what {@link refuseCircles} throws.
 */
export async function writeEntry<K extends VocabularyKind>(
  change: Change,
  { ledgerReading, ledgerImports }: Omit<EntryPorts, 'ledgers'>,
  ledger: LedgerHeading,
  kind: K,
  value: VocabularyValues[K],
): Promise<boolean> {
  const pointer = (path: readonly (string | number)[] = []) => path.map((step) => `/${step}`).join('');
  const rows = [readRow(kind, value, pointer)];
  const written = anyWritten((await takeRows(change, ledgerImports, ledger, null, rows)).tallies);
  if (written) await refuseCircles(ledgerReading, change, ledger.id, kind, value.key);
  return written;
}
