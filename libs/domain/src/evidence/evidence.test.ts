import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languageTag, pageTypeOf, REPLY_TAKES, replyStanding, sayReply, type PublicReply } from '@whence/domain';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('what a page is', () => {
  it.each([
    ['%PDF-1.4\n', 'application/pdf'],
    [' %PDF-1.4', 'text/plain'],
    ['\n <!DOCTYPE html>', 'text/html'],
    ['<HTML lang=en>', 'text/html'],
    ['<p>', 'text/html'],
    ['<pre>', 'text/plain'],
    ['<!-- x -->', 'text/html'],
    ['<?xml version="1.0"?>\n<html xmlns="x">', 'text/html'],
    ['<?xml version="1.0"?><rss>', 'text/plain'],
    ['\xef\xbb\xbf<html>', 'text/html'],
    ['\xff\xfe<\0h\0t\0m\0l\0>\0', 'text/html'],
    ['\xfe\xff\0<\0h\0t\0m\0l\0>', 'text/html'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['40 ferries', 'text/plain'],
    ['PK\x03\x04', undefined],
    ['\0\0', undefined],
    ['', undefined],
  ])('%j is %s', (text, type) => {
    expect(pageTypeOf(bytes(text))).toBe(type);
  });

  it('is told of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (any) => void pageTypeOf(any)));
  });
});

describe('a language tag', () => {
  it.each([
    ['en', 'en'],
    ['PT-br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['uk', 'uk'],
    ['english_US', undefined],
    ['e', undefined],
    ['', undefined],
    ['x-private', undefined],
    ['de-', undefined],
    ['klingon', undefined],
    [' en', undefined],
  ])('%j is %s', (text, tag) => {
    expect(languageTag(text)).toBe(tag);
  });
});

describe('a question', () => {
  const asked: PublicReply = {
    askedOf: 'the port',
    way: 'email',
    question: 'How many?',
    askedAt: '2025-07-03T09:00:00.000Z',
    standing: 'asked',
  };
  const verdict = { publishedAt: '2025-07-08T12:00:00.000Z' };

  it.each([
    [asked, 'The port, asked by e-mail on 3 July 2025, had not answered by 8 July 2025.'],
    [
      { ...asked, dueOn: '2025-07-05' },
      'The port, asked by e-mail on 3 July 2025, had not answered by 8 July 2025 (an answer was asked for by 5 July 2025).',
    ],
    [
      { ...asked, answered: { event: 'answer', answeredAt: '2025-07-04T09:00:00.000Z', text: '40.' } },
      'The port, asked by e-mail on 3 July 2025, answered on 4 July 2025.',
    ],
    [
      { ...asked, answered: { event: 'decline', answeredAt: '2025-07-04T09:00:00.000Z' } },
      'The port, asked by e-mail on 3 July 2025, declined to answer on 4 July 2025.',
    ],
    [
      { ...asked, askedAt: '2025-07-09T09:00:00.000Z' },
      'The port, asked by e-mail on 9 July 2025, after publication, has not answered yet.',
    ],
  ] as const)('%j is told in a sentence', (reply, text) => {
    expect(sayReply(reply, verdict)).toBe(text);
  });

  it('stands as its last event left it, and takes nothing once it was taken back', () => {
    const ask = { event: 'ask', ...asked, public: true } as const;
    const answer = { event: 'answer', answeredAt: asked.askedAt, text: '40.' } as const;
    expect(replyStanding([ask])).toBe('asked');
    expect(replyStanding([ask, { event: 'remind', remindedAt: asked.askedAt, way: 'phone' }])).toBe('asked');
    expect(replyStanding([ask, { event: 'decline', answeredAt: asked.askedAt }, answer])).toBe('answered');
    expect(REPLY_TAKES[replyStanding([ask, { event: 'cancel', reason: 'Twice.' }])]).toEqual([]);
  });
});
