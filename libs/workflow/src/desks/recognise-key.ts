import type { Actor, Clock } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { partsOfKey, secretFits } from './key-secret.js';
import { permissionsOf } from './permissions.js';
import type { Permission } from './permissions.js';
import type { Keys } from './ports.js';

/** Someone let in: on whose behalf, for which desk, and what they may do. */
export interface Recognised {
  readonly actor: Actor & { readonly deskId: string; readonly personId: string };
  /** The key, or the identity of someone who signed in: whose requests are counted and repeated together. */
  readonly caller: string;
  readonly permissions: ReadonlySet<Permission>;
  /** By a key with scopes: whatever becomes of the person's role, it can do no more than these. */
  readonly narrowed: boolean;
}

/** Compared against when no key has the prefix, so that the answer takes as long. */
const NOBODY = new Uint8Array(32);

/** Finds out for whom a key acts. Nothing is said of a key (expired, revoked) to someone without its secret. */
export class RecogniseKey {
  constructor(private readonly ports: { readonly keys: Pick<Keys, 'presented'>; readonly clock: Clock }) {}

  /**
   * Throws `unauthenticated` Refusals: key-malformed, key-unknown, key-revoked, key-replaced,
   * key-expired; `forbidden`: membership-ended, key-of-other-desk.
   * @param deskSlug the desk that the request names, where it names one: a key opens its own and no other
   */
  async run(text: string, deskSlug?: string, requestId?: string): Promise<Recognised> {
    const parts = partsOfKey(text);
    if (!parts)
      throw new Refusal('unauthenticated', 'key-malformed', 'Found no key in the header; expected "Bearer whk_…".');
    const key = await this.ports.keys.presented(parts.prefix);
    const fits = secretFits(parts.secret, key?.hash ?? NOBODY);
    if (!key || !fits) throw new Refusal('unauthenticated', 'key-unknown', 'Found a key that opens nothing.');
    if (key.revoked) throw new Refusal('unauthenticated', 'key-revoked', 'Found a key that has been revoked.');
    const now = this.ports.clock.now();
    if (key.replacedAt !== null && key.replacedAt <= now)
      throw new Refusal(
        'unauthenticated',
        'key-replaced',
        `Found a secret that a newer one replaced on ${key.replacedAt.toISOString()}.`,
      );
    if (key.expiresAt !== null && key.expiresAt <= now)
      throw new Refusal(
        'unauthenticated',
        'key-expired',
        `Found a key that expired on ${key.expiresAt.toISOString()}.`,
      );
    if (key.role === null)
      throw new Refusal('forbidden', 'membership-ended', 'Found a key of someone who no longer belongs to its desk.');
    if (deskSlug !== undefined && deskSlug !== key.deskSlug)
      throw new Refusal('forbidden', 'key-of-other-desk', 'Found a key of another desk than the one that is named.', [
        { where: 'header/Whence-Desk', found: deskSlug, expected: `${key.deskSlug}, or nothing` },
      ]);
    return {
      actor: {
        kind: 'person',
        deskId: key.deskId,
        personId: key.personId,
        keyId: key.id,
        ...(requestId === undefined ? {} : { requestId }),
      },
      caller: key.id,
      permissions: permissionsOf(key.role, key.scopes),
      narrowed: key.scopes.length > 0,
    };
  }
}
