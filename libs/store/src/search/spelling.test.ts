/** Spellings that are near, queries that take them, and the part of a text that is shown. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stemsIn, withSpellings } from './asked-words.js';
import { marksIn, partOf, wordsOf } from './found-text.js';
import { editsAllowed, editsBetween, isNear, isSpelledLike } from './spelling.js';

describe('edits between spellings', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['soldier', 'soldier', 0],
    ['soldier', 'sodlier', 1],
    ['troop', 'trop', 1],
    ['zelenski', 'zelenskyy', 2],
    ['kyiv', 'kiev', 2],
    ['vladimir', 'volodymyr', 4],
    ['🐳a', '🐋a', 1],
  ])('%s, %s: %d', (one, other, edits) => {
    expect(editsBetween(one, other)).toBe(edits);
  });

  it('are the same in both directions, none only between equals, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        const edits = editsBetween(one, other);
        expect(editsBetween(other, one)).toBe(edits);
        expect(edits === 0).toBe(one === other);
        expect(edits).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });

  it('are one where two neighbours change places', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 2, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') }),
        fc.nat(),
        (word, at) => {
          const place = at % (word.length - 1);
          const swapped = word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
          expect(editsBetween(word, swapped)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('leave a word recognisable by its length, and no number', () => {
    expect(['hur', 'kyiv', 'soldier', 'zelenski', '30000', 'b2bombers'].map(editsAllowed)).toEqual([0, 1, 1, 2, 0, 0]);
    expect([isNear('Zelenský', 'zelenski'), isNear('Kyiv', 'Kiev'), isNear('Ruhr', 'Rur')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isSpelledLike('Main Directorate of Intelligence', 'inteligence directorat')).toBe(true);
    expect(isSpelledLike('Main Directorate of Intelligence', 'inteligence troops')).toBe(false);
  });
});

describe('a question with other spellings', () => {
  it.each([
    [`'troop' & 'zelenski'`, `'troop' & ( 'zelenski' | 'zelenskyi' )`],
    [`'troop' <-> 'zelenski'`, `'troop' <-> ( 'zelenski' | 'zelenskyi' )`],
    [`'troop' & !'zelenski'`, `'troop' & !'zelenski'`],
    [`'o''hara' | 'a\\\\b'`, `( 'o''hara' | 'o''hare' ) | 'a\\\\b'`],
  ])('%s', (query, expected) => {
    const spellings = new Map([
      ['zelenski', ['zelenskyi']],
      ["o'hara", ["o'hare"]],
    ]);
    expect(withSpellings(query, spellings)).toBe(expected);
  });

  it('tells the stems of a query', () => {
    expect(stemsIn(`'troop' & ( 'o''hara' <2> 'a\\\\b' ) | 'troop'`)).toEqual(['troop', "o'hara", 'a\\b']);
  });
});

describe('marks', () => {
  const asked = (...words: string[]) => {
    return (word: string) => words.includes(word.toLowerCase());
  };
  it.each([
    ['Troops, troops!', ['troops'], ['Troops', 'troops']],
    ['about 30,000 men', ['30', '000'], ['30,000']],
    ['see www.port.example.', ['www.port.example'], ['www.port.example']],
    ['North-Korean men', ['korean'], ['Korean']],
    ['troops.port, men.troops', ['troops', 'port'], ['troops.port', 'troops']],
    ['nothing', ['troops'], []],
  ])('in %s', (text, words, marked) => {
    expect(marksIn(text, asked(...words)).map(({ start, end }) => text.slice(start, end))).toEqual(marked);
  });

  it('stand in the part of the text that is shown, whatever the text', () => {
    const WHOLE = /^(troops|port)(\.(troops|port))*$/;
    const word = fc.constantFrom('troops', '30,000', '🐳', 'é', 'x'.repeat(300), 'men', '.', 'port');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), fc.constantFrom(' ', '\n', ''), (words, blank) => {
        const text = words.join(blank);
        const marks = marksIn(text, asked('troops', 'port'));
        const part = partOf(text, marks);
        expect(text.slice(part.start, part.start + part.text.length)).toBe(part.text);
        expect(part.text).not.toMatch(/\p{Surrogate}/u);
        expect(part.text.length).toBeLessThanOrEqual(301);
        for (const { start, end } of part.marks)
          // One sign between two of them makes one mark; where the part ends, so does a mark.
          expect(part.text.slice(start, end)).toMatch(
            end < part.text.length ? WHOLE : /^(troops|port)(\.(troops|port))*(\.[trops]{0,5})?$|^[trops]{1,5}$/,
          );
        if (marks.length > 0) expect(part.marks.length).toBeGreaterThan(0);
        expect(wordsOf(text)).toEqual([...new Set(wordsOf(text))]);
      }),
      { examples: [[Array.from({ length: 60 }, () => ['troops', '.']).flat(), '']] },
    );
  });

  it('longer than what is shown are shown as far as it goes', () => {
    const text = `${'and so on '.repeat(60)}${'troops.'.repeat(60)}`;
    const part = partOf(text, marksIn(text, asked('troops')));
    expect(part.marks.map(({ start, end }) => part.text.slice(start, end))).toEqual([
      part.text.slice(part.text.indexOf('troops')),
    ]);
    expect(part.text).toContain('troops.troops');
  });

  it('of several places show the one with most of the words', () => {
    const text = `troops ${'and so on '.repeat(60)} port of troops ${'and so on '.repeat(60)}`;
    const part = partOf(text, marksIn(text, asked('troops', 'port')));
    expect(part.marks.map(({ start, end }) => part.text.slice(start, end))).toEqual(['port', 'troops']);
  });
});
