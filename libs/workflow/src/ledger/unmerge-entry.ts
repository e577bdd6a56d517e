import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import type { DeskActor, Versioned, VocabularyKind, VocabularyValues } from './ports.js';
import { ledgerToChange } from './ledger-to-change.js';
import { entryOf, entryToChange, writeEntry, type EntryPorts } from './write-entry.js';

/** Takes back that two entries mean the same, by a further version; what was held in between stays readable as of then. */
export class UnmergeEntry {
  constructor(
    private readonly ports: EntryPorts & { readonly changes: Changes; readonly pastVersions: PastVersions },
  ) {}

  /**
   * Throws `ledger-unknown`, `ledger-only-read`; `source-unknown`, `measure-unknown` or `place-unknown`; `not-merged`; `precondition-failed`;
   * and what it holds in a circle without the merge.
   */
  run<K extends VocabularyKind>(
    by: DeskActor,
    input: { readonly ledger: string; readonly kind: K; readonly key: string },
  ): Promise<Versioned<VocabularyValues[K]>> {
    const { kind, key } = input;
    return this.ports.changes.make(by, 'unmerge-entry', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const held = await entryToChange(change, this.ports, by, ledger, kind, key);
      const { mergedInto, ...own } = held.value;
      if (mergedInto === undefined)
        throw new Refusal(
          'conflict',
          'not-merged',
          `Found that "${key}" is merged into nothing; expected a merged ${kind}.`,
        );
      await writeEntry(change, this.ports, ledger, kind, own as VocabularyValues[K]);
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return entryOf(change, this.ports, ledger, kind, key);
    });
  }
}
