import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from '../hash.js';
import { lineOf } from '../../line.js';
import { Clusters, packClusters } from './clusters.js';
import { quoteStates } from './quotes.js';
import { wordsOf } from './words.js';

const groups = new Clusters(packClusters([{ hash: hashOf('term'), cluster: 3 }], [[0, 0, 0, 1], [5, 6]])); // prettier-ignore

const wordsIn = (text: string) => {
  const sentence = { start: 0, end: text.length, part: 'body' as const, block: 0 };
  return [...wordsOf([lineOf(text, sentence, 0, undefined)], groups)][0]!;
};

describe('words', () => {
  it('takes a hyphenated word for one, and a dash for none', () => {
    const text = 'A long-term, gun-controlled plan - his - failed in 2015-16.';
    expect(wordsIn(text).tokens.map(({ text: word }) => word)).toEqual(
      ['A', 'long-term', ',', 'gun-controlled', 'plan', '-', 'his', '-', 'failed', 'in', '2015-16', '.'], // prettier-ignore
    );
  });

  it('puts a compound that no group knows with its last part', () => {
    const words = wordsIn('A long-term plan');
    expect([words.fine[1], words.middle[1], words.coarse[1]]).toEqual([3, 1, 6]);
    expect([words.fine[2], words.middle[2], words.coarse[2]]).toEqual([-1, -1, -1]);
  });

  it.each([
    ['He said “no” and left.', '..2' + '1' + '3...'],
    ['He said "no" and left.', '..2' + '1' + '3...'],
    ["''No,'' he said.", '22' + '11' + '33' + '...'],
    ["`` No , '' he said .", '22' + '11' + '33' + '...'],
    ['The “big one', '.2' + '11'],
  ])('knows what is quoted in %s', (text, states) =>
    expect([...quoteStates(wordsIn(text).tokens)].map((state) => state || '.').join('')).toBe(states),
  );
});

describe('groups of words', () => {
  it('come out of their stored form as they went in', () => {
    const entry = fc.record({
      hash: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      cluster: fc.integer({ min: 0, max: 1023 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ hash }) => hash }), (words) => {
        const unpacked = new Clusters(packClusters(words, [[], []]));
        for (const { hash, cluster } of words) expect(unpacked.fine(hash)).toBe(cluster);
      }),
    );
  });
});
