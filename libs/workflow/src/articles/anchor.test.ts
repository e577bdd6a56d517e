import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorAgain, likeliestPlace, passageAt } from './anchor.js';
import { nearestQuote } from './nearest-quote.js';

const TEXT = 'The ministry counted 400 boats. Nobody else did. The harbour master counted 350 boats in the same week.';
const at = (text: string, quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });

/** Half of a character. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('passageAt', () => {
  it('keeps whole characters before and after', () => {
    const text = `${'😀'.repeat(20)}x${'😀'.repeat(20)}y`;
    const passage = passageAt(text, { start: 40, end: 41 });
    expect(passage.exact).toBe('x');
    expect(passage.prefix).not.toMatch(HALF);
    expect(passageAt(`a${text}`, { start: 41, end: 42 }).suffix).not.toMatch(HALF);
    const odd = passageAt(`${'😀'.repeat(20)}ab`, { start: 41, end: 42 });
    expect(odd.prefix).not.toMatch(HALF);
  });
});

describe('anchorAgain', () => {
  const passage = passageAt(TEXT, at(TEXT, 'The harbour master counted 350 boats'));

  it('finds a passage where it was', () => {
    expect(anchorAgain(passage, TEXT)).toEqual({ health: 'exact', passage });
  });

  it('finds a passage that moved', () => {
    const edited = `Updated. ${TEXT}`;
    const found = anchorAgain(passage, edited);
    expect(found.health).toBe('moved');
    expect(edited.slice(found.passage.start, found.passage.end)).toBe(passage.exact);
  });

  it('finds a passage whose figure was corrected', () => {
    const found = anchorAgain(passage, TEXT.replace('350', '375'));
    expect(found.health).toBe('changed');
    expect(found.passage.exact).toBe('The harbour master counted 375 boats');
  });

  it('says that a passage is gone', () => {
    expect(anchorAgain(passage, 'Nothing of the kind was ever printed on this page.')).toEqual({
      health: 'orphaned',
      passage,
    });
  });

  it('prefers the place with the same surroundings', () => {
    const text = 'He said 30 ships. She said 30 ships, too.';
    const second = passageAt(text, { start: text.lastIndexOf('30 ships'), end: text.lastIndexOf('30 ships') + 8 });
    const edited = `Now: ${text}`;
    expect(anchorAgain(second, edited).passage.start).toBe(edited.lastIndexOf('30 ships'));
    expect(likeliestPlace(text, '30 ships', {})).toBe(8);
    expect(likeliestPlace(text, '31 ships', {})).toBeUndefined();
  });
});

describe('nearestQuote', () => {
  it('finds what a slip of the pen meant', () => {
    expect(nearestQuote(TEXT, 'the harbor master counted 350 boats')).toMatchObject({
      exact: 'The harbour master counted 350 boats',
    });
  });

  it('finds nothing in other words', () => {
    expect(nearestQuote('aaaa', 'zzzz')).toBeUndefined();
  });

  it('finds every quote that stands in the text with full likeness', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 6, maxLength: 40 }),
        fc.nat(),
        (words, n) => {
          const text = words.join(' ');
          const from = n % (words.length - 4);
          const quote = words.slice(from, from + 4).join(' ');
          expect(nearestQuote(text, quote)?.similarity).toBe(1);
        },
      ),
    );
  });

  it('reads a long text in a moment', () => {
    const text = `${'lorem ipsum dolor sit amet '.repeat(37_000)}the very quote`;
    const began = performance.now();
    expect(nearestQuote(text, 'the vary quote')?.exact).toBe('the very quote');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
