/** What a reader is told of how many support a claim, of sums and of odd traces. Every statement, claim and figure is invented. */
import { describe, expect, it } from '@jest/globals';
import {
  crossReference,
  type Assessment,
  type Claim,
  type Content,
  type Finding,
  type Vocabulary,
} from '@whence/domain';
import {
  appearance,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  FORECAST,
  input,
  ledger,
  moreThan,
  named,
  vague,
  VOCABULARY,
  type Row,
} from '../test/ledger.js';

const DAY = { asOf: '2025-03-01' } as const;
const so = (n: number, more = {}) => content(CASUALTIES, exactly(n), { ...DAY, ...more });
const find = (claim: Claim, rows: readonly Row[], vocabulary: Vocabulary = VOCABULARY): Finding =>
  crossReference({ ...input(claim, ledger(rows), null), vocabulary });
const said = (finding: Finding, kind: Assessment['kind']) =>
  finding.assessments.find((one) => one.kind === kind)?.reasons.map(({ text }) => text);
const DI = [named('DI', 'uk-di')];
const page = (told: Content, hands = DI, publishedOn = '2025-07-14') =>
  claimOf([appearance(told, hands, { publishedOn })]);
const NIS: Row = { id: 'N', source: 'rok-nis', day: '2025-03-03', content: so(4217) };

describe('how many support a claim', () => {
  it('is told where the trace ends at another figure', () => {
    const rows: Row[] = [{ id: 'D', source: 'uk-di', day: '2025-03-02', content: so(4100) }, NIS];
    const finding = find(page(so(4217), DI, '2025-03-10'), rows);
    expect(said(finding, 'single-origin')?.[0]).toBe(
      '2 origins (DI, seen only through relays; NIS, seen only through relays), of which 1 supports it',
    );
    expect(finding.origins.text).toBe('2 origins (DI, seen only through relays; NIS, seen only through relays)');
  });
  it('is not told where all of them do', () => {
    const finding = find(page(so(4217)), [{ id: 'D', source: 'uk-di', day: '2025-03-02', content: so(4217) }, NIS]);
    expect(said(finding, 'corroborated')?.[0]).toBe(finding.origins.text);
  });
});

describe('a page with two figures', () => {
  const body = appearance(so(4100), DI);
  const headline = appearance(so(5200), [], {
    part: 'headline',
    passage: { start: 0, end: 10, exact: 'ten digits', prefix: '', suffix: '' },
  });
  const rows: Row[] = [{ id: 'D', source: 'uk-di', day: '2025-03-02', content: so(4100) }];
  it('has not the figure of its headline from the source of its body', () => {
    const finding = find({ ...claimOf([headline, body]), content: headline.content }, rows);
    expect(said(finding, 'as-attributed')).toBeUndefined();
    expect(said(finding, 'distorted')).toBeDefined();
  });
  it('has that of its body', () => {
    expect(said(find(claimOf([body, headline]), rows), 'as-attributed')).toHaveLength(1);
  });
});

describe('a trace that runs in a circle', () => {
  const rows: Row[] = [
    { id: 'T', source: 'the-times', day: '2025-03-03', content: so(4217), relays: ['C'] },
    { id: 'C', source: 'cnn', day: '2025-03-04', content: so(4217), relays: ['J'] },
    { id: 'J', source: 'japan-times', day: '2025-03-05', content: so(4217), relays: ['T'] },
  ];
  const finding = find(page(so(4217), [named('The Times', 'the-times')]), rows);
  it('is told, with the relays from before what they relay, though it leads to no origin', () => {
    const texts = finding.assessments.flatMap(({ reasons }) => reasons.map(({ text }) => text));
    expect(texts.filter((text) => text.startsWith('the trace runs in a circle'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('is dated before what it relays'))).toHaveLength(2);
  });
  it('is not said to be of nothing known', () => {
    expect(said(finding, 'no-comparable-prior')?.[0]).toBe(
      'beside what the claim comes from, nothing known about soldiers killed or wounded counts the same thing in the same way',
    );
    expect(said(find(page(so(4217)), []), 'no-comparable-prior')?.[0]).toMatch(/^nothing known about/);
  });
});

describe('what is added up', () => {
  it('names the parts by what they count where all are in one state', () => {
    const measure = (key: string, counted: string, unionOf: string[] = []) =>
      [key, { key, counted, state: 'hit', unit: 'units', label: `${counted} hit`, broader: [], unionOf }] as const;
    const vocabulary: Vocabulary = {
      ...VOCABULARY,
      measures: new Map([
        measure('all', 'vehicles', ['tanks', 'trucks']),
        measure('tanks', 'tanks'),
        measure('trucks', 'trucks'),
      ]),
    };
    const hit = (key: string, n: number) => so(n, { measure: key });
    const rows: Row[] = [
      { id: 'A', source: 'rok-nis', day: '2025-03-03', content: hit('tanks', 60) },
      { id: 'B', source: 'rok-nis', day: '2025-03-03', content: hit('trucks', 30) },
    ];
    const [told] = find(page(hit('all', 90), [vague('reports')]), rows, vocabulary).comparisons.filter(
      ({ rule }) => rule === 'union-summed',
    );
    expect(told?.text).toContain('when its counts of 60 tanks and 30 trucks are added up here');
  });

  const ahead = content(FORECAST, exactly(600), { periodStart: '2025-07-14', horizon: '2025-08-31' });
  const { certainty: _, horizon: __, ...observed } = FORECAST as typeof FORECAST & { horizon?: string };
  const flow = (n: number, from: string, to: string, more = {}) =>
    content({ ...observed, mode: 'observed' }, exactly(n), { periodStart: from, periodEnd: to, ...more });
  const outcome = (a: number, b: number, more = {}, claim: Content = ahead) =>
    find(page(claim), [
      { id: 'A', source: 'rok-nis', day: '2025-08-01', content: flow(a, '2025-07-14', '2025-07-31', more) },
      { id: 'B', source: 'rok-nis', day: '2025-09-01', content: flow(b, '2025-08-01', '2025-08-31', more) },
    ]);
  it.each<[number, number, string]>([
    [400, 201, 'together these reach the number'],
    [300, 300, 'together these reach the number'],
    [300, 240, 'together these come to the number, as coarsely as it is printed'],
  ])('%d and %d are told to reach 600 only where they do', (a, b, verdict) => {
    expect(said(outcome(a, b), 'borne-out')?.[0]).toMatch(new RegExp(`; ${verdict}$`));
  });
  it.each([
    [0, []],
    [1, ['partly-borne-out']],
  ])('a count of %d bears nothing out, or a part', (n, kinds) => {
    const row: Row = { id: 'A', source: 'rok-nis', day: '2025-08-01', content: flow(n, '2025-07-14', '2025-07-31') };
    const open = content(FORECAST, exactly(600), { periodStart: '2025-07-14' });
    const found = find(page(open), [row]).assessments.map(({ kind }) => kind);
    expect(found.filter((kind) => kind.endsWith('borne-out'))).toEqual(kinds);
  });
  it('has the unit that its parts print', () => {
    const unit = { unit: 'thousand persons' };
    const claim = content(FORECAST, moreThan(50), { periodStart: '2025-07-14', horizon: '2025-08-31', ...unit });
    const finding = outcome(31, 24, unit, claim);
    expect(said(finding, 'borne-out')?.[0]).toContain('(55 thousand persons when added up here;');
    const total = find(page(flow(55, '2025-07-14', '2025-08-31', unit), [vague('reports')]), [
      { id: 'A', source: 'rok-nis', day: '2025-08-01', content: flow(31, '2025-07-14', '2025-07-31', unit) },
      { id: 'B', source: 'rok-nis', day: '2025-09-01', content: flow(24, '2025-08-01', '2025-08-31', unit) },
    ]);
    expect(total.comparisons[0]?.text).toContain('31 thousand persons (NIS, 1 August 2025)');
  });
});
