import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readText } from './index.js';
import { tagged } from './tagger.js';

const NAMES = 'Zorblax Quendrim Velsted Ombrica Tarnoweth Ilvesk Brundal Oskarin'.split(' ');
const sentence = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NAMES, ...NAMES.map((name) => `${name}’s`), ...NAMES.map((name) => `${name}’s.`)),
      fc.constantFrom('said', 'that', 'the', 'ministry', 'of', 'meeting', '(', ')', '“', '”', ',', '40', '3.5bn'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 20 },
  )
  .map((words) => words.join(' '));

describe('the tagger', () => {
  it('reads a sentence alike, whatever it read before', () => {
    fc.assert(
      fc.property(sentence, fc.array(sentence, { maxLength: 5 }), (one, others) => {
        const before = tagged(one);
        for (const other of others) tagged(other);
        expect(tagged(one)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('splits a possessive also after it stood whole before a stop', () => {
    expect(tagged('The plan was Zorblax’s.').texts).toContain('Zorblax’s');
    expect(tagged('It was Zorblax’s plan.').texts).toEqual(['It', 'was', 'Zorblax', '’s', 'plan', '.']);
  });

  it('reads alike on both sides of the point where its tables are made anew', () => {
    const text = 'Zorblax’s aide told Quendrim that 40 non-Velsted soldiers left.';
    const before = tagged(text);
    for (let at = 0; at < 300; at++)
      tagged(Array.from({ length: 30 }, (_, word) => `Name${at * 30 + word}xq`).join(' '));
    expect(tagged(text)).toEqual(before);
  });
});

it('reads a text alike, whatever was read before', () => {
  const text = 'Ombrica’s meeting drew half of Tarnoweth. Ombrica’s meeting drew half of Tarnoweth.';
  const before = readText(text, {});
  readText('The choice was Ombrica’s. The town is Tarnoweth’s.', {});
  expect(readText(text, {})).toEqual(before);
});
