/** Sentences on courts, prisons and epidemics: records, times told by another's, numbers held against others, levels and counts, asides. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimed, figure, read } from './read-sentence.contract.js';

describe('records and levels that are passed', () => {
  it.each([
    ['Asylum claims hit a record 9,100 in August.', ['9100 asylum claim']],
    ['The herd reached a peak of 2,300 in 2019.', ['2300 herd']],
    ['The debt climbed to an all-time high of 3 billion euros.', ['3000000000 euro debt']],
    ['The housing queue passed 40,000 in May.', ['40000 housing queue']],
    // No level, and nothing that is passed.
    ['Senators passed 12 bills.', ['12 bill']],
    ['The ferry crossed in 25 minutes.', []],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));

  it.each([
    ['The housing queue passed 40,000 in May.', '40,000', 'more-than'],
    ['Senators passed 12 bills.', '12', 'exact'],
    ['Losses crossed 3 billion euros.', '3 billion', 'more-than'],
  ])('%s (%s)', (text, printed, expected) => expect(figure(text, printed).hedge).toBe(expected));
});

describe('a time that another figure tells', () => {
  const dates = (text: string, printed: string) =>
    figure(text, printed).dates.flatMap(({ from, to }) => (from === undefined ? [] : [[from, to]]));
  it.each([
    ['Schools had 900 vacancies at the end of May, up from 700 a year earlier.', '700', [['2024-05', undefined]]],
    [
      'There were 40 fires in the year to March, compared with 55 fires the previous year.',
      '55',
      [['2023-04', '2024-03']],
    ],
    ['The port handled 90 ships in June and 70 ships a month earlier.', '70', [['2025-05', undefined]]],
    [
      'Clinics gave 300 jabs in the week to October 5, down from 420 the week before.',
      '420',
      [['2025-09-22', '2025-09-28']],
    ],
    [
      'Sales came to 4 million euros in the first half of 2025 against 5 million in the same period last year.',
      '5 million',
      [['2024-01', '2024-06']],
    ],
    ['Rain fell on 9 days in May, compared with 14 in the same month of 2021.', '14', [['2021-05', undefined]]],
    ['On February 29, 2024, 30 inmates fled, up from 20 a year earlier.', '20', [['2023-02-28', undefined]]],
    // Of a year that goes on, the same part of the one before is no whole year.
    ['Customs seized 80 guns this year, up from 60 in the same period last year.', '60', []],
    // Nothing that another one could be a year before; and how much something fell.
    ['Schools had 900 vacancies, up from 700 a year earlier.', '700', []],
    ['Thefts fell 9 percent from the same period last year.', '9', []],
    ['There were 40 fires in May and 55 fires the previous year.', '55', []],
  ])('%s (%s)', (text, printed, expected) => expect(dates(text, printed)).toEqual(expected));

  it('is that of the forecast before, where "by then" names none', () => {
    const text = 'The ministry expects 400 cells to be built by the end of 2027. The union expects 150 cells by then.';
    expect(figure(text, '150').dates.map(({ from, direction }) => [from, direction])).toEqual([['2027', 'by']]);
    expect(figure('The union expects 150 cells by then.', '150').dates).toEqual([]);
  });

  it('is as many years before as the page says, for any month', () => {
    const month = fc.integer({ min: 1, max: 9 }).map((at) => new Date(Date.UTC(2025, at - 1, 1)));
    fc.assert(
      fc.property(month, fc.integer({ min: 2001, max: 2024 }), (day, year) => {
        const name = day.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
        const text = `The board counted 90 swans in ${name} 2025, compared with 70 swans in the same month of ${year}.`;
        expect(dates(text, '70')).toEqual([[`${year}-${day.toISOString().slice(5, 7)}`, undefined]]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('weeks', () => {
  const dates = (text: string) => figure(text, '30').dates.map(({ from, to }) => [from, to]);
  it.each([
    ['The clinic saw 30 patients in the week to October 5.', [['2025-09-29', '2025-10-05']]],
    ['The clinic saw 30 patients in the seven days ended 5 October 2025.', [['2025-09-29', '2025-10-05']]],
    ['The clinic saw 30 patients in the week beginning October 6.', [['2025-10-06', '2025-10-12']]],
    ['The clinic saw 30 patients in the week to September 31.', []],
  ])('%s', (text, expected) => expect(dates(text).filter(([, to]) => to !== undefined)).toEqual(expected));
});

describe('a number that is held against another', () => {
  it.each([
    ['The rate was 5 fires per 1,000 homes, compared with 4 a year ago.', ['5 fire', '4 fire']],
    ['Occupancy was 18 percent, compared with 15 a year ago.', ['18 percent occupancy', '15 percent occupancy']],
    ['The guards found 40 knives, against 25 in 2024.', ['40 knife', '25 knife']],
    ['The guards found 40 knives, compared with 25 phones.', ['40 knife', '25 phone']],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));
});

describe('a part of what is counted now', () => {
  it('is none of what was counted before', () => {
    const { figures } = read('The jail held 900 women, up from 700 in 2020. About 40 of these were pregnant.');
    expect(figures.find(({ text }) => text === '40')?.whole).toBe(0);
  });
  it('is told behind a comma as well', () => {
    const { figures } = read('Some 90 people fell ill. Of these, 12 died.');
    expect(figures.find(({ text }) => text === '12')?.whole).toBe(0);
  });
});

describe('how it is counted', () => {
  const way = (text: string, printed: string) => figure(text, printed).accumulation;
  it.each([
    ['There were 30 drownings in the year to May.', '30', 'flow'],
    ['There were 30 deaths in jails in 2024.', '30', 'flow'],
    ['There were 30 hospitals in 2024.', '30', undefined],
    ['Inflation was 3 percent in the year to May.', '3', undefined],
    ['Officers recorded 30 thefts in the first half of 2025.', '30', 'flow'],
    ['Exports fell to 30 million euros in May.', '30 million', 'flow'],
    ['There were 30 patients in the ward as of Tuesday.', '30', 'stock'],
    ['There were 30 fires in the valley in May.', '30', undefined],
    ['The jail has room for 30 inmates.', '30', 'stock'],
    // "Had" only sets back what is said; "have" tells all so far.
    ['Organisers said 30 people had been arrested.', '30', undefined],
    ['Organisers said 30 people have been arrested.', '30', 'cumulative'],
    // All by then, or so many more: it is not said.
    ['The board expects 30 people to be vaccinated by May.', '30', undefined],
  ])('%s', (text, printed, expected) => expect(way(text, printed)).toBe(expected));

  it('gives what trails a bracket to the one before it', () => {
    const text = 'Guards searched 30 visitors (two of them lawyers) at the gate on Tuesday.';
    expect(figure(text, '30').dates.map(({ from }) => from)).toEqual(['2025-10-14']);
    expect(figure(text, 'two').dates).toEqual([]);
  });
});

describe('terms', () => {
  it.each([
    ['A judge sentenced Ana Brill, who ran the bank, to six years in prison.', 'Ana Brill'],
    ['Ana Brill, a banker, was jailed for six years.', 'Ana Brill'],
  ])('are told of whom they are, whatever is said of them between commas: %s', (text, expected) => {
    expect(figure(text, 'six').subject?.text).toBe(expected);
  });
  it('are counted over no day', () =>
    expect(figure('On Monday a judge jailed Ana Brill for six years.', 'six').accumulation).toBeUndefined());
});

describe('what is claimed', () => {
  it.each([
    ['The average wait for an appeal was 9 months.', ['9 month average wait']],
    ['Delays averaged 30 minutes.', ['30 minute delay']],
    ['The meeting was two hours.', []],
    ['Earnings per share rose to 3 euros.', ['3 euro earnings per share']],
    ['Two firms were fined 30 million and 4 million euros.', ['2 firm', '30000000 euro', '4000000 euro']],
    ['He won gold in the men’s race; she won the 800 metres.', []],
    ['The hall is 800 metres long.', ['800 metre hall']],
    ['The agency runs 90 clinics. It said 12 had been closed.', ['90 clinic', '12 clinic']],
    // Nobody kills clinics.
    ['The agency runs 90 clinics. It said 12 had been killed.', ['90 clinic', '12']],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));

  it('is what was not done, wherever that was', () => {
    const found = figure('Three escapes from the jail in 2024 were not reported.', 'Three');
    expect([found.polarity, found.state[0]?.lemma]).toEqual(['affirms', 'not reported']);
    expect(figure('The three escapes from the jail were not reported.', 'three').polarity).toBe('denies');
  });

  it('is no state that a name says', () =>
    expect(figure('A judge fined Delta Shipping 40 million euros.', '40 million').state).toEqual([]));

  it('counts who came, and not only in what', () => {
    const text = 'Some 90 sailors arrived in 4 boats on Tuesday.';
    expect(figure(text, '90').dates.map(({ from }) => from)).toEqual(['2025-10-14']);
  });
});
