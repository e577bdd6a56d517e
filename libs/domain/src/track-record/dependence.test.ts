import { describe, expect, it } from '@jest/globals';
import { dependence, trackRecord } from '@whence/domain';
import { CASUALTIES, content, exactly, ledger, VOCABULARY, type Row } from '../../test/ledger.js';

const PRESENT = { ...CASUALTIES, measure: 'present', accumulation: 'stock' } as const;
const count = (source: string, month: number, point: number, more: Partial<Row> = {}): Row => {
  const day = `2025-${String(month).padStart(2, '0')}-01`;
  return {
    id: `${source}-${month}`,
    source,
    day,
    read: true,
    content: content(PRESENT, exactly(point), { asOf: day }),
    ...more,
  };
};
const MONTHS = [1, 2, 3, 4];
/** What NIS and DI count, apart from each other, each month. */
const TRUE = MONTHS.flatMap((month) => [
  count('rok-nis', month, 3_000 + month * 10),
  count('uk-di', month, 3_000 + month * 10),
]);
const of = (rows: readonly Row[]) =>
  dependence({ source: 'ukraine-hur', ...ledger(rows), vocabulary: VOCABULARY, publishedBy: null });

describe('dependence', () => {
  it('hints at two who share figures that thirds contradict', () => {
    const odd = (source: string) => MONTHS.map((month) => count(source, month, 4_710 + month * 40));
    const found = of([...TRUE, ...odd('ukraine-hur'), ...odd('kremlin')]);
    expect(found.pairs).toMatchObject([{ source: 'kremlin', occasions: 4, shared: 4, hint: true }]);
    expect(found.pairs[0]?.oddities[0]).toMatchObject({
      statement: 'l/ukraine-hur-1',
      other: 'l/kremlin-1',
      against: ['l/rok-nis-1', 'l/uk-di-1'],
      // 3,010 counted; 4,750 printed to the ten: 1,510 to 6,020 in tens.
      chance: Number((1 / 452).toPrecision(3)),
    });
    expect(found.pairs[0]?.text).toContain('This is a hint to look into, no proof');
  });

  it('does not take agreement with everybody for copying', () => {
    const found = of([...TRUE, ...MONTHS.map((month) => count('ukraine-hur', month, 3_000 + month * 10))]);
    expect(found).toMatchObject({ pairsLookedAt: 0, pairs: [] });
  });

  it('takes one shared oddity, or coarse numbers, for what chance may do', () => {
    const once = of([...TRUE, count('ukraine-hur', 1, 4_750), count('kremlin', 1, 4_750)]);
    expect(once.pairs).toMatchObject([{ shared: 1, hint: false }]);
    const coarse = (source: string) => [1, 2].map((month) => count(source, month, 5_000));
    const round = of([...TRUE, ...coarse('ukraine-hur'), ...coarse('kremlin')]);
    expect(round.pairs).toMatchObject([{ shared: 2, hint: false }]);
    expect(round.pairs[0]?.text).toContain('So much may well be chance.');
  });

  it('weighs shared oddities against the occasions on which the two differed', () => {
    const months = [...Array(12).keys()].map((n) => n + 1);
    const rows = months.flatMap((month) => [
      count('rok-nis', month, 1_010),
      count('ukraine-hur', month, 1_200 + month * 10),
      count('kremlin', month, month <= 2 ? 1_200 + month * 10 : 1_500 + month * 10),
    ]);
    const [pair] = of(rows).pairs;
    expect(pair).toMatchObject({ occasions: 12, shared: 2 });
    const [alone] = of(rows.filter(({ day = '' }) => day < '2025-03')).pairs;
    expect(alone?.byChance).toBeLessThan(pair?.byChance ?? 0);
  });

  it('says nothing of two that a known link joins already, or of a relay', () => {
    const odd = (source: string, more: Partial<Row> = {}) =>
      MONTHS.map((month) => count(source, month, 4_710 + month * 40, more));
    expect(of([...TRUE, ...odd('ukraine-hur'), ...odd('zelensky')]).pairs).toEqual([]);
    const relays = MONTHS.map((month) => count('cnn', month, 4_710 + month * 40, { relays: [`ukraine-hur-${month}`] }));
    expect(of([...TRUE, ...odd('ukraine-hur'), ...relays]).pairs).toEqual([]);
  });

  it('changes nothing that a track record counts', () => {
    const odd = (source: string) => MONTHS.map((month) => count(source, month, 4_710 + month * 40));
    const rows = ledger([...TRUE, ...odd('ukraine-hur'), ...odd('kremlin')]);
    const found = trackRecord({ source: 'ukraine-hur', ...rows, vocabulary: VOCABULARY, publishedBy: null });
    // The Kremlin agrees and is an origin of its own, whatever the hint says; the others do not.
    expect(found.figures.map(({ why }) => why)).toEqual(['divided', 'divided', 'divided', 'divided']);
  });
});
