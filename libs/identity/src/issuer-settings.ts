import type { Role } from '@whence/workflow';

/** One issuer of OpenID Connect whose tokens are taken. */
export interface IssuerSettings {
  /** As it stands in `iss`, letter by letter: `https://login.example.org`. */
  readonly issuer: string;
  /** A token must be meant for one of these. */
  readonly audiences: readonly string[];
  /** Signature algorithms that are taken; asymmetric ones alone. */
  readonly algorithms: readonly string[];
  /** Client ids (`azp` or `client_id`) whose tokens are taken; null: those of all. */
  readonly clients: readonly string[] | null;
  /** Slugs of the desks that its tokens open; null: all. */
  readonly desks: readonly string[] | null;
  readonly linkByEmail: boolean;
  /** Which claim gives roles, and which role each of its values gives; null: roles come from memberships. */
  readonly roles: { readonly claim: string; readonly of: Readonly<Record<string, Role>> } | null;
  /** How far the clocks may differ, 0 to 120 seconds. */
  readonly skewSeconds: number;
  /** The least time between two questions to the issuer for its keys, 1 to 300 seconds. */
  readonly refetchSeconds: number;
}
