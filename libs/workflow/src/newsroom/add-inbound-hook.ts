import type { DeskActor } from '../ledger/ports.js';
import type { People } from '../desks/ports.js';
import type { Change, Changes } from '../ports/changes.js';
import { notFound } from '../refusal.js';
import type { InboundHooks, Secrets } from './ports.js';
import { newSigningSecret } from './signing-secret.js';
import type { HookContent, InboundHook } from './subscriber.js';

/** A door through which a CMS sends articles. The answer is the only one that shows the secret. */
export class AddInboundHook {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly people: People;
      readonly inboundHooks: InboundHooks;
      readonly secrets: Secrets;
    },
  ) {}

  /** @param wanted.personId a member of the desk. Throws `person-unknown`. */
  run(
    by: DeskActor,
    wanted: { readonly name: string; readonly personId: string },
  ): Promise<{ readonly hook: InboundHook; readonly secret: string }> {
    const { changes, people, inboundHooks, secrets } = this.ports;
    const { deskId } = by;
    return changes.make(by, 'add-inbound-hook', async (change) => {
      await checkPerson(change, people, deskId, wanted.personId);
      const id = change.newId();
      const content: HookContent = { ...wanted, active: true };
      const secret = newSigningSecret();
      await inboundHooks.add(change, { id, deskId });
      await inboundHooks.addVersion(change, id, 1, content);
      await secrets.set(change, 'inbound-hook', id, secret, null);
      change.log('add', { kind: 'inbound-hook', id, version: 1 }, content);
      return { hook: { id, deskId, version: 1, ...content }, secret };
    });
  }
}

/** Throws `person-unknown` for whoever has no role on the desk. */
export async function checkPerson(change: Change, people: People, deskId: string, personId: string): Promise<void> {
  const person = await people.one(change, deskId, personId);
  if (!person || person.role === null) throw notFound('person', personId);
}
