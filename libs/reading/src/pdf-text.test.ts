/** Text of PDF from what is set where. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pageAt, textOfPages, type SetLine } from './pdf-text.js';

/** Lines of 12 points, each so many points under the one above. */
const lines = (...all: readonly (readonly [text: string, below?: number, height?: number])[]): SetLine[] => {
  let foot = 700;
  return all.map(([text, below = 14, height = 12]) => ({ text, foot: (foot -= below), height }));
};

describe('text of a page', () => {
  it.each<[string, SetLine[], string]>([
    [
      'joins the lines of a paragraph',
      lines(['The port counted'], ['about 40 ferries.']),
      'The port counted about 40 ferries.',
    ],
    ['parts paragraphs that stand apart', lines(['One.'], ['Two.', 28]), 'One.\nTwo.'],
    ['parts a heading from what it heads', lines(['Storms', 0, 24], ['Forty ferries.', 20]), 'Storms\nForty ferries.'],
    ['parts columns', lines(['left'], ['right', -300]), 'left\nright'],
    ['mends a word that a line breaks', lines(['the deploy-'], ['ment of troops']), 'the deployment of troops'],
    ['also where the hyphen is soft', lines(['the deploy\u00ad'], ['ment']), 'the deployment'],
    [
      'keeps a compound that stands whole elsewhere',
      lines(['a well-known port, as well-'], ['known as any']),
      'a well-known port, as well-known as any',
    ],
    [
      'keeps one whose halves are words of the document',
      lines(['It is known well, and well-'], ['known it was.']),
      'It is known well, and well-known it was.',
    ],
    [
      'mends a word that the document has whole, whatever its halves are',
      lines(['In the side, inside, in-'], ['side']),
      'In the side, inside, inside',
    ],
    ['keeps a hyphen before a name', lines(['the Paris-'], ['Lyon line']), 'the Paris-Lyon line'],
    ['keeps a hyphen between numbers', lines(['in 2024-'], ['25 boats']), 'in 2024-25 boats'],
    ['keeps a hyphen that stands for the rest of a word', lines(['pre-'], ['and post-war']), 'pre- and post-war'],
    ['keeps a dash', lines(['boats –'], ['all of them']), 'boats – all of them'],
    ['leaves out lines of blanks', lines(['One'], [' '], ['two', 0]), 'One two'],
  ])('%s', (_name, page, text) => {
    expect(textOfPages([page])).toBe(text);
  });

  it('of blanks alone is none', () => {
    expect(textOfPages([lines([' '], ['']), [], []])).toBe('');
  });
});

describe('pages', () => {
  it('are told by the text alone, empty ones too', () => {
    const text = textOfPages([lines(['One.'], ['Still one.', 28]), [], lines(['Three.'])]);
    expect(text).toBe('One.\nStill one.\n\n\n\nThree.');
    expect(['One', 'Still', 'Three'].map((word) => pageAt(text, text.indexOf(word)))).toEqual([1, 1, 3]);
  });

  it('are told of every word of every document', () => {
    const line = fc.record({
      text: fc.string({ maxLength: 12 }),
      foot: fc.integer({ min: 0, max: 800 }),
      height: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), (pages) => {
        const numbered = pages.map((page, at) => [...page, { text: `¶${at + 1}¶`, foot: 10, height: 10 }]);
        const text = textOfPages(numbered);
        for (const at of pages.keys()) expect(pageAt(text, text.indexOf(`¶${at + 1}¶`))).toBe(at + 1);
      }),
    );
  });
});
