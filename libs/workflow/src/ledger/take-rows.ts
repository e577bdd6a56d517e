/** Rows into a ledger, within a change that holds it: how an import and a single PUT write alike. */
import type { Change } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { RowIntake, type MappedRow } from './intake.js';
import type { LedgerHeading, LedgerImports, Tallies } from './ports.js';
import type { RowRead } from './read-rows.js';

/** Rows written at once: enough to spare round trips, few enough to keep memory flat. */
const ROWS_AT_ONCE = 500;

/** Writes rows batch by batch, then judges references and circles. Throws `ledger-rows-invalid` with every fault. */
export async function takeRows(
  change: Change,
  imports: LedgerImports,
  ledger: LedgerHeading,
  importId: string | null,
  rows: AsyncIterable<RowRead> | Iterable<RowRead>,
): Promise<Tallies> {
  const intake = new RowIntake(ledger.name);
  const target = await imports.begin(change, ledger, importId);
  let batch: MappedRow[] = [];
  for await (const read of rows) {
    const row = intake.take(read);
    if (row === undefined) continue;
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    await target.write(batch);
    batch = [];
  }
  await target.write(batch);
  await target.writeLinks();
  await intake.finish(target);
  if (intake.faultsInAll > 0) throw rowsInvalid(ledger.name, intake);
  return target.tallies;
}

function rowsInvalid(ledger: string, intake: RowIntake): Refusal {
  const { faults, faultsInAll } = intake;
  const first = faults[0];
  const told =
    first === undefined ? '' : ` The first, at ${first.where}: found ${first.found}, expected ${first.expected}.`;
  return new Refusal(
    'invalid',
    'ledger-rows-invalid',
    `Found ${faultsInAll} ${faultsInAll === 1 ? 'fault' : 'faults'} in the rows for "${ledger}"; nothing was imported.${told}`,
    faults,
    { faultsInAll },
  );
}
