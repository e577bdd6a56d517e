import { describe, expect, it } from '@jest/globals';
import { PERMISSIONS, permissionsOf, ROLES } from './permissions.js';

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

  it('to change anything are never a viewer’s', () => {
    expect([...permissionsOf('viewer')].every((permission) => permission.endsWith(':read'))).toBe(true);
  });

  it('are narrowed by scopes, never widened', () => {
    expect([...permissionsOf('contributor', ['claim:submit', 'log:read'])]).toEqual(['claim:submit']);
  });
});
