import { describe, expect, it } from '@jest/globals';
import type { Content } from './figure.js';
import {
  about,
  atLeast,
  between,
  CASUALTIES,
  content,
  exactly,
  FORECAST,
  moreThan,
  nearly,
  upTo,
  VOCABULARY,
} from '../test/ledger.js';
import { figureAsRead, sayContent, sayDate, sayNumber, saySource } from './words.js';

describe('figures in words', () => {
  it.each<[Content, string]>([
    [
      content(FORECAST, moreThan(30000), { horizon: '2025-11' }),
      'more than 30,000 soldiers sent to Russia, forecast, may, in addition, by November 2025',
    ],
    [content(FORECAST, between(25000, 30000)), '25,000 to 30,000 soldiers sent to Russia, forecast, may, in addition'],
    [
      content(CASUALTIES, about(4000), { asOf: '2025-02-04', whole: 11000 }),
      'about 4,000 soldiers killed or wounded (of 11,000) in Kursk Oblast, as of 4 February 2025',
    ],
    [content(CASUALTIES, nearly(8000)), 'nearly 8,000 soldiers killed or wounded in Kursk Oblast'],
    [content(CASUALTIES, atLeast(101)), 'at least 101 soldiers killed or wounded in Kursk Oblast'],
    [content(CASUALTIES, upTo(1500000)), 'up to 1,500,000 soldiers killed or wounded in Kursk Oblast'],
    [
      content({ ...FORECAST, mode: 'observed' }, exactly(3000), { periodStart: '2025-01', periodEnd: '2025-02' }),
      '3,000 soldiers sent to Russia, January 2025 to February 2025',
    ],
    [
      content(FORECAST, undefined, { polarity: 'no-information' }),
      'has no information on soldiers sent to Russia, forecast, may, in addition',
    ],
    [content(CASUALTIES), 'soldiers killed or wounded in Kursk Oblast, no number given'],
  ])('says %#', (said, words) => expect(sayContent(said, VOCABULARY)).toBe(words));

  it('prints a row of a table', () =>
    expect(figureAsRead(content(FORECAST, moreThan(30000)), VOCABULARY)).toBe(
      'more than 30,000 soldiers sent to Russia (forecast, may)',
    ));

  it('prints dates as far as they are known', () =>
    expect(['2025', '2025-07', '2025-07-03'].map(sayDate)).toEqual(['2025', 'July 2025', '3 July 2025']));

  it('groups digits', () =>
    expect([0, 999, 1000, 12345678, 1234.5].map(sayNumber)).toEqual(['0', '999', '1,000', '12,345,678', '1,234.5']));

  it('names a body by its acronym and a person without the office', () =>
    expect(['ukraine-hur', 'shoigu', 'cnn', 'unknown-key'].map((key) => saySource(key, VOCABULARY))).toEqual([
      'HUR',
      'Sergei Shoigu',
      'CNN',
      'unknown-key',
    ]));
});
