/** Sentences on crowds, strikes and those who come: plans that are only named, who counts, what trails a source, numbers without a noun, ends of a change. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimed, figure, read, saidBy } from './read-sentence.contract.js';

describe('an intent that is only named', () => {
  it.each([
    ['Some 900 drivers protested against the toll plan on Monday.', '900', 'observed'],
    ['A poll found 57 percent opposed the proposal.', '57', 'observed'],
    ['About 40 residents signed the petition against the plans.', '40', 'observed'],
    ['Ministers backed a plan to hire 30 nurses.', '30', 'forecast'],
    ['The plan provides 40 flats by 2027.', '40', 'forecast'],
    ['Under plans for the harbour, 400 jobs would go.', '400', 'forecast'],
    ['The port plans 12 cranes.', '12', 'forecast'],
    // What was, before what is still to come.
    ['Rents have risen by 9 percent since May and will rise further.', '9', 'observed'],
    ['Rents will have risen by 9 percent by May and could rise further.', '9', 'forecast'],
  ])('%s (%s)', (text, printed, mode) => expect(figure(text, printed).mode).toBe(mode));

  it('moves no day ahead of the page', () => {
    const [day] = figure('Some 900 drivers protested against the toll plan on Saturday.', '900').dates;
    expect(day?.from).toBe('2025-10-11');
    const text = 'The league will meet with rents up 9 percent since November.';
    expect(figure(text, '9').dates[0]?.from).toBe('2024-11');
  });
});

describe('who counts', () => {
  it.each([
    ['About 60,000 cheered, according to the hosts, the rowing club Delta.', '60,000', ['the rowing club Delta']],
    ['Twelve huts burned, according to the firm, the owner of the camp.', 'Twelve', ['the firm']],
    [
      'Some 400 people ran. A count by the broadcaster Radio Sund, made at the gates, came to 310.',
      '310',
      ['the broadcaster Radio Sund'],
    ],
    ['Some 400 people ran. An estimate from Norvale University put it at 310.', '310', ['Norvale University']],
    [
      'The ferry line, Norvik, said 14 boats were idle. About 9,000 travellers were stranded, it said.',
      '9,000',
      ['Norvik'],
    ],
    [
      'About 30 percent of pilots stayed away, according to the airline, compared with 48 percent in June.',
      '48',
      ['the airline'],
    ],
    ['At least 700 people danced in Lund, police said, and 300 in Ystad.', '300', ['police']],
    ['Nobody drowned, the coastguard said, denying a rumour that nine sailors had died.', 'nine', ['the coastguard']],
    // A clause of its own behind the saying is nobody's but the page's.
    ['At least 700 people danced in Lund, police said, and 300 chairs broke in Ystad.', '300', []],
  ])('%s (%s)', (text, printed, expected) => expect(saidBy(text, printed)).toEqual(expected));

  it('denies what somebody is said to deny', () => {
    const text = 'Nobody drowned, the coastguard said, denying a rumour that nine sailors had died.';
    expect(figure(text, 'nine').polarity).toBe('denies');
  });
});

describe('numbers of people for whom no noun is printed', () => {
  it.each([
    ['On Monday, 40,000 marched in Lund.', ['40000']],
    ['Thousands rally in Lund', ['2000']],
    ['It was the largest vigil since 1998, when 21,000 took part.', ['21000']],
    ['Some 2,100 people were moved, of whom 900 left by bus.', ['2100 person', '900 person']],
    ['The crew found 11 bodies; a dozen were still missing.', ['11 body', '12']],
    // A march is counted where marches are, and two of a pair are no crowd.
    ['Police counted 12 marches.', ['12 march']],
    ['Of the sisters, two remained.', []],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));

  it('are those of the sentence before where somebody else counts', () => {
    const text = 'About 5,000 people queued in Lund on Monday. The mayor had claimed 20,000 that day.';
    const { counted, places, dates, deed } = figure(text, '20,000');
    expect([counted?.text, places[0]?.text, dates[0]?.from, deed?.lemma]).toEqual([
      'people',
      'Lund',
      '2025-10-13',
      'queue',
    ]);
  });
});

describe('the ends of a change', () => {
  it.each([
    ['Fares rose from 2.4 to 3.1 million euros.', '2.4', 2_400_000],
    ['Fares fell from 3.1 to 2.4 million euros.', '3.1', 3_100_000],
    ['Fares rose from two to three million euros.', 'two', 2_000_000],
    ['Guests rose from 300 to 1.2 million.', '300', 300],
    ['Guests rose from 2 million to 3.1 million.', '2 million', 2_000_000],
  ])('%s (%s)', (text, printed, value) => expect(figure(text, printed).value).toBe(value));

  it.each([
    ['The council said fines would double to 900.', '900', 'doubled'],
    ['The fund would raise grants from 40 to 55.', '55', 'rose'],
    ['A ferry sank 9 kilometres off Lund.', '9', undefined],
    ['The lake sank 9 metres below its usual level.', '9', 'fell'],
  ])('%s (%s)', (text, printed, change) => expect(figure(text, printed).change).toBe(change));

  it('are in the power of ten that is printed once, however large', () => {
    const tenths = fc.integer({ min: 11, max: 99 });
    fc.assert(
      fc.property(tenths, tenths, fc.constantFrom('million', 'billion'), (low, high, power) => {
        fc.pre(low !== high);
        const [from, to] = [low / 10, high / 10];
        const [first, second] = read(`Fares rose from ${from} to ${to} ${power} euros.`).figures;
        const ratio = Number(second?.value) / Number(first?.value);
        expect(Math.abs(ratio - to / from)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('times', () => {
  const dates = (text: string, printed: string) => figure(text, printed).dates.flatMap(({ from }) => from ?? []);
  it.each([
    ['In September 5,870 tents were sold.', '5,870', ['2025-09']],
    ['On September 5, 870 tents were sold.', '870', ['2025-09-05']],
    ['More than 40,000 pilgrims came under the abbot, who took office in March 2021.', '40,000', []],
  ])('%s (%s)', (text, printed, expected) => expect(dates(text, printed)).toEqual(expected));

  it.each([
    ['Some 71,200 pilgrims came between May 2023 and September 2025.', '71,200', 'flow'],
    ['In August alone 870 pilgrims came.', '870', 'flow'],
    ['More than 610 cases were pending in August.', '610', undefined],
    ['So far this year, 612 hikers have died, the club said, against 540 in all of 2024.', '540', 'flow'],
  ])('%s (%s)', (text, printed, expected) => expect(figure(text, printed).accumulation).toBe(expected));
});
