/** Measures of elections and hospitals, found by the words of invented pages: rates of so many, names in full, what was not done, whose it is. */
import { describe, expect, it } from '@jest/globals';
import type { Measure, Vocabulary } from '@whence/domain';
import { readText } from '@whence/reading';
import { proposeClaims } from './propose-claims.js';

const measure = (key: string, counted: string, state: string, more: Partial<Measure> = {}): Measure => ({
  key,
  counted,
  state,
  unit: 'persons',
  label: `${counted} ${state}`,
  broader: [],
  unionOf: [],
  ...more,
});
const MEASURES = [
  measure('measles-cases', 'measles cases', 'confirmed', { label: 'measles cases' }),
  measure('measles-rate', 'measles cases per 100,000 people', 'recorded', {
    unit: 'cases per 100,000',
    label: 'measles cases per 100,000 people',
  }),
  measure('deaths', 'people', 'killed'),
  measure('excess-deaths', 'excess deaths', 'recorded', { label: 'excess deaths' }),
  measure('tests', 'tests', 'made', { label: 'daily tests', unit: 'tests a day' }),
  measure('doses', 'doses of flu vaccine', 'administered', { unit: 'doses' }),
  measure('coverage', 'people over 65', 'vaccinated', { unit: 'percent', label: 'coverage among people over 65' }),
  measure('coverage-all', 'people', 'vaccinated', { unit: 'percent', label: 'coverage' }),
  measure('in-hospital', 'people', 'in hospital with flu'),
  measure('turnout', 'registered voters', 'voting', { unit: 'percent', label: 'turnout' }),
  measure('vote-share', 'vote', 'won', { unit: 'percent', label: 'share of the vote' }),
  measure('seats', 'seats', 'won', { unit: 'seats' }),
  measure('not-counted', 'ballots', 'not counted', { unit: 'ballots' }),
  measure('counted', 'ballots', 'counted', { unit: 'ballots' }),
];

function propose(text: string, subjects: readonly string[] = []) {
  const vocabulary: Vocabulary = {
    sources: new Map(),
    measures: new Map(MEASURES.map((each) => [each.key, each])),
    places: new Map(),
  };
  const piece = { text, textSha256: 'ab'.repeat(32), publishedOn: '2025-10-17' };
  return proposeClaims(readText(text, { published: '2025-10-17' }), piece, vocabulary, subjects);
}
/** The measure of each claim; "?" where a person has to choose, or there is none. */
const measured = (text: string): string[] => propose(text).map(({ held }) => held.content?.measure ?? '?');

describe('rates of so many', () => {
  it.each([
    ['Norland had 8.4 measles cases per 100,000 people.', 'measles-rate'],
    ['Norland had 8.4 measles cases per 100,000.', 'measles-rate'],
    ['Norland had 8.4 cases of measles per 100,000 people.', 'measles-rate'],
    ['Norland had 840 measles cases.', 'measles-cases'],
    // Of another number, and of another thing: what a rate counts is no count of all.
    ['Norland had 84 measles cases per million people.', '?'],
    ['Norland had 9.1 deaths per 1,000 people.', '?'],
    ['Some 12 people a day were killed.', '?'],
    ['Some 12 people were killed.', 'deaths'],
  ])('%s', (text, expected) => expect(measured(text)).toEqual([expected]));

  it('says in its unit per what a number is', () => {
    expect(propose('Norland had 9.1 suicides per 100,000 men.')[0]?.held.content).toMatchObject({
      unit: 'suicides per 100,000 men',
    });
  });
});

describe('names in full, and states that nouns tell', () => {
  it.each([
    ['Some 340 doses of flu vaccine were administered.', 'doses'],
    ['Some 340 flu vaccine doses were administered.', 'doses'],
    ['Some 340 doses of polio vaccine were administered.', '?'],
    ['Coverage among people over 65 was 71 percent.', 'coverage'],
    ['Coverage was 71 percent.', 'coverage-all'],
    ['Coverage among infants was 71 percent.', '?'],
    ['There were 1,300 excess deaths last winter.', 'excess-deaths'],
    ['The Reds won 38 percent of the vote.', 'vote-share'],
    ['A poll gave the Reds 38 percent of the vote.', 'vote-share'],
    // The share that was counted is nobody's share of the vote.
    ['With 92 percent of ballots counted, nobody led.', '?'],
    ['Turnout would be more than 65 percent, Orla predicted.', 'turnout'],
  ])('%s', (text, expected) => expect(measured(text)[0]).toBe(expected));
});

describe('what was not done', () => {
  it.each([
    ['Some 900 ballots were not counted.', 'not-counted', 'affirms'],
    ['Some 900 ballots went uncounted.', 'not-counted', 'affirms'],
    ['Some 900 ballots have yet to be counted.', 'not-counted', 'affirms'],
    ['Some 900 ballots were counted.', 'counted', 'affirms'],
    ['The board denied that 900 ballots went uncounted.', 'not-counted', 'denies'],
  ])('%s', (text, expected, polarity) => {
    expect(propose(text)[0]?.held.content).toMatchObject({ measure: expected, polarity });
  });
});

describe('what is said of a part, and of whom', () => {
  it('takes no state of the whole for a part of which another is told', () => {
    expect(measured('Some 212 people were in hospital with flu, 18 of them in intensive care.')).toEqual([
      'in-hospital',
      '?',
    ]);
  });

  it('gives the votes and seats to the subject of the ledger that has the name', () => {
    const subjects = ['Blue Party', 'Red Alliance'];
    const text =
      'The Red Alliance won 38 percent of the vote, ahead of the Blue Party on 35 percent. The Blue Party won 66 seats.';
    expect(propose(text, subjects).map(({ held }) => held.content?.subject)).toEqual([
      'Red Alliance',
      'Blue Party',
      'Blue Party',
    ]);
    expect(propose('The Red Club won 66 seats.', subjects)[0]?.held.content?.subject).toBeUndefined();
  });
});
