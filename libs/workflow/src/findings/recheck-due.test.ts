import { describe, expect, it } from '@jest/globals';
import { isDue } from './recheck-due.js';

const DAY = 24 * 60 * 60 * 1000;
const lastAt = new Date('2025-01-01T00:00:00Z');
const after = (days: number) => new Date(lastAt.getTime() + days * DAY);

describe('isDue', () => {
  it.each([
    [0, 1, true],
    [0, 0.9, false],
    [3, 7, false],
    [3, 8, true],
    [60, 29, false],
    [60, 30, true],
  ])('after %i quiet rechecks and %f days: %p', (quiet, days, due) => {
    expect(isDue({ lastAt, quiet }, { firstDays: 1, longestDays: 30 }, after(days))).toBe(due);
  });

  it('is due at every turn without an interval', () => {
    expect(isDue({ lastAt, quiet: 9 }, null, lastAt)).toBe(true);
  });
});
