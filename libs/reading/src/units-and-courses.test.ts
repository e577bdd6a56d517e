/** Sentences on companies, courts, climate, sport and migration: units told once, ends of a change, terms in years, what is held against. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimed, figure, read } from './read-sentence.contract.js';

describe('a unit that is told once', () => {
  it.each([
    ['The loss narrowed to 44 million euros from 71 million.', '71 million', 'euro'],
    ['Coal output dropped from 8.2 million tonnes to 7.6 million.', '7.6 million', 'tonne'],
    ['Temperatures rose from 8.2 to 8.3 degrees.', '8.2', 'degree'],
    ['Clubs spent 1.9 billion euros on players, down from 2.4 billion last year.', '2.4 billion', 'euro'],
    ['The fund pledged 700 million dollars, of which 65 million has been paid.', '65 million', 'dollar'],
    ['Profit was 312 million euros, against 298 million a year before.', '298 million', 'euro'],
    ['The Games cost 8.8 billion euros, 2.1 billion more than planned.', '2.1 billion', 'euro'],
    // Of other things, or of the size of a change.
    ['The fund paid 700 million dollars to clinics, of which 65 closed.', '65', undefined],
    ['Profit fell to 1.42 billion euros in the third quarter of 2025 from 1.61 billion.', '1.61 billion', 'euro'],
    ['The index rose 1.2 percent from 7,720.', '7,720', undefined],
    ['The firm spent 40 million euros; staff fell from 900.', '900', undefined],
    ['The show cost 4 million euros and was watched by 1.4 billion.', '1.4 billion', undefined],
    ['The firm earned 4 million euros, up from 300 shops.', '300', undefined],
  ])('%s (%s)', (text, printed, unit) => expect(figure(text, printed).unit?.lemma).toBe(unit));

  it('is that of both ends, whatever they are', () => {
    const units = fc.constantFrom(['tonnes', 'tonne'], ['euros', 'euro'], ['hectares', 'hectare']);
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 21, max: 900 }),
        fc.integer({ min: 21, max: 900 }),
        ([word, lemma], a, b) => {
          const { figures } = read(`Stocks fell from ${a} ${word} to ${b}.`);
          expect(figures.map(({ value, unit }) => [value, unit?.lemma])).toEqual([
            [a, lemma],
            [b, lemma],
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('money', () => {
  it.each([
    ['The fine was 2.5 million crowns.', ['2500000 crown fine']],
    ['The dentist fitted two crowns.', ['2 crown']],
    ['Some 40 crown prosecutors resigned.', ['40 crown prosecutor']],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));
});

describe('both ends of a change', () => {
  const mode = (text: string, printed: string) => figure(text, printed).mode;
  it.each([
    ['Capacity will be cut from 45,000 to 38,000.', '45,000', 'observed'],
    ['Capacity will be cut from 45,000 to 38,000.', '38,000', 'forecast'],
    ['Capacity was cut from 45,000 to 38,000.', '38,000', 'observed'],
    ['Capacity will be cut to 38,000 from 45,000.', '45,000', 'observed'],
    ['It raised its forecast to $5.2 billion from $4.8 billion.', '4.8 billion', 'forecast'],
    ['It raised its fee to $5.2 billion from $4.8 billion.', '4.8 billion', 'observed'],
  ])('%s (%s)', (text, printed, expected) => expect(mode(text, printed)).toBe(expected));

  it('tells what somebody agreed to do as planned', () => {
    expect(figure('The firm agreed to pay a fine of $85 million.', '85 million').certainty).toBe('planned');
    expect(mode('The firm agreed that it paid $85 million.', '85 million')).toBe('observed');
  });
});

describe('so much more or less than something', () => {
  it.each([
    ['Temperatures were 1.55 degrees above pre-industrial levels.', '1.55', 'rose'],
    ['July was 16.9C, 0.7C below the 1991-2020 average.', '0.7', 'fell'],
    ['May was 0.3 degrees cooler than in 1990.', '0.3', 'fell'],
    ['The drone flew 40 metres above the ground.', '40', undefined],
    ['The village lies 300 metres above sea level.', '300', undefined],
    ['The sub was 60 metres below the surface.', '60', undefined],
  ])('%s', (text, printed, change) => expect(figure(text, printed).change).toBe(change));

  it('counts no multiples of earnings', () => {
    expect(claimed('Net debt stood at 3.3 times earnings.')).toEqual([]);
    expect(claimed('The victim was stabbed 27 times.')).toEqual(['27 time']);
  });
});

describe('durations of two units', () => {
  it.each([
    ['The judge jailed him for 12 years and nine months.', '12 years and nine', 12.75],
    ['The trip takes 4 hours 30 minutes.', '4 hours 30', 4.5],
    ['He got two years and 18 months.', 'two', 2],
    ['It took three weeks and six months.', 'three', 3],
    ['He ran for 3 years, 2 months, 14 days and 16 hours.', '3', 3],
    ['He ran for 3 years, 2 months, 14 days and 16 hours.', '14', 14],
  ])('%s', (text, printed, value) => expect(figure(text, printed).value).toBe(value));
});

describe('what a verb of change changes', () => {
  it.each([
    ['Prosecutors dropped 7 of 10 charges.', ['7 charge', '10 charge']],
    ['The navy sank 12 boats.', ['12 boat']],
    ['The index dropped 40 points.', ['40 point']],
    ['Crossings into the union fell to 239,000.', ['239000 crossing']],
    ['Foreigners make up 17 percent of the population.', ['17 percent population']],
    ['Emissions fell to 612 million tonnes of CO2 equivalent.', ['612000000 tonne emission']],
    ['The plant emitted 3 million tonnes of carbon dioxide.', ['3000000 tonne carbon dioxide']],
    ['The record attendance of 83,260 was set in 1956.', ['83260 attendance']],
    ['The figure of 11,000 dates from March.', []],
    ['Some 11,000 dates were picked.', ['11000 date']],
  ])('%s', (text, expected) => expect(claimed(text)).toEqual(expected));

  it('tells no rise of what makes up so much', () => {
    expect(figure('Foreigners make up 17 percent of the population.', '17').change).toBeUndefined();
    expect(figure('Prices moved up 17 percent.', '17').change).toBe('rose');
  });

  it('takes "lay off" for itself', () => {
    expect(figure('The firm will lay off 300 people.', '300').deed?.lemma).toBe('lay off');
  });
});

describe('periods and years far ahead', () => {
  const dates = (text: string, printed: string) => figure(text, printed).dates.map(({ from, to }) => [from, to]);
  it.each([
    ['Profit was 40 million for the quarter ended June 30.', '40 million', [['2025-04', '2025-06']]],
    ['Profit was 40 million in the year ended March 31, 2025.', '40 million', [['2024-04', '2025-03']]],
    ['The sea could rise by up to 1.1 metres by 2100.', '1.1', [['2100', undefined]]],
  ])('%s', (text, printed, expected) => expect(dates(text, printed)).toEqual(expected));
});

describe('terms and capacities', () => {
  it.each([
    ['A court sentenced former mayor Dario Kessel to 24 years in prison.', '24', 'Dario Kessel'],
    ['Dario Kessel was jailed for 18 months.', '18', 'Dario Kessel'],
    ['He was sentenced to 30 years.', '30', undefined],
  ])('tells whom a court sentenced: %s', (text, printed, subject) => {
    expect(claimed(text)).toHaveLength(1);
    expect(figure(text, printed).state[0]?.text).toMatch(/^(?:sentenced|jailed)$/);
    expect(figure(text, printed).subject?.text).toBe(subject);
  });

  it.each(['Prosecutors asked for 15 years.', 'He was sentenced to 200 hours of service.', 'He waited for two hours.'])(
    'claims no term: %s',
    (text) => expect(claimed(text)).toEqual([]),
  );

  it('tells for how many something was built from how many there are', () => {
    const state = (text: string, printed: string) => figure(text, printed).state.map(({ lemma }) => lemma);
    expect(state('The centre, built for 800, held 2,900 people.', '800')).toEqual(['built for']);
    expect(state('The ferry was licensed to carry 350 people.', '350')).toEqual(['licensed to carry']);
    expect(figure('The ferry was licensed to carry 350 people.', '350').deed).toBeUndefined();
    expect(state('The firm built 800 homes.', '800')).toEqual(['build']);
  });

  it('counts no people by what something cost', () => {
    const text = 'The stadium was built for 60,000 spectators at a cost of 540 million.';
    expect(figure(text, '540 million').counted).toBeUndefined();
    expect(figure(text, '540 million').state).toEqual([]);
  });

  it('ends no sentence behind a sign of rupees', () =>
    expect(claimed('Turnover of Rs. 88,000 crore was the highest since 2016.')).toEqual([
      '880000000000 rupee turnover',
    ]));
});
