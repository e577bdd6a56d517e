import type { Actor, Changes, Clock } from '../ports/changes.js';
import { Refusal } from '../refusal.js';
import type { Identities, MemberByEmail, OpenIdentity, VerifiedToken } from './identities.js';
import { holdSubject, writeIdentity } from './link-identity.js';
import { permissionsOf } from './permissions.js';
import type { Recognised } from './recognise-key.js';

const NOW = { position: null } as const;
const MOST_REMEMBERED = 10_000;

/**
 * Finds out for whom a token acts. The token says who it is and nothing more: person, desk and role are what Whence holds
 * (the role comes from the token only where the configuration maps a claim). The first request of a visit is written to
 * the log, the others are not.
 */
export class RecogniseToken {
  /** Visits that are in the log, so that a request need not ask. */
  private readonly remembered = new Set<string>();

  constructor(
    private readonly ports: {
      readonly identities: Identities;
      readonly changes: Changes;
      readonly clock: Clock;
    },
  ) {}

  /**
   * @param deskSlug the desk that the request names; undefined: the only one that is open to the person
   * Throws `forbidden` Refusals: token-unlinked, membership-ended, role-not-given; `invalid`: desk-not-named.
   */
  async run(token: VerifiedToken, deskSlug: string | undefined, requestId?: string): Promise<Recognised> {
    const identity = await this.identityOf(token, deskSlug, requestId);
    if (identity.role === null)
      throw new Refusal('forbidden', 'membership-ended', 'Found a token of someone who no longer belongs to its desk.');
    if (token.role === null)
      throw new Refusal('forbidden', 'role-not-given', 'Found a token whose claims give no role; expected one.');
    const { deskId, personId } = identity;
    const actor = { kind: 'person', deskId, personId, ...(requestId === undefined ? {} : { requestId }) } as const;
    await this.noteVisit(actor, identity.id, token);
    return { actor, caller: identity.id, permissions: permissionsOf(token.role ?? identity.role), narrowed: false };
  }

  private async identityOf(
    token: VerifiedToken,
    deskSlug: string | undefined,
    requestId: string | undefined,
  ): Promise<OpenIdentity> {
    const { identities } = this.ports;
    const isOpen = ({ deskSlug: slug }: { readonly deskSlug: string }): boolean =>
      (token.policy.desks?.includes(slug) ?? true) && (deskSlug === undefined || deskSlug === slug);
    const linked = (await identities.open(NOW, token.issuer, token.subject)).filter(isOpen);
    const members = linked.filter(({ role }) => role !== null);
    const found = onlyOne(members.length > 0 ? members : linked, deskSlug);
    if (found !== undefined) return found;
    if (token.policy.linkByEmail && token.email !== null) {
      const addressed = await identities.unlinkedByEmail(NOW, token.issuer, token.email);
      const member = onlyOne(addressed.filter(isOpen), deskSlug);
      if (member !== undefined) return this.link(token, member, requestId);
    }
    throw new Refusal('forbidden', 'token-unlinked', 'Found a token of nobody who belongs to this desk.');
  }

  /** Links the person who has the token's verified address, once; whoever comes second finds the link. */
  private link(token: VerifiedToken, member: MemberByEmail, requestId: string | undefined): Promise<OpenIdentity> {
    const { changes, identities } = this.ports;
    const { deskId, personId } = member;
    const by: Actor = { kind: 'person', deskId, personId, ...(requestId === undefined ? {} : { requestId }) };
    return changes.make(by, 'link-identity-by-email', async (change) => {
      await holdSubject(change, deskId, token.issuer, token.subject);
      // The person is held too: two subjects with one address are not both theirs.
      await change.hold('identity', `${deskId} ${token.issuer} person ${personId}`);
      const ofDesk = ({ deskId: of }: { readonly deskId: string }): boolean => of === deskId;
      const already = (await identities.open(change, token.issuer, token.subject)).find(ofDesk);
      if (already !== undefined) return already;
      const still = await identities.unlinkedByEmail(change, token.issuer, token.email ?? '');
      if (!still.some((other) => ofDesk(other) && other.personId === personId))
        throw new Refusal('forbidden', 'token-unlinked', 'Found a token of nobody who belongs to this desk.');
      await writeIdentity(change, identities, { deskId, personId, issuer: token.issuer, subject: token.subject });
      const made = (await identities.open(change, token.issuer, token.subject)).find(ofDesk);
      if (made === undefined) throw new TypeError('found no identity, expected the one that was just written');
      return made;
    });
  }

  private async noteVisit(by: Actor, identityId: string, token: VerifiedToken): Promise<void> {
    const { changes, identities, clock } = this.ports;
    const session = token.session ?? `day ${clock.now().toISOString().slice(0, 10)}`;
    const visit = `${identityId} ${session}`;
    if (this.remembered.has(visit)) return;
    if (!(await identities.visited(NOW, identityId, session)))
      await changes.make(by, 'sign-in', async (change) => {
        await change.hold('sign-in', visit);
        if (await identities.visited(change, identityId, session)) return;
        const id = change.newId();
        await identities.addVisit(change, { id, identityId, session });
        change.log('sign-in', { kind: 'sign-in', id, version: 1 }, { identityId, session });
      });
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.add(visit);
  }
}

/** The only one; undefined where there is none. Throws `desk-not-named` where several desks are open and none was named. */
function onlyOne<T extends { readonly deskSlug: string }>(
  found: readonly T[],
  deskSlug: string | undefined,
): T | undefined {
  if (found.length <= 1) return found[0];
  const slugs = [...new Set(found.map((one) => one.deskSlug))];
  // Two members of one desk with the same address: it says of neither that it is they.
  if (deskSlug !== undefined || slugs.length === 1) return undefined;
  throw new Refusal('invalid', 'desk-not-named', 'Found a token that opens several desks, expected one to be named.', [
    { where: 'header/Whence-Desk', found: 'nothing', expected: `one of ${slugs.join(', ')}` },
  ]);
}
