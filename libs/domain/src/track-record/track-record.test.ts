import { describe, expect, it } from '@jest/globals';
import { trackRecord } from '@whence/domain';
import { about, atLeast, content, exactly, ledger, VOCABULARY } from '../../test/ledger.js';
import { PRESENT, TOTAL, present, killed, own, other, recordOf, figureOf } from '../../test/judged.js';

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
