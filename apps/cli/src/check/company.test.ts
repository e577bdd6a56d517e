/** A page and a ledger on a steel maker, both invented: a profit and that of a year before, cuts to come, two counts of those laid off, a rate of interest. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';
import { exactly, sayingIn } from './invented-rows.contract.js';

const PAGE = `Norden Steel to cut 3,200 jobs as profit falls

Norden Steel's net profit fell to 1.42 billion euros in the third quarter of 2025 from 1.61 billion a year earlier, the company said on Thursday.

The company will cut 3,200 jobs by the end of 2026, it said. It has laid off 640 workers since January, according to the company. The Metal Workers' Union said 1,150 workers had been laid off.

Capacity at the Osta plant will be cut from 4.5 million tonnes to 3.8 million by the end of 2026, Norden Steel said.

Norden Steel agreed to pay a fine of 85 million euros, the Velmar Competition Office said on Wednesday.

The Central Bank of Velmar cut its key rate by 25 basis points to 3.75 percent on Tuesday. Foreign investors make up 41 percent of shareholders, the bank said.
`;
const said = sayingIn('velmar');
const quarter = (id: string, periodStart: string, periodEnd: string, publishedOn: string, amount: number, more = {}) =>
  said(
    id,
    'norden',
    publishedOn,
    { measure: 'profit', accumulation: 'flow', periodStart, periodEnd, amount: exactly(amount) },
    more,
  );
const LEDGER = {
  sources: [
    { key: 'norden', name: 'Norden Steel', kind: 'body' },
    { key: 'union', name: "Metal Workers' Union", kind: 'body' },
    { key: 'office', name: 'Velmar Competition Office', kind: 'body' },
    { key: 'bank', name: 'Central Bank of Velmar', kind: 'body' },
  ],
  places: [{ key: 'velmar', name: 'Velmar' }],
  measures: [
    { key: 'profit', counted: 'net profit', state: 'made', unit: 'euros', label: 'net profit' },
    { key: 'laid-off', counted: 'workers', state: 'laid off', unit: 'persons', label: 'workers laid off' },
    { key: 'jobs-cut', counted: 'jobs', state: 'cut', unit: 'persons', label: 'jobs cut' },
    { key: 'capacity', counted: 'capacity', state: 'available', unit: 'tonnes', label: 'capacity' },
    { key: 'rate', counted: 'key rate', state: 'set', unit: 'percent', label: 'key rate' },
  ],
  statements: [
    quarter('C1', '2025-07', '2025-09', '2025-10-16', 1_420_000_000),
    quarter('C2', '2024-07', '2024-09', '2024-10-17', 1_610_000_000),
    said('C3', 'norden', '2025-10-16', {
      measure: 'laid-off',
      accumulation: 'cumulative',
      periodStart: '2025-01',
      asOf: '2025-10-16',
      amount: exactly(640),
    }),
    said('C4', 'union', '2025-10-16', {
      measure: 'laid-off',
      accumulation: 'cumulative',
      periodStart: '2025-01',
      asOf: '2025-10-16',
      amount: exactly(1_150),
    }),
    said('C5', 'norden', '2025-10-01', {
      measure: 'capacity',
      accumulation: 'stock',
      asOf: '2025-10-01',
      amount: exactly(4_500_000),
    }),
    said('C6', 'bank', '2025-10-14', {
      measure: 'rate',
      accumulation: 'stock',
      asOf: '2025-10-14',
      amount: exactly(3.75),
    }),
    quarter('C7', '2025-07', '2025-09', '2025-11-20', 1_190_000_000, { relations: [{ kind: 'corrects', to: 'C1' }] }),
    said('C8', 'bank', '2026-01-15', {
      measure: 'rate',
      accumulation: 'stock',
      asOf: '2026-01-15',
      amount: exactly(3.5),
    }),
  ],
};

describe('a page on a company', () => {
  const page = checkedPage({
    ledger: { name: 'norden', rows: LEDGER },
    page: PAGE,
    outlet: 'The Velmar Ledger',
    publishedOn: '2025-10-17',
    days: ['2025-10-17', '2025-11-21', '2026-01-16'],
  });
  const { on } = page;
  it('tells both profits in the one currency that the page names', () => {
    // Each over its quarter. "The company" is nobody whom the ledger has, so that neither is held against it.
    on('1.42 billion euros of net profit from July 2025 to September 2025');
    on('1.61 billion euros of net profit from July 2024 to September 2024');
  });

  it('holds the union to the company', () => {
    for (const kinds of on('1,150 workers laid off').kinds)
      expect(kinds).toEqual(['contradicted', 'single-origin', 'as-attributed']);
  });

  it('tells the capacity that is from the one that is planned', () => {
    for (const kinds of on('4,500,000 tonnes of capacity').kinds)
      expect(kinds).toEqual(['single-origin', 'as-attributed']);
    const planned = on('3,800,000 tonnes of capacity are expected by the end of 2026, fell (forecast)');
    for (const kinds of planned.kinds) expect(kinds).not.toContain('contradicted');
  });

  it('takes a fine that was agreed to for planned', () => void on('85 million euros are planned (forecast)'));
});

describe('a profit that fell to a number', () => {
  const third = { measure: 'profit', accumulation: 'flow', periodStart: '2025-07', periodEnd: '2025-09' };
  const both = [
    said('P1', 'council', '2025-10-16', { ...third, amount: exactly(1_420_000_000) }),
    said('P2', 'auditor', '2025-11-02', { ...third, amount: exactly(1_420_000_000) }),
  ];
  const { in: findingIn } = checkedPage({
    ledger: {
      name: 'velmar',
      rows: {
        ...LEDGER,
        sources: [
          { key: 'council', name: 'Velmar Council', kind: 'body', aliases: ['Council'] },
          { key: 'auditor', name: 'Velmar Audit Office', kind: 'body' },
        ],
        statements: both,
      },
    },
    page: `Profits of Velmar in the third quarter

Net profit in Velmar fell to 1.42 billion euros in the third quarter of 2025, the Velmar Council said.
`,
    outlet: 'The Velmar Ledger',
    publishedOn: '2025-11-03',
    days: ['2025-11-04'],
  });
  it('is that number, and whoever counted it agrees', () => {
    const [finding] = findingIn('1.42 billion');
    expect(finding?.comparisons.map(({ statement, relation }) => `${statement} ${relation}`)).toEqual([
      'velmar/P1 agrees',
      'velmar/P2 agrees',
    ]);
    expect(finding?.assessments.map(({ kind }) => kind)).toContain('corroborated');
  });
});
