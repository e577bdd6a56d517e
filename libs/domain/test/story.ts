/** The July 2025 figures, in the project's own words: what was forecast, what was counted, who disputed it. */
import {
  about,
  appearance,
  atLeast,
  between,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  FORECAST,
  ledger,
  moreThan,
  named,
  vague,
  type Row,
} from './ledger.js';

export const ROWS: readonly Row[] = [
  {
    id: 'F1',
    source: 'ukraine-hur',
    day: '2025-07-02',
    via: ['cnn', 'local-paper'],
    content: content(FORECAST, between(25000, 30000), { periodStart: '2025-07-02', horizon: '2025-11' }),
  },
  {
    id: 'F2',
    source: 'western-official',
    day: '2025-07-02',
    via: ['cnn'],
    content: content(FORECAST, about(30000), { certainty: 'expected', periodStart: '2025-07-02' }),
  },
  {
    id: 'F3',
    source: 'rok-intelligence',
    day: '2025-07-02',
    content: content(FORECAST, exactly(15000), {
      certainty: 'expected',
      periodStart: '2025-07-02',
      horizon: '2025-08',
    }),
  },
  {
    id: 'F4',
    source: 'ukraine-hur',
    day: '2025-07-13',
    via: ['the-times'],
    content: content(FORECAST, moreThan(30000), { periodStart: '2025-07-13' }),
  },
  {
    id: 'F5',
    source: 'ukraine-hur',
    day: '2025-07-14',
    via: ['japan-times'],
    words: 'knows of no plan to bring the contingent to 30,000',
    content: content(FORECAST, undefined, {
      certainty: 'planned',
      polarity: 'no-information',
      periodStart: '2025-07',
      horizon: '2025-08',
    }),
    relations: [
      { kind: 'has-no-information', to: 'F1' },
      { kind: 'has-no-information', to: 'F4' },
    ],
  },
  {
    id: 'F6',
    source: 'ukraine-hur',
    day: '2025-08-12',
    content: content(FORECAST, about(6000), { certainty: 'planned', place: 'kursk', periodStart: '2025-08-12' }),
  },
  {
    id: 'P1',
    source: 'ukraine-hur',
    day: '2025-08-12',
    content: content(FORECAST, about(11000), {
      measure: 'present',
      accumulation: 'stock',
      mode: 'observed',
      asOf: '2025-08-12',
    }),
  },
  {
    id: 'C1',
    source: 'zelensky',
    day: '2025-01-09',
    content: content(CASUALTIES, exactly(4000), { asOf: '2025-01-09' }),
  },
  {
    id: 'C2',
    source: 'ukraine-hur',
    day: '2025-02-04',
    content: content(CASUALTIES, about(4000), { asOf: '2025-02-04' }),
  },
  {
    id: 'C3',
    source: 'uk-di',
    day: '2025-03-28',
    read: true,
    content: content(CASUALTIES, moreThan(5000), { asOf: '2025-03' }),
  },
  { id: 'C4', source: 'rok-nis', day: '2025-04-30', content: content(CASUALTIES, about(4700), { asOf: '2025-04-30' }) },
  {
    id: 'C5',
    source: 'uk-di',
    day: '2025-06-15',
    read: true,
    content: content(CASUALTIES, moreThan(6000), { asOf: '2025-06' }),
  },
  { id: 'C6', source: 'ukraine-hur', day: '2025-07-13', via: ['the-times'], content: content(CASUALTIES, about(4000)) },
  {
    id: 'C7',
    source: 'ukraine-hur',
    day: '2025-08-14',
    content: content(CASUALTIES, about(5000), { asOf: '2025-08' }),
  },
  {
    id: 'E1',
    source: 'shoigu',
    day: '2025-06-17',
    content: content(FORECAST, exactly(6000), { measure: 'engineers', mode: 'announced', certainty: 'planned' }),
  },
  {
    id: 'E2',
    source: 'rok-nis',
    day: '2025-09-02',
    content: content(FORECAST, about(1000), { measure: 'engineers', mode: 'observed', periodEnd: '2025-09-02' }),
  },
  {
    id: 'E3',
    source: 'rok-nis',
    day: '2025-11-04',
    content: content(FORECAST, about(5000), {
      measure: 'engineers',
      mode: 'observed',
      periodStart: '2025-09',
      periodEnd: '2025-11-04',
    }),
  },
  {
    id: 'D1',
    source: 'ukraine-hur',
    day: '2025-07-13',
    via: ['the-times'],
    content: content(CASUALTIES, atLeast(9500), { measure: 'committed' }),
  },
];

export const LEDGER = ledger(ROWS);

const TIMES = named('The Times', 'the-times');
const HUR = {
  ...named('Intelligence Office (HUR)', 'ukraine-hur'),
  oddities: [
    {
      kind: 'name-acronym-mismatch' as const,
      printed: 'Intelligence Office',
      expected: 'Main Directorate of Intelligence',
    },
  ],
};
export const ELSEWHERE = [{ stated: [TIMES, HUR], because: 'the next paragraph names a report' }];

/** "Reports" say that more than 30,000 may come; a bullet firms it up. */
export const THIRTY = claimOf([
  appearance(content(FORECAST, moreThan(30000)), [vague('Reports')], { mayBe: ELSEWHERE }),
  appearance(content(FORECAST, exactly(30000), { certainty: 'expected' }), [named('Ukraine', 'ukraine-government')], {
    part: 'bullet',
    key: 'article/0123456789ab/10',
    passage: { start: 10, end: 20, exact: 'ten digits', prefix: '', suffix: '' },
  }),
]);

/** About 4,000 killed or wounded, said of July 2025 without a date. */
export const FOUR_THOUSAND = claimOf([
  appearance(content(CASUALTIES, about(4000)), [vague('Reports')], { mayBe: ELSEWHERE }),
]);

export const BUILDERS = claimOf([
  appearance(content(FORECAST, exactly(6000), { measure: 'engineers', mode: 'announced', certainty: 'planned' }), [
    named('Sergei Shoigu', 'shoigu'),
  ]),
]);
