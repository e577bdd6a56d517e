/** Brings many rows into a ledger in one change. */
import type { Change, Changes } from '../ports/changes.js';
import { addLedger } from './create-ledger.js';
import { ledgerToChange } from './ledger-to-change.js';
import { lookedForHops, type LookedForHops } from './looked-for-hops.js';
import { anyWritten, type DeskActor, type LedgerImports, type Ledgers, type Tallies } from './ports.js';
import type { RowRead } from './read-rows.js';
import { takeRows, type Progress } from './take-rows.js';

export interface ImportLedgerInput {
  /** Name of the ledger. */
  readonly ledger: string;
  /** Makes the ledger, in the same change, when the desk reads none of that name; left out: refuses then. */
  readonly make?: boolean;
  readonly format: 'csv' | 'json';
  readonly rows: AsyncIterable<RowRead> | Iterable<RowRead>;
  /** Do everything and keep nothing. */
  readonly dryRun?: boolean;
  /** Told from time to time how many rows have been read. */
  readonly progress?: Progress;
}

export interface ImportReport {
  /** Null for a dry run. */
  readonly importId: string | null;
  readonly ledger: string;
  readonly dryRun: boolean;
  /** How many rows were read. */
  readonly rows: number;
  readonly tallies: Tallies;
  /** A job looks whom its statements relay; of a large import, only of the first ones. */
  readonly hopsLookedFor: LookedForHops;
}

/** Ends a dry run: thrown so that the change writes nothing. */
class DryRunEnds extends Error {
  constructor(readonly report: ImportReport) {
    super('a dry run ends without writing');
  }
}

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
    const { ledgers } = this.ports;
    // Two that would both make it: the second finds what the first has made.
    if (input.make === true) await change.hold('ledger', `name:${input.ledger}`);
    const wanted = { name: input.ledger, title: input.ledger };
    const isNew = input.make === true && (await ledgers.find(change, deskId, input.ledger)) === undefined;
    if (isNew) await addLedger(change, ledgers, deskId, wanted);
    // Two imports into one ledger wait for each other: each then sees all that the other wrote.
    const ledger = await ledgerToChange(change, this.ports, { deskId }, input.ledger);
    const importId = change.newId();
    const { ledgerImports } = this.ports;
    const { rows, tallies } = await takeRows(change, ledgerImports, ledger, importId, input.rows, input.progress);
    const dryRun = input.dryRun ?? false;
    const hopsLookedFor = lookedForHops(tallies);
    const report = { importId: dryRun ? null : importId, ledger: ledger.name, dryRun, rows, tallies, hopsLookedFor };
    if (dryRun) throw new DryRunEnds(report);
    await ledgerImports.keep(change, ledger.id, { id: importId, format: input.format, rows, tallies });
    if (anyWritten(tallies)) change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
    if (hopsLookedFor.statements > 0)
      change.enqueue({ name: 'suggest-hops', payload: { changeId: change.id, deskId } });
    return report;
  }
}
