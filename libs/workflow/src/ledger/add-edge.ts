import { canonicalJson, type Source, type SourceEdge } from '@whence/domain';
import type { Changes } from '../ports/changes.js';
import type { PastVersions } from '../versions/ports.js';
import type { DeskActor, Versioned } from './ports.js';
import { ledgerToChange } from './ledger-to-change.js';
import { entryOf, entryToChange, writeEntry, type EntryPorts } from './write-entry.js';

/** Says that a source is part of, controls or owns another, and since when. */
export class AddEdge {
  constructor(
    private readonly ports: EntryPorts & { readonly changes: Changes; readonly pastVersions: PastVersions },
  ) {}

  /**
   * The same edge again changes nothing. Throws `ledger-unknown`, `ledger-only-read`, `source-unknown`, `control-in-a-circle` with the circle
   * and its days, `ledger-rows-invalid` for an edge that ends before it begins, `precondition-failed`.
   */
  run(
    by: DeskActor,
    input: { readonly ledger: string; readonly key: string; readonly edge: SourceEdge },
  ): Promise<Versioned<Source>> {
    const { key, edge } = input;
    return this.ports.changes.make(by, 'add-edge', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const held = await entryToChange(change, this.ports, by, ledger, 'source', key);
      await entryOf(change, this.ports, ledger, 'source', edge.other);
      if (held.value.edges.some((known) => canonicalJson(known) === canonicalJson(edge))) return held;
      await writeEntry(change, this.ports, ledger, 'source', { ...held.value, edges: [...held.value.edges, edge] });
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return entryOf(change, this.ports, ledger, 'source', key);
    });
  }
}
