import type { PartialDate, Source } from '@whence/domain';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { AssignmentRule } from './assignment.js';
import type { DeskActor, LedgerStatements } from './ports.js';
import { assignStatements, type Assigned } from './reassign-statements.js';
import { ledgerToChange } from './ledger-to-change.js';
import { entryOf, writeEntry, type EntryPorts } from './write-entry.js';

export interface SplitSourceInput {
  readonly ledger: string;
  /** Key of the source that split. */
  readonly key: string;
  /** Since when the new ones have been there; absent: not known. */
  readonly on?: PartialDate;
  /** The sources that continue it. */
  readonly into: readonly Source[];
  /** Which of its statements are theirs. What no rule names stays with the old source. */
  readonly assign: readonly AssignmentRule[];
}

/**
 * Parts a source into new ones that continue it. The old one stays, with its key, its names and whatever statements nobody
 * assigned; each new one says whom it continues and since when.
 */
export class SplitSource {
  constructor(
    private readonly ports: EntryPorts & { readonly changes: Changes; readonly ledgerStatements: LedgerStatements },
  ) {}

  /**
   * Throws `ledger-unknown`, `ledger-only-read`, `source-unknown`, `source-key-taken`, `statement-unknown`, `assignment-unclear`,
   * `ledger-rows-invalid`, `control-in-a-circle`.
   */
  run(by: DeskActor, input: SplitSourceInput): Promise<Assigned> {
    const { key, on, into, assign } = input;
    return this.ports.changes.make(by, 'split-source', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      await entryOf(change, this.ports, ledger, 'source', key);
      for (const source of into) {
        if ((await this.ports.ledgerReading.vocabularyEntry(change, ledger.id, 'source', source.key)) !== undefined)
          throw new Refusal(
            'conflict',
            'source-key-taken',
            `Found a source "${source.key}" in "${ledger.name}" already; expected keys that are new.`,
          );
        const before = { other: key, ...(on === undefined ? {} : { from: on }) };
        await writeEntry(change, this.ports, ledger, 'source', {
          ...source,
          formerly: [...(source.formerly ?? []), before],
        });
      }
      for (const { to } of assign) await entryOf(change, this.ports, ledger, 'source', to);
      const assigned = await assignStatements(change, this.ports, ledger, key, assign);
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return assigned;
    });
  }
}
