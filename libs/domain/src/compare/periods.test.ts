import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossReference, type Amount, type Finding } from '@whence/domain';
import {
  about,
  appearance,
  atLeast,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  input,
  ledger,
  vague,
} from '../../test/ledger.js';
import { get, kinds, texts } from '../../test/assessments.js';
import { fills } from './periods.js';

const flow = (amount: Amount, periodStart: string, periodEnd: string) =>
  content({ ...CASUALTIES, accumulation: 'flow' }, amount, { periodStart, periodEnd });
const row = (id: string, amount: Amount, from: string, to: string, source = 'uk-di', day = '2025-06-01') => ({
  id,
  source,
  day,
  content: flow(amount, from, to),
});
const find = (claimed: ReturnType<typeof flow>, rows: Parameters<typeof ledger>[0]): Finding =>
  crossReference(input(claimOf([appearance(claimed, [vague('Reports')])]), ledger(rows), null));
const result = (finding: Finding, id: string) => finding.comparisons.find(({ statement }) => statement === `l/${id}`);

const HALVES = [row('A', exactly(70), '2024-01', '2024-06'), row('B', exactly(62), '2024-07', '2024-12')];
const year = (amount: Amount) => flow(amount, '2024-01', '2024-12');

describe('a claimed period that one source counted in parts', () => {
  it('agrees with their sum, which is said to be one', () => {
    const finding = find(year(exactly(132)), HALVES);
    for (const id of ['A', 'B']) expect(result(finding, id)).toMatchObject({ relation: 'agrees', rule: 'flows-tile' });
    expect(finding.origins.identified.map(({ source }) => source)).toEqual(['uk-di']);
    expect(texts(finding, 'single-origin')).toContain('as a sum made here, not a count');
    expect(texts(finding, 'single-origin')).toContain(
      '70 (DI, 1 June 2025) and 62 (DI, 1 June 2025) together fill its period',
    );
  });

  it('is contradicted by a sum that excludes it, in words that speak of the sum', () => {
    const finding = find(year(exactly(400)), HALVES);
    expect(kinds(finding)).toEqual(expect.arrayContaining(['contradicted', 'overstated']));
    for (const kind of ['contradicted', 'overstated'] as const) {
      const [first] = get(finding, kind).reasons;
      expect(first?.text).toContain(
        'is one of 70 (DI, 1 June 2025) and 62 (DI, 1 June 2025) together, which fill its period;',
      );
      expect(first?.text).toContain(
        'their sum is lower for the same time; the claim lies above it (by a factor of 2.5 or more)',
      );
    }
    expect(get(finding, 'contradicted').reasons.flatMap(({ statements }) => statements)).toEqual(['l/A', 'l/B']);
  });

  it('adds a floor to a count as a floor', () => {
    const rows = [row('A', about(11000), '2024-10', '2024-12'), row('B', atLeast(3000), '2025-01', '2025-02')];
    expect(result(find(flow(about(14000), '2024-10', '2025-02'), rows), 'A')?.relation).toBe('agrees');
    expect(result(find(flow(exactly(19000), '2024-10', '2025-02'), rows), 'A')?.relation).not.toBe('above');
    expect(result(find(flow(exactly(9000), '2024-10', '2025-02'), rows), 'A')?.relation).toBe('below');
  });

  it.each<[string, Parameters<typeof ledger>[0]]>([
    ['of a period that is not whole', [HALVES[0]!, row('B', exactly(62), '2024-08', '2024-12')]],
    ['of two sources', [HALVES[0]!, row('B', exactly(62), '2024-07', '2024-12', 'rok-nis')]],
    ['beside the whole by the same source', [...HALVES, row('C', exactly(132), '2024-01', '2024-12')]],
    ['of periods that share days', [HALVES[0]!, row('B', exactly(62), '2024-06', '2024-12')]],
  ])('makes no sum %s', (_name, rows) =>
    expect(result(find(year(exactly(400)), rows), 'A')).toMatchObject({
      relation: 'not-comparable',
      rule: 'containment',
    }),
  );

  it('shows parts that come to more than it, and lets them decide nothing, where some are missing', () => {
    const finding = find(year(exactly(101)), [HALVES[0]!, row('B', exactly(62), '2024-08', '2024-12')]);
    expect(result(finding, 'A')).toMatchObject({ relation: 'bears-on', stance: 'none' });
    expect(result(finding, 'A')?.text).toContain('more than the claim, so one of them counts otherwise');
  });

  it('adds what a source counted of every part, however the period is cut', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 2, max: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cuts, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }), (starts, ones) => {
        const month = (n: number) => `2024-${String(n).padStart(2, '0')}`;
        const firsts = [1, ...starts.sort((a, b) => a - b)];
        // Numbers that end in one are read to the unit, and so is their sum.
        const counts = firsts.map((_, n) => (ones[n] ?? 1) * 10 + 1);
        const rows = firsts.map((first, n) =>
          row(`R${n}`, exactly(counts[n] ?? 0), month(first), month((firsts[n + 1] ?? 13) - 1)),
        );
        const sum = counts.reduce((a, b) => a + b, 0);
        expect(result(find(year(exactly(sum)), rows), 'R0')?.relation).toBe('agrees');
        expect(result(find(year(exactly(sum * 3 + 1)), rows), 'R0')?.relation).toBe('above');
        expect(result(find(year(exactly(sum * 3 + 1)), rows.slice(1)), 'R1')?.stance).toBe('none');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a claimed part of a longer period', () => {
  const TOTAL = row('T', exactly(132), '2024-01', '2024-12', 'rok-nis');
  const part = (amount: Amount) => flow(amount, '2024-01', '2024-06');
  it.each<[number, string, string]>([
    [70, 'agrees', 'agrees with the claim and 62 (DI, 1 June 2025) together'],
    [90, 'bears-on', 'is less than the claim and 62 (DI, 1 June 2025) together, so one of them counts otherwise'],
    [20, 'bears-on', 'is more than the claim and 62 (DI, 1 June 2025) together, so one of them counts otherwise'],
  ])('of %d is added to the rest', (count, relation, words) => {
    const total = result(find(part(exactly(count)), [TOTAL, HALVES[1]!]), 'T');
    expect(total).toMatchObject({ relation, rule: 'flows-tile' });
    expect(total?.text).toContain(words);
  });

  it('is added to nothing where some of the rest is missing', () =>
    expect(result(find(part(exactly(70)), [TOTAL, row('B', exactly(62), '2024-07', '2024-11')]), 'T')).toMatchObject({
      relation: 'not-comparable',
      rule: 'containment',
    }));
});

describe('spans that fill a whole', () => {
  const whole = { from: '2024-01-01', to: '2024-12-31' };
  const span = (from: string, to: string) => ({ from, to });
  it.each<[string, { from: string; to: string }[], boolean]>([
    [
      'one after the other, over a leap day',
      [span('2024-01-01', '2024-02-29'), span('2024-03-01', '2024-12-31')],
      true,
    ],
    ['in any order', [span('2024-03-01', '2024-12-31'), span('2024-01-01', '2024-02-29')], true],
    ['with a day left out', [span('2024-01-01', '2024-02-28'), span('2024-03-01', '2024-12-31')], false],
    ['with a day twice', [span('2024-01-01', '2024-03-01'), span('2024-03-01', '2024-12-31')], false],
    ['that begin late', [span('2024-01-02', '2024-12-31')], false],
    ['that end late', [span('2024-01-01', '2025-01-01')], false],
    ['that are none', [], false],
  ])('%s', (_name, spans, expected) => expect(fills(spans, whole)).toBe(expected));
});
