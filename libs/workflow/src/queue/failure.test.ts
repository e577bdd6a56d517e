import { describe, expect, it } from '@jest/globals';
import { DeliveryFailed } from '../newsroom/delivery-failed.js';
import { notFound } from '../refusal.js';
import { type Failure, failureOf, readFailure, writeFailure } from './failure.js';

const withCode = (code: string, more: object = {}) => Object.assign(new Error('of Mrs Grey'), { code, ...more });

describe('failureOf', () => {
  const CASES: readonly (readonly [string, unknown, Failure])[] = [
    ['a refusal', notFound('claim', 'of Mrs Grey'), { kind: 'refusal', code: 'claim-unknown' }],
    ['a delivery', new DeliveryFailed('subscriber "Mrs Grey" timeout', null), { kind: 'delivery', code: null }],
    ['a violated constraint', new Error('q', { cause: withCode('23505') }), { kind: 'database', code: '23505' }],
    ['what TypeORM wraps', { driverError: withCode('57P01') }, { kind: 'database', code: '57P01' }],
    ['a lost connection', withCode('ECONNREFUSED'), { kind: 'network', code: 'ECONNREFUSED' }],
    ['a fault of ours', new RangeError('of Mrs Grey'), { kind: 'error', code: 'RangeError' }],
    ['a name that tells more', Object.assign(new Error(''), { name: 'of Mrs Grey' }), { kind: 'error', code: null }],
    ['no error at all', 'of Mrs Grey', { kind: 'error', code: null }],
  ];
  it.each(CASES)('tells of %s its kind and code and no word of its message', (_what, error, failure) => {
    expect(failureOf(error)).toEqual(failure);
    expect(readFailure(writeFailure(failure))).toEqual(failure);
  });
});

describe('readFailure', () => {
  it.each(['Found no claim "of Mrs Grey" on this desk.', '', 'error: of Mrs Grey', 'refusal: a\nb'])(
    'does not show %j, which this version did not write',
    (text) => expect(readFailure(text)).toEqual({ kind: 'unread', code: null }),
  );
  it('knows a job that took its workers down', () => {
    expect(readFailure('job stalled more than allowable limit')).toEqual({ kind: 'stalled', code: null });
  });
});
