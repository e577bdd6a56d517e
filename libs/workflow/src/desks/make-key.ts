import type { Actor, Changes, Clock } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import { cutKey } from './found-desk.js';
import type { MadeKey } from './found-desk.js';
import { mayChangeKeysOf, refuseFurtherReach, refusePastExpiry } from './key-reach.js';
import type { MayReach } from './key-reach.js';
import type { Permission } from './permissions.js';
import type { ApiKey, Keys, People } from './ports.js';

/** A key that acts for a member of the actor's desk. The answer is the only one that shows the secret. */
export class MakeKey {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly people: People;
      readonly keys: Keys;
      readonly clock: Clock;
    },
  ) {}

  /**
   * @param may what the actor may do
   * Throws `not-permitted` (a key for somebody else), `person-unknown` for whoever has no role on the desk,
   * `key-expiry-past`, `key-reaches-further`.
   */
  run(
    by: Actor & { readonly deskId: string },
    wanted: {
      readonly personId: string;
      readonly name: string;
      readonly scopes: readonly Permission[];
      readonly expiresAt: Date | null;
    },
    may: MayReach,
  ): Promise<MadeKey & { readonly key: ApiKey }> {
    const { changes, people, keys, clock } = this.ports;
    if (!mayChangeKeysOf(by, may.permissions, wanted.personId))
      return Promise.reject(
        new Refusal('forbidden', 'not-permitted', 'Found a key for somebody else; expected one for yourself.', [], {
          needs: 'key:change',
        }),
      );
    return changes.make(by, 'make-key', async (change) => {
      const person = await people.one(change, by.deskId, wanted.personId);
      if (!person || person.role === null) throw notFound('person', wanted.personId);
      refuseFurtherReach(may, person.role, wanted.scopes);
      refusePastExpiry(wanted.expiresAt, clock.now());
      const made = await cutKey(change, keys, { deskId: by.deskId, ...wanted });
      const key = await keys.one(change, by.deskId, made.id);
      if (!key) throw new TypeError(`found no key ${made.id}, expected the one that was just written`);
      return { ...made, key };
    });
  }
}
