/** Whose keys somebody may change, and how far a key may reach that they make. */
import type { Actor } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import { permissionsOf } from './permissions.js';
import type { Permission, Role } from './permissions.js';
import type { Recognised } from './recognise-key.js';

/** A person changes their own keys; those of others only who may change all. */
export function mayChangeKeysOf(by: Actor, may: ReadonlySet<Permission>, personId: string): boolean {
  if (may.has('key:change')) return true;
  return may.has('own-key:change') && by.personId === personId;
}

/** What somebody may do who makes or rotates keys. */
export type MayReach = Pick<Recognised, 'permissions' | 'narrowed'>;

/**
 * Nobody makes a key that reaches further than what they came with: a narrowed key would be no narrower than its person. By one that
 * is narrowed only scopes are given that it has: what the person's role does not allow today it may allow tomorrow.
 * @param role of the person for whom the key acts
 * Throws `key-reaches-further`.
 */
export function refuseFurtherReach(may: MayReach, role: Role, scopes: readonly Permission[]): void {
  const reach = permissionsOf(may.narrowed ? 'administrator' : role, scopes);
  const further = [...reach].filter((permission) => !may.permissions.has(permission));
  if (further.length > 0)
    throw new Refusal(
      'forbidden',
      'key-reaches-further',
      `Found a key that could do what yours cannot (${further.join(', ')}); expected scopes within your own.`,
      [],
      { further },
    );
}

/** Throws `key-expiry-past`. */
export function refusePastExpiry(expiresAt: Date | null, now: Date): void {
  if (expiresAt !== null && expiresAt <= now)
    throw new Refusal('invalid', 'key-expiry-past', 'Found an expiry that has passed; expected a later moment.', [
      { where: '/expiresAt', found: expiresAt.toISOString(), expected: `later than ${now.toISOString()}` },
    ]);
}
