import { describe, expect, it } from '@jest/globals';
import { leastRoleOf, PERMISSIONS, permissionsOf, ROLES } from './permissions.js';

describe('permissions', () => {
  it('grow with each role, and an administrator has all of them', () => {
    let before: ReadonlySet<string> = new Set();
    for (const role of ROLES) {
      const now = permissionsOf(role);
      expect([...before].every((permission) => now.has(permission as never))).toBe(true);
      expect(now.size).toBeGreaterThan(before.size);
      before = now;
    }
    expect([...permissionsOf('administrator')].sort()).toEqual([...PERMISSIONS].sort());
  });

  it('to change anything but their own keys are never a viewer’s', () => {
    const changing = [...permissionsOf('viewer')].filter((permission) => !permission.endsWith(':read'));
    expect(changing).toEqual(['own-key:change']);
  });

  it('begin with the least role that has them', () => {
    for (const permission of PERMISSIONS) {
      const least = ROLES.indexOf(leastRoleOf(permission));
      const having = ROLES.filter((role) => permissionsOf(role).has(permission));
      expect(having).toEqual(ROLES.slice(least));
    }
  });

  it('are narrowed by scopes, never widened', () => {
    expect([...permissionsOf('contributor', ['claim:submit', 'log:read'])]).toEqual(['claim:submit']);
    expect([...permissionsOf('administrator', ['key:read'])].sort()).toEqual(['key:read', 'own-key:read']);
  });
});
