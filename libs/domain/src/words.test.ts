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

describe('what changed, and what it is counted in', () => {
  const rate = {
    key: 'unemployment',
    counted: 'workforce',
    state: 'unemployed',
    unit: 'percent',
    label: 'unemployment rate',
    broader: [],
    unionOf: [],
  };
  const vocabulary = { ...VOCABULARY, measures: new Map([[rate.key, rate]]) };
  it.each<[Content, string]>([
    [
      { measure: 'unemployment', mode: 'observed', polarity: 'denies', change: 'rose', asOf: '2025-02' },
      'denies that unemployment rate rose, as of February 2025',
    ],
    [
      { measure: 'unemployment', mode: 'observed', polarity: 'affirms', change: 'doubled', periodStart: '2019' },
      'unemployment rate, counted since 2019, doubled',
    ],
    [
      {
        measure: 'unemployment',
        mode: 'forecast',
        certainty: 'expected',
        polarity: 'affirms',
        accumulation: 'flow',
        horizon: '2025',
        amount: exactly(2),
      },
      '2 percent (unemployment rate) are expected by the end of 2025 (forecast)',
    ],
    [{ mode: 'observed', polarity: 'affirms', unit: 'dollar', amount: exactly(1_400_000_000) }, '1.4 billion dollars'],
    [
      { mode: 'observed', polarity: 'affirms', unit: 'dollar per day', amount: about(30_000_000) },
      'about 30 million dollars per day',
    ],
  ])('%j', (said, expected) => expect(sayContent(said, vocabulary)).toBe(expected));
});

describe('shares and rates by their names', () => {
  const named = (label: string, counted: string) => ({
    ...VOCABULARY,
    measures: new Map([['m', { key: 'm', counted, state: 'known', unit: 'percent', label, broader: [], unionOf: [] }]]),
  });
  it.each([
    ['turnout', 'registered voters', '61 percent (turnout)'],
    ['turnout', 'turnout', '61 percent (turnout)'],
    ['coverage among children', 'children', '61 percent (coverage among children)'],
    ['share of the vote', 'vote', '61 percent of the vote'],
    ['share of children vaccinated', 'children', '61 percent of children vaccinated'],
    ['children vaccinated', 'children', '61 percent of children vaccinated'],
  ])('%s, which counts %s', (label, counted, expected) => {
    const said: Content = { measure: 'm', mode: 'observed', polarity: 'affirms', amount: exactly(61) };
    expect(sayContent(said, named(label, counted))).toBe(expected);
  });
});

describe('what is denied of a thing in no known state', () => {
  it.each<[Content['polarity'], string]>([
    ['denies', 'denies the figure of 40 ballots'],
    ['no-information', 'has no information on 40 ballots'],
  ])('%s', (polarity, expected) => {
    const said: Content = { mode: 'observed', polarity, unit: 'ballots', amount: exactly(40) };
    expect(sayContent(said, VOCABULARY)).toBe(expected);
  });
});

describe('figures in words', () => {
  it.each<[Content, string]>([
    [
      content(FORECAST, moreThan(30000), { horizon: '2025-11' }),
      'more than 30,000 further soldiers may be sent to Russia by the end of November 2025 (forecast)',
    ],
    [
      content(FORECAST, between(25000, 30000), { periodStart: '2025-07-02', horizon: '2025-11' }),
      '25,000 to 30,000 further soldiers may be sent to Russia between 2 July 2025 and November 2025 (forecast)',
    ],
    [
      content(FORECAST, upTo(100000), { accumulation: 'cumulative', certainty: 'expected' }),
      'up to 100,000 soldiers are expected to be sent to Russia in all (forecast)',
    ],
    [
      content(FORECAST, exactly(6000), { mode: 'announced', certainty: 'planned', periodStart: '2025-07-01' }),
      '6,000 further soldiers are planned to be sent to Russia from 1 July 2025 on (announced)',
    ],
    [
      { ...content({ ...FORECAST, mode: 'announced' }, exactly(6000)), certainty: 'will' },
      '6,000 further soldiers will be sent to Russia (announced)',
    ],
    [
      (({ certainty: _certainty, ...rest }) => rest)(content(FORECAST, exactly(6000))),
      '6,000 further soldiers are forecast to be sent to Russia',
    ],
    [
      content(CASUALTIES, about(4000), { asOf: '2025-02-04', whole: 11000 }),
      'about 4,000 of 11,000 soldiers killed or wounded in Kursk Oblast, as of 4 February 2025',
    ],
    [
      content(FORECAST, moreThan(30000), { horizon: '2025-11-03' }),
      'more than 30,000 further soldiers may be sent to Russia by 3 November 2025 (forecast)',
    ],
    [
      content(CASUALTIES, about(4000), {
        accumulation: 'flow',
        periodStart: '2025-02-04',
        periodEnd: '2025-02-04',
      }),
      'about 4,000 soldiers killed or wounded in Kursk Oblast on 4 February 2025',
    ],
    [content(CASUALTIES, nearly(8000)), 'nearly 8,000 soldiers killed or wounded in Kursk Oblast so far'],
    [
      content(CASUALTIES, atLeast(101), { asOf: '2024-12-19', periodStart: '2024-12' }),
      'at least 101 soldiers killed or wounded in Kursk Oblast, as of 19 December 2024, counted since December 2024',
    ],
    [
      content(CASUALTIES, upTo(1500000), { basis: '152mm equivalent', asOf: '2025' }),
      'up to 1,500,000 soldiers (152mm equivalent) killed or wounded in Kursk Oblast, as of 2025',
    ],
    [
      content({ ...FORECAST, mode: 'observed' }, exactly(3000), { periodStart: '2025-01', periodEnd: '2025-02' }),
      '3,000 soldiers sent to Russia from January 2025 to February 2025',
    ],
    [
      content({ ...FORECAST, mode: 'observed' }, exactly(3000), { periodStart: '2024-10', periodEnd: '2024-10' }),
      '3,000 soldiers sent to Russia in October 2024',
    ],
    [
      content({ ...FORECAST, mode: 'observed' }, about(1000), { periodEnd: '2025-09-02' }),
      'about 1,000 soldiers sent to Russia up to 2 September 2025',
    ],
    [
      content(FORECAST, about(8000), { measure: 'present', accumulation: 'stock', mode: 'observed', asOf: '2025-06' }),
      'about 8,000 soldiers present in Russia, as of June 2025',
    ],
    [
      content(FORECAST, undefined, { polarity: 'no-information', periodStart: '2025-07', horizon: '2025-08' }),
      'has no information that further soldiers may be sent to Russia between July 2025 and August 2025',
    ],
    [
      content(CASUALTIES, exactly(3000), { polarity: 'denies' }),
      'denies that 3,000 soldiers were killed or wounded in Kursk Oblast so far',
    ],
    [
      content(FORECAST, undefined, {
        measure: 'exercise',
        mode: 'observed',
        accumulation: 'stock',
        polarity: 'silent',
      }),
      'does not name soldiers taking part in the exercise in Russia',
    ],
    [content(CASUALTIES), 'soldiers killed or wounded in Kursk Oblast so far, no number given'],
    [content(FORECAST), 'further soldiers may be sent to Russia (forecast), no number given'],
    [{ mode: 'observed', polarity: 'affirms' }, 'no figure, and nothing that the vocabulary counts'],
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
