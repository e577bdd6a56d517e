/** What a new desk begins with; shared by the first start and by CreateDesk. */
import type { Change } from '../ports/changes.js';
import { newSecret } from './key-secret.js';
import type { Permission, Role } from './permissions.js';
import { checkPolicy } from './policy.js';
import type { DeskPolicy } from './policy.js';
import type { Desks, Keys, People } from './ports.js';

export interface DeskPorts {
  readonly desks: Desks;
  readonly people: People;
  readonly keys: Keys;
}

/** Writes a desk with the first version of its policy; returns its id. */
export async function foundDesk(change: Change, desks: Desks, slug: string, policy: DeskPolicy): Promise<string> {
  checkPolicy(policy);
  const id = change.newId();
  await desks.add(change, { id, slug });
  await desks.addPolicy(change, { id, version: 1, policy });
  change.log('create', { kind: 'desk', id, version: 1 }, { slug, policy });
  return id;
}

/** Writes a version of a person's role on a desk. */
export async function giveRole(
  change: Change,
  people: People,
  membership: {
    readonly deskId: string;
    readonly personId: string;
    readonly version: number;
    readonly role: Role | null;
  },
): Promise<void> {
  await people.addMembership(change, membership);
  const { deskId, personId, version, role } = membership;
  change.log('change', { kind: 'membership', id: `${deskId}/${personId}`, version }, { role });
}

/** Writes a person and their first role; returns their id. Of what identifies them the log holds a salted digest. */
export async function welcomePerson(
  change: Change,
  people: People,
  person: { readonly deskId: string; readonly name: string; readonly email: string | null; readonly role: Role },
): Promise<string> {
  const id = change.newId();
  await people.add(change, { id, name: person.name, email: person.email });
  change.log('add', { kind: 'person', id, version: 1 }, {});
  // A digest alone, whose salt goes when the details are erased.
  change.log('keep', { kind: 'person-detail', id, version: 1 }, { name: person.name, email: person.email });
  await giveRole(change, people, { deskId: person.deskId, personId: id, version: 1, role: person.role });
  return id;
}

/** A key at the only moment when its secret is known. */
export interface MadeKey {
  readonly id: string;
  /** The whole key, to be shown once. */
  readonly secret: string;
}

/** Writes a key for a member of a desk. */
export async function cutKey(
  change: Change,
  keys: Keys,
  wanted: {
    readonly deskId: string;
    readonly personId: string;
    readonly name: string;
    readonly scopes: readonly Permission[];
    readonly expiresAt: Date | null;
  },
): Promise<MadeKey> {
  const id = change.newId();
  const { prefix, hash, text } = newSecret();
  await keys.add(change, { id, prefix, hash, ...wanted });
  const { deskId, personId, name, scopes, expiresAt } = wanted;
  change.log(
    'make',
    { kind: 'key', id, version: 1 },
    { deskId, personId, name, prefix, scopes, expiresAt: expiresAt?.toISOString() ?? null },
  );
  return { id, secret: text };
}
