import { describe, expect, it } from '@jest/globals';
import { trackRecord, type Content, type JudgedFigure, type TrackRecord } from '@whence/domain';
import {
  about,
  atLeast,
  CASUALTIES,
  content,
  exactly,
  FORECAST,
  ledger,
  moreThan,
  VOCABULARY,
  type Row,
} from '../../test/ledger.js';

const PRESENT = { ...CASUALTIES, measure: 'present', accumulation: 'stock' } as const;
const TOTAL = { ...FORECAST, accumulation: 'cumulative', certainty: 'expected' } as const;
const SENT = { ...CASUALTIES, measure: 'sent', place: 'russia' } as const;

const present = (point: number, day: string): Content => content(PRESENT, about(point), { asOf: day });
const killed = (point: number, day: string): Content => content(CASUALTIES, about(point), { asOf: day });
/** By HUR on 1 May, unless told otherwise. */
const own = (said: Content, more: Partial<Row> = {}): Row => ({
  id: 'own',
  source: 'ukraine-hur',
  day: '2025-05-01',
  content: said,
  read: true,
  ...more,
});
const other = (source: string, day: string, said: Content, more: Partial<Row> = {}): Row => ({
  id: `${source}-${day}`,
  source,
  day,
  content: said,
  read: true,
  ...more,
});

function recordOf(
  rows: readonly Row[],
  more: { publishedBy?: string; source?: string; measure?: string } = {},
): TrackRecord {
  const { publishedBy = null, source = 'ukraine-hur', measure } = more;
  const asked = measure === undefined ? {} : { measure };
  return trackRecord({ source, ...asked, ...ledger(rows), vocabulary: VOCABULARY, publishedBy });
}

function figureOf(rows: readonly Row[], publishedBy?: string): JudgedFigure {
  const found = recordOf(rows, publishedBy === undefined ? {} : { publishedBy }).figures.find(
    ({ statement }) => statement === 'l/own',
  );
  if (found === undefined) throw new Error('found no figure of its own');
  return found;
}

const fateOf = ({ fate, why, direction, factor, days }: JudgedFigure) => [fate, why, direction, factor, days];

describe('what became of a figure as observed', () => {
  const FIGURE = own(present(4_000, '2025-05-01'));
  const NIS = (point: number, day = '2025-05-11') => other('rok-nis', day, present(point, '2025-05-01'));

  it.each<[string, Row[], unknown[]]>([
    ['nobody else counted', [], ['uncounted', undefined, undefined, undefined, undefined]],
    ['another agrees later', [NIS(4_200)], ['borne-out', undefined, undefined, undefined, 10]],
    ['another agrees on the same day', [NIS(4_000, '2025-05-01')], ['borne-out', undefined, undefined, undefined, 0]],
    [
      'another had agreed before',
      [NIS(4_000, '2025-04-30')],
      ['uncounted', undefined, undefined, undefined, undefined],
    ],
    ['another counts more', [NIS(9_000)], ['off', undefined, 'below', 0.529, 10]],
    ['another counts less', [NIS(1_000)], ['off', undefined, 'above', 2.333, 10]],
    [
      'others count more and less',
      [NIS(1_000), other('uk-di', '2025-05-12', present(9_000, '2025-05-01'))],
      ['off', undefined, 'both', 0.529, 10],
    ],
    [
      'others are divided',
      [NIS(4_000), other('uk-di', '2025-05-12', present(9_000, '2025-05-01'))],
      ['not-settled', 'divided', undefined, undefined, undefined],
    ],
    [
      'an origin that turned stands by its last word',
      [NIS(9_000), NIS(4_000, '2025-05-20')],
      ['borne-out', undefined, undefined, undefined, 19],
    ],
    [
      'a bound that does not exclude it decides nothing',
      [other('rok-nis', '2025-05-11', content(PRESENT, moreThan(1_000), { asOf: '2025-05-01' }))],
      ['not-settled', 'nothing-decides', undefined, undefined, undefined],
    ],
    [
      'the only other that agreed took that back',
      [
        NIS(4_000),
        other('rok-nis', '2025-06-01', content(PRESENT), {
          relations: [{ kind: 'withdraws', to: 'rok-nis-2025-05-11' }],
        }),
      ],
      ['not-settled', 'taken-back', undefined, undefined, undefined],
    ],
    [
      'one that agrees, after another took back that it did not',
      [
        NIS(4_000),
        other('uk-di', '2025-05-12', present(9_000, '2025-05-01')),
        other('uk-di', '2025-06-01', content(PRESENT), { relations: [{ kind: 'withdraws', to: 'uk-di-2025-05-12' }] }),
      ],
      ['borne-out', undefined, undefined, undefined, 10],
    ],
    [
      'one that agrees, and took back that it had taken that back',
      [
        NIS(4_000),
        other('rok-nis', '2025-06-01', content(PRESENT), {
          relations: [{ kind: 'withdraws', to: 'rok-nis-2025-05-11' }],
        }),
        other('rok-nis', '2025-06-02', content(PRESENT), {
          relations: [{ kind: 'withdraws', to: 'rok-nis-2025-06-01' }],
        }),
      ],
      ['borne-out', undefined, undefined, undefined, 10],
    ],
    [
      'another moment, and another number: it moved on',
      [other('rok-nis', '2025-06-11', present(9_000, '2025-06-11'))],
      ['not-settled', 'nothing-decides', undefined, undefined, undefined],
    ],
    [
      'a linked body counts for nothing',
      [other('zelensky', '2025-05-11', present(4_000, '2025-05-01'))],
      ['uncounted', undefined, undefined, undefined, undefined],
    ],
    [
      'somebody who is not named counts for nothing',
      [other('western-official', '2025-05-11', present(4_000, '2025-05-01'))],
      ['uncounted', undefined, undefined, undefined, undefined],
    ],
    [
      'a relay of the figure counts for nothing',
      [other('cnn', '2025-05-11', present(4_000, '2025-05-01'), { relays: ['own'] })],
      ['uncounted', undefined, undefined, undefined, undefined],
    ],
    [
      'a sum that rests on the figure counts for nothing',
      [other('cnn', '2025-05-11', present(4_000, '2025-05-01'), { derives: ['own'] })],
      ['uncounted', undefined, undefined, undefined, undefined],
    ],
  ])('%s', (_, rows, expected) => {
    expect(fateOf(figureOf([FIGURE, ...rows]))).toEqual(expected);
  });

  it('lets no equal count of a growing total bear it out from more than a month away', () => {
    const figure = own(killed(4_000, '2025-05-01'));
    const later = (day: string) => other('uk-di', day, killed(4_000, day));
    expect(fateOf(figureOf([figure, later('2025-05-31')]))).toEqual(['borne-out', undefined, undefined, undefined, 30]);
    expect(fateOf(figureOf([figure, later('2025-06-02')])).slice(0, 2)).toEqual([
      'not-settled',
      'equal-at-another-time',
    ]);
    // A total can grow into a number; it cannot shrink out of one.
    const less = other('uk-di', '2025-08-01', killed(2_000, '2025-08-01'));
    expect(fateOf(figureOf([figure, less])).slice(0, 3)).toEqual(['off', undefined, 'above']);
  });

  it('says who had said so before, and then that it was not the first', () => {
    const rows = [FIGURE, NIS(4_000, '2025-04-30'), other('uk-di', '2025-05-03', present(4_000, '2025-05-01'))];
    expect(figureOf(rows)).toMatchObject({ fate: 'borne-out', days: 2, saidBefore: ['l/rok-nis-2025-04-30'] });
    expect(figureOf(rows).text).toMatch(/DI \(3 May 2025: .*\) has it, 2 days later; NIS had said so before\.$/);
    expect(recordOf(rows).kinds[0]?.modes[0]).toMatchObject({ firstToSay: { count: 0 }, daysEarly: null });
  });

  it('tells by whom it was taken back, counted otherwise or disputed', () => {
    const found = figureOf([
      FIGURE,
      own(present(6_000, '2025-05-01'), { id: 'again', day: '2025-05-09' }),
      other('rok-nis', '2025-05-10', content(PRESENT), { relations: [{ kind: 'denies-figure', to: 'own' }] }),
      other('zelensky', '2025-05-12', present(1_000, '2025-05-01')),
    ]);
    expect(found.revisedBy).toMatchObject([{ kind: 'counts-otherwise', source: 'ukraine-hur', statement: 'l/again' }]);
    expect(found.disputedBy).toMatchObject([
      { kind: 'denies-figure', source: 'rok-nis', linked: false },
      { kind: 'counts-otherwise', source: 'zelensky', linked: true },
    ]);
    expect(found.text).toContain('later the source itself counted otherwise');
    expect(found.text).toContain('later NIS denied its figure');
  });
});

describe('what became of a forecast', () => {
  const BY_JULY = own(content(TOTAL, exactly(10_500), { horizon: '2025-07-31' }));
  const seen = (source: string, point: number, day: string) =>
    other(source, day, content(SENT, about(point), { asOf: day }));
  const fate = (rows: Row[], publishedBy: string) => {
    const { fate: one, why, inShare } = figureOf(rows, publishedBy);
    return [one, why, inShare];
  };

  it.each<[string, Row[], string, unknown[]]>([
    ['before its day', [BY_JULY], '2025-07-01', ['not-settled', 'day-ahead', false]],
    ['after its day, uncounted', [BY_JULY], '2025-08-01', ['uncounted', undefined, true]],
    ['reached in time', [BY_JULY, seen('rok-nis', 12_000, '2025-07-01')], '2025-08-02', ['borne-out', undefined, true]],
    [
      'reached before it could fail: true so far, and in no share',
      [BY_JULY, seen('rok-nis', 12_000, '2025-07-01')],
      '2025-07-02',
      ['borne-out', undefined, false],
    ],
    [
      'counted since, too early to tell and lower',
      [BY_JULY, seen('rok-nis', 5_000, '2025-06-01')],
      '2025-08-02',
      ['not-settled', 'nothing-decides', true],
    ],
    [
      'reached by a count that was taken back',
      [
        BY_JULY,
        seen('rok-nis', 12_000, '2025-07-01'),
        other('rok-nis', '2025-07-20', content(SENT), { relations: [{ kind: 'withdraws', to: 'rok-nis-2025-07-01' }] }),
      ],
      '2025-08-02',
      ['not-settled', 'taken-back', true],
    ],
    ...[12_000, 5_000].map((point): [string, Row[], string, unknown[]] => {
      const nowhere = ({ place: _place, ...said }: Content): Content => said;
      const { content: foretold = content(TOTAL) } = BY_JULY;
      const { content: counted = content(SENT) } = seen('rok-nis', point, '2025-07-31');
      return [
        `${point} in no place that either names`,
        [own(nowhere(foretold)), other('rok-nis', '2025-07-31', nowhere(counted))],
        '2025-08-02',
        [point === 12_000 ? 'borne-out' : 'off', undefined, true],
      ];
    }),
    [
      'counted in no place that is named, where the forecast names one',
      [
        BY_JULY,
        other(
          'rok-nis',
          '2025-08-01',
          (({ place: _place, ...said }: Content): Content => said)(content(SENT, about(5_000), { asOf: '2025-08-01' })),
        ),
      ],
      '2025-08-02',
      ['uncounted', undefined, true],
    ],
    ['missed', [BY_JULY, seen('rok-nis', 5_000, '2025-08-01')], '2025-08-02', ['off', undefined, true]],
    [
      'missed, having said only that it may happen',
      [
        own(content({ ...TOTAL, certainty: 'may' }, exactly(10_500), { horizon: '2025-07-31' })),
        seen('rok-nis', 5_000, '2025-08-01'),
      ],
      '2025-08-02',
      ['not-settled', 'only-possible', false],
    ],
    [
      'reached, as the source itself and a linked body say',
      [BY_JULY, seen('ukraine-hur', 10_500, '2025-07-01'), seen('zelensky', 10_500, '2025-07-02')],
      '2025-08-02',
      ['uncounted', undefined, true],
    ],
    [
      'no day named',
      [own(content(TOTAL, exactly(10_000))), seen('rok-nis', 5_000, '2026-01-01')],
      '2026-01-02',
      ['not-settled', 'no-day-named', false],
    ],
  ])('%s', (_, rows, day, expected) => {
    expect(fate(rows, day)).toEqual(expected);
  });

  it('says how far above it lay, and what its own later counts say', () => {
    expect(figureOf([BY_JULY, seen('rok-nis', 5_000, '2025-08-01')])).toMatchObject({
      direction: 'above',
      factor: 1.9,
    });
    const rows = [BY_JULY, seen('ukraine-hur', 10_500, '2025-07-01')];
    expect(figureOf(rows, '2025-08-02').seenByItself).toEqual(['l/ukraine-hur-2025-07-01']);
  });
});

describe('which figures are a source’s own', () => {
  it('sets aside what it relays, derives, repeats, or cannot be set against anything', () => {
    const found = recordOf([
      own(present(4_000, '2025-05-01')),
      other('rok-nis', '2025-04-01', present(7_000, '2025-04-01'), { id: 'nis' }),
      own(present(7_000, '2025-04-01'), { id: 'relay', relays: ['nis'] }),
      own(present(11_000, '2025-04-01'), { id: 'sum', derives: ['nis', 'own'] }),
      own(present(4_000, '2025-05-01'), { id: 'again', day: '2025-06-01' }),
      own(content(PRESENT, about(4_000)), { id: 'undated', day: '2025-06-02' }),
      own(content(PRESENT), { id: 'numberless' }),
      own(content({ ...PRESENT, polarity: 'denies' }, about(4_000)), { id: 'denial' }),
    ]);
    expect(found.figures.map(({ statement }) => statement)).toEqual(['l/own']);
    expect(Object.fromEntries(found.aside.map(({ why, statements }) => [why, statements]))).toEqual({
      'relays-others': ['l/relay'],
      'derives-from-others': ['l/sum'],
      'repeats-itself': ['l/undated', 'l/again'],
      'no-number': ['l/numberless'],
      'does-not-affirm': ['l/denial'],
    });
    expect(found.text.at(-1)).toContain('1 statement relaying what others said');
  });

  it('keeps no record of somebody who is not named', () => {
    const rows = [other('western-official', '2025-05-01', present(4_000, '2025-05-01'))];
    const found = recordOf(rows, { source: 'western-official' });
    expect([found.kinds, found.aside.map(({ why }) => why)]).toEqual([[], ['anonymous']]);
    expect(found.text[0]).toMatch(/^No figure by /);
  });

  it.each([
    ['suggested', []],
    ['confirmed', [{ why: 'relays-others', statements: ['l/own'] }]],
  ] as const)('leaves a figure that relays others aside once a person says so: %s', (standing, aside) => {
    const rows = ledger([
      own(present(4_000, '2025-05-01')),
      other('rok-nis', '2025-04-01', present(4_000, '2025-04-01')),
    ]);
    const hop = {
      from: 'l/own',
      to: 'l/rok-nis-2025-04-01',
      kind: 'cites',
      farEndRead: false,
      standing,
    } as const;
    const found = trackRecord({
      source: 'ukraine-hur',
      ...rows,
      hops: [hop],
      vocabulary: VOCABULARY,
      publishedBy: null,
    });
    expect(found.aside).toMatchObject(aside);
  });
});

describe('a track record', () => {
  /** HUR counts five times; NIS agrees with three of these, DI counts far less once, once nobody else counts. */
  const ROWS = [1, 2, 3, 4, 5].flatMap((month) => {
    const day = `2025-0${month}-01`;
    const later = `2025-0${month}-11`;
    const figure = own(present(4_000, day), { id: `own-${month}`, day });
    if (month === 5) return [figure];
    return [
      figure,
      month === 4
        ? other('uk-di', later, present(1_000, day), { id: `di-${month}` })
        : other('rok-nis', later, present(4_000, day), { id: `nis-${month}` }),
    ];
  });

  it('counts what became of them, with an interval, and names the statements behind each number', () => {
    const [kind] = recordOf(ROWS).kinds;
    const [mode] = kind?.modes ?? [];
    expect(kind?.measures).toEqual(['present']);
    expect(mode).toMatchObject({
      mode: 'observed',
      things: 1,
      figures: { count: 5 },
      borneOut: { count: 3, statements: ['l/own-3', 'l/own-2', 'l/own-1'] },
      off: { count: 1, statements: ['l/own-4'] },
      above: { count: 1 },
      uncounted: { count: 1, statements: ['l/own-5'] },
      notSettled: { count: 0, statements: [] },
      share: { hits: 3, trials: 4, level: 0.95, low: 0.3006, high: 0.9544 },
      daysEarly: { values: 3, median: 10, least: 10, most: 10 },
      settledBy: { count: 4 },
    });
    expect(mode?.text).toEqual([
      'On soldiers present, HUR gave 5 figures as observed.',
      '3 were borne out, as NIS counted the same on the same day or later.',
      '1 does not agree with what DI counted on the same day or later, and no other identified origin agrees for the same time.',
      '1 lies above that, by a factor of at least 2.3.',
      'Of those that others have settled, 3 of 4 were borne out; the 95 % interval (Wilson) for the share runs from 30 % to 95 %; so few settle little.',
      'The 5 are figures of 1 thing, and 4 counts by others settled these: they lean on each other, so that the interval is too narrow rather than too wide.',
      'Where nobody else had said so before, the first agreeing count by others came 10 days in the median of 3 (from 10 days to 10 days; too few for a 95 % interval) later.',
      '1 has been counted again by no other identified origin, which is no sign that it is right.',
    ]);
  });

  it('keeps modes apart, and kinds of measure apart, and joins those that hold each other', () => {
    const rows = [
      ...ROWS,
      own(content(TOTAL, exactly(10_000)), { id: 'forecast' }),
      own(killed(4_000, '2025-05-01'), { id: 'casualties' }),
      own({ ...killed(600, '2025-05-01'), measure: 'killed' }, { id: 'killed' }),
    ];
    expect(
      recordOf(rows).kinds.map(({ measures, label, modes }) => [measures, label, modes.map(({ mode }) => mode)]),
    ).toEqual([
      [['casualties', 'killed'], 'soldiers killed or wounded and soldiers killed', ['observed']],
      [['present'], 'soldiers present', ['observed']],
      [['sent'], 'soldiers sent', ['forecast']],
    ]);
    expect(recordOf(rows, { measure: 'killed' }).kinds).toMatchObject([
      { measures: ['killed'], label: 'soldiers killed' },
    ]);
  });

  it('as of a day knows nothing that was out later', () => {
    expect(recordOf(ROWS, { publishedBy: '2025-01-10' }).kinds[0]?.modes[0]).toMatchObject({
      figures: { count: 1 },
      borneOut: { count: 0 },
      uncounted: { count: 1 },
      share: null,
    });
  });

  it('tells from which day on it looks, and leaves earlier figures out', () => {
    const asked = {
      source: 'ukraine-hur',
      ...ledger(ROWS),
      vocabulary: VOCABULARY,
      publishedBy: null,
      since: '2025-03-01',
    };
    const found = trackRecord(asked);
    expect(found.kinds[0]?.modes[0]?.figures.count).toBe(3);
    expect(found.text[1]).toMatch(/^Only the newest statements were looked at, out since 1 March 2025;/);
  });

  it('counts a floor that is far below as deciding nothing', () => {
    const rows = [
      own(present(4_000, '2025-05-01')),
      other('uk-di', '2025-05-02', content(PRESENT, atLeast(100), { asOf: '2025-05-01' })),
    ];
    expect(figureOf(rows).why).toBe('nothing-decides');
  });
});
