/** The ports of desks, people and the keys that act for them. */
import type { Change, View } from '../ports/changes.js';
import type { Permission, Role } from './permissions.js';
import type { DeskPolicy } from './policy.js';

export interface Desk {
  readonly id: string;
  readonly slug: string;
  /** The version of the policy, from 1. */
  readonly version: number;
  readonly policy: DeskPolicy;
}

/** A version of a desk's policy, and whose it is. */
export interface PolicyVersion {
  readonly version: number;
  readonly policy: DeskPolicy;
  /** Null: an operator's, or a job's. */
  readonly personId: string | null;
  /** ISO 8601. */
  readonly at: string;
}

export interface Desks {
  /** The desk with the policy that the view admits. */
  one(view: View, id: string): Promise<Desk | undefined>;
  /** Every desk with its policy, oldest first. */
  all(view: View): Promise<readonly Desk[]>;
  /** The policy of a desk in each of these versions. */
  policies(view: View, id: string, versions: readonly number[]): Promise<ReadonlyMap<number, DeskPolicy>>;
  /** The versions of a desk's policy after one (0: from the first), in order. */
  policyVersions(
    view: View,
    id: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly PolicyVersion[]>;
  add(change: Change, desk: { readonly id: string; readonly slug: string }): Promise<void>;
  addPolicy(change: Change, desk: Pick<Desk, 'id' | 'version' | 'policy'>): Promise<void>;
}

/** Someone who has or had a role on a desk. */
export interface Person {
  readonly id: string;
  /** Null once the person's details were erased. */
  readonly name: string | null;
  readonly email: string | null;
  /** Null: the membership has ended. */
  readonly role: Role | null;
  /** The version of the membership, from 1. */
  readonly version: number;
}

/** One page of a list: what comes after an id, at most `limit`. */
export interface PageAsked {
  readonly after: string | null;
  readonly limit: number;
}

export interface People {
  /** A member or former member of a desk. */
  one(view: View, deskId: string, personId: string): Promise<Person | undefined>;
  /** Members and former members, by id. */
  list(view: View, deskId: string, page: PageAsked): Promise<readonly Person[]>;
  /** Whether somebody else holds this role on the desk. */
  anotherHolds(view: View, deskId: string, role: Role, personId: string): Promise<boolean>;
  /** Whether a person has a role on any desk now. */
  belongsAnywhere(view: View, personId: string): Promise<boolean>;
  add(
    change: Change,
    person: { readonly id: string; readonly name: string; readonly email: string | null },
  ): Promise<void>;
  addMembership(
    change: Change,
    membership: {
      readonly deskId: string;
      readonly personId: string;
      readonly version: number;
      readonly role: Role | null;
    },
  ): Promise<void>;
}

/** A key without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly deskId: string;
  readonly personId: string;
  readonly name: string;
  /** The part of the newest secret that is shown: it names the key and opens nothing. */
  readonly prefix: string;
  /** How many secrets it has had, from 1. */
  readonly version: number;
  /** Until when the secrets before the newest work; null: there were none. */
  readonly oldWorksUntil: Date | null;
  /** Empty: everything that the person's role allows. */
  readonly scopes: readonly Permission[];
  readonly expiresAt: Date | null;
  readonly madeAt: Date;
  readonly revoked: boolean;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
}

/** What is needed to let a request in. */
export interface KeyPresented extends Pick<ApiKey, 'id' | 'deskId' | 'personId' | 'scopes' | 'expiresAt' | 'revoked'> {
  readonly deskSlug: string;
  /** When this secret gave way to a newer one; null: it is the newest. May lie in the future. */
  readonly replacedAt: Date | null;
  /** SHA-256 of the secret. */
  readonly hash: Uint8Array;
  /** The role that the person has now; null: none any more. */
  readonly role: Role | null;
}

/** A newer secret of a key. */
export interface NewKeySecret {
  readonly keyId: string;
  /** From 2. */
  readonly version: number;
  readonly prefix: string;
  /** SHA-256 of the secret. */
  readonly hash: Uint8Array;
  readonly expiresAt: Date | null;
  /** From then on no older secret of the key works. */
  readonly oldWorksUntil: Date;
}

export interface Keys {
  /** By the shown part of any of its secrets. */
  presented(prefix: string): Promise<KeyPresented | undefined>;
  one(view: View, deskId: string, id: string): Promise<ApiKey | undefined>;
  /** @param personId whose keys; null: everybody's */
  list(view: View, deskId: string, personId: string | null, page: PageAsked): Promise<readonly ApiKey[]>;
  add(
    change: Change,
    key: Pick<ApiKey, 'id' | 'deskId' | 'personId' | 'name' | 'prefix' | 'scopes' | 'expiresAt'> & {
      readonly hash: Uint8Array;
    },
  ): Promise<void>;
  addSecret(change: Change, secret: NewKeySecret): Promise<void>;
  revoke(change: Change, id: string): Promise<void>;
  /** Ids of the keys of a person, of any desk, that are not revoked. */
  open(view: View, personId: string): Promise<readonly string[]>;
  /** Notes that a key was used; keeps the minute. It is no history. */
  noteUse(id: string, at: Date): Promise<void>;
}

/** One entry of the log as it is shown: no content, which the log does not hold. */
export interface LoggedEntry {
  readonly sequence: number;
  readonly recordedAt: Date;
  readonly actor: { readonly kind: string; readonly personId: string | null; readonly keyId: string | null };
  readonly purpose: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number };
  /** Hexadecimal SHA-256 that links this entry to all before it. */
  readonly hash: string;
}

export interface Logs {
  /** Entries of changes made on a desk, by sequence. Entries that are still to be chained are chained first. */
  list(deskId: string, page: { readonly after: number; readonly limit: number }): Promise<readonly LoggedEntry[]>;
}
