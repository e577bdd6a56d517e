/** A page and a ledger on an economy, both invented: rates, sums of money, a forecast that is later held against what was counted. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, over, sayingIn } from './invented-rows.contract.js';

const PAGE = `Joblessness in Averia hits 5.4%, its highest since 2016

- Opposition says nearly 1 million are out of work

Averia's unemployment rate rose to 5.4 percent in March from 5.1 percent in February, the National Statistics Office said on Wednesday, the highest since 2016. Petra Hallam, leader of the opposition Progress Party, said that nearly a million people were out of work.

Some 31,000 jobs were lost in Averia in the first three months of the year, according to the Labour Ministry. The United Transport Union says the real number of jobs lost in Averia is more than 45,000.

"We created 210,000 jobs last year," Finance Minister Daniel Orme told parliament on Friday. The budget deficit of Averia came to $14.2 billion last year, Orme said.

The Calder Institute predicted in November that unemployment in Averia would climb to more than 6 percent by March. The central bank expects inflation in Averia to fall to less than 3 percent by the end of the year, well below the 5 percent forecast by the Calder Institute.
`;

const said = sayingIn('averia');
const level = (measure: string, asOf: string, point: number) => ({
  measure,
  accumulation: 'stock',
  asOf,
  amount: { point, hedge: 'exact' },
});
const foreseen = (measure: string, horizon: string, amount: object) => ({
  measure,
  accumulation: 'stock',
  mode: 'forecast',
  certainty: 'expected',
  horizon,
  amount,
});
const LEDGER = {
  sources: [
    { key: 'nso', name: 'National Statistics Office', kind: 'body', aliases: ['NSO'] },
    { key: 'labour', name: 'Ministry of Labour', kind: 'body', aliases: ['Labour Ministry'] },
    { key: 'finance', name: 'Ministry of Finance', kind: 'body', aliases: ['Finance Ministry'] },
    { key: 'orme', name: 'Daniel Orme, finance minister', kind: 'person', aliases: ['Daniel Orme'] },
    { key: 'hallam', name: 'Petra Hallam, leader of the Progress Party', kind: 'person', aliases: ['Petra Hallam'] },
    { key: 'calder', name: 'Calder Institute', kind: 'body' },
    { key: 'utu', name: 'United Transport Union', kind: 'body', aliases: ['UTU'] },
    { key: 'central-bank', name: 'Central Bank of Averia', kind: 'body', aliases: ['central bank'] },
  ],
  places: [{ key: 'averia', name: 'Averia' }],
  measures: [
    {
      key: 'unemployment-rate',
      counted: 'workforce',
      state: 'unemployed',
      unit: 'percent',
      label: 'unemployment rate',
    },
    { key: 'unemployed', counted: 'people', state: 'unemployed', unit: 'persons', label: 'people unemployed' },
    { key: 'inflation', counted: 'consumer prices', state: 'risen', unit: 'percent', label: 'inflation' },
    { key: 'jobs-lost', counted: 'jobs', state: 'lost', unit: 'persons', label: 'jobs lost' },
    { key: 'jobs-created', counted: 'jobs', state: 'created', unit: 'persons', label: 'jobs created' },
    { key: 'deficit', counted: 'budget deficit', state: 'recorded', unit: 'US dollar', label: 'budget deficit' },
  ],
  statements: [
    said('E1', 'nso', '2025-03-12', level('unemployment-rate', '2025-02', 5.1)),
    said('E2', 'nso', '2025-04-16', level('unemployment-rate', '2025-03', 5.4)),
    said('E3', 'nso', '2025-05-14', level('unemployment-rate', '2025-03', 5.2), {
      relations: [{ kind: 'corrects', to: 'E2' }],
    }),
    said('E4', 'nso', '2025-04-16', level('unemployed', '2025-03', 820_000)),
    said('E5', 'labour', '2025-04-03', over('jobs-lost', '2025-01', '2025-03', exactly(31_000))),
    said(
      'E6',
      'utu',
      '2025-04-11',
      over('jobs-lost', '2025-01', '2025-03', { low: { value: 45_000, strict: true }, hedge: 'more-than' }),
    ),
    said('E7', 'nso', '2025-01-29', over('jobs-created', '2024', '2024', exactly(120_000))),
    said('E8', 'orme', '2025-04-11', over('jobs-created', '2024', '2024', exactly(210_000))),
    said('E9', 'orme', '2025-04-11', over('deficit', '2024', '2024', exactly(14_200_000_000))),
    said(
      'E10',
      'calder',
      '2024-11-20',
      foreseen('unemployment-rate', '2025-03', { low: { value: 6, strict: true }, hedge: 'more-than' }),
    ),
    said(
      'E11',
      'central-bank',
      '2025-02-05',
      foreseen('inflation', '2025-12', { high: { value: 3, strict: true }, hedge: 'fewer-than' }),
    ),
    said('E12', 'calder', '2025-02-20', foreseen('inflation', '2025-12', exactly(5))),
    said('E13', 'nso', '2026-01-15', level('inflation', '2025-12', 4.1)),
  ],
};

describe('a page on an economy', () => {
  const page = checkedPage({
    ledger: { name: 'averia', rows: LEDGER },
    page: PAGE,
    outlet: 'The Daily Averia',
    publishedOn: '2025-04-17',
    days: ['2025-04-17', '2025-05-15', '2026-01-20'],
  });
  const { on } = page;

  it('gives a level to the office that is cited in the middle of its sentence, until it corrects that', () => {
    const { appearances, kinds } = on('5.4 percent (unemployment rate), as of March 2025, rose');
    expect(appearances).toBe(2);
    expect(kinds[0]).toEqual(['single-origin', 'as-attributed']);
    expect(kinds[1]).toContain('outdated');
    expect(on('5.1 percent (unemployment rate), as of February 2025').kinds[0]).toContain('as-attributed');
  });

  it('holds a minister and an opposition against the office that counts', () => {
    expect(on('210,000 jobs created in 2024').kinds[0]).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(on('some 31,000 jobs lost in Averia from January 2025 to March 2025').kinds[0]).toContain('contradicted');
    expect(on('more than 45,000 jobs lost in Averia').kinds[0]).toContain('as-attributed');
    expect(on('nearly 1,000,000 people unemployed').kinds[0]).not.toContain('distorted');
  });

  it('says sums of money as they are printed, over their year', () => {
    expect(on('14.2 billion US dollars of budget deficit in 2024').kinds[0]).toContain('as-attributed');
  });

  it('holds a forecast of last year for this March against what was counted then', () => {
    const says =
      'more than 6 percent (unemployment rate) are expected in Averia by the end of March 2025, rose (forecast)';
    expect(on(says).kinds.map((kinds) => kinds.includes('not-borne-out'))).toEqual([true, true, true]);
    expect(on(says).kinds[0]).not.toContain('distorted');
  });

  it('tells two forecasts apart, and holds each against the year when it is over', () => {
    const bank = on('fewer than 3 percent (inflation) are expected in Averia by the end of 2025, fell (forecast)');
    expect(bank.kinds[0]).toEqual(['contradicted', 'single-origin', 'as-attributed']);
    expect(bank.kinds[2]).toContain('not-borne-out');
    // Below the 5 percent that somebody foresaw: that is no bound, and theirs alone.
    expect(on('5 percent are expected (forecast)').kinds[0]).not.toContain('distorted');
  });
});
