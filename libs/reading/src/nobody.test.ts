/** Words that say that nobody was harmed are a count of nobody. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nobodyIn } from './nobody.js';
import { readText } from './read-text.js';

describe('nobody', () => {
  it.each([
    ['Nobody was killed in Peru, the agency said.', ['killed']],
    ['No one was hurt.', ['hurt']],
    ['No one has been reported missing.', ['missing']],
    ['Nobody died.', ['died']],
    ['No deaths were reported in Peru.', ['deaths']],
    ['There were no casualties.', ['casualties']],
    ['No one knows how many died.', []],
    ['Nobody should die of this.', []],
    ['There were no reports of deaths.', []],
    ['No further deaths were reported.', []],
    ['There was no vote.', []],
  ])('%s', (text, states) => {
    const found = readText(text, {}).figures;
    expect(found.map(({ state }) => state[0]?.text)).toEqual(states);
    for (const { value, hedge, polarity } of found)
      expect({ value, hedge, polarity }).toEqual({ value: 0, hedge: 'exact', polarity: 'affirms' });
  });

  it('points at words of the text, and reads none without them', () => {
    const words = fc.constantFrom(
      'nobody',
      'no one',
      'no',
      'was',
      'were',
      'killed',
      'deaths',
      'reported',
      'there',
      'One',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (some) => {
        const text = some.join(' ');
        for (const { start, end, value } of nobodyIn(text)) {
          expect(text.slice(start, end)).toMatch(/^(?:nobody|no one|no)$/i);
          expect(value).toBe(0);
        }
        if (!/\bno/.test(text)) expect(nobodyIn(text)).toEqual([]);
      }),
    );
  });
});
