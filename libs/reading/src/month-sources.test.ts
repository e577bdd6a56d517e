/** A month or a day says nothing: whoever is named so does. */
import { describe, expect, it } from '@jest/globals';
import { readText } from './index.js';

const told = (text: string): string[] =>
  readText(text, { published: '2025-07-14' }).claims.map(({ stated }) =>
    stated.map(({ text: words, kind }) => `${words} (${kind})`).join(' < '),
  );

describe('months and days as sources', () => {
  it.each([
    ['According to July, 300 jobs were lost.', ''],
    ['According to Tuesday, 300 jobs were lost.', ''],
    ['August said 40 schools were closed.', ''],
    ['According to July figures, 300 jobs were lost.', 'July figures (vague)'],
    ['According to the July report, 300 jobs were lost.', 'the July report (vague)'],
    ['According to a March survey, 40 percent of pupils are absent.', 'a March survey (vague)'],
  ])('name nobody: %s', (text, expected) => expect(told(text)).toEqual([expected]));

  it.each([
    ['April Jones said 40 schools were closed.', 'April Jones (named)'],
    ['Theresa May said 300 homes were damaged.', 'Theresa May (named)'],
    ['The ministry said in July that 300 homes had been damaged.', 'The ministry (named)'],
    ['A Labour Office survey published in July found that 300 jobs were lost.', 'A Labour Office survey (named)'],
    ['According to the Labour Office’s July report, 300 jobs were lost.', 'the Labour Office (named)'],
  ])('leave: %s', (text, expected) => expect(told(text)).toEqual([expected]));

  it('are the person whom the page names so', () => {
    expect(told('Theresa May visited Leeds. May said 300 homes were damaged.')).toEqual(['May (named)']);
  });
});
