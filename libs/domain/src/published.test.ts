import { describe, expect, it } from '@jest/globals';
import type { Statement } from './statement.js';
import { about, CASUALTIES, content, FORECAST } from '../test/ledger.js';
import { inferPublished, outBy } from './published.js';

const statement = (more: Partial<Statement>): Statement => ({ key: 'l/A', source: 'uk-di', reading: 'read', ...more });

describe('when the world could know', () => {
  it.each<[string, Partial<Statement>, unknown]>([
    ['a given date', { publishedOn: '2025-07-13', saidOn: '2025-07-12' }, { date: '2025-07-13' }],
    [
      'a date that an import inferred',
      { publishedOn: '2025-07', publishedRule: 'from-as-of' },
      { date: '2025-07', rule: 'from-as-of' },
    ],
    ['the day on which it was said', { saidOn: '2025-07-12' }, { date: '2025-07-12', rule: 'from-said-on' }],
    [
      'the moment that it describes',
      { content: content(CASUALTIES, about(1), { asOf: '2025-07' }) },
      { date: '2025-07', rule: 'from-as-of' },
    ],
    [
      'the end of its period',
      { content: content(CASUALTIES, about(1), { periodStart: '2024', periodEnd: '2024-10-31' }) },
      { date: '2024-10-31', rule: 'from-period-end' },
    ],
    [
      'the start of a forecast',
      { content: content(FORECAST, about(1), { periodStart: '2025-02', periodEnd: '2025-09', horizon: '2025-11' }) },
      { date: '2025-02', rule: 'from-period-start' },
    ],
    [
      'the horizon, at the latest',
      { content: content(FORECAST, about(1), { horizon: '2025-11' }) },
      { date: '2025-11', rule: 'from-horizon' },
    ],
  ])('takes %s', (_name, more, expected) => expect(inferPublished(statement(more))).toMatchObject(expected as object));

  it('knows nothing of a statement that nothing dates, and admits it only without a cutoff', () => {
    const found = inferPublished(statement({}));
    expect(found).toBeUndefined();
    expect(outBy(found, null)).toBe(true);
    expect(outBy(found, '2099-01-01')).toBe(false);
  });

  it('counts a partial date by its last day', () => {
    const july = inferPublished(statement({ publishedOn: '2025-07' }));
    expect(outBy(july, '2025-07-30')).toBe(false);
    expect(outBy(july, '2025-07-31')).toBe(true);
  });
});
