import type { Change, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { DeskActor, LedgerHeading, Ledgers } from './ports.js';
import { LEDGER_NAME_SHAPE, ledgerNameSchema } from './rows.js';

/** A new ledger, read by the actor's desk after its others. */
export class CreateLedger {
  constructor(private readonly ports: { readonly changes: Changes; readonly ledgers: Ledgers }) {}

  /**
   * @param wanted.name unique over all desks, since it begins the keys of statements. Throws `ledger-name-taken`,
   *   `ledger-name-invalid`.
   */
  run(by: DeskActor, wanted: { readonly name: string; readonly title: string }): Promise<LedgerHeading> {
    const { changes, ledgers } = this.ports;
    return changes.make(by, 'create-ledger', (change) => addLedger(change, ledgers, by.deskId, wanted));
  }
}

/** Adds a ledger to the change in which it is wanted. Throws as {@link CreateLedger} does. */
export async function addLedger(
  change: Change,
  ledgers: Ledgers,
  deskId: string,
  { name, title }: { readonly name: string; readonly title: string },
): Promise<LedgerHeading> {
  const valid = ledgerNameSchema.safeParse(name);
  if (!valid.success)
    throw new Refusal(
      'invalid',
      'ledger-name-invalid',
      `Found the ledger name "${name}", expected ${LEDGER_NAME_SHAPE}.`,
      [{ where: '/name', found: `"${name}"`, expected: LEDGER_NAME_SHAPE }],
    );
  await change.hold('ledger', `name:${name}`);
  if (await ledgers.isNameTaken(change, name))
    throw new Refusal(
      'conflict',
      'ledger-name-taken',
      `Found a ledger that is called "${name}" already, on this desk or another; expected a name of its own.`,
    );
  const ledger = { id: change.newId(), name, title };
  await ledgers.add(change, deskId, ledger);
  change.log('create', { kind: 'ledger', id: ledger.id, version: 1 }, { name, title });
  return ledger;
}
