import { describe, expect, it } from '@jest/globals';
import { isDatabaseFull, isDatabaseOutage } from './outage.js';

describe('a database that cannot be reached now', () => {
  it.each([
    ['53100', true, 'its disk is full'],
    ['53300', true, 'no connection is left'],
    ['57P01', true, 'it is ending'],
    ['23505', false, 'a key is taken'],
    ['08P01', false, 'a statement has too many parameters'],
  ])('is told by SQLSTATE %s: %s (%s)', (code, away) => {
    const asked = Object.assign(new Error('could not'), { driverError: { code } });
    expect(isDatabaseOutage(asked)).toBe(away);
    expect(isDatabaseFull(asked)).toBe(code === '53100');
  });
});
