import type { Actor, Changes, Clock } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { MadeKey } from './found-desk.js';
import { mayChangeKeysOf, refuseFurtherReach, refusePastExpiry } from './key-reach.js';
import type { MayReach } from './key-reach.js';
import { newSecret } from './key-secret.js';
import type { ApiKey, Keys, People } from './ports.js';

const DAY_MS = 24 * 60 * 60_000;
/** The usual and the longest time for which old and new secret work side by side. */
const USUAL_OVERLAP_MS = DAY_MS;
const LONGEST_OVERLAP_MS = 30 * DAY_MS;

/**
 * Gives a key a new secret. The key stays the same one (id, person, scopes); its older secrets work until a stated moment,
 * so that whatever uses them can be changed over. The answer is the only one that shows the new secret.
 */
export class RotateKey {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly people: People;
      readonly keys: Keys;
      readonly clock: Clock;
    },
  ) {}

  /**
   * @param wanted.oldWorksUntil a day from now when undefined; a moment that has passed ends the old secrets at once
   * @param wanted.expiresAt of the new secret; as before when undefined, never when null
   * @param may what the actor may do
   * Throws `api-key-unknown` (also for a key that is not the actor's to change), `key-ended`, `key-expiry-past`,
   * `key-overlap-too-long`, `key-reaches-further`.
   */
  run(
    by: Actor & { readonly deskId: string },
    wanted: { readonly keyId: string; readonly oldWorksUntil?: Date; readonly expiresAt?: Date | null },
    may: MayReach,
  ): Promise<MadeKey & { readonly key: ApiKey }> {
    const { changes, people, keys, clock } = this.ports;
    return changes.make(by, 'rotate-key', async (change) => {
      await change.hold('key', wanted.keyId);
      const before = await keys.one(change, by.deskId, wanted.keyId);
      if (!before || !mayChangeKeysOf(by, may.permissions, before.personId)) throw notFound('api-key', wanted.keyId);
      if (before.revoked)
        throw new Refusal('conflict', 'key-ended', 'Found a key that has been revoked; expected one to make anew.');
      const person = await people.one(change, by.deskId, before.personId);
      if (!person || person.role === null) throw notFound('person', before.personId);
      refuseFurtherReach(may, person.role, before.scopes);
      const now = clock.now();
      const expiresAt = wanted.expiresAt === undefined ? before.expiresAt : wanted.expiresAt;
      refusePastExpiry(expiresAt, now);
      const oldWorksUntil = overlap(wanted.oldWorksUntil, now);
      const { prefix, hash, text } = newSecret();
      const version = before.version + 1;
      await keys.addSecret(change, { keyId: before.id, version, prefix, hash, expiresAt, oldWorksUntil });
      change.log(
        'rotate',
        { kind: 'key', id: before.id, version },
        { prefix, expiresAt: expiresAt?.toISOString() ?? null, oldWorksUntil: oldWorksUntil.toISOString() },
      );
      return { id: before.id, secret: text, key: { ...before, version, prefix, expiresAt, oldWorksUntil } };
    });
  }
}

/** Until when the old secrets work: no later than the longest overlap, and no earlier than now. */
function overlap(wanted: Date | undefined, now: Date): Date {
  if (wanted === undefined) return new Date(now.getTime() + USUAL_OVERLAP_MS);
  const latest = new Date(now.getTime() + LONGEST_OVERLAP_MS);
  if (wanted > latest)
    throw new Refusal('invalid', 'key-overlap-too-long', 'Found an overlap of more than 30 days.', [
      { where: '/oldWorksUntil', found: wanted.toISOString(), expected: `at the latest ${latest.toISOString()}` },
    ]);
  return wanted < now ? now : wanted;
}
