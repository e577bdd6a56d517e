import { describe, expect, it } from '@jest/globals';
import { blocksOf } from './blocks.js';
import { sentencesOf } from './sentences.js';

const split = (text: string): string[] =>
  sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
const parts = (text: string): string[] =>
  blocksOf(text).map(({ start, end, part }) => `${part}: ${text.slice(start, end)}`);

describe('sentences', () => {
  it.each([
    'Gen. Ann Lee and Lt. Col. Bo Ray met U.S. allies in St. Louis.',
    'It rose by 1.5 million to 3.2 million.',
    'J. R. Smith of Acme Inc. and others spoke to No. 10 staff.',
    'They fired 152mm rounds, e.g. from guns, at approx. 30 km.',
    'It opened at 5 p.m. on Monday.',
  ])('keeps whole: %s', (text) => expect(split(text)).toEqual([text]));

  it('ends a sentence where print does', () => {
    expect(split('He left the U.S. The rest stayed. “We stay.” She did! Why? 30 died.')).toEqual([
      'He left the U.S.',
      'The rest stayed.',
      '“We stay.”',
      'She did!',
      'Why?',
      '30 died.',
    ]);
  });
});

describe('blocks', () => {
  it('tells headline, bullets, headings, paragraphs, captions and summaries apart', () => {
    const text = [
      'Flood hits valley',
      '',
      '- Forty dead',
      '• More rain due',
      'What happened',
      'A river rose on Monday. It took homes.',
      'Photo: the valley on Tuesday.',
      'In summary, much was lost.',
    ].join('\n');
    expect(parts(text)).toEqual([
      'headline: Flood hits valley',
      'bullet: Forty dead',
      'bullet: More rain due',
      'heading: What happened',
      'body: A river rose on Monday. It took homes.',
      'caption: Photo: the valley on Tuesday.',
      'summary: In summary, much was lost.',
    ]);
  });

  it('joins the lines of a paragraph that was wrapped at a width', () => {
    expect(parts('Title here\n\nA river rose on\nmonday and took\nhomes.\n\nNext.')).toEqual([
      'headline: Title here',
      'body: A river rose on\nmonday and took\nhomes.',
      'body: Next.',
    ]);
  });

  it('takes the first line for the headline only when the title is not kept apart', () => {
    const text = 'Flood hits valley\nA river rose on Monday.';
    const first = (title?: string): string | undefined => blocksOf(text, title)[0]?.part;
    expect([first(), first('Flood hits valley'), first('Forty dead')]).toEqual(['headline', 'headline', 'heading']);
  });

  it('reads a lone paragraph as body', () => {
    expect(parts('Forty people died')).toEqual(['body: Forty people died']);
    expect(parts('')).toEqual([]);
  });
});
