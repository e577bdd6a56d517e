/** Rises and falls: the same fall told in words and by its sign, a fall beside a rise, parts of a balance. Every figure is invented. */
import { describe, expect, it } from '@jest/globals';
import {
  compareContents,
  crossReference,
  type Amount,
  type Content,
  type CrossReferenceInput,
  type Proposition,
} from '@whence/domain';
import fc from 'fast-check';
import {
  about,
  appearance,
  between,
  claimOf,
  exactly,
  input,
  ledger,
  moreThan,
  named,
  vague,
  VOCABULARY,
  type Row,
} from '../../test/ledger.js';

const QUARTER: Proposition = {
  measure: 'sent',
  subject: 'DPRK troops',
  place: 'russia',
  accumulation: 'flow',
  mode: 'observed',
  polarity: 'affirms',
  periodStart: '2025-01',
  periodEnd: '2025-03',
};
const JANUARY = { periodEnd: '2025-01' } as const;
const REST = { periodStart: '2025-02' } as const;
const moved = (amount: Amount, change?: 'rose' | 'fell', more: Partial<Proposition> = {}): Content => ({
  ...QUARTER,
  ...(change === undefined ? {} : { change }),
  ...more,
  amount,
});
const MIRRORED = { above: 'below', below: 'above' } as const;

describe('a fall in words and one by its sign', () => {
  it.each<[what: string, a: Content, b: Content, relation: string, rule: string]>([
    ['the same fall', moved(exactly(3.5), 'fell'), moved(exactly(-3.5)), 'agrees', 'same-time-flow'],
    ['told both ways at once', moved(exactly(-3.5), 'fell'), moved(exactly(3.5), 'fell'), 'agrees', 'same-time-flow'],
    ['a range of it', moved(exactly(3.5), 'fell'), moved(between(-4, -3)), 'agrees', 'same-time-flow'],
    ['a floor under it', moved(moreThan(3), 'fell'), moved(exactly(-3.2)), 'agrees', 'same-time-flow'],
    ['a deeper fall', moved(exactly(3.5), 'fell'), moved(exactly(-5)), 'below', 'same-time-flow'],
    ['a lesser fall', moved(exactly(3.5), 'fell'), moved(exactly(-2)), 'above', 'same-time-flow'],
    ['a rise by as much', moved(exactly(3.5), 'rose'), moved(exactly(-3.5)), 'above', 'same-time-flow'],
    ['two falls in words', moved(exactly(3.5), 'fell'), moved(exactly(5), 'fell'), 'below', 'same-time-flow'],
    ['a rise and a fall', moved(exactly(3.5), 'rose'), moved(exactly(3.5), 'fell'), 'above', 'opposite-direction'],
    ['a count without a direction', moved(exactly(300), 'fell'), moved(exactly(300)), 'bears-on', 'related'],
    ['a rise and a count', moved(exactly(300), 'rose'), moved(exactly(300)), 'agrees', 'same-time-flow'],
  ])('%s', (_what, a, b, relation, rule) => {
    expect(compareContents(a, b, VOCABULARY)).toMatchObject({ relation, rule });
    const turned = relation === 'above' || relation === 'below' ? MIRRORED[relation] : relation;
    expect(compareContents(b, a, VOCABULARY)).toMatchObject({ relation: turned, rule });
  });

  it('leaves a level as it stands: to fall to 3.5 is not to stand at -3.5', () => {
    const level = { accumulation: 'stock', asOf: '2025-03-01' } as const;
    const [to, at] = [moved(exactly(3.5), 'fell', level), moved(exactly(-3.5), undefined, level)];
    expect(compareContents(to, at, VOCABULARY)).toMatchObject({ relation: 'above', rule: 'same-time-stock' });
  });

  it('stands to every number below zero as to a fall by as much', () => {
    const number = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(number, number, (x, y) => {
        const claim = moved(about(x), 'fell');
        const results = [moved(about(-y)), moved(about(-y), 'fell'), moved(about(y), 'fell')].map((other) => {
          const { relation, stance, factor } = compareContents(claim, other, VOCABULARY);
          return [relation, stance, factor];
        });
        expect(results[0]).toEqual(results[2]);
        expect(results[1]).toEqual(results[2]);
      }),
    );
  });
});

describe('a balance', () => {
  const parts: readonly [string, Partial<Proposition>][] = [
    ['a part of the time', JANUARY],
    ['a part of the place', { place: 'kursk' }],
  ];
  it.each(parts)('may be less than in %s', (_what, more) => {
    for (const change of ['rose', 'fell'] as const) {
      const part = moved(exactly(3100), change, more);
      expect(compareContents(moved(exactly(1100), 'fell'), part, VOCABULARY)).toMatchObject({
        relation: 'not-comparable',
        rule: 'containment',
      });
    }
    const count = moved(exactly(3100), undefined, more);
    expect(compareContents(moved(exactly(1100)), count, VOCABULARY).rule).toBe('part-exceeds-whole');
  });
});

describe('a course without a number', () => {
  const course = (change?: Proposition['change']): Proposition =>
    change === undefined ? QUARTER : { ...QUARTER, change };
  it.each<[Proposition['change'], Proposition['change'], string, string]>([
    ['doubled', 'doubled', 'agrees', 'same-proposition'],
    [undefined, undefined, 'agrees', 'same-proposition'],
    ['doubled', 'rose', 'bears-on', 'without-a-number'],
    ['halved', 'fell', 'bears-on', 'without-a-number'],
    ['rose', undefined, 'bears-on', 'without-a-number'],
    ['rose', 'halved', 'above', 'opposite-direction'],
  ])('%s and %s', (a, b, relation, rule) => {
    expect(compareContents(course(a), course(b), VOCABULARY)).toMatchObject({ relation, rule });
    expect(compareContents(course(b), course(a), VOCABULARY).rule).toBe(rule);
  });
  it('says what each tells', () => {
    expect(compareContents(course('doubled'), course('rose'), VOCABULARY).words).toBe(
      'says that it rose, where the claim says that it doubled',
    );
    expect(compareContents(course('doubled'), course(), VOCABULARY).words).toBe(
      'says nothing of a rise or a fall, where the claim says that it doubled',
    );
  });
});

const NIS = 'rok-nis';
const on = (claim: Content, rows: readonly Row[], hands = [vague('reports')]): CrossReferenceInput =>
  input(claimOf([appearance(claim, hands)]), ledger(rows), null);
const relationsOf = (given: CrossReferenceInput) =>
  crossReference(given).comparisons.map(({ statement, relation, rule }) => `${statement} ${relation} ${rule}`);
const twoParts = (first: Content, second: Content): Row[] => [
  { id: 'A', source: NIS, day: '2025-05-01', content: first },
  { id: 'B', source: NIS, day: '2025-05-01', content: second },
];

describe('rises and falls that are added up', () => {
  it('does not make 1,100 of a fall of 600 and a rise of 500', () => {
    const rows = twoParts(moved(exactly(600), 'fell', JANUARY), moved(exactly(500), 'rose', REST));
    const finding = crossReference(on(moved(exactly(1100), 'fell'), rows));
    expect(finding.comparisons.map(({ relation }) => relation)).toEqual(['below', 'below']);
    expect(finding.comparisons[0]?.text).toContain(
      'a fall of 600 (NIS, 1 May 2025) and a rise of 500 (NIS, 1 May 2025)',
    );
    expect(finding.comparisons[0]?.text).toContain('a fall counts as a number below zero');
    expect(finding.origins.suspectedSums).toEqual([]);
  });

  it('tells of a sum that went the other way that it did, and not by how much', () => {
    const claim = moved(exactly(1100), 'fell');
    const rises = twoParts(moved(exactly(600), 'rose', JANUARY), moved(exactly(500), 'rose', REST));
    const ofUnion = (measure: string, n: number, change: 'rose' | 'fell') => moved(exactly(n), change, { measure });
    const risesOfParts = twoParts(ofUnion('killed', 600, 'rose'), ofUnion('wounded', 500, 'rose'));
    for (const [said, rows] of [
      [claim, rises],
      [ofUnion('casualties', 1100, 'fell'), risesOfParts],
    ] as const) {
      const { assessments, comparisons } = crossReference(on(said, rows));
      const kinds = assessments.map(({ kind }) => kind);
      expect(kinds).toContain('contradicted');
      expect(kinds).not.toContain('understated');
      const [told] = comparisons.filter(({ stance }) => stance === 'conflicts');
      expect(told?.text).toContain('rose, where the claim says that it fell');
      expect(told?.text).not.toContain('lies below');
    }
  });

  it('is understated beside a deeper fall, however that is printed', () => {
    const fall = (id: string, source: string, content: Content) => ({ id, source, day: '2025-05-01', content });
    const rows = [fall('A', NIS, moved(exactly(501), 'fell')), fall('B', 'uk-di', moved(exactly(-501)))];
    const { assessments } = crossReference(on(moved(exactly(301), 'fell'), rows));
    expect(assessments.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['contradicted', 'understated']));
  });

  it('adds two falls', () => {
    const rows = twoParts(moved(exactly(600), 'fell', JANUARY), moved(exactly(500), 'fell', REST));
    expect(relationsOf(on(moved(exactly(1100), 'fell'), rows))).toEqual([
      'l/A agrees flows-tile',
      'l/B agrees flows-tile',
    ]);
  });

  it('does not add a fall to a count', () => {
    const rows = twoParts(moved(exactly(600), undefined, JANUARY), moved(exactly(500), 'fell', REST));
    expect(relationsOf(on(moved(exactly(1100)), rows)).join()).not.toContain('flows-tile');
  });

  it('does not add a fall to a count where a rise is claimed', () => {
    const rows = twoParts(moved(exactly(600), undefined, JANUARY), moved(exactly(500), 'fell', REST));
    expect(relationsOf(on(moved(exactly(100), 'rose'), rows)).join()).not.toContain('flows-tile');
  });

  it('does not fill a total with a fall', () => {
    const rows = [
      ...twoParts(moved(exactly(1100)), moved(exactly(500), 'fell', REST)),
      { id: 'C', source: NIS, day: '2025-05-01', content: moved(exactly(500), undefined, REST) },
    ];
    const claim = moved(exactly(600), undefined, JANUARY);
    expect(relationsOf(on(claim, rows.slice(0, 2))).join()).not.toContain('flows-tile');
    expect(relationsOf(on(claim, [...rows.slice(0, 1), ...rows.slice(2)]))).toContain('l/A agrees flows-tile');
  });

  it('does not make a count of a union of the falls of its parts', () => {
    const part = (measure: string, n: number, change?: 'fell') => moved(exactly(n), change, { measure });
    const claim = part('casualties', 900);
    const falls = twoParts(part('killed', 500, 'fell'), part('wounded', 400, 'fell'));
    expect(relationsOf(on(claim, falls)).join()).not.toContain('union-summed');
    const counts = twoParts(part('killed', 500), part('wounded', 400));
    expect(relationsOf(on(claim, counts)).join()).toContain('agrees union-summed');
  });

  it.each<[what: string, claim: 'fell' | undefined, killed: 'fell' | undefined, wounded: 'fell' | undefined]>([
    ['a fall and a count, against a fall', 'fell', 'fell', undefined],
    ['a count and a fall, against a fall', 'fell', undefined, 'fell'],
    ['a fall and a count, against a count', undefined, 'fell', undefined],
    ['a count and a fall, against a count', undefined, undefined, 'fell'],
  ])('does not add up over a union %s', (_what, claimed, killed, wounded) => {
    const part = (measure: string, n: number, change?: 'fell') => moved(exactly(n), change, { measure });
    const rows = twoParts(part('killed', 610, killed), part('wounded', 290, wounded));
    const relations = (given: readonly Row[]) => relationsOf(on(part('casualties', 900, claimed), given)).join();
    expect(relations(rows)).not.toContain('union-summed');
    expect(relations([...rows].reverse())).not.toContain('union-summed');
  });

  it('suspects no sum of a rise and a fall', () => {
    const sums = (change: 'rose' | 'fell') => {
      const rows: Row[] = [
        { id: 'A', source: NIS, day: '2025-05-01', content: moved(exactly(1914), 'fell', JANUARY) },
        { id: 'B', source: 'uk-di', day: '2025-05-01', content: moved(exactly(1213), change, REST) },
      ];
      return crossReference(on(moved(exactly(3127), 'fell'), rows)).origins.suspectedSums.length;
    };
    expect([sums('fell'), sums('rose')]).toEqual([1, 0]);
  });

  it('calls no count the odd one where a rise in one part may be a fall in the rest', () => {
    const february = { periodStart: '2025-02', periodEnd: '2025-02' } as const;
    const parts = (change?: 'rose') =>
      twoParts(moved(exactly(910), change, JANUARY), moved(exactly(110), change, february));
    const rules = (claim: Content, rows: readonly Row[]) =>
      crossReference(on(claim, rows)).comparisons.map(({ rule }) => rule);
    expect(rules(moved(exactly(951), 'rose'), parts('rose'))).not.toContain('flows-tile');
    expect(rules(moved(exactly(951)), parts())).toContain('flows-tile');
    const total = { accumulation: 'cumulative', asOf: '2025-03-31' } as const;
    const { periodEnd: _, ...soFar } = moved(exactly(951), undefined, total);
    expect(rules(soFar, parts('rose'))).not.toContain('flows-tile');
    expect(rules(soFar, parts())).toContain('flows-tile');
    const [january, ofFebruary] = [parts('rose')[0], parts('rose')[1]?.content];
    if (january === undefined || ofFebruary === undefined) throw new Error('found fewer rows, expected two');
    const counted = [january, { id: 'T', source: NIS, day: '2025-05-01', content: soFar }];
    expect(rules(ofFebruary, counted)).not.toContain('flows-tile');
  });

  it('agrees with the balance, whatever the two are', () => {
    const number = fc.integer({ min: 1, max: 900 }).map((n) => n * 10 + 1);
    fc.assert(
      fc.property(number, number, (down, up) => {
        fc.pre(Math.abs(down - up) > 10);
        const rows = twoParts(moved(exactly(down), 'fell', JANUARY), moved(exactly(up), 'rose', REST));
        const claim = moved(exactly(Math.abs(down - up)), down > up ? 'fell' : 'rose');
        expect(relationsOf(on(claim, rows))).toEqual(['l/A agrees flows-tile', 'l/B agrees flows-tile']);
        const summed = moved(exactly(down + up), 'fell');
        expect(relationsOf(on(summed, rows)).join()).not.toContain('agrees');
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is to fall', () => {
  const ahead = moved(exactly(500), 'fell', {
    mode: 'forecast',
    certainty: 'expected',
    periodStart: '2025-07-14',
    horizon: '2025-08-31',
  });
  const { periodEnd: _, ...foreseen } = ahead;
  const { change: _fell, ...bySign } = foreseen;
  type Part = readonly [number, 'rose' | 'fell' | undefined];
  const outcomeOf = (forecast: Content, ...parts: readonly Part[]) => {
    const spans = [
      { periodStart: '2025-07-14', periodEnd: '2025-07-31' },
      { periodStart: '2025-08-01', periodEnd: '2025-08-31' },
    ];
    const rows = parts.map(([point, change], n) => ({
      id: `O${n}`,
      source: NIS,
      day: '2025-09-05',
      content: moved(exactly(point), change, spans[n]),
    }));
    const { assessments } = crossReference(on(forecast, rows));
    return assessments.map(({ kind }) => kind).filter((kind) => kind.endsWith('borne-out'));
  };
  const outcome = (...parts: readonly Part[]) => outcomeOf(foreseen, ...parts);
  it.each<[what: string, parts: [number, 'rose' | 'fell' | undefined][], kinds: string[]]>([
    [
      'has fallen',
      [
        [300, 'fell'],
        [210, 'fell'],
      ],
      ['borne-out'],
    ],
    [
      'has risen',
      [
        [300, 'rose'],
        [210, 'rose'],
      ],
      ['not-borne-out'],
    ],
    [
      'has fallen, and risen again',
      [
        [600, 'fell'],
        [590, 'rose'],
      ],
      ['not-borne-out'],
    ],
    [
      'was counted without a direction',
      [
        [300, undefined],
        [210, undefined],
      ],
      [],
    ],
  ])('%s', (_what, parts, kinds) => {
    expect(outcome(...parts)).toEqual(kinds);
  });

  it('is not judged by a sum of falls and of counts without a direction', () => {
    expect(outcomeOf({ ...bySign, amount: exactly(-500) }, [300, 'fell'], [210, undefined])).toEqual([]);
  });

  const half = (n: number, change?: 'rose' | 'fell'): Part => [n / 2, change];
  it.each<[what: string, amount: Amount, total: number, change: 'rose' | 'fell' | undefined, kinds: string[]]>([
    ['half as far, in words', exactly(-600), 300, 'fell', ['not-borne-out']],
    ['half as far, by the sign', exactly(-600), -300, undefined, ['not-borne-out']],
    ['a rise', exactly(-600), 500, 'rose', ['not-borne-out']],
    ['as far, in words', exactly(-600), 602, 'fell', ['borne-out']],
    ['as far, by the sign', exactly(-600), -602, undefined, ['borne-out']],
    ['further, in words', exactly(-600), 900, 'fell', ['borne-out']],
    ['further, by the sign', exactly(-600), -900, undefined, ['borne-out']],
    ['further than the most', between(-600, -400), 900, 'fell', ['not-borne-out']],
    ['within the range', between(-600, -400), -502, undefined, ['borne-out']],
    ['less than the least', between(-600, -400), 302, 'fell', ['not-borne-out']],
    ['at least as far', { high: { value: -600, strict: false }, hedge: 'at-most' }, 622, 'fell', ['borne-out']],
    [
      'no less than at most',
      { low: { value: -600, strict: false }, hedge: 'at-least' },
      902,
      'fell',
      ['not-borne-out'],
    ],
  ])('as foreseen by its sign: %s', (_what, amount, total, change, kinds) => {
    expect(outcomeOf({ ...bySign, amount }, half(total, change), half(total, change))).toEqual(kinds);
  });
});

describe('what a page makes of a fall', () => {
  const kinds = (said: Content, told: Content) => {
    const row: Row = { id: 'A', source: NIS, day: '2025-05-01', content: said };
    return crossReference(on(told, [row], [named('NIS', NIS)]))
      .differences.filter(({ across }) => across === 'drift')
      .map(({ kind, text }) => `${kind}: ${text}`);
  };
  it('has not changed what it tells in words', () => {
    expect(kinds(moved(exactly(-3.5)), moved(exactly(3.5), 'fell'))).toEqual([
      'agrees-exactly: the figures agree, though not printed alike: “-3.5” became “3.5, fell”',
    ]);
  });
  it('has changed how far it fell, and whether it did', () => {
    expect(kinds(moved(exactly(-3.2)), moved(exactly(3.5), 'fell'))).toEqual([
      'value-changed: the figure changed: “-3.2” became “3.5, fell”',
    ]);
    expect(kinds(moved(exactly(3.5), 'rose'), moved(exactly(3.5), 'fell'))).toEqual([
      'value-changed: “rose” became “fell”',
    ]);
  });
  const floor = (value: number): Amount => ({ low: { value, strict: false }, hedge: 'at-least' });
  const ceiling = (value: number): Amount => ({ high: { value, strict: false }, hedge: 'at-most' });
  const upTo = (value: number): Amount => ({ high: { value, strict: false }, hedge: 'up-to' });
  it.each<[what: string, said: Amount, told: Amount, kind: string]>([
    ['a floor as a ceiling', floor(600), floor(-600), 'bound-turned'],
    ['a ceiling as a floor', ceiling(600), ceiling(-600), 'bound-turned'],
    ['the same floor', floor(600), ceiling(-600), 'agrees-exactly'],
    ['the same ceiling', upTo(600), upTo(-600), 'agrees-exactly'],
    ['a floor as a number', floor(600), exactly(-600), 'bound-dropped'],
    ['the top of a range', between(600, 800), exactly(-800), 'range-cut-to-top'],
    ['the bottom of a range', between(600, 800), exactly(-600), 'range-cut-to-bottom'],
    ['the whole of a range', between(600, 800), between(-800, -600), 'agrees-exactly'],
    ['a hedge dropped', about(600), exactly(-600), 'hedge-dropped'],
    ['another number', exactly(610), exactly(-890), 'value-changed'],
  ])('tells of a fall given by its sign: %s', (_what, said, told, kind) => {
    const kindsOf = (list: readonly string[]) => list.map((one) => one.split(':')[0]);
    expect(kindsOf(kinds(moved(said, 'fell'), moved(told)))).toEqual([kind]);
    expect(kindsOf(kinds(moved(said, 'fell'), moved(told, 'fell')))).toEqual([kind]);
  });
  it('quotes both as they are printed', () => {
    const [text] = kinds(moved(floor(600), 'fell'), moved(floor(-600)));
    expect(text).toContain('“at least 600, fell” became “at least -600”');
  });
  it('has dropped, or added, that it fell', () => {
    expect(kinds(moved(exactly(5210), 'fell'), moved(exactly(5210)))).toEqual([
      'value-changed: a fall by so many is told as a number without a direction: “5,210” became “5,210”',
    ]);
    expect(kinds(moved(exactly(5210)), moved(exactly(5210), 'fell'))).toEqual([
      'value-changed: a number without a direction is told as a fall by so many: “5,210” became “5,210”',
    ]);
    const row: Row = { id: 'A', source: NIS, day: '2025-05-01', content: moved(exactly(5210), 'fell') };
    const { assessments } = crossReference(on(moved(exactly(5210)), [row], [named('NIS', NIS)]));
    expect(assessments.map(({ kind }) => kind)).not.toContain('as-attributed');
  });
  it('is a difference rightly told as a fall', () => {
    const level = { accumulation: 'stock', periodStart: undefined, periodEnd: undefined } as const;
    const at = (point: number, asOf: string) => moved(exactly(point), undefined, { ...level, asOf } as never);
    const rows: Row[] = [
      { id: 'A', source: NIS, day: '2025-01-01', content: at(15_000, '2025-01-01') },
      { id: 'B', source: NIS, day: '2025-04-01', content: at(12_000, '2025-04-01') },
      { id: 'C', source: 'uk-di', day: '2025-05-01', content: moved(exactly(3000), 'fell'), derives: ['B', '-A'] },
    ];
    const finding = crossReference(on(moved(exactly(3000), 'fell'), rows, [named('DI', 'uk-di')]));
    expect(finding.differences.map(({ kind }) => kind)).not.toContain('value-changed');
  });
});
