import { describe, expect, it } from '@jest/globals';
import { readText } from '@whence/reading';
import fc from 'fast-check';
import { figureList } from './figure-list.js';
import { readResult } from './read-result.js';

describe('the list of figures', () => {
  it.each([
    ['Deaths rose from 240 to 273 while 12 ships sank.', ['240 to 273', '12']],
    ['Eight or nine men and 40 horses drowned.', ['Eight', 'nine', '40']],
    ['One of the 30 guards saw 7 boats.', ['One', '30', '7']],
  ])('prints %j', (text, expected) => {
    const { entries } = figureList(readText(text, {}));
    expect(entries.map(({ printed }) => printed.text)).toEqual(expected);
  });

  const words = 'one of eight or nine men 40 to 50 from 240 rose by 12 aged 41, half the 30 a 3-year deal . said'.split(
    ' ',
  );
  const texts = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' '));

  it('leads every index to the printed form of the same words', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readText(text, {});
        const list = figureList(reading);
        reading.figures.forEach((figure, at) => {
          const printed = list.entries[list.placeOf(at)]?.printed;
          expect(printed && printed.start < figure.end && figure.start < printed.end && !printed.minor).toBe(true);
        });
        const result = readResult({ id: 'a' }, text, reading);
        result.claims.forEach(({ figure, sentence }) => {
          if (figure !== undefined) expect(result.figures[figure]?.sentence).toBe(sentence);
        });
      }),
      { numRuns: 200 },
    );
  });
});
