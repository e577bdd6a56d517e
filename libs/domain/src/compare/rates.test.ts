/** Shares, rates and balances: numbers of which a whole has no more than its parts. Source: docs/decisions/0005. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossReference, type Content, type Finding } from '@whence/domain';
import { now, soFar, VELMORA } from '../../test/flood.js';
import { about, appearance, atLeast, claimOf, exactly, ledger, vague, type Row } from '../../test/ledger.js';
import { compareContents } from './compare-contents.js';
import { addsUp, sayUnits } from './units.js';

const DAY = '2031-03-14';
const find = (claim: Content, rows: readonly Row[], publishedOn = '2031-06-01'): Finding =>
  crossReference({
    claim: claimOf([appearance(claim, [vague('Reports')], { publishedOn })]),
    ...ledger(rows),
    vocabulary: VELMORA,
    cutoffs: { recorded: null, publishedBy: null },
  });
const kinds = (finding: Finding) => finding.assessments.map(({ kind }) => kind);
const row = (id: string, content: Content, day = '2031-05-10'): Row => ({ id, source: 'red-lantern', day, content });

describe('what adds up', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, true],
    ['persons', true],
    ['million tonnes', true],
    ['euro', true],
    ['kilowatt-hour', true],
    ['percent', false],
    ['percentage point', false],
    ['percent of GDP', false],
    ['fraction', false],
    ['°C', false],
    ['km/h', false],
    ['deaths per 100,000', false],
    ['euro per litre', false],
    ['persons/km²', false],
  ])('%s: %s', (unit, adds) => {
    const content = soFar('pumps', exactly(5), DAY, unit === undefined ? {} : { unit });
    expect(addsUp(content, VELMORA)).toBe(adds);
  });

  it.each([
    ['deaths per 100,000', 'deaths per 100,000'],
    ['death per 100,000', 'deaths per 100,000'],
    ['miles per hour', 'miles per hour'],
    ['persons', 'persons'],
  ])('says %s as %s', (unit, said) => expect(sayUnits(unit)).toBe(said));
});

describe('a part and its whole', () => {
  const [all, valley] = [{ place: 'velmora' }, { place: 'asten' }];
  it.each<[string, Content, Content, string]>([
    ['a count', now('displaced', exactly(50), DAY, all), now('displaced', exactly(90), DAY, valley), 'conflicts'],
    ['a share', now('vaccinated', exactly(50), DAY, all), now('vaccinated', exactly(90), DAY, valley), 'none'],
    [
      'a rate',
      now('displaced', exactly(50), DAY, { ...all, unit: 'persons per 1,000' }),
      now('displaced', exactly(90), DAY, { ...valley, unit: 'persons per 1,000' }),
      'none',
    ],
    ['a loss', now('displaced', exactly(-50), DAY, all), now('displaced', exactly(90), DAY, valley), 'none'],
    ['a lesser loss', now('displaced', exactly(-50), DAY, all), now('displaced', exactly(-9), DAY, valley), 'none'],
  ])('%s', (_name, claim, statement, stance) => {
    expect(compareContents(claim, statement, VELMORA).stance).toBe(stance);
    expect(compareContents(statement, claim, VELMORA).stance).toBe(stance);
  });

  it('says nothing more of any two shares', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (a, b) => {
        const [claim, part] = [now('vaccinated', exactly(a), DAY, all), now('vaccinated', exactly(b), DAY, valley)];
        expect(compareContents(claim, part, VELMORA)).toMatchObject({
          relation: 'not-comparable',
          rule: 'containment',
        });
      }),
    ));

  it('lets a balance fall', () => {
    const balance = (n: number, asOf: string) => soFar('displaced', exactly(n), asOf);
    expect(compareContents(balance(-30, '2031-03-01'), balance(-80, '2031-04-01'), VELMORA).stance).toBe('supersedes');
    expect(compareContents(balance(30, '2031-03-01'), balance(8, '2031-04-01'), VELMORA).stance).toBe('conflicts');
  });
});

describe('shares are not added up', () => {
  const share = (n: number, periodStart: string, periodEnd: string): Content =>
    soFar('vaccinated', exactly(n), undefined, { accumulation: 'flow', periodStart, periodEnd });
  const count = (n: number, from: string, to: string): Content => ({ ...share(n, from, to), measure: 'pumps' });

  it.each<[string, typeof share, string[]]>([
    ['counts', count, ['single-origin', 'unattributed']],
    ['shares', share, ['unattributed', 'no-comparable-prior']],
  ])('over periods that follow one another: %s', (_name, of, expected) => {
    const rows = [row('A', of(20, '2031-01', '2031-02')), row('B', of(21, '2031-03', '2031-04'))];
    const total = soFar(of(1, '2031', '2031').measure ?? '', exactly(41), '2031-04-30');
    expect(kinds(find(total, rows))).toEqual(expected);
  });

  it('nor suspected to be a sum', () => {
    const [valley, elsewhere] = [{ place: 'asten' }, { place: 'coast' }];
    const rows = (measure: string) => [
      row('A', soFar(measure, exactly(1207), DAY, valley)),
      row('B', soFar(measure, exactly(2101), DAY, elsewhere)),
    ];
    const sums = (measure: string) =>
      find(soFar(measure, exactly(3308), DAY, { place: 'velmora' }), rows(measure)).origins.suspectedSums.length;
    expect([sums('pumps'), sums('vaccinated')]).toEqual([1, 0]);
  });

  it('nor held against another place, a longer time, or a number passed on the way', () => {
    const foreseen = (n: number, more: Partial<Content> = {}): Content =>
      now('vaccinated', exactly(n), undefined, {
        mode: 'forecast',
        certainty: 'expected',
        horizon: '2031-05',
        ...more,
      });
    const seen = (n: number, asOf: string, place = 'asten') => [
      row('A', now('vaccinated', exactly(n), asOf, { place }), '2031-06-02'),
    ];
    const outcome = (n: number, asOf: string, place?: string) =>
      kinds(find(foreseen(50), seen(n, asOf, place), '2031-01-02')).filter((kind) => kind.endsWith('borne-out'));
    expect(outcome(50, '2031-05')).toEqual(['borne-out']);
    expect(outcome(70, '2031-05')).toEqual(['not-borne-out']);
    expect(outcome(30, '2031-05')).toEqual(['not-borne-out']);
    expect(outcome(50, '2031-05', 'velmora')).toEqual([]);
    expect(kinds(find(foreseen(50, { amount: atLeast(50) }), seen(70, '2031-05'), '2031-01-02'))).not.toContain(
      'not-borne-out',
    );
  });
});

describe('a fraction', () => {
  it('is a share told in another unit', () => {
    const claim = now('vaccinated', about(0.2), DAY, { unit: 'fraction' });
    expect(compareContents(claim, now('vaccinated', exactly(21), DAY), VELMORA).relation).toBe('agrees');
    expect(compareContents(claim, now('vaccinated', exactly(62), DAY), VELMORA).relation).toBe('below');
  });
});

describe('zero', () => {
  it('is no number of times another', () => {
    const none = compareContents(soFar('pumps', exactly(0), DAY), soFar('pumps', atLeast(3), DAY), VELMORA);
    expect(none).toMatchObject({ relation: 'below', stance: 'conflicts' });
    expect(none.factor).toBeUndefined();
    const some = compareContents(soFar('pumps', exactly(1), DAY), soFar('pumps', atLeast(3), DAY), VELMORA);
    expect(some.factor).toBeGreaterThan(0);
  });
});
