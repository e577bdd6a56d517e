import type { Change, Changes } from '../ports/changes.js';
import type { PastVersions } from '../versions/ports.js';
import { refuseOvertaken } from '../versions/precondition.js';
import {
  anyWritten,
  type DeskActor,
  type LedgerHeading,
  type LedgerImports,
  type LedgerReading,
  type Ledgers,
} from './ports.js';
import { readRow } from './read-rows.js';
import type { RowKind } from './rows.js';
import { ledgerToChange } from './ledger-to-change.js';
import { refuseCircles } from './refuse-circles.js';
import { takeRows } from './take-rows.js';

export interface PutRowInput {
  /** Name of the ledger. */
  readonly ledger: string;
  readonly kind: RowKind;
  /** Of the entry, or of the statement's row. */
  readonly key: string;
  /** The row in its JSON shape; faults stand at JSON Pointers into it. */
  readonly value: unknown;
}

/** One row of a ledger: added, or changed by a new version, or left as it is when nothing differs. */
export class PutRow {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly ledgers: Ledgers;
      readonly ledgerImports: LedgerImports;
      readonly ledgerReading: LedgerReading;
      readonly pastVersions: PastVersions;
    },
  ) {}

  /**
   * Throws `ledger-unknown`, `ledger-only-read`, `ledger-rows-invalid` with every fault, and what {@link refuseCircles} throws for an entry of the
   * vocabulary that would hold itself. Says whether anything was written.
   */
  run(by: DeskActor, input: PutRowInput): Promise<{ readonly written: boolean }> {
    const { changes, ledgerImports, ledgerReading } = this.ports;
    return changes.make(by, 'put-row', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const pointer = (path: readonly (string | number)[] = []) => path.map((step) => `/${step}`).join('');
      if (by.startsFrom !== undefined) await this.refuseOvertaken(change, by, ledger, input);
      const rows = [readRow(input.kind, input.value, pointer)];
      const written = anyWritten((await takeRows(change, ledgerImports, ledger, null, rows)).tallies);
      const [read] = rows;
      if (written && read !== undefined && 'row' in read && read.row.kind !== 'statement')
        await refuseCircles(ledgerReading, change, ledger.id, read.row.kind, read.row.value.key);
      if (written) change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      if (written && input.kind === 'statement')
        change.enqueue({ name: 'suggest-hops', payload: { changeId: change.id, deskId: by.deskId } });
      return { written };
    });
  }

  private async refuseOvertaken(
    change: Change,
    by: DeskActor,
    ledger: LedgerHeading,
    { kind, key }: PutRowInput,
  ): Promise<void> {
    const { ledgerReading, pastVersions } = this.ports;
    const statementKey = `${ledger.name}/${key}`;
    const thing = { kind, id: kind === 'statement' ? statementKey : `${ledger.id}/${key}` } as const;
    const found =
      kind === 'statement'
        ? await ledgerReading.statement(change, ledger.id, statementKey)
        : await ledgerReading.vocabularyEntry(change, ledger.id, kind, key);
    await refuseOvertaken(pastVersions, change, by, found === undefined ? [] : [{ thing, version: found.version }]);
  }
}
