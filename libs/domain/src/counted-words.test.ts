/** Units and numbers as a reader is told them, and as they are compared: none is left out, and none is taken for another. */
import { describe, expect, it } from '@jest/globals';
import { atLeast, exactly } from '../test/ledger.js';
import { compareContents } from './compare/compare-contents.js';
import type { Amount, Content } from './figure.js';
import { inSingular } from './noun-words.js';
import type { Vocabulary } from './vocabulary.js';
import { figureAsRead, sayContent } from './words.js';

const measure = (key: string, counted: string, state: string, unit: string, label = `${counted} ${state}`) =>
  [key, { key, counted, state, unit, label, broader: [], unionOf: [] }] as const;

const VOCABULARY: Vocabulary = {
  sources: new Map(),
  places: new Map(),
  measures: new Map([
    measure('gas', 'carbon dioxide', 'emitted', 'tonne'),
    measure('wind', 'wind', 'measured', 'kilometre per hour'),
    measure('votes', 'votes', 'cast', 'votes'),
    measure('ships', 'ships', 'sunk', 'pieces'),
    measure('troops', 'soldiers', 'sent', 'persons'),
    measure('deficit', 'deficit', 'of the budget', 'krona', 'budget deficit'),
    measure('rate', 'exchange rate', 'of the krona', 'krona per dollar', 'price of a dollar'),
    measure('inflation', 'inflation', 'annual', 'percent', 'annual inflation'),
    measure('cut', 'emissions', 'cut since 1990', 'percent', 'cut in emissions since 1990'),
    measure('vaccinated', 'children', 'vaccinated', 'percent'),
    measure('blue', 'votes', 'for the Blues', 'percent', 'share of votes for the Blues'),
  ]),
};

const of = (key: string, amount: Amount, more: Partial<Content> = {}): Content => ({
  measure: key,
  accumulation: 'stock',
  mode: 'observed',
  polarity: 'affirms',
  asOf: '2031-03',
  amount,
  ...more,
});

describe('a number with its unit', () => {
  it.each<[string, Content]>([
    ['41,200 kilotonnes of carbon dioxide emitted', of('gas', exactly(41200), { unit: 'kt' })],
    ['47 megatonnes of carbon dioxide emitted', of('gas', exactly(47), { unit: 'Mt' })],
    ['20 barges of carbon dioxide emitted', of('gas', exactly(20), { unit: 'barges' })],
    ['1 tonne of carbon dioxide emitted', of('gas', exactly(1))],
    ['2.6 million votes cast', of('votes', exactly(2.6), { unit: 'million' })],
    ['1 million votes cast', of('votes', exactly(1), { unit: 'million' })],
    ['4 brigades of soldiers sent', of('troops', exactly(4), { unit: 'brigades' })],
    ['4 soldiers sent', of('troops', exactly(4), { unit: 'soldiers' })],
    ['16 billion kronor of budget deficit', of('deficit', exactly(16), { unit: 'billion krona' })],
    ['8 million US dollars of budget deficit', of('deficit', exactly(8), { unit: 'million US dollars' })],
    ['10.82 kronor per dollar (price of a dollar)', of('rate', exactly(10.82))],
    ['6.4 percent (annual inflation)', of('inflation', exactly(6.4))],
    ['38 percent (cut in emissions since 1990)', of('cut', exactly(38))],
    ['80 percent of children vaccinated', of('vaccinated', exactly(80))],
    ['44 percent of votes for the Blues', of('blue', exactly(44))],
    ['1 ship sunk', of('ships', exactly(1))],
    ['at least 1 ship sunk', of('ships', atLeast(1))],
    ['2 ships sunk', of('ships', exactly(2))],
  ])('is told as %s', (said, content) => expect(sayContent(content, VOCABULARY)).toBe(`${said}, as of March 2031`));

  // Of what no measure counts nothing is known to come on top.
  it.each<[string, Content]>([
    [
      '1,400 calories per day',
      { mode: 'observed', polarity: 'affirms', amount: exactly(1400), unit: 'calorie per day' },
    ],
    [
      '40 lorries are foreseen as certain by the end of 2031 (forecast)',
      {
        mode: 'forecast',
        certainty: 'will',
        polarity: 'affirms',
        accumulation: 'flow',
        horizon: '2031',
        amount: exactly(40),
        unit: 'lorries',
      },
    ],
  ])('is told as %s where no measure counts it', (says, content) => expect(sayContent(content, VOCABULARY)).toBe(says));

  it('is told with the verb that its state has', () => {
    const died = measure('thirst', 'people', 'died of thirst', 'persons');
    const vocabulary = { ...VOCABULARY, measures: new Map([died]) };
    const denied: Content = { measure: 'thirst', mode: 'observed', polarity: 'denies' };
    expect(sayContent(denied, vocabulary)).toBe('denies that people died of thirst');
    const may: Content = { ...denied, polarity: 'affirms', mode: 'forecast', certainty: 'may', amount: exactly(40) };
    expect(sayContent(may, vocabulary)).toBe('40 people may have died of thirst (forecast)');
    expect(sayContent(of('ships', exactly(2), { polarity: 'denies' }), VOCABULARY)).toBe(
      'denies that 2 ships were sunk, as of March 2031',
    );
  });

  it('is told in the singular in a clause and in a table', () => {
    const one = of('ships', exactly(1), { mode: 'forecast', certainty: 'planned', horizon: '2031' });
    expect(sayContent(one, VOCABULARY)).toContain('1 ship is planned to be sunk');
    expect(sayContent(of('ships', exactly(1), { polarity: 'denies' }), VOCABULARY)).toContain(
      'denies that 1 ship was sunk',
    );
    expect(figureAsRead(of('ships', exactly(1)), VOCABULARY)).toBe('1 ship sunk');
    const cut = of('cut', exactly(40), { mode: 'forecast', certainty: 'will', horizon: '2034' });
    expect(sayContent(cut, VOCABULARY)).toContain('40 percent (cut in emissions since 1990) are foreseen as certain');
  });
});

describe('a symbol that stands for two units', () => {
  it.each<[string, Content, Content]>([
    ['kilotonnes of a mass', of('gas', exactly(41200), { unit: 'kt' }), of('gas', exactly(41.2), { unit: 'Mt' })],
    ['knots of a speed', of('wind', exactly(54), { unit: 'kt' }), of('wind', exactly(100))],
    [
      'a bare multiple of the measure’s unit',
      of('votes', exactly(2.4), { unit: 'million' }),
      of('votes', exactly(2410300)),
    ],
  ])('means %s', (_what, a, b) => expect(compareContents(a, b, VOCABULARY).relation).toBe('agrees'));
});

describe('a noun in the singular', () => {
  it.each([
    ['ships', 'ship'],
    ['military builders', 'military builder'],
    ['cases of measles', 'case of measles'],
    ['people', 'person'],
    ['houses', 'house'],
    ['churches', 'church'],
    ['factories', 'factory'],
    ['keys', 'key'],
    ['buses', 'bus'],
    ['aircraft', 'aircraft'],
    ['losses', 'loss'],
    ['glass', 'glass'],
  ])('%s is %s', (many, one) => expect(inSingular(many)).toBe(one));
});
