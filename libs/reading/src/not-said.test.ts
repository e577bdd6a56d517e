/** Whoever did not confirm it has not said it. */
import { describe, expect, it } from '@jest/globals';
import { readText } from './index.js';

const told = (text: string): string[] =>
  readText(text, {}).claims.map(({ stated }) => stated.map(({ text: words }) => words).join(' < '));

describe('sayings that did not take place', () => {
  it.each([
    'Police did not confirm that 12 people had died.',
    'The ministry has not confirmed that 12 wards were closed.',
    'The army declined to say that 40 planes were lost.',
    'The army could not confirm that 40 planes were lost.',
  ])('give no source: %s', (text) => expect(told(text)).toEqual(['']));

  it.each([
    ['Police confirmed that 12 people had died.', 'Police'],
    ['The ministry said that 12 wards were not closed.', 'The ministry'],
    ['The ministry, which did not name them, said 12 people had died.', 'The ministry'],
  ])('are no others: %s', (text, source) => expect(told(text)).toEqual([source]));

  it('are no denial', () => {
    const [figure] = readText('Police did not confirm that 12 people had died.', {}).figures;
    expect(figure).toMatchObject({ polarity: 'affirms', mode: 'observed' });
  });
});
