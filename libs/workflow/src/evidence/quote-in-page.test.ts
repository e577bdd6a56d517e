/** Quotes in texts that break lines elsewhere. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quoteInPage } from './quote-in-page.js';

const blank = fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\u00a0', ' \n ');
const word = fc.constantFrom('forty', 'ferries', 'were', 'damaged', '40', 'a', 'ß', '𝟜');
const words = fc.array(word, { minLength: 1, maxLength: 6 });
const setWith = (some: readonly string[], blanks: readonly string[]): string =>
  some.map((each, at) => (at === 0 ? each : (blanks[at % blanks.length] ?? ' ') + each)).join('');

describe('a quote', () => {
  it('is found whatever blanks the page and the quote have', () => {
    const blanks = fc.array(blank, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, words, words, blanks, blanks, (before, quote, after, inPage, inQuote) => {
        const text = setWith([...before, '|', ...quote, '|', ...after], inPage);
        const { exact, start, end } = quoteInPage(text, { exact: setWith(['|', ...quote, '|'], inQuote) });
        expect(text.slice(start, end)).toBe(exact);
        expect(exact.split(/\s+/)).toEqual(['|', ...quote, '|']);
      }),
    );
  });

  it.each([
    ['a broken word that the page keeps', 'some are dam-aged', 'are damaged', 'are dam-aged'],
    ['a compound that the page has mended', 'the wellknown figure', 'well-known figure', 'wellknown figure'],
    ['a soft hyphen', 'de\u00adploy\u00adment of troops', 'deployment of', 'de\u00adploy\u00adment of'],
    ['a line that ends in it', 'a well-known\nfigure', 'wellknown figure', 'well-known\nfigure'],
  ])('is found but for %s', (_name, text, quote, exact) => {
    expect(quoteInPage(text, { exact: quote })).toMatchObject({ exact, start: text.indexOf(exact) });
  });

  it('with a sign before a number is not one without', () => {
    expect(() => quoteInPage('a change of -3 boats', { exact: 'a change of 3 boats' })).toThrow(/no such words/);
    expect(() => quoteInPage('from 20-30 boats', { exact: 'from 2030 boats' })).toThrow(/no such words/);
  });

  it('that stands there several times is the one nearest to where it is said to stand', () => {
    const text = 'a\nb. a\nb. a\nb.';
    expect([0, 6, 10, 99].map((start) => quoteInPage(text, { exact: 'a b', start }).start)).toEqual([0, 5, 10, 10]);
  });

  it('that stands there word for word is that one, whatever stands elsewhere', () => {
    expect(quoteInPage('a\nb and a b', { exact: 'a b', start: 0 })).toMatchObject({ start: 8, exact: 'a b' });
  });

  it('of other words is refused', () => {
    expect(() => quoteInPage('ab', { exact: 'a b' })).toThrow(/no such words/);
    expect(() => quoteInPage('a', { exact: ' \n' })).toThrow(/no such words/);
  });
});
