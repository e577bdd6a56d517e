/** Figures as they are printed: value, unit, change, and what they are about. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printedFigures, readText, type PrintedFigure } from './index.js';

const printed = (text: string): PrintedFigure[] => printedFigures(readText(text, { published: '2025-07-14' }));
const triples = (text: string): unknown[] => printed(text).map(({ value, unit, change }) => [value, unit, change]);

describe('units', () => {
  it.each<[string, string[]]>([
    ['They counted 9,500 soldiers and 40 people.', ['soldier', 'people']],
    ['The best 300 recorded songs and 2.7m combined digital and physical sales.', ['song', 'digital physical sale']],
    ['Two smaller farms and 12 first-team players.', ['small farm', 'first-team player']],
    [
      'It costs €5, 6 US dollars, HK $7, RM8, 9 €, 10 yuan or 11p.',
      ['euro', 'dollar', 'hong kong dollar', 'malaysian ringgit', 'euro', 'chinese yuan', 'penny'],
    ],
    [
      'Winds of 50mph and 80 km/h, at 12°C or 54 degrees Fahrenheit.',
      ['mile per hour', 'kilometre per hour', 'celsius', 'fahrenheit'],
    ],
    [
      'A 570 sq m hall, 37m high, holds 5 cubic metres and 3 tonnes.',
      ['square metre', 'metre', 'cubic metre', 'metric ton'],
    ],
    ['The 640bhp engine, 8GB of memory and 3,687 mAh.', ['brake horsepower', 'gigabyte', 'milliampere-hour']],
    [
      'Rates rose 25 basis points, 2 percentage points or 3 per cent.',
      ['basis point', 'percentage point', 'percentage'],
    ],
    ['Oil is $82.40 a barrel and rent $1,450 a month.', ['dollar per barrel', 'dollar per month']],
    ['He scored 24 points per game and sold 3,000 tickets a day.', ['point per game', 'ticket per day']],
    ['The field gives 500,000 barrels of oil a day at 10 kV/cm.', ['barrel per day', 'kilovolt per centimetre']],
    ['It weighs 4 pounds and cost 4 million pounds.', ['pound-mass', 'pound sterling']],
    ['It made 1.17 billion dollars a year earlier.', ['dollar']],
    ['A pint is half a quart; he ran half a mile.', ['quart', 'mile']],
  ])('%s', (text, units) => expect(printed(text).map(({ unit }) => unit)).toEqual(units));

  it('fills the unit that a parallel number leaves out', () => {
    expect(triples('The high is 84.75 cents, while the low is 74.07.')).toEqual([
      [84.75, 'cent', '='],
      [74.07, 'cent', '='],
    ]);
    expect(triples('It raised 280 million of the 1.5 billion shekels.').map((one) => (one as unknown[])[1])).toEqual([
      'shekel',
      'shekel',
    ]);
    expect(triples('It grew 3% to 13,176.')).toEqual([
      [3, 'percentage', 'up'],
      [13_176, '-', '='],
    ]);
  });
});

describe('change', () => {
  it.each<[string, string[]]>([
    ['Shares fell 0.4 per cent to $12.', ['down', '=']],
    ['The index closed up 58 points.', ['up']],
    ['Sales were 5 million, up from 4 million.', ['=', '=']],
    ['It lost 162 points, or 2.1%.', ['down', 'down']],
    ['The army lost 40 soldiers.', ['=']],
    ['He won 16 percent of the vote, gaining 16 percent of it.', ['=', '=']],
    ['Prices dropped below 90 dollars.', ['<']],
    ['They cut 300 jobs.', ['=']],
    ['They cut the number of jobs by 300.', ['down']],
    ['About 40, nearly 50, at least 60, up to 70 and fewer than 80 boats.', ['~', '~', '>', '<', '<']],
    ['It adds up to 185,000 votes; they care about two things.', ['=', '=']],
  ])('%s', (text, changes) => expect(printed(text).map(({ change }) => change)).toEqual(changes));
});

describe('values', () => {
  it.each<[string, unknown[]]>([
    ['Power rose from 240 to 273 watts.', [[240, 273]]],
    [
      'Tens of thousands of people and hundreds of homes.',
      [
        [10_000, 100_000],
        [100, 1000],
      ],
    ],
    ['Pay eight or nine euros for a 7- or 8-inch screen.', [8, 9, 7, 8]],
    ['She is 35 and met one of the best pilots.', [35, 1]],
    ['A 15-year-old boy built a three-wheel car.', [15, 3]],
  ])('%s', (text, values) => expect(printed(text).map(({ value }) => value)).toEqual(values));

  it('marks what makes no claim', () => {
    const page = readText('One of the pilots, a 34-year-old woman, saw 12 boats.', {});
    expect(printedFigures(page).map(({ text, minor }) => [text, minor])).toEqual([
      ['One', true],
      ['34', true],
      ['12', false],
    ]);
    expect(page.claims.map(({ figure }) => figure)).toEqual([0]);
  });
});

describe('concepts', () => {
  const concepts = (text: string): string[] => printed(text).map((one) => one.concepts.join(' '));
  it.each<[string, string[]]>([
    ['Shares of the blue-chip maker fell 7% to $81.', ['Shares blue-chip maker', 'Shares blue-chip maker']],
    ['The firm, which makes shoes, employs 900 people.', ['firm']],
    ['They have two children.', ['']],
    ['A study of 135 schools began.', ['study']],
    ['The storm brought winds of at least 74 mph.', ['storm winds']],
    ['Police paid $12,000 for a new roof.', ['Police new roof']],
    ['The path is 8 miles (13 km) of new tunnels.', ['path new tunnels', 'path new tunnels']],
    ['The company said it has 1,000 clients.', ['company']],
    ['The airline operates 210 jets, flies to 95 towns and employs 34,000 staff.', ['airline', '', 'airline']],
    ['The index gained 1% to close at 1,478 points.', ['index', 'index']],
    ['Stocks rose on Monday while gold fell 2%.', ['gold']],
  ])('%s', (text, expected) => expect(concepts(text)).toEqual(expected));
});

describe('any text', () => {
  const words =
    'rose fell from to by 3 40 1,200 12.5 % $ € million per a barrel of the firm which who said it and or , ( ) - 7- 8-inch one half third in five dozen hundreds up down more than degrees C km/h years old not about'.split(
      ' ',
    );
  it('prints finite values, low before high, and the words at their offsets', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        for (const one of printed(text)) {
          expect(text.slice(one.start, one.end)).toBe(one.text);
          const [low, high] = typeof one.value === 'number' ? [one.value, one.value] : one.value;
          expect(Number.isFinite(low) && Number.isFinite(high) && low <= high).toBe(true);
          expect(one.unit).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
