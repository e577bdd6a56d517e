/** When a comparison that was made before counts again. */
import { describe, expect, it } from '@jest/globals';
import type { Content } from '@whence/domain';
import { CASUALTIES, content, exactly, ledger, VOCABULARY } from '../../test/ledger.js';
import { arrangeLedger, indexLedger } from '../trace/ledger.js';
import { weighAll, type Compared } from './comparisons.js';

const stock = (n: number): Content => content({ ...CASUALTIES, measure: 'present', accumulation: 'stock' }, exactly(n));

describe('what was compared before', () => {
  const derived = ledger([
    { id: 'A', source: 'rok-nis', content: stock(400) },
    { id: 'B', source: 'cnn', content: stock(900), derives: ['A'] },
  ]);
  /** B has no date: it was out when what it is derived from was. The statement itself is the same object every time. */
  const weighed = (day: string, compared: Compared) => {
    const statements = derived.statements.map((one) => (one.key === 'l/A' ? { ...one, publishedOn: day } : one));
    const index = indexLedger(arrangeLedger({ ...derived, statements }), null);
    return weighAll(stock(900), '2025-07-14', new Set(), index, VOCABULARY, compared);
  };

  it('counts again on the same day, and not on another', () => {
    const compared: Compared = new Map();
    const relations = (day: string) => weighed(day, compared).map(({ key, result }) => `${key} ${result.relation}`);
    expect(relations('2025-07-14')).toEqual(['l/A above', 'l/B agrees']);
    const [, before] = weighed('2025-07-14', compared);
    const [, again] = weighed('2025-07-14', compared);
    expect(again?.result).toBe(before?.result);
    expect(relations('2024-10-01')).toEqual(['l/A not-comparable', 'l/B not-comparable']);
  });
});
