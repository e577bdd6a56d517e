/**
 * Who may do what. One table; what is not named here is refused. A role has everything that the role before it has.
 * That two different people stand behind a published verdict is a rule of the review, not of this table.
 */
export const PERMISSIONS = [
  'desk:read',
  'ledger:read',
  'article:read',
  'claim:read',
  'finding:read',
  'verdict:read',
  'article:submit',
  'claim:submit',
  'claim:write',
  'claim:confirm-link',
  'observation:write',
  'comment:read',
  'comment:write',
  'evidence:read',
  'evidence:write',
  'confidential:write',
  'contact:read',
  'note:read',
  'note:write',
  'verdict:give',
  'rating:give',
  'ledger:change',
  'vocabulary:decide',
  'claim:assign',
  'verdict:review',
  'ledger:import',
  'ledger:share',
  'ledger:hand-on',
  'subscriber:read',
  'subscriber:change',
  'hook:read',
  'hook:change',
  'people:read',
  'desk:change',
  'people:change',
  'key:read',
  'key:change',
  'own-key:read',
  'own-key:change',
  'log:read',
  'confidential:read',
  'personal:erase',
  'queue:read',
  'queue:change',
  'metrics:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** From the least to the most. */
export const ROLES = ['viewer', 'contributor', 'checker', 'reviewer', 'editor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What each role adds to the role before it. */
const ADDED: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: [
    'desk:read',
    'ledger:read',
    'article:read',
    'claim:read',
    'finding:read',
    'verdict:read',
    'evidence:read',
    'own-key:read',
    'own-key:change',
  ],
  contributor: ['article:submit', 'claim:submit'],
  checker: [
    'claim:write',
    'claim:confirm-link',
    'observation:write',
    'comment:read',
    'comment:write',
    'evidence:write',
    'confidential:write',
    'contact:read',
    'note:read',
    'note:write',
    'verdict:give',
    'rating:give',
    'ledger:change',
    'vocabulary:decide',
    'people:read',
  ],
  reviewer: ['claim:assign', 'verdict:review'],
  editor: ['ledger:import', 'subscriber:read', 'subscriber:change', 'hook:read', 'hook:change', 'confidential:read'],
  administrator: [
    'ledger:share',
    'ledger:hand-on',
    'desk:change',
    'people:change',
    'key:read',
    'key:change',
    'log:read',
    'queue:read',
    'queue:change',
    'metrics:read',
    'personal:erase',
  ],
};

/** Who may do something to all keys may do it to their own. */
const IMPLIED: Partial<Readonly<Record<Permission, Permission>>> = {
  'key:read': 'own-key:read',
  'key:change': 'own-key:change',
};

/**
 * What a key may do: what its person's role allows, narrowed to the key's scopes.
 * @param scopes empty: everything that the role allows.
 */
export function permissionsOf(role: Role, scopes: readonly Permission[] = []): ReadonlySet<Permission> {
  if (scopes.length > 0) return narrowed(role, scopes);
  let whole = WHOLE.get(role);
  if (whole === undefined) WHOLE.set(role, (whole = narrowed(role, [])));
  return whole;
}

/** What each role allows: asked for at every request. */
const WHOLE = new Map<Role, ReadonlySet<Permission>>();

function narrowed(role: Role, scopes: readonly Permission[]): ReadonlySet<Permission> {
  const allowed = ROLES.slice(0, ROLES.indexOf(role) + 1).flatMap((each) => ADDED[each]);
  const wanted = scopes.flatMap((scope) => [scope, IMPLIED[scope] ?? scope]);
  return new Set(wanted.length === 0 ? allowed : allowed.filter((permission) => wanted.includes(permission)));
}

/** The least role that has a permission. */
export function leastRoleOf(permission: Permission): Role {
  const found = ROLES.find((role) => ADDED[role].includes(permission));
  if (found === undefined) throw new TypeError(`found no role with "${permission}", expected each to belong to one`);
  return found;
}
