/** What a number counts when its noun stands before a verb, an "of" or nowhere, and in what state. */
import { describe, expect, it } from '@jest/globals';
import { readText } from './read-text.js';

const figures = (text: string) => readText(text, { published: '2025-04-23' }).figures;
const counted = (text: string) =>
  figures(text).map(({ text: number, counted: noun, state, unit }) =>
    [number, unit?.lemma ?? '', noun?.text ?? '', state.map(({ text: word }) => word).join(' + ')].join(' | '),
  );

describe('what a number behind a verb counts', () => {
  it.each([
    ['The number of people out of work stood at about 820,000.', ['820,000 |  | people | out of work']],
    ['The real number of jobs lost is more than 45,000.', ['45,000 |  | jobs | lost']],
    ['The number of missing fell to 41.', ['41 |  |  | missing']],
    ['The number of those injured rose to 810.', ['810 |  |  | injured']],
    ["The death toll from Monday's earthquake in Peru rose to 187.", ['187 |  | death toll | death']],
    ['Deaths from measles rose to 40 in March.', ['40 |  | Deaths | Deaths']],
    ['The casualty toll stands at 997.', ['997 |  | casualty toll | casualty']],
    ['Officials revised the toll down to 174.', ['174 |  | toll | toll']],
    ['Suspected or confirmed cases reached 700.', ['700 |  | Suspected or confirmed cases | ']],
    [
      'Some 700 suspected or confirmed measles cases were reported.',
      ['700 |  | suspected or confirmed measles cases | '],
    ],
    ['Around 150,000 homes remained without electricity.', ['150,000 |  | homes | without electricity']],
    // Who lost their homes was not lost.
    ['Some 20,000 people have lost their homes.', ['20,000 |  | people | ']],
  ])('%s', (text, expected) => expect(counted(text)).toEqual(expected));

  it.each([
    ['The budget deficit came to $14.2 billion in 2024.', ['14.2 billion | dollar | budget deficit | ']],
    ['The government had a deficit of $14 billion.', ['14 billion | dollar | deficit | ']],
    ['The fund forecasts growth of 1.2 percent.', ['1.2 | percent | growth | ']],
    ['The strike cost the company about $30 million.', ['30 million | dollar | strike | cost']],
    [
      'The deficit came to $14 billion last year and may reach between $16 billion and $18 billion.',
      ['14 billion | dollar | deficit | ', '16 billion and $18 billion | dollar | deficit | '],
    ],
    ['The magnitude 6.8 earthquake struck on Monday.', ['6.8 | magnitude | earthquake | ']],
    ['A 6.8-magnitude earthquake struck on Monday.', ['6.8 | magnitude | earthquake | ']],
    // Neither a rate nor a rise is counted.
    ['It was a rise of 3 percent.', ['3 | percent |  | ']],
    ['The total of $3 million was paid.', ['3 million | dollar |  | ']],
  ])('of an amount: %s', (text, expected) => expect(counted(text)).toEqual(expected));

  it.each([
    ['Growth was well below the 2 percent predicted by the ministry.', 'exact'],
    ['Growth was below 2 percent.', 'fewer-than'],
    ['More than the 40 teachers who had signed came.', 'exact'],
    ['The population rose above the 2 million mark.', 'more-than'],
  ])('a number that another is held against is no bound: %s', (text, hedge) =>
    expect(figures(text)[0]?.hedge).toBe(hedge),
  );

  it('tells an alternative as it tells the number before it', () => {
    const told = figures('The deficit will widen to $17 billion, or 4.1 percent of GDP.').map(({ mode }) => mode);
    expect(told).toEqual(['forecast', 'forecast']);
  });

  it('takes no whole that is of others, is denied or was not counted', () => {
    const whole = (text: string) => figures(text).at(-1)?.whole;
    expect(whole('The casualty toll stands at 997. Half of the dead were women.')).toBeUndefined();
    expect(whole('The agency said 187 people were dead. Half of the dead were women.')).toBe(0);
    expect(whole('The agency denied that 250 people were dead. Half of the dead were women.')).toBeUndefined();
  });
});
