import { effectiveKey, type Measure } from '@whence/domain';
import type { Change, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import type { DeskActor, LedgerHeading, Versioned, VocabularyKind, VocabularyValues } from './ports.js';
import { ledgerToChange } from './ledger-to-change.js';
import { entryOf, entryToChange, writeEntry, type EntryPorts } from './write-entry.js';

export interface MergeEntryInput<K extends VocabularyKind = VocabularyKind> {
  readonly ledger: string;
  readonly kind: K;
  readonly key: string;
  /** Key of the entry that is meant. */
  readonly into: string;
}

/**
 * Says that two entries of a ledger mean the same. The key that is merged stays readable, with its statements and claims;
 * from now on it stands for the other wherever things are compared. Undone by a further version: see UnmergeEntry.
 */
export class MergeEntry {
  constructor(
    private readonly ports: EntryPorts & { readonly changes: Changes; readonly pastVersions: PastVersions },
  ) {}

  /**
   * Merging again into the same entry changes nothing. Throws `ledger-unknown`, `ledger-only-read`; `source-unknown`, `measure-unknown` or
   * `place-unknown`; `units-differ` for measures in other units; `merged-in-a-circle`; and what only the two together hold
   * in a circle (`control-in-a-circle`, `measures-in-a-circle`, `places-in-a-circle`). `precondition-failed` is about the entry
   * that is merged.
   */
  run<K extends VocabularyKind>(by: DeskActor, input: MergeEntryInput<K>): Promise<Versioned<VocabularyValues[K]>> {
    const { kind, key, into } = input;
    return this.ports.changes.make(by, 'merge-entry', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const held = await entryToChange(change, this.ports, by, ledger, kind, key);
      const other = await entryOf(change, this.ports, ledger, kind, into);
      if (kind === 'measure')
        refuseOtherUnit(held.value as Measure, await this.meant(change, ledger, other.value as Measure));
      if (await writeEntry(change, this.ports, ledger, kind, { ...held.value, mergedInto: into }))
        change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return entryOf(change, this.ports, ledger, kind, key);
    });
  }

  private async meant(change: Change, ledger: LedgerHeading, measure: Measure): Promise<Measure> {
    const { measure: merged } = await this.ports.ledgerReading.merged(change, { ledgerId: ledger.id });
    const key = effectiveKey(measure.key, merged);
    return key === measure.key ? measure : (await entryOf(change, this.ports, ledger, 'measure', key)).value;
  }
}

/** A count in persons is no count in families, however alike their names: no rule could compare the two afterwards. */
function refuseOtherUnit(measure: Measure, into: Measure): void {
  if (measure.unit.trim().toLowerCase() === into.unit.trim().toLowerCase()) return;
  throw new Refusal(
    'invalid',
    'units-differ',
    `Found "${measure.key}" in ${measure.unit} and "${into.key}" in ${into.unit}; expected one unit.`,
    [{ where: '/into', found: `a measure in ${into.unit}`, expected: `a measure in ${measure.unit}` }],
  );
}
