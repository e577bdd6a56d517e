/** The ports of people who sign in at an issuer of OpenID Connect instead of carrying a key. */
import type { Change, View } from '../ports/changes.js';
import type { PageAsked } from './ports.js';
import type { Role } from './permissions.js';

/** What an issuer's configuration lets its tokens do. */
export interface IssuerPolicy {
  /** Slugs of the desks that its tokens open; null: all. */
  readonly desks: readonly string[] | null;
  /** Whether a verified e-mail address links a person who was never linked at this issuer. */
  readonly linkByEmail: boolean;
}

/** What a token says, after its signature, issuer, audience and times have been found good. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** The visit at the issuer that it comes from, if it says so: the same for all tokens of one sign-in. */
  readonly session: string | null;
  /** Only an address that the issuer says it has verified. */
  readonly email: string | null;
  /**
   * By configuration alone: the role that a claim gives; null where it gives none. Undefined: roles come from memberships.
   */
  readonly role: Role | null | undefined;
  readonly policy: IssuerPolicy;
}

export interface Tokens {
  /** Whether any issuer is configured; without one no token is looked at. */
  readonly accepted: boolean;
  /** Whether tokens of this issuer are taken. */
  knows(issuer: string): boolean;
  /**
   * Throws `unauthenticated` Refusals: token-malformed, token-unverified, token-issuer-unknown, token-audience-wrong,
   * token-expired, token-not-valid-yet, token-unfit; `unavailable`: issuer-unavailable.
   */
  verify(text: string): Promise<VerifiedToken>;
}

/** That whoever an issuer calls by a subject is a person of a desk. */
export interface Identity {
  readonly id: string;
  readonly deskId: string;
  readonly personId: string;
  readonly issuer: string;
  /** Null once it has ended or its details were erased. */
  readonly subject: string | null;
  readonly linkedAt: Date;
  readonly ended: boolean;
}

/** An identity that opens a desk, with what is needed to let somebody in. */
export interface OpenIdentity {
  readonly id: string;
  readonly deskId: string;
  readonly deskSlug: string;
  readonly personId: string;
  /** The role that the person has now; null: none any more. */
  readonly role: Role | null;
}

/** A member who was found by an e-mail address. */
export interface MemberByEmail {
  readonly deskId: string;
  readonly deskSlug: string;
  readonly personId: string;
}

export interface Identities {
  /** On every desk, those that have not ended. */
  open(view: View, issuer: string, subject: string): Promise<readonly OpenIdentity[]>;
  one(view: View, deskId: string, id: string): Promise<Identity | undefined>;
  /** Of one person on a desk, ended ones too, by id. */
  list(view: View, deskId: string, personId: string, page: PageAsked): Promise<readonly Identity[]>;
  /** Ids of those of a person that have not ended, on every desk, in order. */
  openOf(view: View, personId: string): Promise<readonly string[]>;
  /** Members with this address (in any case of letters) who were never linked at the issuer on their desk. */
  unlinkedByEmail(view: View, issuer: string, email: string): Promise<readonly MemberByEmail[]>;
  /**
   * Links; gives the salted digest of the subject, which is what history keeps of it. The subject itself stands apart and
   * can be erased.
   */
  add(
    change: Change,
    identity: Pick<Identity, 'id' | 'deskId' | 'personId' | 'issuer'> & { readonly subject: string },
  ): Promise<{ readonly subjectDigest: string }>;
  /** Ends it and erases the subject. */
  end(change: Change, id: string): Promise<void>;
  /** Whether this visit of an identity has been noted. */
  visited(view: View, identityId: string, session: string): Promise<boolean>;
  addVisit(
    change: Change,
    visit: { readonly id: string; readonly identityId: string; readonly session: string },
  ): Promise<void>;
}
