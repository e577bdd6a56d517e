import type { Changes } from '../ports/changes.js';
import { notInLedger, Refusal } from '../refusal.js';
import { ledgerToChange } from './ledger-to-change.js';
import { anyWritten, type DeskActor, type LedgerImports, type Ledgers, type UndoneRows } from './ports.js';

export interface UndoImportInput {
  /** Name of the ledger. */
  readonly ledger: string;
  readonly importId: string;
  /** Leave what was changed since, or what other things rest on, instead of refusing. */
  readonly leaveBuiltUpon?: boolean;
}

/** Things that a refusal names; more are counted. */
const MOST_NAMED = 1_000;

/**
 * Takes back a whole import by newer versions: what it added is removed, what it replaced is restored. Refuses with
 * `import-built-upon` when something was changed since or something else rests on it, unless told to leave that.
 */
export class UndoImport {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly ledgers: Ledgers;
      readonly ledgerImports: LedgerImports;
    },
  ) {}

  /** Throws `ledger-unknown`, `ledger-only-read`, `import-unknown`, `import-undone-already`, `import-built-upon`. */
  run(by: DeskActor, input: UndoImportInput): Promise<UndoneRows> {
    const { changes, ledgerImports } = this.ports;
    return changes.make(by, 'undo-import', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const heading = await ledgerImports.find(change, ledger.id, input.importId);
      if (heading === undefined) throw notInLedger('import', input.importId, ledger.name);
      if (heading.undoneAt !== null)
        throw new Refusal(
          'conflict',
          'import-undone-already',
          `Found that this import was undone at ${heading.undoneAt}.`,
        );
      const undone = await ledgerImports.undo(change, ledger.id, input.importId);
      if (undone.left.length > 0 && input.leaveBuiltUpon !== true) throw builtUpon(undone);
      if (anyWritten(undone.tallies)) change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return undone;
    });
  }
}

function builtUpon({ left }: UndoneRows): Refusal {
  const [first] = left;
  const told = first === undefined ? '' : ` The first: ${first.kind} ${first.key}, since ${first.because}.`;
  return new Refusal(
    'conflict',
    'import-built-upon',
    `Found ${left.length} things of this import that were changed since or that others rest on; nothing was undone.${told}` +
      ' Undo what came later first, or ask to leave them.',
    [],
    { left: left.slice(0, MOST_NAMED), leftInAll: left.length },
  );
}
