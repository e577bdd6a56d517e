/** Who says a number, in the turns of wire copy. */
import { describe, expect, it } from '@jest/globals';
import { readText } from './read-text.js';

const said = (text: string) => {
  const { claims, figures } = readText(text, { published: '2025-04-23' });
  return claims.map(({ figure, stated }) =>
    [
      figure === undefined ? '' : figures[figure]?.text,
      ...stated.map(({ text: words, kind }) => `${words} (${kind})`),
    ].join(' | '),
  );
};

describe('who says it', () => {
  it.each([
    [
      'Joblessness rose to 5.4 percent in March, the National Statistics Office said on Wednesday, the highest since 2016.',
      ['5.4 | the National Statistics Office (named)'],
    ],
    [
      'The economy shrank by 0.2 percent, Ms Hallam said on Thursday, contradicting the National Statistics Office, which put growth at 0.3%.',
      ['0.2 | Ms Hallam (named)', '0.3 | the National Statistics Office (named)'],
    ],
    [
      'The IMF forecasts growth of 1.2 percent for 2025, well below the 2 percent predicted by the Finance Ministry.',
      ['1.2 | The IMF (named)', '2 | the Finance Ministry (named)'],
    ],
    ['The finance ministry sees the economy growing by 2 percent.', ['2 | The finance ministry (named)']],
    ['Unemployment in Peru has doubled since 2019, the Progress Party claims.', [' | the Progress Party (named)']],
    ['Official figures show that 120,000 jobs were created.', ['120,000 | Official figures (vague)']],
    // A place before the saying is no clause: what follows it is what is said.
    ['In the northern region, officials said on Friday, 40 people died.', ['40 | officials (anonymous)']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected));

  it('denies what a report was false that said it', () => {
    const polarity = (text: string) => readText(text, {}).figures.map((figure) => figure.polarity);
    expect(polarity('A report that 250 people were dead was false, the agency said.')).toEqual(['denies']);
    expect(polarity('A report that 250 people were dead was published, the agency said.')).toEqual(['affirms']);
    expect(polarity('Some 250 people were dead. The rumour was false.')).toEqual(['affirms']);
  });

  it('takes no person for an "it"', () => {
    const text =
      'The union called a strike, the union said. Lima Rail said 40 trains stood still. It cost $3 million, it said.';
    const { claims } = readText(text, {});
    expect(claims.at(-1)?.stated[0]?.full?.text).toBe('Lima Rail');
  });
});
