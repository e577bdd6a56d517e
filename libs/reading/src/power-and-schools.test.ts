/** Sentences on power cuts, prices, schools and exams: what was planned, who says it, what a figure is held against, wholes that were told before. */
import { describe, expect, it } from '@jest/globals';
import { claimed, figure, read } from './read-sentence.contract.js';

const saidBy = (text: string, printed: string): readonly string[] => {
  const { claims, figures } = read(text);
  const claim = claims.find(({ figure: at }) => at !== undefined && figures[at]?.text === printed);
  if (!claim) throw new Error(`found no claim on ${printed} in "${text}"`);
  return claim.stated.map(({ full, text: words }) => full?.text ?? words);
};

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
