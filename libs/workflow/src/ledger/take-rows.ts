/** Rows into a ledger, within a change that holds it: how an import and a single PUT write alike. */
import type { Change } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { RowIntake, type MappedRow } from './intake.js';
import type { LedgerHeading, LedgerImports, LedgerIntake, Tallies } from './ports.js';
import type { RowRead } from './read-rows.js';
import { circleFaults } from './refuse-circles.js';

/** Rows written at once: enough to spare round trips, few enough that what was read of them dies young. */
const ROWS_AT_ONCE = 1_000;

const VOCABULARY_KINDS = ['source', 'measure', 'place'] as const;

/** Told after each batch of rows how many have been read so far. */
export type Progress = (rows: number) => void;

/**
 * Writes rows batch by batch, then judges ids, references and circles. While one batch is written the next one is read.
 * Throws `ledger-rows-invalid` with every fault.
 */
export async function takeRows(
  change: Change,
  imports: LedgerImports,
  ledger: LedgerHeading,
  importId: string | null,
  rows: AsyncIterable<RowRead> | Iterable<RowRead>,
  progress: Progress = () => undefined,
): Promise<{ readonly rows: number; readonly tallies: Tallies }> {
  const intake = new RowIntake(ledger.name);
  const target = await imports.begin(change, ledger, importId);
  let batch: MappedRow[] = [];
  let seen = 0;
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    progress(seen);
    const [some, noted] = [batch, intake.noted()];
    batch = [];
    writing = target.note(noted).then(() => target.write(some));
    // Its failure is met by whoever waits for it next.
    writing.catch(() => undefined);
  };
  try {
    for await (const read of rows) {
      seen += 1;
      const row = intake.take(read);
      if (row !== undefined) batch.push(row);
      if (seen % ROWS_AT_ONCE === 0) await write();
    }
    await write();
  } finally {
    // Nothing else may use the transaction until the last write has ended.
    await writing.catch(() => undefined);
  }
  await writing;
  await target.writeLinks();
  await intake.finish(target);
  // A single entry that holds itself is refused by its own code.
  if (importId !== null) await tellVocabularyCircles(intake, target);
  if (intake.faultsInAll > 0) throw rowsInvalid(ledger.name, intake);
  return { rows: seen, tallies: target.tallies };
}

async function tellVocabularyCircles(intake: RowIntake, target: LedgerIntake): Promise<void> {
  for (const kind of VOCABULARY_KINDS) {
    const named = intake.vocabularyPlaces(kind);
    if (named.size > 0) intake.tell(circleFaults(kind, await target.vocabularyLinked(kind), named));
  }
}

function rowsInvalid(ledger: string, intake: RowIntake): Refusal {
  const { faults, faultsInAll } = intake;
  const first = faults[0];
  const place = first?.where === '' ? 'The first' : `The first, at ${first?.where}`;
  const told = first === undefined ? '' : ` ${place}: found ${first.found}, expected ${first.expected}.`;
  return new Refusal(
    'invalid',
    'ledger-rows-invalid',
    `Found ${faultsInAll} ${faultsInAll === 1 ? 'fault' : 'faults'} in the rows for "${ledger}"; nothing was imported.${told}`,
    faults,
    { faultsInAll },
  );
}
