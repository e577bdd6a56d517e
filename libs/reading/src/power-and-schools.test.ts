/** Sentences on power cuts, prices, schools, trials and accidents: what was planned, who says it, what a figure is held against, wholes that were told before. */
import { describe, expect, it } from '@jest/globals';
import { claimed, figure, saidBy } from './read-sentence.contract.js';

describe('who says it', () => {
  it.each([
    [
      'Damage could reach 70 million euros, the Farmers’ League estimates; traders expect less.',
      '70 million',
      ['the Farmers’ League'],
    ],
    ['Rents are forecast to rise 6 percent in June.', '6', []],
    [
      'The council will pay each tenant 90 euros, which it says will cost 2 million euros.',
      '2 million',
      ['The council'],
    ],
    [
      'The mayor visited the docks. The council will open 9 clubs, and it says 400 people will join.',
      '400',
      ['The council'],
    ],
  ])('%s (%s)', (text, printed, expected) => expect(saidBy(text, printed)).toEqual(expected));
});

describe('what was planned, and what is told of both', () => {
  it.each([
    ['The line spent 12 million euros, 40 percent less than planned.', '40', 'observed'],
    ['Six ferries with a total length of 900 metres will be built by 2030.', 'Six', 'forecast'],
    ['Six ferries with a total length of 900 metres will be built by 2030.', '900', 'forecast'],
    ['Six ferries with a crew of 90 sank in 2019.', 'Six', 'observed'],
    ['Fees of 240 euros a term will go up to 290 euros in 2027.', '240', 'observed'],
    ['Fees of 240 euros a term will go up to 290 euros in 2027.', '290', 'forecast'],
  ])('%s (%s)', (text, printed, mode) => expect(figure(text, printed).mode).toBe(mode));

  it('leads to a number that it goes up to, which is no ceiling', () => {
    const { hedge, changed, change, counted } = figure(
      'Fees of 240 euros a term will go up to 290 euros in 2027.',
      '290',
    );
    expect([hedge, changed, change, counted?.text]).toEqual(['exact', 'to', 'rose', 'Fees']);
    expect(figure('The hall seats up to 290 people.', '290').hedge).toBe('up-to');
    expect(figure('Tickets went down to 12 euros.', '12').change).toBe('fell');
  });
});

describe('what a number counts that is told before', () => {
  it.each([
    ['It said 40 lifts were broken, 9 more than a year ago. The tenants put the figure at 70.', ['40 lift', '70 lift']],
    ['Some 42 nurses had been hired, and the number would rise to 90 by June, she said.', ['42 nurse', '90 nurse']],
    ['Some 420 nurses were hired. Only 75 of the 420 work full-time.', ['420 nurse', '75 nurse']],
    // No number of the page is named again.
    ['Some 420 nurses were hired. Only 75 of the 300 work full-time.', ['420 nurse']],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));
});

describe('what is held against another', () => {
  it.each([
    ['About 30 lakes froze, a fifth more than in 2020.', 'a fifth', 'rose'],
    ['About 30 lakes froze, a third fewer than in 2020.', 'a third', 'fell'],
    ['A fifth of the lakes froze.', 'A fifth', undefined],
  ])('%s', (text, printed, change) => expect(figure(text, printed).change).toBe(change));

  it('dates nothing by the year since which it is the least', () => {
    expect(
      figure('Just 69 percent passed, the lowest share since the test was introduced in 1998.', '69').dates,
    ).toEqual([]);
    expect(figure('Since 1998 the fastest boats have won 40 races.', '40').dates[0]?.from).toBe('1998');
  });
});

describe('parts, rates and what was never done', () => {
  it.each([
    ['Fits occurred in one in 2,600.', 'one in 2,600', 1 / 2600],
    ['One in 250 cats fell ill.', 'One in 250', 1 / 250],
    ['Fewer than one in 500 fell ill.', 'one in 500', 1 / 500],
  ])('%s', (text, printed, value) => expect(figure(text, printed).value).toBe(value));

  it('takes a year for no whole', () => {
    expect(claimed('One in 2019 sank.')).toEqual([]);
  });

  it.each([
    ['It warned of gusts of 90 kilometres an hour on Saturday.', '90', 'kilometre per hour'],
    ['It paid 9 euros a day on average.', '9', 'euro per day'],
    ['It paid 9 euros, a day on.', '9', 'euro'],
  ])('%s', (text, printed, unit) => expect(figure(text, printed).unit?.lemma).toBe(unit));

  it.each([
    ['Some 40 percent of pupils in the city never pass the test.', '40', 'affirms'],
    ['Some 40 pupils never came.', '40', 'affirms'],
    ['He never sold 40 cars.', '40', 'denies'],
  ])('%s', (text, printed, polarity) => expect(figure(text, printed).polarity).toBe(polarity));

  it('counts the same in two groups that are told alike', () => {
    expect(claimed('There were 12 cases of flu in the first group and 43 in the second group.')).toEqual([
      '12 case',
      '43 case',
    ]);
    expect(claimed('There were 30 fires in May and 40 in the old town.')).toEqual(['30 fire']);
  });
});

describe('times of something else', () => {
  const dates = (text: string, printed: string) => figure(text, printed).dates.flatMap(({ from }) => from ?? []);
  it.each([
    ['The vessel, built in 1987, carried 40 lorries.', '40', []],
    ['A poll by Orla, carried out in May, found that 40 percent agreed.', '40', ['2025-05']],
    ['The council cut its budget last year; it has 8 inspectors.', '8', []],
    ['On Monday two boats sank; 8 sailors drowned.', '8', ['2025-10-13']],
    ['It makes 100 carts a year and plans to double that by 2027.', '100', []],
    ['It makes 100 carts a year and sold 40 in 2024.', '40', ['2024']],
  ])('%s (%s)', (text, printed, expected) => expect(dates(text, printed)).toEqual(expected));
});
