import { describe, expect, it } from '@jest/globals';
import type { Amount, Content, Proposition } from '../figure.js';
import {
  about,
  atLeast,
  between,
  CASUALTIES,
  content,
  exactly,
  FORECAST,
  moreThan,
  upTo,
  VOCABULARY,
} from '../../test/ledger.js';
import { compareContents } from './compare-contents.js';

const total = (amount: Amount, asOf: string, more: Partial<Proposition> = {}) =>
  content(CASUALTIES, amount, { asOf, ...more });
const stock = (amount: Amount, asOf: string) => total(amount, asOf, { measure: 'present', accumulation: 'stock' });
const flow = (amount: Amount, from: string | undefined, to: string, more: Partial<Proposition> = {}) =>
  content({ ...CASUALTIES, accumulation: 'flow' }, amount, {
    ...(from === undefined ? {} : { periodStart: from }),
    periodEnd: to,
    ...more,
  });
const forecast = (amount: Amount, from: string, horizon?: string, more: Partial<Proposition> = {}) =>
  content(FORECAST, amount, { periodStart: from, ...(horizon === undefined ? {} : { horizon }), ...more });

describe('a claim against a statement', () => {
  it.each<[string, Content, Content, string, string]>([
    ['agrees at one time', total(about(4000), '2025-02'), total(exactly(3800), '2025-02-03'), 'agrees', 'agrees'],
    ['lies above for one time', total(about(4000), '2025-02'), total(about(2000), '2025-02-03'), 'above', 'conflicts'],
    [
      'is overtaken by a later and higher count',
      total(about(4000), '2025-02'),
      total(moreThan(6000), '2025-06'),
      'superseded',
      'supersedes',
    ],
    [
      'grew from an earlier and lower count',
      total(about(4000), '2025-02'),
      total(about(1100), '2024-12'),
      'above',
      'grew',
    ],
    [
      'lies below an earlier floor',
      total(about(4000), '2025-07-14'),
      total(moreThan(6000), '2025-06'),
      'below',
      'conflicts',
    ],
    ['lies above a later count', total(about(4000), '2025-02'), total(about(1200), '2025-04'), 'above', 'conflicts'],
    [
      'is allowed by a floor too far off to support it',
      total(about(4000), '2025-02'),
      total(moreThan(1000), '2025-02'),
      'bears-on',
      'allows',
    ],
    [
      'is of another moment than an earlier stock',
      stock(about(8000), '2025-02-04'),
      stock(about(11000), '2024-11-04'),
      'not-comparable',
      'none',
    ],
    [
      'is superseded by a later stock',
      stock(about(11000), '2024-11-04'),
      stock(about(8000), '2025-02-04'),
      'superseded',
      'supersedes',
    ],
    [
      'agrees over the same period',
      flow(exactly(3000), '2025-01', '2025-02'),
      flow(atLeast(3000), '2025-01', '2025-02'),
      'agrees',
      'agrees',
    ],
    [
      'is part of a longer period',
      flow(exactly(3000), '2025-01', '2025-02'),
      flow(exactly(9000), '2024-10', '2025-04'),
      'not-comparable',
      'none',
    ],
    [
      'exceeds the longer period that holds it',
      flow(exactly(12000), '2025-01', '2025-02'),
      flow(exactly(9000), '2024-10', '2025-04'),
      'above',
      'conflicts',
    ],
    [
      'exceeds all so far',
      flow(exactly(12000), '2025-01', '2025-02'),
      total(exactly(9000), '2025-04'),
      'above',
      'conflicts',
    ],
    [
      'does not know from when a flow counts',
      flow(exactly(12000), '2025-01', '2025-02'),
      flow(exactly(5000), undefined, '2025-03-05'),
      'not-comparable',
      'none',
    ],
    [
      'holds no month against a bare year',
      flow(exactly(11000), '2024-10', '2024-10'),
      total(exactly(14000), '2024', { periodStart: '2024' }),
      'not-comparable',
      'none',
    ],
    [
      'shares one outlook',
      forecast(moreThan(30000), '2025-07-14'),
      forecast(about(30000), '2025-07-02'),
      'agrees',
      'agrees',
    ],
    [
      'looks ahead from another time',
      forecast(moreThan(30000), '2025-07-14'),
      forecast(about(30000), '2025-02-14'),
      'not-comparable',
      'none',
    ],
    [
      'has a horizon beyond the other',
      forecast(moreThan(30000), '2025-07-14'),
      forecast(exactly(15000), '2025-07-02', '2025-08'),
      'not-comparable',
      'none',
    ],
    [
      'is above within one horizon',
      forecast(moreThan(30000), '2025-07-02', '2025-11'),
      forecast(between(25000, 30000), '2025-07-02', '2025-11'),
      'above',
      'conflicts',
    ],
    [
      'of a part may not exceed the place',
      total(about(9000), '2025-02', { place: 'kursk' }),
      total(about(4000), '2025-02', { place: 'russia' }),
      'above',
      'conflicts',
    ],
    [
      'of a part says nothing more',
      total(about(3000), '2025-02', { place: 'kursk' }),
      total(about(4000), '2025-02', { place: 'russia' }),
      'not-comparable',
      'none',
    ],
    [
      'of the whole may not lie below a part',
      total(about(1000), '2025-02'),
      total(about(2000), '2025-02', { measure: 'killed' }),
      'below',
      'conflicts',
    ],
    [
      'of the whole may lie below a later part',
      total(about(1000), '2025-02'),
      total(about(2000), '2025-09', { measure: 'killed' }),
      'not-comparable',
      'none',
    ],
    [
      'to 30,000 is not 30,000 more',
      forecast(upTo(30000), '2025-07-14', undefined, { accumulation: 'cumulative' }),
      forecast(moreThan(30000), '2025-07-14'),
      'not-comparable',
      'none',
    ],
    [
      'is not held against another conversion',
      total(about(4000), '2025-02'),
      total(about(4000), '2025-02', { basis: 'equivalents' }),
      'not-comparable',
      'none',
    ],
    [
      'is born upon by what has no number',
      total(about(4000), '2025-02'),
      content(CASUALTIES, undefined, { asOf: '2025-02' }),
      'bears-on',
      'none',
    ],
    [
      'is born upon by a denial',
      total(about(4000), '2025-02'),
      content(CASUALTIES, undefined, { asOf: '2025-02', polarity: 'denies' }),
      'bears-on',
      'none',
    ],
  ])('%s', (_name, claim, statement, relation, stance) => {
    expect(compareContents(claim, statement, VOCABULARY)).toMatchObject({ relation, stance });
  });

  it.each<[string, Partial<Proposition>, string, string]>([
    ['state', { measure: 'present' }, 'state', 'counts those present, not those killed or wounded'],
    [
      'counted thing',
      { measure: 'engineers' },
      'counted',
      'counts military builders sent, not soldiers killed or wounded',
    ],
    ['place', { place: 'belarus' }, 'place', 'speaks of Belarus, not of Kursk Oblast'],
    ['subject', { subject: 'others' }, 'subject', 'is about others, not DPRK troops'],
    ['mode', { mode: 'forecast' }, 'mode', 'is forecast, not observed'],
    ['accumulation', { accumulation: 'stock' }, 'accumulation', 'counts those at one moment, not all so far'],
  ])('names the %s that does not fit', (_name, more, slot, words) => {
    const found = compareContents(total(about(4000), '2025-02'), total(about(4000), '2025-02', more), VOCABULARY);
    expect(found.slots).toContain(slot);
    expect(found.words).toContain(words);
  });

  it('leaves an event whole where a slot is open, and no number', () => {
    const { place: _place, accumulation: _accumulation, ...open } = FORECAST;
    const event = (slots: Proposition): Content => content({ ...slots, periodStart: '2025-07-02' });
    for (const [a, b] of [
      [event(open), event(FORECAST)],
      [event(FORECAST), event(open)],
    ] as const)
      expect(compareContents(a, b, VOCABULARY)).toMatchObject({ relation: 'agrees', stance: 'agrees' });
    const number = compareContents(
      content({ ...open, periodStart: '2025-07-02' }, about(4000)),
      forecast(about(4000), '2025-07-02'),
      VOCABULARY,
    );
    expect(number).toMatchObject({ relation: 'not-comparable', slots: ['place', 'accumulation'] });
  });

  it('gives the factor at the nearest ends', () => {
    const found = compareContents(total(about(4000), '2025-02'), total(exactly(1000), '2025-02'), VOCABULARY);
    expect(found.factor).toBeCloseTo(3500 / 1500, 3);
  });

  it('takes the day on which it was said for a moment left open', () => {
    const open = content(CASUALTIES, about(4000));
    expect(compareContents(open, open, VOCABULARY).slots).toEqual(['as-of']);
    expect(compareContents(open, open, VOCABULARY, { claim: '2025-02', statement: '2025-02' }).relation).toBe('agrees');
  });
});
