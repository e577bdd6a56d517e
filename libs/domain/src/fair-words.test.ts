/** What an editor must not be misled by: each row is a way in which a true sentence can be read wrongly. */
import { describe, expect, it } from '@jest/globals';
import {
  crossReference,
  findingText,
  type AssessmentKind,
  type Claim,
  type Content,
  type Finding,
} from '@whence/domain';
import {
  about,
  appearance,
  atLeast,
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
import { BUILDERS, ELSEWHERE, FOUR_THOUSAND, LEDGER, ROWS, THIRTY } from '../test/story.js';
import { compareContents } from './compare/compare-contents.js';
import { sayFactor } from './compare/comparisons.js';
import { contentDifferences } from './differences/content-differences.js';

const on = (claim: Claim, day: string | null, rows: readonly Row[] = ROWS): Finding =>
  crossReference(input(claim, rows === ROWS ? LEDGER : ledger(rows), day));
const reasons = (finding: Finding, kind: AssessmentKind): string[] =>
  finding.assessments.find((one) => one.kind === kind)?.reasons.map(({ text }) => text) ?? [];
const flat = (finding: Finding): string => findingText(finding).replaceAll(/\s+/g, ' ');
const total = (id: string, source: string, day: string, amount: number, more = {}): Row => ({
  id,
  source,
  day,
  content: content(CASUALTIES, about(amount), { asOf: day, ...more }),
});

describe('what came out on the day of the article', () => {
  it('is said to be of the same day, and not that its author knew', () => {
    const [text] = reasons(on(THIRTY, '2025-07-15'), 'disputed-by-origin');
    expect(text).toContain('out on the same day as the article, whose author may not have known of it');
    expect(flat(on(THIRTY, '2025-07-15'))).toContain('since 14 July 2025, the day of the article');
  });

  it.each([
    ['2025-07-14', true],
    ['2025-07-13', false],
  ])('a later count of %s', (day, told) => {
    const rows = [total('A', 'rok-nis', '2025-02-01', 4000), total('B', 'uk-di', day, 6000, { asOf: '2025-06' })];
    const text = reasons(on(FOUR_THOUSAND, '2025-07-20', rows), 'outdated').join();
    expect(text).toContain('6,000');
    expect(text.includes('same day as the article')).toBe(told);
  });

  it.each([
    [FOUR_THOUSAND, '2025-07-15', 'since 28 March 2025; held when the article was published'],
    [BUILDERS, '2025-11-05', 'not yet when the article was published'],
    [FOUR_THOUSAND, '2025-07-10', 'since 28 March 2025; held already before the article was published'],
    [FOUR_THOUSAND, '2025-07-10', 'unattributed (since 14 July 2025, the day of the article)'],
  ])('parts before from after %#', (claim, day, words) => expect(flat(on(claim, day))).toContain(words));
});

describe('a date that nobody gave', () => {
  it('is told beside what the source said, never as its own', () => {
    const finding = on(FOUR_THOUSAND, '2025-07-15');
    const [text] = reasons(finding, 'as-attributed');
    expect(text).toContain('so far (undated; it gave this figure first as of 4 February 2025)');
    expect(finding.currentFigures[0]?.text).toContain('(undated; it gave this figure first');
  });

  it('makes no repeat an agreement beside a stale repeat', () => {
    const revisions = on(FOUR_THOUSAND, '2025-07-15').differences.filter(({ across }) => across === 'revision');
    expect(revisions.map(({ kind }) => kind)).toEqual(['repeat-presented-as-new']);
  });

  it('is not called earlier when neither gives one', () => {
    const said = { claim: '2025-07-14', statement: '2025-07-13' };
    expect(
      compareContents(content(CASUALTIES, about(4000)), content(CASUALTIES, about(4000)), VOCABULARY, said).words,
    ).toBe('agrees');
  });
});

describe('by how much something rose, of which no measure is known', () => {
  const rose: Content = {
    mode: 'observed',
    polarity: 'affirms',
    accumulation: 'flow',
    change: 'rose',
    unit: 'percent',
    amount: about(4.6),
  };
  const rate: Content = {
    mode: 'observed',
    polarity: 'affirms',
    accumulation: 'stock',
    unit: 'percent',
    amount: about(4.6),
  };
  it.each<[Content, Content, string[]]>([
    [rate, rose, []],
    [rate, { ...rose, unit: 'tonne' }, ['accumulation-shifted']],
    [{ ...rate, unit: 'tonne' }, { ...rose, unit: 'tonne' }, ['accumulation-shifted']],
    [rate, { ...rose, accumulation: 'cumulative' }, ['accumulation-shifted']],
  ])('is no count over a period %#', (from, to, kinds) =>
    expect(
      contentDifferences(from, to, VOCABULARY)
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'accumulation-shifted'),
    ).toEqual(kinds),
  );
});

describe('a whole', () => {
  const of = (whole?: number): Content => content(CASUALTIES, about(4000), whole === undefined ? {} : { whole });
  it.each([
    [undefined, 9500, 'denominator-changed'],
    [11000, 9500, 'denominator-changed'],
    [11000, undefined, 'part-became-whole'],
  ])('from %s to %s', (from, to, kind) =>
    expect(contentDifferences(of(from), of(to), VOCABULARY).map((difference) => difference.kind)).toEqual([kind]),
  );

  it('that only the page gives is shown, and distorts nothing alone: the ledger may have left it out', () => {
    const claim = claimOf([appearance(of(9500), [vague('Reports')], { mayBe: ELSEWHERE })]);
    const finding = on(claim, '2025-07-15');
    expect(finding.differences.find(({ kind }) => kind === 'denominator-changed')).toMatchObject({
      across: 'drift',
      text: 'the page sets it against 9,500; the origin, as far as it is known, gives no whole',
    });
    expect(reasons(finding, 'distorted')).toEqual([]);
    expect(reasons(finding, 'as-attributed')[0]).toContain('it does not set this against 9,500, as the page does');
  });

  it('that the page exchanges for another distorts', () => {
    const claim = claimOf([appearance(of(9500), [named('DI', 'uk-di')])]);
    const finding = on(claim, '2025-07-15', [total('A', 'uk-di', '2025-07-10', 4000, { whole: 11000 })]);
    expect(reasons(finding, 'distorted').join()).toContain('a part of 11,000 became a part of 9,500');
  });

  it('that differs is told with a figure that agrees', () =>
    expect(compareContents(of(9500), of(11000), VOCABULARY, { claim: '2025-07', statement: '2025-07' }).words).toBe(
      'agrees, and sets it against 11,000, where the claim says 9,500',
    ));
});

describe('origins that count', () => {
  it('are told with the figure by which they have moved on since', () => {
    const rows = [
      total('A', 'ukraine-hur', '2025-02-04', 4000),
      total('B', 'uk-di', '2025-01-24', 4000),
      total('C', 'uk-di', '2025-06-15', 6000),
    ];
    expect(reasons(on(FOUR_THOUSAND, '2025-07-15', rows), 'corroborated')).toContain(
      'but its figure since, DI, 15 June 2025, is later and higher',
    );
  });

  it('are told with those who say so and are not counted', () =>
    expect(reasons(on(THIRTY, '2025-07-13'), 'single-origin')).toContain(
      'says so too and is not counted, since nobody is named: an unnamed Western official, 2 July 2025',
    ));

  it('are joined in words even where a third one joins them', () => {
    // JCS and NIS share only the government; South Korean intelligence, which does not agree, lies between.
    const rows = [
      total('A', 'rok-jcs', '2025-02-01', 4000),
      total('B', 'rok-nis', '2025-02-02', 4000),
      total('C', 'rok-intelligence', '2025-02-02', 900),
    ];
    expect(on(FOUR_THOUSAND, '2025-07-15', rows).origins.collapsed.map(({ because }) => because)).toContain(
      'JCS and NIS both belong to Government of the Republic of Korea',
    );
  });

  it('are told once with all their carriers', () =>
    expect(flat(on(THIRTY, '2025-07-13'))).toContain(
      'counted once with HUR: The Times relays it counted once with an unnamed Western official: CNN relays it',
    ));
});

describe('what bears on a claim', () => {
  it.each([
    ['a count', { mode: 'observed' as const, periodStart: '2025-01', periodEnd: '2025-02' }, 'not-comparable'],
    ['a forecast', {}, 'bears-on'],
  ])('what is only foreseen bears not on %s', (_what, more, relation) => {
    const claim = content(FORECAST, exactly(3000), more);
    const silent = content(FORECAST, undefined, { polarity: 'no-information', periodStart: '2025-07' });
    const said = { claim: '2025-07', statement: '2025-07' };
    expect(compareContents(claim, silent, VOCABULARY, said).relation).toBe(relation);
  });

  it('lists what holds the claim before what counts something else', () => {
    const claim = claimOf([appearance(content(CASUALTIES, atLeast(9500), { measure: 'committed' }), [])]);
    const sent = content({ ...FORECAST, mode: 'observed' }, exactly(15000), {
      accumulation: 'cumulative',
      asOf: '2025-04',
    });
    const rows: Row[] = [
      total('A', 'rok-nis', '2025-07-01', 4700),
      { id: 'B', source: 'rok-nis', day: '2025-04-30', content: sent },
    ];
    const [, first] = reasons(on(claim, '2025-07-15', rows), 'no-comparable-prior');
    expect(first).toContain('15,000 soldiers sent to Russia');
  });
});

describe('sums and factors', () => {
  it('calls a sum of counts a sum, since nobody counted it', () => {
    const [text] = reasons(on(BUILDERS, '2025-11-05'), 'borne-out');
    expect(text).toContain('6,000 when added up here; NIS gave no such sum');
  });

  it('holds in part from the first of the counts on', () => {
    const half = content(FORECAST, exactly(60000), { measure: 'engineers', mode: 'announced', certainty: 'planned' });
    const claim = claimOf([appearance(half, [named('Sergei Shoigu', 'shoigu')])]);
    expect(on(claim, '2025-11-05').assessments.find(({ kind }) => kind === 'partly-borne-out')?.since).toBe(
      '2025-09-02',
    );
  });

  it.each([
    [3.04, ' (by a factor of 3 or more)'],
    [0.4, ' (by a factor of 2.5 or more)'],
    [1.05, ''],
    [12345, ' (by a factor of 12,345 or more)'],
    [undefined, ''],
  ])('factor %s', (factor, words) => expect(sayFactor(factor)).toBe(words));

  it('does not hold growth against the claim', () => {
    const grown = on(FOUR_THOUSAND, '2025-07-15', [total('A', 'rok-nis', '2024-12-23', 1100)]).comparisons[0];
    expect(grown).toMatchObject({ stance: 'grew' });
    expect(grown?.text).not.toContain('factor');
  });
});

describe('a claimed total', () => {
  const moved = { ...FORECAST, mode: 'observed' as const };
  const so = (id: string, source: string, amount: number, asOf: string): Row => ({
    id,
    source,
    day: '2025-04-30',
    content: content(moved, about(amount), { accumulation: 'cumulative', asOf }),
  });
  const more = (id: string, source: string, amount: number, start: string, end: string): Row => ({
    id,
    source,
    day: '2025-04-30',
    content: content(moved, about(amount), { periodStart: start, periodEnd: end }),
  });
  const claim = claimOf([
    appearance(content(moved, about(14000), { accumulation: 'cumulative', asOf: '2025-04' }), [vague('Reports')]),
  ]);
  const flow = more('B', 'rok-jcs', 3000, '2025-01', '2025-02');
  it.each<[string, Row[], string]>([
    ['what one source counted before and since', [so('A', 'rok-jcs', 11000, '2024-12'), flow], 'agrees'],
    ['flows of one source', [more('A', 'rok-jcs', 11000, '2024-10', '2024-12'), flow], 'agrees'],
    ['parts that make more', [so('A', 'rok-jcs', 13000, '2024-12'), flow], 'bears-on'],
    ['parts that make less: one may be missing', [so('A', 'rok-jcs', 5000, '2024-12'), flow], 'not-comparable'],
    ['parts of two sources', [so('A', 'rok-nis', 11000, '2024-12'), flow], 'not-comparable'],
    ['a total that holds the flow already', [so('A', 'rok-jcs', 11000, '2025-03'), flow], 'not-comparable'],
    ['a flow alone', [flow], 'not-comparable'],
  ])('against %s', (_name, rows, relation) => {
    const comparisons = on(claim, '2025-07-15', rows).comparisons;
    expect(comparisons.find(({ statement }) => statement === 'l/B')?.relation).toBe(relation);
  });

  it('is supported by a sum only as a sum', () => {
    const rows = [so('A', 'rok-jcs', 11000, '2024-12'), flow];
    expect(reasons(on(claim, '2025-07-15', rows), 'single-origin')).toContain(
      'as a sum made here, not a count: JCS, 30 April 2025, agrees: about 11,000 (JCS, 30 April 2025) and about 3,000 (JCS, 30 April 2025) together reach it',
    );
  });
});

describe('who changed it', () => {
  it('is told apart: the page, within the page, the source itself', () => {
    const text = flat(on(THIRTY, '2025-07-15'));
    const places = [
      'Differences between the page and what it rests on',
      'Differences within the page - bound dropped',
      'What the source itself changed between two occasions - bound turned',
    ].map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('says what an exact quotation leaves out', () => {
    const { place: _place, ...bare } = content(FORECAST, moreThan(30000));
    const claim = claimOf([appearance(bare as Content, [named('HUR', 'ukraine-hur')])]);
    expect(on(claim, '2025-07-13').differences.map(({ text }) => text)).toContain(
      'both give the same figure; left out: the place (Russia)',
    );
  });
});
