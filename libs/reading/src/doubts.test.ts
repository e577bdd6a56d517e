import { describe, expect, it } from '@jest/globals';
import { readText } from './read-text.js';

const doubts = (text: string): string[][] =>
  readText(text, {}).claims.map(({ doubts = [] }) =>
    doubts.map(({ kind, by, text: words, across }) => `${by}: ${kind} "${words}"${across ? ' across' : ''}`),
  );

describe('whose doubt it is', () => {
  it.each([
    ['The rebels reportedly shot 40 farmers in the valley.', 'article: hearsay "reportedly"'],
    ['The mayor allegedly paid 40 voters in the valley.', 'article: allegation "allegedly"'],
    ['The ministry said the guards had allegedly beaten 40 farmers.', 'source: allegation "allegedly"'],
    ['It is unclear whether the 40 farmers reached the valley.', 'article: unclear "is unclear whether"'],
    [
      'The death of 40 farmers could not be independently verified.',
      'article: unverified "could not be independently verified"',
    ],
    ['Some 40 farmers probably died in the valley.', 'article: likely "probably"'],
  ])('%s', (text, doubt) => expect(doubts(text)[0]).toEqual([doubt]));

  it('does not reach into another thought', () => {
    expect(doubts('The army killed 40 farmers, but its motive is probably money.')[0]).toEqual([]);
  });

  it('is none where all is clear', () => {
    expect(doubts('It is clear why 40 farmers left the valley.')[0]).toEqual([]);
  });

  it('reaches back from a sentence that speaks of the claim, as a suggestion', () => {
    const text = 'Rebels said they had killed 40 soldiers. The claim could not be verified.';
    expect(doubts(text)[0]).toEqual(['article: unverified "could not be verified" across']);
  });

  it('points at its words', () => {
    const text = 'A prologue stands here. The rebels reportedly shot 40 farmers in the valley.';
    for (const { doubts: found = [] } of readText(text, {}).claims)
      for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
  });
});

describe('the worth of a claim', () => {
  const worth = (text: string): number => readText(text, {}).claims[0]?.worth ?? -1;
  it.each([
    ['The ministry said 900 nurses were sent to Arica.', 'Is the ministry hiding 900 nurses?'],
    ['The ministry said 900 nurses were sent to Arica.', 'The ministry should hire 900 nurses.'],
    ['The flood killed 57 people in Sindhuli.', 'The walk to Sindhuli took 57 minutes.'],
    ['Unemployment fell to 5.4 percent in May.', 'I think 2 friends are enough.'],
    ['The company lost $40 million last year.', 'We can do 40 things together.'],
  ])('%s > %s', (one, other) => expect(worth(one)).toBeGreaterThan(worth(other) + 0.15));

  it('gives reasons that point at words of the sentence', () => {
    const text = 'A prologue stands here. Police said 57 people were killed in Sindhuli.';
    const [claim] = readText(text, {}).claims;
    expect(claim?.worthReasons).toContainEqual(
      expect.objectContaining({ because: 'a count ("57 people")', speaks: 'for' }),
    );
    for (const { start, end, because } of claim?.worthReasons ?? []) expect(because).toContain(text.slice(start, end));
    expect(claim?.worthBecause).toContain('a count ("57 people")');
  });
});
