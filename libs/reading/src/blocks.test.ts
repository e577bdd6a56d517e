import { describe, expect, it } from '@jest/globals';
import { blocksOf } from './blocks.js';

const parts = (text: string): string[] =>
  blocksOf(text).map(({ start, end, part }) => `${part}: ${text.slice(start, end)}`);

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
    expect(blocksOf('Will it rain?\n\nNobody knew on Monday.').map(({ part }) => part)).toEqual(['headline', 'body']);
    expect(blocksOf('It rained.\nNobody knew.', '“It Rained”').map(({ part }) => part)).toEqual(['headline', 'body']);
    expect([first(), first('Flood hits valley'), first('Forty dead')]).toEqual(['headline', 'headline', 'heading']);
  });

  it('reads a lone paragraph as body', () => {
    expect(parts('Forty people died')).toEqual(['body: Forty people died']);
    expect(parts('')).toEqual([]);
  });
});
