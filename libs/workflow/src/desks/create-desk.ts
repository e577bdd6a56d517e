import type { Actor, Changes } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { cutKey, foundDesk, giveRole } from './found-desk.js';
import type { DeskPorts, MadeKey } from './found-desk.js';
import { defaultPolicy } from './policy.js';

/** A further desk beside the actor's own. The actor becomes its administrator, with a key for it. */
export class CreateDesk {
  constructor(private readonly ports: DeskPorts & { readonly changes: Changes }) {}

  /** Throws `desk-slug-taken`. */
  run(
    by: Actor & { readonly personId: string },
    wanted: { readonly slug: string; readonly name: string },
  ): Promise<{ readonly deskId: string; readonly key: MadeKey }> {
    const { changes, desks, people, keys } = this.ports;
    return changes.make(by, 'create-desk', async (change) => {
      await change.hold('desk', `slug:${wanted.slug}`);
      if ((await desks.all(change)).some(({ slug }) => slug === wanted.slug))
        throw new Refusal('conflict', 'desk-slug-taken', `Found a desk that is called "${wanted.slug}" already.`);
      const deskId = await foundDesk(change, desks, wanted.slug, defaultPolicy(wanted.name));
      await giveRole(change, people, { deskId, personId: by.personId, version: 1, role: 'administrator' });
      const key = await cutKey(change, keys, {
        deskId,
        personId: by.personId,
        name: 'First key',
        scopes: [],
        expiresAt: null,
      });
      return { deskId, key };
    });
  }
}
