import { describe, expect, it } from '@jest/globals';
import { about, content, exactly, FORECAST, moreThan } from '../test/ledger.js';
import { totalAgainstAddition } from './own-words.js';

describe('totalAgainstAddition', () => {
  const more = content(FORECAST, moreThan(30000));

  it.each([
    ['no information on plans to increase the contingent to 30,000', '“to 30,000”'],
    ['does not expect the force to grow to about 30 thousand', '“to 30 thousand”'],
    ['would bring the total to 30,000 by autumn', '“to 30,000”'],
  ])('reads a total in "%s"', (words, quoted) => {
    expect(totalAgainstAddition(words, more)).toBe(
      `accumulation: its words speak of a total (${quoted}) against 30,000 further`,
    );
  });

  it.each([
    ['another number', 'plans to increase the contingent to 12,000', more],
    ['an addition', 'no plans to send 30,000 more', more],
    ['a verb in another sentence', 'The risk increases. It referred to 30,000 rounds.', more],
    ['a total answered', 'increase to 30,000', content(FORECAST, moreThan(30000), { accumulation: 'cumulative' })],
    ['a number as a part of a longer one', 'increase it to 30,000,000', content(FORECAST, exactly(30000))],
    ['no figure answered', 'increase it to 30,000', content(FORECAST)],
    ['no words', '', content(FORECAST, about(30000))],
  ])('reads nothing in %s', (_case, words, answered) => {
    expect(totalAgainstAddition(words, answered)).toBeUndefined();
  });

  it('takes linear time on long words', () => {
    expect(totalAgainstAddition('increase '.repeat(50_000), more)).toBeUndefined();
  });
});
