import type { Changes } from '../ports/changes.js';
import { cutKey, foundDesk, welcomePerson } from './found-desk.js';
import type { DeskPorts, MadeKey } from './found-desk.js';
import { defaultPolicy } from './policy.js';

export interface FirstStartAnswer {
  readonly deskId: string;
  readonly personId: string;
  /** The first administrator's key; its secret is never shown again. */
  readonly key: MadeKey;
}

/** The first desk, its first administrator, and the key that opens it. Does nothing where a desk exists. */
export class FirstStart {
  constructor(private readonly ports: DeskPorts & { readonly changes: Changes }) {}

  /** Undefined when there was a desk already, however many processes start at once. */
  async run(
    wanted: { readonly deskName?: string; readonly personName?: string } = {},
  ): Promise<FirstStartAnswer | undefined> {
    const { changes, desks, people, keys } = this.ports;
    // Looked up before the change too, so that a later start leaves no empty change behind.
    if ((await desks.all({ position: null })).length > 0) return undefined;
    return changes.make({ kind: 'operator' }, 'first-start', async (change) => {
      await change.hold('desk', 'first');
      if ((await desks.all(change)).length > 0) return undefined;
      const deskId = await foundDesk(change, desks, 'desk', defaultPolicy(wanted.deskName ?? 'Desk'));
      const name = wanted.personName ?? 'First administrator';
      const personId = await welcomePerson(change, people, { deskId, name, email: null, role: 'administrator' });
      const key = await cutKey(change, keys, { deskId, personId, name: 'First key', scopes: [], expiresAt: null });
      return { deskId, personId, key };
    });
  }
}
