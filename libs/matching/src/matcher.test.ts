import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryOfLine, Matcher, queryOfLine, type Entry } from './index.js';

const entry = (id: string, main: string, more: Partial<Entry> = {}): Entry => ({ id, main, ...more });

/** A few dozen texts of a made-up town, so that words differ in how rare they are. */
const TOWN: readonly Entry[] = [
  entry('bridge', 'The bridge at Velden was closed for repairs in March.'),
  entry('barges', 'Forty barges wait below the locks of Brindle.'),
  entry('troops', 'Brindle sent 30,000 soldiers to the front.', { who: 'Harbour Office; HOB' }),
  entry('fewer', 'Brindle sent 11,000 soldiers to the front.', { who: 'The Courier' }),
  entry('health', 'She is for a single-payer health plan.', { heading: 'Is Ann Lee for single-payer?' }),
  entry('vaccine', 'A vaccine makes sheep glow in the dark.', { summary: 'Pictures of glowing sheep were retouched.' }),
  ...Array.from({ length: 40 }, (_none, at) =>
    entry(`filler ${at}`, `The council of Brindle met on day ${at + 100} and spoke of the front gardens and taxes.`),
  ),
];

const matcher = new Matcher(TOWN);
const first = (text: string): string | undefined => matcher.rank({ text }, 5).found[0]?.id;

describe('finding texts that say the same', () => {
  it.each([
    ['inflected words', 'they are repairing bridges near Velden', 'bridge'],
    ['a misspelled word', 'closed the brigde at Veldn', 'bridge'],
    ['a hashtag', 'unbelievable #VeldenBridge https://t.co/x', 'bridge'],
    ['a joined hashtag in small letters', 'unbelievable #veldenbridge', 'bridge'],
    ['a lost hyphen', 'she wants singlepayer health care', 'health'],
    ['the same figure', 'Brindle sent thirty thousand soldiers', 'troops'],
    ['another figure', 'Brindle sent 11000 soldiers', 'fewer'],
    ['words of a summary', 'are the glowing sheep retouched', 'vaccine'],
    ['a speaker', 'The Courier says that soldiers were sent to the front', 'fewer'],
  ])('by %s', (_what, text, id) => {
    expect(first(text)).toBe(id);
  });

  it('tells why: words, names, figures and a passage of the query', () => {
    const ranking = matcher.rank({ text: 'So Brindle sent 30,000 soldiers, they say' }, 3);
    expect(ranking.found[0]?.id).toBe('troops');
    const why = ranking.why(0);
    expect(why.words).toEqual(expect.arrayContaining(['soldiers', 'sent']));
    // Every text of the town names Brindle, so that the name tells nothing.
    expect(why.names).toEqual([]);
    expect(matcher.rank({ text: 'At Velden a bridge is closed' }, 1).why(0).names).toEqual(['velden']);
    expect(why.figures).toEqual(['30,000']);
    expect(why.passage).toBe('brindle sent 30,000 soldiers');
    expect(() => ranking.why(3)).toThrow(RangeError);
  });

  it('among other texts, knows common words though its own texts all share the rare ones', () => {
    const few = [
      entry('a', 'Forty ferries were damaged.'),
      entry('b', 'The ferries were all damaged in storms.'),
      entry('c', 'Damaged: twelve ferries.'),
    ];
    const query = { text: 'The storms damaged ferries of the line' };
    expect(new Matcher(few, 10_000).rank(query, 3).why(0).words.slice(0, 3).sort()).toEqual([
      'damaged',
      'ferries',
      'storms',
    ]);
    expect(new Matcher(few).rank(query, 3).why(0).words).not.toContain('ferries');
  });

  it('finds nothing where no word is shared, and nothing in an empty collection', () => {
    expect(matcher.rank({ text: 'zzz' }, 5).found).toEqual([]);
    expect(matcher.rank({ text: '' }, 5).found).toEqual([]);
    expect(new Matcher([]).rank({ text: 'bridge' }, 5).found).toEqual([]);
    expect(new Matcher([entry('a', '')]).rank({ text: 'bridge' }, 5).found).toEqual([]);
  });

  it('ranks alike whatever was asked before, no text twice, scores falling, never more than asked for', () => {
    const words = fc.constantFrom('bridge', 'Brindle', '30,000', 'soldiers', '#sheep', 'xyz', 'front', '“', '-');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (chosen, top) => {
        const query = { text: chosen.join(' ') };
        const { found } = matcher.rank(query, top);
        expect(new Matcher(TOWN).rank(query, top).found).toEqual(found);
        expect(found.length).toBeLessThanOrEqual(top);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const [at, { score }] of found.entries())
          expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? Infinity);
      }),
      { numRuns: 30 },
    );
  });
});

describe('lines from outside', () => {
  it('are read by the names that such files use', () => {
    expect(
      entryOfLine({
        id: 7,
        claim: 'It leaked.',
        title: 'Did it leak?',
        text: 'A long story.',
        speaker: 'Ann Lee',
        date: 'stated on October 22, 2019 in a mailer:',
        aliases: ['A. Lee'],
      }),
    ).toEqual({
      id: '7',
      main: 'It leaked.',
      heading: 'Did it leak?',
      summary: '',
      body: 'A long story.',
      who: 'Ann Lee',
      day: Date.parse('2019-10-22') / 86_400_000,
    });
    expect(entryOfLine({ id: 'a', text: 'Only this.' })).toMatchObject({ main: 'Only this.', body: '' });
  });

  it('bear the day and the occasion of their id, unless they tell a date', () => {
    const day = (date: string) => Date.parse(date) / 86_400_000;
    expect(queryOfLine({ id: '20151013_las_vegas_0123', text: 'x' })).toMatchObject({
      day: day('2015-10-13'),
      context: 'las vegas',
    });
    expect(queryOfLine({ id: '20151013_las_vegas_0123', text: 'x', date: '2016-01-02' })).toMatchObject({
      day: day('2016-01-02'),
    });
    expect(queryOfLine({ id: 'tweet-1', text: 'x' })).toMatchObject({ day: undefined, context: '' });
  });
});
