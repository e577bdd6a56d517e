/** Rules that need more than one statement: sums, houses, what was taken back, limits, directions. */
import { describe, expect, it } from '@jest/globals';
import { crossReference, type Content, type Finding, type StatedSource } from '@whence/domain';
import { foreseen, soFar, VELMORA } from '../test/flood.js';
import { about, appearance, claimOf, exactly, ledger, named, upTo, vague, type Row } from '../test/ledger.js';
import { contentDifferences } from './differences/content-differences.js';
import { compareContents } from './compare/compare-contents.js';
import type { Appearance } from './claim.js';

const find = (
  content: Content,
  rows: readonly Row[],
  hands: readonly StatedSource[] = [vague('Reports')],
  more: Partial<Appearance> = {},
): Finding =>
  crossReference({
    claim: claimOf([appearance(content, hands, { publishedOn: '2031-06-01', ...more })]),
    ...ledger(rows),
    vocabulary: VELMORA,
    cutoffs: { recorded: null, publishedBy: null },
  });
const kinds = (finding: Finding) => finding.assessments.map(({ kind }) => kind);
const row = (id: string, source: string, content: Content, more: Partial<Row> = {}): Row => ({
  id,
  source,
  day: '2031-05-10',
  content,
  ...more,
});
const DAY = '2031-05-09';
const killed = (n: number) => soFar('killed', exactly(n), DAY);
const injured = (n: number) => soFar('injured', exactly(n), DAY);
const casualties = (n: number, hedge = exactly) => soFar('casualties', hedge(n), DAY);

describe('a union', () => {
  const parts = [row('K', 'civil-protection', killed(412)), row('I', 'civil-protection', injured(3308))];
  const result = (rows: readonly Row[], id: string, claim = casualties(3720)) =>
    find(claim, rows).comparisons.find(({ statement }) => statement === `l/${id}`);
  it.each<[string, readonly Row[], string, string, string]>([
    ['agrees with the sum of its parts', parts, 'I', 'agrees', 'union-summed'],
    ['leaves the other part a part', parts, 'K', 'not-comparable', 'containment'],
    [
      'adds no parts of two sources',
      [parts[0] as Row, row('I', 'red-lantern', injured(3308))],
      'I',
      'not-comparable',
      'containment',
    ],
    ['adds none where one is missing', [parts[1] as Row], 'I', 'not-comparable', 'containment'],
    [
      'adds none of two days',
      [parts[0] as Row, row('I', 'civil-protection', soFar('injured', exactly(3308), '2031-05-08'))],
      'I',
      'not-comparable',
      'containment',
    ],
    [
      'adds none where the source gave the whole itself',
      [...parts, row('C', 'civil-protection', casualties(3720))],
      'I',
      'not-comparable',
      'containment',
    ],
  ])('%s', (_name, rows, id, relation, rule) => expect(result(rows, id)).toMatchObject({ relation, rule }));

  it('conflicts when the sum does', () =>
    expect(result(parts, 'I', casualties(9000))).toMatchObject({ relation: 'above', rule: 'union-summed' }));

  // 3,308 injured lie below 9,000 killed or injured, and say nothing by that: what does is the sum.
  it.each([['overstated'], ['contradicted']] as const)(
    'is %s by the sum, and no part is told as if it were',
    (kind) => {
      const reason = find(casualties(9000), parts).assessments.find((one) => one.kind === kind)?.reasons[0]?.text ?? '';
      expect(reason).toContain('is lower for the same time, when its counts of');
      expect(reason).toContain('added up here; the claim lies above it (by a factor of 2.2 or more)');
      expect(reason).not.toContain('lies below the claim');
    },
  );

  it('is outdated by a later sum, which is told with what was added up', () => {
    const later = [
      row('K', 'civil-protection', soFar('killed', exactly(512), '2031-05-20'), { day: '2031-05-21' }),
      row('I', 'civil-protection', soFar('injured', exactly(5308), '2031-05-20'), { day: '2031-05-21' }),
    ];
    const outdated = find(casualties(3720), later).assessments.find(({ kind }) => kind === 'outdated');
    expect(outdated?.reasons[0]?.text).toContain(': is later and higher, when its counts of');
  });
});

describe('a sum that nobody states', () => {
  const parts = [row('K', 'civil-protection', killed(412)), row('I', 'red-lantern', injured(3308))];
  const sums = (claim: Content, rows: readonly Row[]) => find(claim, rows).origins.suspectedSums;
  it('is suggested where the number is fine enough, and decides nothing', () => {
    const rows = [...parts, row('C', 'lake-clinic', casualties(3720))];
    const [sum] = sums(casualties(3720), rows.slice(0, 2));
    expect(sum?.operands.map(({ statement, sign }) => [statement, sign])).toEqual([
      ['l/I', 1],
      ['l/K', 1],
    ]);
    expect(sum?.text).toContain('if this sum holds');
    expect(kinds(find(casualties(3720), rows))).toEqual(['single-origin', 'unattributed']);
  });
  it.each<[string, Content, readonly Row[]]>([
    [
      'of a coarse number',
      casualties(4000),
      [row('K', 'civil-protection', killed(1000)), row('I', 'red-lantern', injured(3000))],
    ],
    ['of another number', casualties(3725), parts],
    ['of later figures', casualties(3720), parts.map((one) => ({ ...one, day: '2031-06-02' }))],
    [
      'of a count and its own part',
      casualties(3720),
      [row('K', 'civil-protection', killed(412)), row('C', 'red-lantern', casualties(3308))],
    ],
    [
      'of two counts of one thing',
      soFar('killed', exactly(3720), DAY),
      [row('A', 'civil-protection', killed(412)), row('B', 'red-lantern', killed(3308))],
    ],
  ])('is not suggested %s', (_name, claim, rows) => expect(sums(claim, rows)).toEqual([]));

  it('is not suggested where chance makes as much', () => {
    const many = Array.from({ length: 24 }, (_, n) => [
      row(`K${n}`, 'civil-protection', killed(300 + 7 * n)),
      row(`I${n}`, 'red-lantern', injured(3100 + 11 * n)),
    ]).flat();
    expect(sums(casualties(3720), [...parts, ...many])).toEqual([]);
  });

  it('is found as a difference', () => {
    const rows = [row('C', 'civil-protection', casualties(3720)), row('K', 'red-lantern', killed(412))];
    expect(sums(injured(3308), rows)[0]?.operands).toEqual([
      { statement: 'l/C', sign: 1 },
      { statement: 'l/K', sign: -1 },
    ]);
  });
});

describe('an origin that does not support the claim', () => {
  it('is listed and not counted when it gave another figure', () => {
    const rows = [row('A', 'red-lantern', casualties(300)), row('B', 'lake-clinic', casualties(450))];
    const finding = find(casualties(450), rows, [named('Red Lantern', 'red-lantern')]);
    expect(kinds(finding)).not.toContain('corroborated');
    const single = finding.assessments.find(({ kind }) => kind === 'single-origin');
    expect(single?.origins).toEqual(['lake-clinic']);
    expect(single?.reasons.map(({ text }) => text)).toContain(
      'Red Lantern Relief gave another figure, and does not support this one',
    );
  });

  it('is the article itself, under its own address', () => {
    const url = 'https://courier.example/flood';
    const rows = ledger([row('A', 'lake-clinic', casualties(450))]);
    const statements = rows.statements.map((one) => ({ ...one, document: url }));
    const claim = claimOf([appearance(casualties(450), [vague('Reports')], { publishedOn: '2031-06-01', url })]);
    const finding = crossReference({
      claim,
      ...rows,
      statements,
      vocabulary: VELMORA,
      cutoffs: { recorded: null, publishedBy: null },
    });
    expect(finding.origins.collapsed.map(({ because }) => because)).toEqual([
      'what Lake Clinic said is known only from the article itself',
    ]);
    expect(finding.origins.identified).toEqual([]);
  });
});

describe('a forecast that names an end', () => {
  const seen = (n: number, asOf: string) => [
    row('A', 'civil-protection', soFar('displaced', exactly(n), asOf), { day: '2031-05-20' }),
  ];
  const claim = (hedge: 'at-most' | 'up-to') =>
    foreseen('displaced', { high: { value: 500, strict: false }, hedge }, '2031-05-15');
  it.each<['at-most' | 'up-to', number, string, string | undefined]>([
    ['at-most', 430, '2031-05-15', 'borne-out'],
    ['at-most', 430, '2031-05-12', undefined],
    ['at-most', 700, '2031-05-12', 'not-borne-out'],
    ['up-to', 700, '2031-05-15', 'not-borne-out'],
    ['up-to', 500, '2031-05-15', 'borne-out'],
    ['up-to', 120, '2031-05-15', undefined],
    ['at-most', 700, '2031-05-18', undefined],
  ])('%s 500, and %d by %s', (hedge, n, asOf, kind) => {
    const finding = find(claim(hedge), seen(n, asOf), [], { publishedOn: '2031-05-01' });
    expect(kinds(finding).filter((one) => one.endsWith('borne-out'))).toEqual(kind === undefined ? [] : [kind]);
  });
});

describe('what was told otherwise', () => {
  const base = soFar('killed', exactly(41), DAY);
  it.each<[string, Content, Content, string[]]>([
    [
      'not knowing as denying',
      { ...base, polarity: 'no-information' },
      { ...base, polarity: 'denies' },
      ['certainty-hardened'],
    ],
    ['affirming as denying', base, { ...base, polarity: 'denies' }, ['value-changed']],
    ['another direction', { ...base, change: 'rose' }, { ...base, change: 'fell' }, ['value-changed']],
    ['another currency', { ...base, unit: 'euro' }, { ...base, unit: 'US dollar' }, ['unit-shifted']],
    ['kilometres as as many miles', { ...base, unit: 'km' }, { ...base, unit: 'mile' }, ['value-changed']],
    ['kilometres as their miles', { ...base, unit: 'km' }, { ...base, unit: 'mile', amount: about(25) }, []],
    ['from another place', { ...base, fromPlace: 'asten' }, { ...base, fromPlace: 'velmora' }, ['place-shifted']],
    [
      'from another start',
      { ...base, periodStart: '2031-01' },
      { ...base, periodStart: '2031-03' },
      ['period-shifted'],
    ],
  ])('%s', (_name, from, to, expected) =>
    expect(contentDifferences(from, to, VELMORA).map(({ kind }) => kind)).toEqual(expected),
  );

  it.each<[Content['change'], Content['change'], string, string]>([
    ['rose', 'fell', 'above', 'opposite-direction'],
    ['halved', 'doubled', 'below', 'opposite-direction'],
    ['doubled', 'rose', 'agrees', 'same-time-cumulative'],
    [undefined, 'fell', 'agrees', 'same-time-cumulative'],
  ])('%s against %s is %s by %s', (mine, its, relation, rule) => {
    const of = (change: Content['change']): Content => ({ ...base, ...(change === undefined ? {} : { change }) });
    expect(compareContents(of(mine), of(its), VELMORA)).toMatchObject({ relation, rule });
  });

  it('does not take those from one place for those from another', () => {
    const from = (fromPlace: string): Content => ({ ...base, amount: upTo(50), fromPlace });
    expect(compareContents(from('asten'), from('elsewhere'), VELMORA)).toMatchObject({ slots: ['from-place'] });
    expect(compareContents(from('asten'), from('velmora'), VELMORA).rule).toBe('containment');
  });

  it('takes one basis however it is spelt', () => {
    const by = (basis: string): Content => ({ ...base, basis });
    expect(compareContents(by('152mm equivalent'), by('152 mm Equivalent'), VELMORA).relation).toBe('agrees');
  });
});

describe('a source that continues another', () => {
  const vocabulary = {
    ...VELMORA,
    sources: new Map(VELMORA.sources).set('lake-clinic', {
      key: 'lake-clinic',
      name: 'Lake Clinic',
      kind: 'body' as const,
      aliases: [],
      edges: [],
      formerly: [{ other: 'red-lantern', from: '2031-01' }],
    }),
  };
  it('is one origin with it, and says why', () => {
    const rows = ledger([row('A', 'red-lantern', casualties(450)), row('B', 'lake-clinic', casualties(450))]);
    const claim = claimOf([
      appearance(casualties(450), [named('Red Lantern', 'red-lantern')], { publishedOn: '2031-06-01' }),
    ]);
    const finding = crossReference({ claim, ...rows, vocabulary, cutoffs: { recorded: null, publishedBy: null } });
    expect(finding.origins.identified.map(({ source }) => source)).toEqual(['red-lantern']);
    expect(finding.origins.collapsed.map(({ because }) => because)).toEqual([
      'Lake Clinic continues Red Lantern Relief',
    ]);
  });
});
