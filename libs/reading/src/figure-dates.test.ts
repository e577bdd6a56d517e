/** At which time a figure stands, and whether it counts a moment, a period or all so far. */
import { describe, expect, it } from '@jest/globals';
import { readText } from './read-text.js';

const told = (text: string) =>
  readText(text, { published: '2025-04-23' }).figures.map(({ text: number, dates, accumulation }) =>
    [
      number,
      dates
        .map(({ from, to, direction }) => `${direction ?? ''} ${from ?? ''}${to ? `..${to}` : ''}`.trim())
        .join(', '),
      accumulation ?? '',
    ].join(' | '),
  );

describe('the time of a figure', () => {
  it.each([
    ['The rate rose to 5.4 percent in March from 5.1 percent in February.', ['5.4 | 2025-03 | ', '5.1 | 2025-02 | ']],
    [
      'Inflation rose to 3.8 percent in March from 3.4 percent a month earlier.',
      ['3.8 | 2025-03 | ', '3.4 | 2025-02 | '],
    ],
    ['As of Tuesday, 131 people had died.', ['131 | by 2025-04-22 | cumulative']],
    ['131 people had died by Tuesday.', ['131 | by 2025-04-22 | cumulative']],
    ['40 people were killed on Tuesday.', ['40 | 2025-04-22 | flow']],
    ['The ban will apply to 300 schools as of July 1.', ['300 | after 2025-07-01 | ']],
    ["About 810 people were injured after Monday's quake.", ['810 | after 2025-04-21 | cumulative']],
    ['41 people are still missing after the quake on Monday.', ['41 | 2025-04-21 | stock']],
    ['It was the deadliest quake since 1976, when 2,400 people died.', ['2,400 | 1976 | flow']],
    ['Some 31,000 jobs were lost in the first three months of the year.', ['31,000 | 2025-01..2025-03 | flow']],
    ['Some 31,000 jobs were lost in the last six months of 2024.', ['31,000 | 2024-07..2024-12 | flow']],
    ['The company created 210,000 jobs last year.', ['210,000 | 2024 | flow']],
    ['The company owned 40 depots last year.', ['40 | 2024 | ']],
    ['More than 300 patients have been admitted.', ['300 |  | cumulative']],
    ['The deficit came to $14 billion last year.', ['14 billion | 2024 | flow']],
    ['The outbreak cost $1.4 billion last year.', ['1.4 billion | 2024 | flow']],
    ['The toll rose by 12 on Tuesday.', ['12 | 2025-04-22 | flow']],
    ['The number of unemployed fell by 10,000 in March.', ['10,000 | 2025-03 | flow']],
    ['Up to 100,000 people could be displaced by the end of May.', ['100,000 | by 2025-05 | ']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));

  it('counts what was foretold from the day on which it was', () => {
    const text = 'The institute predicted in November that unemployment would climb to 5.5 percent by March.';
    const [figure] = readText(text, { published: '2025-04-23' }).figures;
    expect(figure?.dates.map(({ from }) => from)).toEqual(['2025-03']);
    expect([figure?.mode, figure?.certainty]).toEqual(['forecast', 'expected']);
    const now = 'The institute said that unemployment would climb to 5.5 percent by March.';
    expect(readText(now, { published: '2025-04-23' }).figures[0]?.dates[0]?.from).toBe('2026-03');
  });

  it('takes the place that "where" tells of', () => {
    const [, rate] = readText('Some 400 jobs were lost in Peru, where the rate stands at 8 percent.', {}).figures;
    expect(rate?.places.map(({ text }) => text)).toEqual(['Peru']);
  });
});
