/** The ledger folder that a command without a server looks in. */
import { type LedgerSnapshot, readLedgerFolder, Refusal } from '@whence/workflow';
import { ledgerNameOf, sampleLedgerFolder } from './sample.js';

export interface FolderLedger {
  readonly folder: string;
  /** The first part of its statements' keys. */
  readonly name: string;
  readonly ledger: LedgerSnapshot;
}

/** Reads the folder, or the sample ledger where none is named. Throws a Refusal `ledger-invalid` with its faults. */
export async function readLedgerOf(named: string | undefined): Promise<FolderLedger> {
  const folder = named ?? sampleLedgerFolder();
  const name = ledgerNameOf(folder);
  const ledger = await readLedgerFolder(folder, name);
  const { faults, faultsInAll } = ledger;
  if (faultsInAll > 0)
    throw new Refusal(
      'invalid',
      'ledger-invalid',
      `Found ${faultsInAll} ${faultsInAll === 1 ? 'fault' : 'faults'} in the ledger ${folder}, expected none:`,
      faults,
    );
  return { folder, name, ledger };
}
