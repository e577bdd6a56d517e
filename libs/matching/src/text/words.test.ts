import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, readPost } from './clean.js';
import { dayIn, dayLeading } from './days.js';
import { wordsOf } from './words.js';

const terms = (text: string): string =>
  wordsOf(text)
    .filter(({ extra }) => !extra)
    .map(({ term }) => term)
    .join(' ');

describe('words of a text', () => {
  it.each([
    ['inflected words by their stems', 'Soldiers were sending shells', 'soldier were send shell'],
    ['possessives and short forms', "Trump's don't ’tis", 'trump dont ti'],
    ['one value under every printing', '$4.3 thousand, 4,300 and 4300', '#4300 #4300 and #4300'],
    ['numbers in words', 'two hundred thousand of thirty-five', '#200000 of #35'],
    ['one as a pronoun', 'one of them', 'on of them'],
    ['percent as a unit', '92 percent, 92%', '#92 #92'],
    ['hashtags and handles at their capitals', '#DefundTheCBC @realDonaldTrump', 'defund the cbc real donald trump'],
    ['the country, not the pronoun', 'U.S. and US give us', 'usa and usa give us'],
    ['a lost hyphen behind digits', 'a 10year deal', 'a #10 year deal'],
    ['no links', 'see https://t.co/abc123 and pic.twitter.com/xyz now', 'see and now'],
    ['letters of other scripts, without their marks', 'Київ 北京 Müller', 'киів 北京 muller'],
    ['nothing', ' \n ', ''],
  ])('takes %s', (_what, text, expected) => {
    expect(terms(text)).toBe(expected);
  });

  it('says what a figure counts, what is quoted and what is a name', () => {
    const [first, , second] = wordsOf('30,000 men, "5% of Kursk"').filter(({ figure, capital }) => figure || capital);
    expect(first).toMatchObject({ term: '#30000', unit: 'men', quoted: false });
    expect(wordsOf('"5% of')[0]).toMatchObject({ unit: '%', quoted: true });
    expect(second).toMatchObject({ shown: 'kursk', capital: true, quoted: true });
    expect(wordsOf('in 1998')[1]).toMatchObject({ year: true, figure: true });
    expect(wordsOf('$1998')[0]).toMatchObject({ year: false, unit: '$' });
  });

  it('looks up compounds also as one word', () => {
    expect(wordsOf('single-payer').map(({ shown, extra }) => [shown, extra])).toEqual([
      ['single', false],
      ['payer', false],
      ['singlepayer', true],
    ]);
  });

  it('takes any text, in time that grows with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { term } of wordsOf(text)) expect(term).not.toBe('');
      }),
    );
    for (const piece of ['—', '@', '1,', '"', '#a', 'a-', '$', '(@a) ', 'https://'])
      expect(wordsOf(piece.repeat(20_000)).length).toBeLessThanOrEqual(40_000);
  });
});

describe('a quoted post', () => {
  it('is parted from its signature', () => {
    expect(readPost('It leaked. — Ann Lee (@annlee) January 14, 2020')).toEqual({
      text: 'It leaked.',
      author: 'Ann Lee @annlee',
      dated: 'January 14, 2020',
    });
    expect(readPost('No signature (at all)')).toEqual({ text: 'No signature (at all)', author: '', dated: '' });
  });

  it('is cleaned of links and marks', () => {
    expect(cleanText('a &amp; “b” https://x.y/z').trim()).toBe('a & "b"');
  });
});

describe('days', () => {
  it.each([
    ['stated on October 22, 2019 in a mailer', '2019-10-22'],
    ['26 May 2015', '2015-05-26'],
    ['published 2020-02-29T10:00Z', '2020-02-29'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['2019-02-30', undefined],
    ['May be in 2015', undefined],
  ])('in "%s"', (text, day) => {
    expect(dayIn(text)).toBe(day === undefined ? undefined : Date.parse(day) / 86_400_000);
  });

  it.each([
    ['20151013_las_vegas_0123', '2015-10-13'],
    ['2015-10-13-x', '2015-10-13'],
    ['201510131234', undefined],
    ['tweet-1', undefined],
  ])('with which the identifier "%s" begins', (id, day) => {
    expect(dayLeading(id)).toBe(day === undefined ? undefined : Date.parse(day) / 86_400_000);
  });
});
