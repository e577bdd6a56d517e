import type { Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { DeskActor, LedgerHeading, Ledgers } from './ports.js';

/** A new ledger, read by the actor's desk after its others. */
export class CreateLedger {
  constructor(private readonly ports: { readonly changes: Changes; readonly ledgers: Ledgers }) {}

  /** @param wanted.name unique over all desks, since it begins the keys of statements. Throws `ledger-name-taken`. */
  run(by: DeskActor, wanted: { readonly name: string; readonly title: string }): Promise<LedgerHeading> {
    const { changes, ledgers } = this.ports;
    return changes.make(by, 'create-ledger', async (change) => {
      await change.hold('ledger', `name:${wanted.name}`);
      if (await ledgers.isNameTaken(change, wanted.name))
        throw new Refusal('conflict', 'ledger-name-taken', `Found a ledger that is called "${wanted.name}" already.`);
      const ledger = { id: change.newId(), name: wanted.name, title: wanted.title };
      await ledgers.add(change, by.deskId, ledger);
      change.log('create', { kind: 'ledger', id: ledger.id, version: 1 }, { name: ledger.name, title: ledger.title });
      return ledger;
    });
  }
}
