import type { PartialDate, Source, SourceEdge } from '@whence/domain';
import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { PastVersions } from '../versions/ports.js';
import type { DeskActor, Versioned } from './ports.js';
import { ledgerToChange } from './ledger-to-change.js';
import { entryOf, entryToChange, writeEntry, type EntryPorts } from './write-entry.js';

/** Says until when a source was part of, controlled or owned another. */
export class EndEdge {
  constructor(
    private readonly ports: EntryPorts & { readonly changes: Changes; readonly pastVersions: PastVersions },
  ) {}

  /**
   * Ends every edge of the kind to the other source that has no end yet. Throws `ledger-unknown`, `ledger-only-read`, `source-unknown`,
   * `edge-unknown` when there is none, `ledger-rows-invalid` for an end before the beginning,
   * `precondition-failed`.
   * @param input.to the last day, month or year in which it held
   */
  run(
    by: DeskActor,
    input: {
      readonly ledger: string;
      readonly key: string;
      readonly kind: SourceEdge['kind'];
      readonly other: string;
      readonly to: PartialDate;
    },
  ): Promise<Versioned<Source>> {
    const { key, kind, other, to } = input;
    return this.ports.changes.make(by, 'end-edge', async (change) => {
      const ledger = await ledgerToChange(change, this.ports, by, input.ledger);
      const { value } = await entryToChange(change, this.ports, by, ledger, 'source', key);
      const isOpen = (edge: SourceEdge) => edge.kind === kind && edge.other === other && edge.to === undefined;
      if (!value.edges.some(isOpen))
        throw new Refusal(
          'not-found',
          'edge-unknown',
          `Found no edge of "${key}" that says ${kind} "${other}" and has no end; expected one to end.`,
        );
      const edges = value.edges.map((edge) => (isOpen(edge) ? { ...edge, to } : edge));
      await writeEntry(change, this.ports, ledger, 'source', { ...value, edges });
      change.enqueue({ name: 'recheck-affected', payload: { changeId: change.id } });
      return entryOf(change, this.ports, ledger, 'source', key);
    });
  }
}
