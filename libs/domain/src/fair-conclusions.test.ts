/** Conclusions that a careful reader would not sign, and what is said in their place. Source: docs/decisions/0005. */
import { describe, expect, it } from '@jest/globals';
import { crossReference, findingText, type Claim, type Content, type Finding } from '@whence/domain';
import { foreseen, now, soFar, VELMORA } from '../test/flood.js';
import {
  about,
  appearance,
  atLeast,
  claimOf,
  content,
  exactly,
  FORECAST,
  ledger,
  moreThan,
  named,
  vague,
  VOCABULARY,
  type Row,
} from '../test/ledger.js';
import type { Appearance } from './claim.js';
import { compareContents } from './compare/compare-contents.js';
import { between } from './differences/between.js';
import { figureAsRead, sayContent } from './words.js';

const over = (claim: Claim, rows: readonly Row[], publishedBy: string | null = null): Finding =>
  crossReference({ claim, ...ledger(rows), vocabulary: VELMORA, cutoffs: { recorded: null, publishedBy } });
const claimed = (said: Content, more: Partial<Appearance> = {}, source?: string): Claim =>
  claimOf([
    appearance(said, [source === undefined ? vague('Reports') : named(source, source)], {
      publishedOn: '2031-06-01',
      ...more,
    }),
  ]);
const flat = (finding: Finding): string => findingText(finding).replaceAll(/\s+/g, ' ');
const reasons = (finding: Finding, kind: string): string[] =>
  finding.assessments.find((one) => one.kind === kind)?.reasons.map(({ text }) => text) ?? [];
const DAY = '2031-05-09';
const row = (id: string, source: string, said: Content, day = '2031-05-10'): Row => ({
  id,
  source,
  day,
  content: said,
});
const killed = (n: number, asOf: string | undefined = DAY) => soFar('killed', exactly(n), asOf);

describe('a source whose name is kept back', () => {
  const rows = [
    row('A', 'red-lantern', killed(41)),
    row('B', 'an-official', killed(95)),
    row('C', 'an-official', killed(130, '2031-05-20'), '2031-05-21'),
    row('D', 'an-official', killed(41)),
  ];
  it('contradicts nothing, and is told where it says otherwise', () => {
    const finding = over(claimed(killed(41), {}, 'red-lantern'), rows);
    expect(finding.assessments.map(({ kind }) => kind)).toEqual(['single-origin', 'as-attributed']);
    expect(reasons(finding, 'single-origin').filter((text) => text.startsWith('says '))).toEqual([
      'says so too and is not counted, since nobody is named: an official who asked not to be named, 10 May 2031',
      'says otherwise and is not counted, since nobody is named: an official who asked not to be named, 10 May 2031: 95 people killed in Asten Valley, as of 9 May 2031: is higher for the same time',
      'says otherwise and is not counted, since nobody is named: an official who asked not to be named, 21 May 2031: 130 people killed in Asten Valley, as of 20 May 2031: is later and higher',
    ]);
  });
});

describe('a number that differs from what its source said', () => {
  const [count] = [row('A', 'red-lantern', killed(95))];
  const kinds = (asOf: string | undefined) =>
    over(claimed(killed(41, asOf), {}, 'red-lantern'), [count]).assessments.map(({ kind }) => kind);
  it('was changed where both are of one day, and where the page names none', () => {
    expect(kinds(DAY)).toContain('distorted');
    expect(kinds(undefined)).toContain('distorted');
  });
  it('is another number where each is of a time of its own', () => {
    expect(kinds('2031-04-02')).not.toContain('distorted');
  });
});

describe('what speaks against a claim', () => {
  it('is listed however much agrees', () => {
    const agreeing = Array.from({ length: 20 }, (_, n) => row(`A${n}`, 'red-lantern', killed(41)));
    const finding = over(claimed(killed(41)), [...agreeing, row('Z', 'an-official', killed(95))]);
    expect(flat(finding)).toContain('- claim below: an official who asked not to be named');
  });
});

describe('a body that moved on for another', () => {
  it('is named with what links the two', () => {
    const rows = [
      row('A', 'red-lantern', killed(41)),
      row('B', 'health-ministry', killed(41)),
      row('C', 'civil-protection', killed(60, '2031-05-20'), '2031-05-21'),
    ];
    expect(reasons(over(claimed(killed(41), {}, 'red-lantern'), rows), 'corroborated')).toContain(
      'but a figure since by a body linked to it, CPA, 21 May 2031, is later and higher (CPA and MOH both belong to Government of Velmora)',
    );
  });
});

describe('a level at another moment', () => {
  const revised = (rows: readonly Row[]) =>
    over(claimed(now('displaced', about(2100), '2031-03'), {}, 'red-lantern'), rows).differences.filter(
      ({ across }) => across === 'revision',
    ).length;
  const first = row('A', 'red-lantern', now('displaced', about(2100), '2031-03'), '2031-04-02');
  it.each<[string, Content, number]>([
    ['revises nothing', now('displaced', about(2900), '2031-04'), 0],
    ['at the same, does', now('displaced', about(2900), '2031-03'), 1],
  ])('%s', (_name, second, expected) =>
    expect(revised([first, row('B', 'red-lantern', second, '2031-05-02')])).toBe(expected),
  );
});

describe('a year alone', () => {
  it.each<[string, Content, Content, string, string]>([
    ['does not order two totals', killed(300, '2030-03'), killed(900, '2030'), 'not-comparable', 'within-one-year'],
    ['nor a total and a year', killed(300, '2030'), killed(900, '2030-03'), 'not-comparable', 'within-one-year'],
    [
      'nor two levels',
      now('displaced', exactly(300), '2030-03'),
      now('displaced', exactly(900), '2030'),
      'not-comparable',
      'within-one-year',
    ],
    ['lets what agrees agree', killed(300, '2030-03'), killed(300, '2030'), 'agrees', 'same-time-cumulative'],
    ['is one time with itself', killed(300, '2030'), killed(900, '2030'), 'below', 'same-time-cumulative'],
    ['comes after the year before', killed(300, '2029-03'), killed(900, '2030'), 'superseded', 'cumulative-grew'],
    ['as a month holds its days', killed(300, '2030-03'), killed(900, '2030-03-27'), 'below', 'same-time-cumulative'],
  ])('%s', (_name, claim, statement, relation, rule) =>
    expect(compareContents(claim, statement, VELMORA)).toMatchObject({ relation, rule }),
  );

  it('says what is not told', () => {
    const words = (a: string, b: string) => compareContents(killed(300, a), killed(900, b), VELMORA).words;
    expect(words('2030-03', '2030')).toBe('is of 2030, and does not say when in that year');
    expect(words('2030', '2030-03')).toBe('is of March 2030, and the claim does not say when in 2030');
  });
});

describe('an old forecast told again', () => {
  const said = (n: number): Content => ({ ...foreseen('displaced', atLeast(n), '2031-12'), accumulation: 'flow' });
  const rows = [
    row('A', 'red-lantern', said(5000), '2031-01-10'),
    row('B', 'lake-clinic', { ...said(3000), amount: about(3000) }, '2031-01-20'),
    row('C', 'water-board', { ...said(1000), amount: about(1000) }, '2031-05-20'),
  ];
  const contradicting = (publishedOn: string) =>
    over(claimed(said(5000), { publishedOn }, 'red-lantern'), rows).assessments.find(
      ({ kind }) => kind === 'contradicted',
    );
  it('is held against what was foreseen when it was made', () => {
    expect(contradicting('2031-01-12')?.origins).toEqual(['lake-clinic']);
    expect(contradicting('2031-06-01')).toMatchObject({ origins: ['lake-clinic'], ifLinkHolds: true });
  });
});

describe('figures that agree', () => {
  const text = (from: Content, to: Content) =>
    between({ key: 'a', content: from }, { key: 'b', content: to }, 'drift', false, VELMORA).map((one) => one.text);
  it.each<[string, Content, Content, string]>([
    ['to the letter', killed(4000), killed(4000), 'both say the same'],
    ['rounded', killed(3800), killed(4000), 'the figures agree, though not printed alike: “3,800” became “4,000”'],
    [
      'with a floor told otherwise',
      soFar('killed', moreThan(30), DAY),
      soFar('killed', atLeast(30), DAY),
      'the figures agree, though not printed alike: “more than 30” became “at least 30”',
    ],
    [
      'rounded, and without a date',
      killed(3800),
      { ...soFar('killed', exactly(4000)) },
      'the figures agree, though not printed alike: “3,800” became “4,000”; left out: its date (9 May 2031)',
    ],
  ])('%s', (_name, from, to, expected) => expect(text(from, to)).toEqual([expected]));
});

describe('opposite directions', () => {
  it('contradict, and lie on no side', () => {
    const { amount: _amount, ...slots } = now('displaced', exactly(1), DAY) as Content & { amount: unknown };
    const finding = over(claimed({ ...slots, change: 'doubled' }), [
      row('A', 'red-lantern', { ...slots, change: 'fell' }),
    ]);
    expect(finding.assessments.map(({ kind }) => kind)).toEqual(['contradicted', 'unattributed']);
    expect(flat(finding)).not.toContain('lies above');
  });
});

describe('who answers', () => {
  const withdrawal = (source: string): Row => ({
    id: 'W',
    source,
    day: '2031-05-20',
    words: 'no such number',
    relations: [{ kind: 'denies-figure', to: 'A' }],
  });
  it.each([
    ['red-lantern', 'What the origins say of it - Red Lantern Relief, 20 May 2031 [l/W] denies the figure'],
    ['lake-clinic', 'What others say of it - Lake Clinic, 20 May 2031 [l/W] denies the figure'],
  ])('%s is named, and told from the origin', (source, expected) =>
    expect(
      flat(over(claimed(killed(41), {}, 'red-lantern'), [row('A', 'red-lantern', killed(41)), withdrawal(source)])),
    ).toContain(expected),
  );
});

describe('a trace that runs in a circle', () => {
  it('does not end where nothing was found', () => {
    const rows: Row[] = [
      { ...row('A', 'velmora-courier', killed(41)), relays: ['B'] },
      { ...row('B', 'lake-radio', killed(41), '2031-05-09'), relays: ['A'] },
    ];
    expect(flat(over(claimed(killed(41), {}, 'velmora-courier'), rows))).toContain(
      '[ends here: unlocated: the trace runs in a circle, and leads to nobody]',
    );
  });
});

describe('a number of nobody knows what', () => {
  const unread = (said: Partial<Content>): Content =>
    ({ mode: 'observed', polarity: 'affirms', amount: exactly(5), ...said }) as Content;
  it.each<[Content, string]>([
    [unread({ unit: 'tonne' }), '5 tonnes'],
    [unread({ unit: 'terawatt-hour', place: 'asten' }), '5 terawatt-hours in Asten Valley'],
    [unread({ unit: 'fraction', amount: exactly(0.2) }), 'a fifth of a whole'],
    [unread({ unit: 'fraction', amount: moreThan(0.5), whole: 340 }), 'more than half of 340'],
    [unread({ unit: 'homes' }), '5 homes'],
    [
      unread({ unit: 'tonne', mode: 'forecast', certainty: 'expected', horizon: '2031-10' }),
      '5 tonnes are expected by the end of October 2031 (forecast)',
    ],
    [unread({ unit: 'tonne', mode: 'forecast', certainty: 'will' }), '5 tonnes are foreseen as certain (forecast)'],
  ])('%#: %j', (said, expected) => expect(sayContent(said, VELMORA)).toBe(expected));

  it('keeps the words of a state that is known', () => {
    expect(sayContent(content(FORECAST, moreThan(30000)), VOCABULARY)).toContain('may be sent');
    expect(figureAsRead(now('vaccinated', exactly(62), DAY), VELMORA)).toBe(
      '62 percent of children vaccinated in Asten Valley',
    );
    const asShare = new Map(
      [...VELMORA.measures].map(([key, one]) => [key, { ...one, label: `share of ${one.label}` }] as const),
    );
    expect(figureAsRead(now('vaccinated', exactly(62), DAY), { ...VELMORA, measures: asShare })).toBe(
      '62 percent of children vaccinated in Asten Valley',
    );
    const asRate = new Map(
      [...VELMORA.measures].map(([key, one]) => [key, { ...one, label: 'vaccination rate' }] as const),
    );
    expect(figureAsRead(now('vaccinated', exactly(62), DAY), { ...VELMORA, measures: asRate })).toBe(
      '62 percent (vaccination rate) in Asten Valley',
    );
    expect(sayContent(now('vaccinated', exactly(0.2), DAY, { unit: 'fraction' }), VELMORA)).toBe(
      'a fifth of children vaccinated in Asten Valley, as of 9 May 2031',
    );
  });
});

describe('words whose sense nobody has recorded', () => {
  const unread = (mode: Content['mode']): Content => ({ mode, polarity: 'affirms' });
  it('are not held against each other', () => {
    const body = appearance(unread('forecast'), []);
    const bullet = appearance(unread('observed'), [], {
      part: 'bullet',
      passage: { start: 5, end: 9, exact: 'Zapad', prefix: '', suffix: '' },
    });
    const finding = over(claimOf([bullet, body]), []);
    expect(finding.differences).toEqual([]);
    expect(finding.assessments.map(({ kind }) => kind)).not.toContain('distorted');
  });
});

describe('a source that the page misnames', () => {
  const oddities = [
    { kind: 'name-acronym-mismatch' as const, printed: 'Red Lamp Relief', expected: 'Red Lantern Relief' },
  ];
  const kinds = (text: string) =>
    over(
      claimOf([appearance(killed(41), [{ ...named(text, 'red-lantern'), oddities }], { publishedOn: '2031-06-01' })]),
      [row('A', 'red-lantern', killed(41))],
    ).assessments.map(({ kind }) => kind);
  it.each<[string, boolean]>([
    ['Red Lamp Relief (RLR)', true],
    ['RLR', false],
  ])('as %s distorts the passage that does so: %s', (text, expected) =>
    expect(kinds(text).includes('distorted')).toBe(expected),
  );
});

describe('a whole that the passage prints', () => {
  const part = { ...killed(340), whole: 1100 };
  const found = (exact: string) =>
    over(
      claimed(
        killed(340),
        { passage: { start: 100, end: 100 + exact.length, exact, prefix: '', suffix: '' } },
        'red-lantern',
      ),
      [row('A', 'red-lantern', part)],
    ).differences.map(({ kind }) => kind);
  it.each<[string, string]>([
    ['Of 1,100 people hurt, 340 were killed.', 'agrees-exactly'],
    ['Von 1.100 Verletzten starben 340.', 'agrees-exactly'],
    ['340 sur 1\u202f100 blessés sont morts.', 'agrees-exactly'],
    ['Of 1100 people hurt, 340 were killed.', 'agrees-exactly'],
    ['Of 11,100 people hurt, 340 were killed.', 'part-became-whole'],
    ['Of 1,100,000 people, 340 were killed.', 'part-became-whole'],
    ['340 were killed.', 'part-became-whole'],
  ])('%s', (exact, expected) => expect(found(exact)).toEqual([expected]));
});

describe('a number of a year, of which only the source says that it adds up over it', () => {
  const damage = (n: number, more: Partial<Content>): Content => ({
    measure: 'damage',
    subject: 'residents',
    place: 'asten',
    mode: 'observed',
    polarity: 'affirms',
    amount: exactly(n),
    ...more,
  });
  const flow = (n: number): Content => damage(n, { accumulation: 'flow', periodStart: '2030', periodEnd: '2030' });
  it.each<[string, string[]]>([
    ['2030', ['contradicted', 'single-origin', 'as-attributed']],
    ['2030-05-01', ['single-origin', 'as-attributed', 'no-comparable-prior']],
  ])('is held against others of %s', (asOf, expected) =>
    expect(
      over(claimed(damage(1_200_000, { asOf }), {}, 'water-board'), [
        row('A', 'water-board', flow(1_200_000)),
        row('B', 'north-mutual', flow(1_500_000)),
      ]).assessments.map(({ kind }) => kind),
    ).toEqual(expected),
  );
});
