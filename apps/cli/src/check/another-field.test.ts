/** A page and a ledger on measles, both invented: what is counted, and what comes of it, in a field of other words than war. */
import { describe, expect, it } from '@jest/globals';
import { checkedPage } from './checked-page.contract.js';

const PAGE = `Measles in Norland

- Vestmark alone has 720 cases of measles.

Norland has recorded 655 measles cases so far this year, the National Health Institute said on Tuesday. In Vestmark alone, 720 measles cases have been confirmed since January, according to the Vestmark Department of Health.

The Ministry of Health expects more than 2,000 measles cases in Norland by the end of the year. Some 120 cholera cases were confirmed in Norland, the NHI said.

Only 80 percent of children are vaccinated in Norland, the Green Party said. Measles cases doubled in March, the NHI said.
`;

const soFar = (point: number, asOf: string, place = 'norland') => ({
  measure: 'measles-cases',
  place,
  accumulation: 'cumulative',
  mode: 'observed',
  polarity: 'affirms',
  asOf,
  periodStart: '2025-01-01',
  amount: { point, hedge: 'exact' },
});
const said = (id: string, source: string, publishedOn: string, content: object, more = {}) => ({
  id,
  source,
  saidOn: publishedOn,
  publishedOn,
  reading: 'read',
  content,
  ...more,
});
const LEDGER = {
  sources: [
    { key: 'health-ministry', name: 'Ministry of Health', kind: 'body', aliases: ['MoH'] },
    {
      key: 'nhi',
      name: 'National Health Institute',
      kind: 'body',
      aliases: ['NHI'],
      edges: [{ kind: 'part-of', other: 'health-ministry' }],
    },
    { key: 'vestmark-health', name: 'Vestmark Department of Health', kind: 'body' },
    { key: 'greens', name: 'Green Party', kind: 'body' },
  ],
  places: [
    { key: 'norland', name: 'Norland' },
    { key: 'vestmark', name: 'Vestmark', within: 'norland' },
  ],
  measures: [
    {
      key: 'measles-cases',
      counted: 'measles cases',
      state: 'confirmed',
      unit: 'persons',
      label: 'measles cases',
      broader: ['measles-suspected'],
    },
    {
      key: 'measles-suspected',
      counted: 'measles cases',
      state: 'suspected or confirmed',
      unit: 'persons',
      label: 'suspected or confirmed measles cases',
    },
    {
      key: 'vaccination-rate',
      counted: 'children',
      state: 'vaccinated',
      unit: 'percent',
      label: 'share of children vaccinated',
    },
  ],
  statements: [
    said('S1', 'nhi', '2025-03-01', soFar(412, '2025-02-28')),
    said('S2', 'nhi', '2025-04-01', soFar(655, '2025-03-31')),
    said('S3', 'vestmark-health', '2025-04-01', soFar(720, '2025-03-31', 'vestmark')),
    said('S4', 'health-ministry', '2025-04-03', {
      measure: 'measles-cases',
      place: 'norland',
      accumulation: 'cumulative',
      mode: 'forecast',
      polarity: 'affirms',
      certainty: 'expected',
      periodStart: '2025-01-01',
      horizon: '2025-12-31',
      amount: { low: { value: 2000, strict: true }, hedge: 'more-than' },
    }),
    said('S5', 'nhi', '2025-05-01', soFar(612, '2025-03-31'), { relations: [{ kind: 'corrects', to: 'S2' }] }),
    said('S6', 'nhi', '2026-01-05', soFar(1431, '2025-12-31')),
    said('S7', 'greens', '2025-04-02', {
      measure: 'vaccination-rate',
      place: 'norland',
      accumulation: 'stock',
      mode: 'observed',
      polarity: 'affirms',
      asOf: '2025-04-02',
      amount: { point: 80, hedge: 'about' },
    }),
  ],
};

describe('a page of another field', () => {
  const page = checkedPage({
    ledger: { name: 'norland', rows: LEDGER },
    page: PAGE,
    outlet: 'The Daily Norland',
    publishedOn: '2025-04-05',
    days: ['2025-04-05', '2025-05-02', '2026-01-10'],
  });
  const on = (words: string) =>
    page.in(words).map(({ claim, assessments }) => ({
      says: claim.says,
      measure: claim.content.measure,
      kinds: assessments.map(({ kind }) => kind),
    }));

  it('finds that a province has more than its country, and later that the count was corrected', () => {
    expect(on('Norland has recorded')).toEqual([
      {
        says: '655 measles cases in Norland so far, counted since 2025',
        measure: 'measles-cases',
        kinds: ['contradicted', 'single-origin', 'as-attributed'],
      },
      expect.objectContaining({ kinds: ['contradicted', 'outdated', 'single-origin', 'as-attributed'] }),
      expect.objectContaining({ kinds: ['contradicted', 'outdated', 'single-origin', 'as-attributed'] }),
    ]);
    expect(on('In Vestmark alone')[0]).toMatchObject({ measure: 'measles-cases' });
  });

  it('holds a forecast against what was counted when its time was over', () => {
    const [before, , after] = on('expects more than 2,000');
    expect(before?.says).toBe('more than 2,000 measles cases are expected in Norland by the end of 2025 (forecast)');
    expect(before?.kinds).not.toContain('not-borne-out');
    expect(after?.kinds).toContain('not-borne-out');
  });

  it('takes no cholera for measles, names shares once, and reads a change without a number', () => {
    expect(on('cholera')[0]).toMatchObject({ measure: undefined, kinds: ['no-comparable-prior'] });
    expect(on('Only 80 percent')[0]?.says).toBe('80 percent of children vaccinated in Norland');
    expect(on('doubled in March')[0]).toMatchObject({ measure: 'measles-cases' });
  });
});
