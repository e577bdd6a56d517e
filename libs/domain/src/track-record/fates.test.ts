import { describe, expect, it } from '@jest/globals';
import { type Content } from '@whence/domain';
import { about, content, exactly, moreThan, type Row } from '../../test/ledger.js';
import { PRESENT, TOTAL, SENT, present, killed, own, other, recordOf, figureOf, fateOf } from '../../test/judged.js';

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
