import type { Actor, Change, Changes } from '../ports/changes.js';
import { notFound, Refusal } from '../refusal.js';
import type { Identities, Identity, Tokens } from './identities.js';
import type { People } from './ports.js';

/** Writes that whoever an issuer calls by a subject is a person of a desk; gives the id. */
export async function writeIdentity(
  change: Change,
  identities: Identities,
  wanted: Pick<Identity, 'deskId' | 'personId' | 'issuer'> & { readonly subject: string },
): Promise<string> {
  const id = change.newId();
  const { subjectDigest } = await identities.add(change, { id, ...wanted });
  const { deskId, personId, issuer } = wanted;
  change.log('link', { kind: 'identity', id, version: 1 }, { deskId, personId, issuer, subjectDigest });
  return id;
}

/** Holds what two links of the same subject on one desk would both write. */
export function holdSubject(change: Change, deskId: string, issuer: string, subject: string): Promise<void> {
  return change.hold('identity', `${deskId} ${issuer} ${subject}`);
}

/**
 * Lets a member of the actor's desk sign in at an issuer. A link is of one desk, as a key is: an administrator of one desk
 * opens no other by it.
 */
export class LinkIdentity {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly people: People;
      readonly identities: Identities;
      readonly tokens: Pick<Tokens, 'knows'>;
    },
  ) {}

  /** Throws `person-unknown` for whoever has no role on the desk, `issuer-unknown`, `identity-taken`. */
  run(
    by: Actor & { readonly deskId: string },
    wanted: { readonly personId: string; readonly issuer: string; readonly subject: string },
  ): Promise<Identity> {
    const { changes, people, identities, tokens } = this.ports;
    const { personId, issuer, subject } = wanted;
    return changes.make(by, 'link-identity', async (change) => {
      const person = await people.one(change, by.deskId, personId);
      if (!person || person.role === null) throw notFound('person', personId);
      if (!tokens.knows(issuer))
        throw new Refusal('invalid', 'issuer-unknown', 'Found an issuer whose tokens this service does not take.', [
          { where: '/issuer', found: JSON.stringify(issuer), expected: 'an issuer of OIDC_ISSUERS, letter by letter' },
        ]);
      await holdSubject(change, by.deskId, issuer, subject);
      const open = await identities.open(change, issuer, subject);
      if (open.some(({ deskId }) => deskId === by.deskId))
        throw new Refusal('conflict', 'identity-taken', 'Found that this subject is somebody on this desk already.');
      const id = await writeIdentity(change, identities, { deskId: by.deskId, personId, issuer, subject });
      const made = await identities.one(change, by.deskId, id);
      if (!made) throw new TypeError(`found no identity ${id}, expected the one that was just written`);
      return made;
    });
  }
}
