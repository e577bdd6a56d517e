/** Brings many rows into a ledger in one change. */
import { notFound, Refusal } from '../refusal.js';
import type { Change, Changes } from '../ports/changes.js';
import { RowIntake, type MappedRow } from './intake.js';
import {
  anyWritten,
  type DeskActor,
  type LedgerHeading,
  type LedgerImports,
  type Ledgers,
  type Tallies,
} from './ports.js';
import type { RowRead } from './read-rows.js';

export interface ImportLedgerInput {
  /** Name of the ledger. */
  readonly ledger: string;
  readonly format: 'csv' | 'json';
  readonly rows: AsyncIterable<RowRead> | Iterable<RowRead>;
  /** Do everything and keep nothing. */
  readonly dryRun?: boolean;
}

export interface ImportReport {
  /** Null for a dry run. */
  readonly importId: string | null;
  readonly ledger: string;
  readonly dryRun: boolean;
  readonly tallies: Tallies;
}

/** Ends a dry run: thrown so that the change writes nothing. */
class DryRunEnds extends Error {
  constructor(readonly report: ImportReport) {
    super('a dry run ends without writing');
  }
}

/** Rows written at once: enough to spare round trips, few enough to keep memory flat. */
const ROWS_AT_ONCE = 500;

/**
 * Imports rows: new ones are added, other content under a known id is a new version, the same content changes nothing,
 * and what the rows do not name stays. Any fault refuses the whole import (`ledger-rows-invalid`, with every fault).
 */
export class ImportLedger {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly ledgers: Ledgers;
      readonly ledgerImports: LedgerImports;
    },
  ) {}

  async run(by: DeskActor, input: ImportLedgerInput): Promise<ImportReport> {
    try {
      return await this.ports.changes.make(by, 'import-ledger', (change) => this.import(change, by.deskId, input));
    } catch (error) {
      if (error instanceof DryRunEnds) return error.report;
      throw error;
    }
  }

  private async import(change: Change, deskId: string, input: ImportLedgerInput): Promise<ImportReport> {
    const ledger = await this.ports.ledgers.find(change, deskId, input.ledger);
    if (ledger === undefined) throw notFound('ledger', input.ledger);
    // Two imports into one ledger wait for each other: each then sees all that the other wrote.
    await change.hold('ledger', ledger.id);
    const importId = change.newId();
    const tallies = await this.takeIn(change, ledger, importId, input.rows);
    const dryRun = input.dryRun ?? false;
    const report = { importId: dryRun ? null : importId, ledger: ledger.name, dryRun, tallies };
    if (dryRun) throw new DryRunEnds(report);
    await this.ports.ledgerImports.keep(change, ledger.id, { id: importId, format: input.format, tallies });
    if (anyWritten(tallies)) change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
    return report;
  }

  private async takeIn(
    change: Change,
    ledger: LedgerHeading,
    importId: string,
    rows: ImportLedgerInput['rows'],
  ): Promise<Tallies> {
    const intake = new RowIntake(ledger.name);
    const target = await this.ports.ledgerImports.begin(change, ledger, importId);
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
