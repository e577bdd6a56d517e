import { describe, expect, it } from '@jest/globals';
import { datesOf } from './dates.js';
import type { Tense } from './date-rules.js';

const read = (text: string, tense: Tense = 'past', published: string | undefined = '2025-07-14'): unknown[] =>
  datesOf(text, 0, published, tense).map(({ from, to, direction, inferred }) =>
    [from, to && `..${to}`, direction, inferred && 'inferred'].filter(Boolean).join(' '),
  );

describe('dates', () => {
  it.each<[string, Tense, string[]]>([
    ['They came last October.', 'past', ['2024-10']],
    ['They came last July.', 'past', ['2024-07']],
    ['They came last month.', 'past', ['2025-06']],
    ['They came in January and February this year.', 'past', ['2025-01 ..2025-02']],
    ['They came in March to May 2024.', 'past', ['2024-03 ..2024-05']],
    ['They come next month.', 'future', ['2025-08']],
    ['They come in March.', 'future', ['2026-03']],
    ['They came in March.', 'past', ['2025-03']],
    ['They came in December.', 'past', ['2024-12']],
    ['They come as early as September.', 'future', ['2025-09 after']],
    ['They come by September.', 'future', ['2025-09 by']],
    ['It has rained since January.', 'past', ['2025-01 since']],
    ['It grew in the first quarter of 2025.', 'past', ['2025-01 ..2025-03']],
    ['It grew in the second half of last year.', 'past', ['2024-07 ..2024-12']],
    ['Over the next few months it will rain.', 'future', ['2025-07-14 ..2026-01 within inferred']],
    ['Over the next two months it will rain.', 'future', ['2025-07-14 ..2025-09 within']],
    ['In the coming weeks it will rain.', 'future', ['2025-07-14 ..2025-09-08 within inferred']],
    ['In the past three months it rained.', 'past', ['2025-04 ..2025-07-14']],
    ['It will rain soon, or in the near future.', 'future', ['within', 'within']],
    ['As soon as it rained, they came shortly after noon.', 'past', []],
    ['It will end by the end of the year.', 'future', ['2025 by']],
    ['It ran from 2019 to 2023.', 'past', ['2019 ..2023 after']],
    ['It ends by 2030.', 'future', ['2030 by']],
    ['It rained on 3 May 2024.', 'past', ['2024-05-03']],
    ['It rained on 3 May.', 'past', ['2025-05-03']],
    ['It rained on November 3.', 'past', ['2024-11-03']],
    ['It rained on Friday.', 'past', ['2025-07-11']],
    ['It rained yesterday.', 'past', ['2025-07-13']],
    ['It rained three years ago.', 'past', ['2022']],
    ['It may rain, and we march on.', 'future', []],
  ])('%s', (text, tense, expected) => expect(read(text, tense)).toEqual(expected));

  it('stays open without a publication date, and keeps what is absolute', () => {
    const undated = (text: string): unknown[] =>
      datesOf(text, 0, undefined, 'past').map(({ from, relative }) => [from, relative]);
    for (const text of [
      'last month',
      'last October',
      'in March',
      'on Monday',
      'yesterday',
      'two weeks ago',
      'soon',
      'next year',
    ])
      expect(undated(`It came ${text}.`)).toEqual([[undefined, true]]);
    expect(undated('It came in March 2024.')).toEqual([['2024-03', false]]);
    expect(undated('It came on 3 May 2024.')).toEqual([['2024-05-03', false]]);
  });

  it('points at the words of the date alone', () => {
    const text = 'Early on Saturday, and again in late May 2024, it rained.';
    expect(datesOf(text, 0, '2025-07-14', 'past').map(({ start, end }) => text.slice(start, end))).toEqual([
      'Saturday',
      'late May 2024',
    ]);
  });
});
