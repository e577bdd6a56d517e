import { describe, expect, it } from '@jest/globals';
import { datesOf, type Tense } from './dates.js';

/** Each date as "from..to direction part flags"; an open one as "?". */
const read = (text: string, tense: Tense = 'past', published: string | undefined = '2025-07-14'): string[] =>
  datesOf(text, 0, published, tense).map(({ from, to, direction, part, inferred, ambiguous }) =>
    [
      from === undefined ? '?' : to === undefined ? from : `${from}..${to}`,
      direction,
      part,
      inferred && 'inferred',
      ambiguous && 'ambiguous',
    ]
      .filter(Boolean)
      .join(' '),
  );

/** Read on Monday, 14 July 2025. */
const PAST: readonly (readonly [string, ...string[]])[] = [
  // days
  ['It rained on 3 May 2024.', '2024-05-03'],
  ['It rained on May 3, 2024.', '2024-05-03'],
  ['It rained on May 3rd, 2024, in Ohio.', '2024-05-03'],
  ['It rained on the 3rd of May 2024.', '2024-05-03'],
  ['It rained on Sept. 11, 2001.', '2001-09-11'],
  ['It rained on 2024-05-03.', '2024-05-03'],
  ['It rained on Friday, 3 May 2024.', '2024-05-03'],
  ['It rained on Friday, May 3.', '2025-05-03'],
  ['It rained on 3 May.', '2025-05-03'],
  ['It rained on November 3.', '2024-11-03'],
  ['It rained on Dec. 24.', '2024-12-24'],
  ['It rained on 12/06/2025.', '? ambiguous'],
  ['It rained on 25/12/2024.', '2024-12-25'],
  ['It rained on 12/25/2024.', '2024-12-25'],
  ['It rained on 06/06/2024.', '2024-06-06'],
  ['It rained on 03.05.2024.', '2024-05-03'],
  ['It rained on 31/02/2024.'],
  ['It rained on Friday.', '2025-07-11'],
  ['It rained on Monday.', '2025-07-14'],
  ['It rained last Friday.', '2025-07-11'],
  ['It rained on Saturday, and on Sunday.', '2025-07-12', '2025-07-13'],
  ['It rained yesterday.', '2025-07-13'],
  ['It rained today.', '2025-07-14'],
  ['It rained this morning.', '2025-07-14'],
  ['It rained last night.', '2025-07-13'],
  ['It rained the day before yesterday.', '2025-07-12'],
  ['It rained five days ago.', '2025-07-09'],
  ['It rained two weeks ago.', '2025-06-30'],
  ['It rained from Monday to Friday.', '2025-07-07..2025-07-11'],
  ['It rained between 3 and 5 May 2024.', '2024-05-03..2024-05-05'],
  ['It rained on 3-5 May 2024.', '2024-05-03..2024-05-05'],
  ['It rained from May 3 to June 5, 2024.', '2024-05-03..2024-06-05'],
  ['It rained between May 30 and June 2.', '2025-05-30..2025-06-02'],
  ['It rained at 5 p.m. on Friday.', '2025-07-11'],
  ['It rained last weekend.', '2025-07-12..2025-07-13'],
  ['It rained over the weekend.', '2025-07-12..2025-07-13'],
  // weeks and months
  ['It rained last week.', '2025-07-07..2025-07-13'],
  ['It rained earlier this week.', '2025-07-14..2025-07-20'],
  ['It rained last month.', '2025-06'],
  ['It rained earlier this month.', '2025-07'],
  ['It rained in May 2024.', '2024-05'],
  ['It rained in Sept. 2024.', '2024-09'],
  ['It rained in March.', '2025-03'],
  ['It rained in December.', '2024-12'],
  ['They came last October.', '2024-10'],
  ['They came last July.', '2024-07'],
  ['Last September, they came.', '2024-09'],
  ['They came in October last year.', '2024-10'],
  ['They came in October of last year.', '2024-10'],
  ['They came in early May 2024.', '2024-05 early'],
  ['They came in late March.', '2025-03 late'],
  ['They came in mid-March.', '2025-03 mid'],
  ['They came at the beginning of March.', '2025-03 early'],
  ['They came in January and February this year.', '2025-01..2025-02'],
  ['They came in January and February.', '2025-01..2025-02'],
  ['They came in March to May 2024.', '2024-03..2024-05'],
  ['They came between November and January.', '2024-11..2025-01'],
  ['They came from March 2024 to May 2025.', '2024-03..2025-05'],
  ['They came from October to March 2024.', '2023-10..2024-03'],
  ['They came three months ago.', '2025-04'],
  ['In the three months to June, sales fell.', '2025-04..2025-06'],
  ['In the year to March 2025, sales fell.', '2024-04..2025-03'],
  // quarters, halves, seasons
  ['It grew in the first quarter of 2025.', '2025-01..2025-03'],
  ['It grew in Q3 2024.', '2024-07..2024-09'],
  ['Sales grew in the fourth quarter.', '2024-10..2024-12'],
  ['They scored in the fourth quarter.'],
  ['It grew in the second half of last year.', '2024-07..2024-12'],
  ['It grew in H1 2024.', '2024-01..2024-06'],
  ['It grew in the first half of this year.', '2025-01..2025-06'],
  ['It grew last quarter.', '2025-04..2025-06'],
  ['It burnt last summer.', '2024-06..2024-08 inferred'],
  ['It burnt in the summer of 2023.', '2023-06..2023-08 inferred'],
  ['It burnt in spring 2024.', '2024-03..2024-05 inferred'],
  ['It froze last winter.', '2024-12..2025-02 inferred'],
  ['It grew in fiscal 2024.', '2023..2024 inferred'],
  ['It grew in the 2023-24 financial year.', '2023..2024'],
  ['It grew in FY2024.', '2023..2024 inferred'],
  // years and more
  ['It was founded in 1987.', '1987'],
  ['It was founded in early 2020.', '2020 early'],
  ['It was founded in mid-2020.', '2020 mid'],
  ['It was lost at the end of 2020.', '2020 late'],
  ['It was founded (1987).', '1987'],
  ['It ran from 2019 to 2023.', '2019..2023'],
  ['It ran between 2019 and 2023.', '2019..2023'],
  ['It ran in 2019-23.', '2019..2023'],
  ['It ran through the 1990s.', '1990..1999 by'],
  ['It ran in the early 2000s.', '2000..2009 early'],
  ['It ran in the ’90s.', '1990..1999'],
  ['It was built in the 19th century.', '1801..1900'],
  ['It came last year.', '2024'],
  ['It came earlier this year.', '2025'],
  ['It came three years ago.', '2022'],
  ['It came a decade ago.', '2015'],
  ['It came about three years ago.', '2022 about'],
  ['It came more than two years ago.', '2023 by'],
  ['So far this year, 40 died.', '2025..2025-07-14 since'],
  ['Sales fell 3% year to date.', '2025..2025-07-14 since'],
  ['In the past three months it rained.', '2025-04..2025-07-14'],
  ['In the past three weeks it rained.', '2025-06-23..2025-07-14'],
  ['Over the past year it rained.', '2024-07..2025-07-14'],
  ['In recent weeks it rained.', '?'],
  ['A few days ago it rained.', '?'],
  // directions
  ['It has rained since January.', '2025-01 since'],
  ['It has rained since 2014.', '2014 since'],
  ['It has rained since last October.', '2024-10 since'],
  ['It has rained since the start of the year.', '2025 since early'],
  ['It has rained since late 2024.', '2024 since late'],
  ['It rained around June 2024.', '2024-06 about'],
  ['It rained circa 1900.', '1900 about'],
  ['It rained before May 2024.', '2024-05 by'],
  ['It rained after 3 May 2024.', '2024-05-03 after'],
  ['It rained until last week.', '2025-07-07..2025-07-13 by'],
  // no dates
  ['It may rain, and we march on.'],
  ['The 30 may march on the sat sofa.'],
  ['As soon as it rained, they came shortly after noon.'],
  ['It took three weeks, in two days of work.'],
  ['They sent 2,014 people and 1990.5 tons to 2024 people.'],
  ['April Jones said she may spring a surprise.'],
  ['Prices fall, and half of the second half was played.'],
  ['The Model 2024-X has 10-15 seats, version 1.2.2024-beta.'],
];

const FUTURE: readonly (readonly [string, ...string[]])[] = [
  ['They come next month.', '2025-08'],
  ['They come in March.', '2026-03'],
  ['They come in August.', '2025-08'],
  ['They come on Friday.', '2025-07-18'],
  ['They come next Friday.', '2025-07-25'],
  ['They come this Friday.', '2025-07-18'],
  ['They come tomorrow.', '2025-07-15'],
  ['They come this weekend.', '2025-07-19..2025-07-20'],
  ['They come on 3 May.', '2026-05-03'],
  ['They come as early as September.', '2025-09 after'],
  ['They come by September.', '2025-09 by'],
  ['They come no later than 1 August.', '2025-08-01 by'],
  ['They come later this month.', '2025-07-14..2025-07 within'],
  ['They come next week.', '2025-07-21..2025-07-27'],
  ['They come next spring.', '2026-03..2026-05 inferred'],
  ['They come this autumn.', '2025-09..2025-11 inferred'],
  ['Over the next few months it will rain.', '2025-07-14..2026-01 within inferred'],
  ['Over the next two months it will rain.', '2025-07-14..2025-09 within'],
  ['In the coming weeks it will rain.', '2025-07-14..2025-09-08 within inferred'],
  ['It will rain in three weeks.', '2025-08-04'],
  ['It will rain in two years’ time.', '2027'],
  ['It will rain within two weeks.', '2025-07-14..2025-07-28 within'],
  ['It will rain three days from now.', '2025-07-17'],
  ['It will rain soon, or in the near future.', '? within', '? within'],
  ['It will end by the end of the year.', '2025 by late'],
  ['It will end by the end of the month.', '2025-07 by late'],
  ['It will end by year-end.', '2025 by late'],
  ['It will end by the end of next year.', '2026 by late'],
  ['It ends by 2030.', '2030 by'],
  ['It will start in the fourth quarter of this year.', '2025-10..2025-12'],
  ['It will run from 2026 to 2028.', '2026..2028'],
  ['It will run from November to February.', '2025-11..2026-02'],
  ['It will start in January 2026.', '2026-01'],
  ['It will start next year.', '2026'],
  ['It will last until next March.', '2026-03 by'],
];

describe('dates', () => {
  it.each(PAST)('%s', (text, ...expected) => expect(read(text, 'past')).toEqual(expected));
  it.each(FUTURE)('%s (to come)', (text, ...expected) => expect(read(text, 'future')).toEqual(expected));

  it('stays open without a publication date or with none of the calendar, and keeps what is absolute', () => {
    const undated = (text: string, published?: string): unknown[] =>
      datesOf(text, 0, published, 'past').map(({ from, to, relative }) => [from, to, relative]);
    for (const words of [
      'last month',
      'last October',
      'in March',
      'on Monday',
      'from Monday to Friday',
      'yesterday',
      'two weeks ago',
      'soon',
      'next year',
      'last summer',
      'in January and February',
      'so far this year',
    ])
      expect(undated(`It came ${words}.`)).toEqual([[undefined, undefined, true]]);
    expect(undated('It came in March 2024.')).toEqual([['2024-03', undefined, false]]);
    expect(undated('It came on 3 May 2024.')).toEqual([['2024-05-03', undefined, false]]);
    expect(undated('It came last month and in 2019.', '2025-02-31')).toEqual([
      [undefined, undefined, true],
      ['2019', undefined, false],
    ]);
  });

  it('says no more of a date than is published', () => {
    expect(datesOf('It rained from May to Friday.', 5, '2025-07-14', 'past')).toEqual([
      { start: 20, end: 23, text: 'May', from: '2025-05', relative: true, direction: 'after' },
      { start: 27, end: 33, text: 'Friday', from: '2025-07-11', relative: true },
    ]);
  });

  it('points at the words of the date alone', () => {
    const text = 'Early on Saturday, and again in late May 2024, (on Friday), or at the weekend, it rained.';
    expect(datesOf(text, 0, '2025-07-14', 'past').map(({ start, end }) => text.slice(start, end))).toEqual([
      'Saturday',
      'late May 2024',
      'Friday',
      'the weekend',
    ]);
  });

  it('does not depend on the zone of the machine', () => {
    // Noon of the day in every zone from -12 to +11; chrono-node is told the zone of the reference.
    expect(read('It rained yesterday, on Friday and on 3 May.', 'past', '2024-12-31')).toEqual([
      '2024-12-30',
      '2024-12-27',
      '2024-05-03',
    ]);
    expect(read('It rained on Monday and last month.', 'past', '2024-01-01')).toEqual(['2024-01-01', '2023-12']);
  });
});

describe('the words of a date', () => {
  it.each([
    ['It fell on July 14 to 42 percent.', 'July 14'],
    ['It stood, on 9 May, 49.52 points higher.', '9 May'],
    ['It rained from May 3 to 12.', 'May 3 to 12'],
  ])('hold no number that stands behind it: %s', (text, words) =>
    expect(datesOf(text, 0, '2025-07-14', 'past').map((date) => date.text)).toEqual([words]),
  );
});
