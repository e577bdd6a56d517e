import { describe, expect, it } from '@jest/globals';
import { crossReference } from './cross-reference.js';
import { materialDifference } from './material.js';
import { about, CASUALTIES, content, input, ledger } from '../test/ledger.js';
import { FOUR_THOUSAND, LEDGER, ROWS } from '../test/story.js';

const finding = (rows = LEDGER, day: string | null = '2025-07-15') => crossReference(input(FOUR_THOUSAND, rows, day));

describe('a material difference', () => {
  it('is none between two runs over the same statements', () =>
    expect(materialDifference(finding(), finding())).toEqual({ material: false, changes: [] }));

  it('is none when one more carrier or one more body of a known origin says the same', () => {
    const more = ledger([
      ...ROWS,
      {
        id: 'X',
        source: 'rok-jcs',
        day: '2025-07-15',
        content: content(CASUALTIES, about(4700), { asOf: '2025-04-30' }),
      },
      { id: 'Y', source: 'cnn', day: '2025-07-15', relays: ['C6'], content: content(CASUALTIES, about(4000)) },
    ]);
    expect(materialDifference(finding(), finding(more))).toEqual({ material: false, changes: [] });
  });

  it('is none when a source only stands under another key since', () => {
    const later = finding(LEDGER, '2025-08-15');
    const text = JSON.stringify(later).replaceAll('"uk-di"', '"uk-mod"').replaceAll('"ukraine-hur"', '"hur"');
    const renamed = JSON.parse(text) as typeof later;
    expect(materialDifference(later, renamed).material).toBe(true);
    const meant = (key: string) => ({ 'uk-di': 'uk-mod', 'ukraine-hur': 'hur' })[key] ?? key;
    expect(materialDifference(later, renamed, meant)).toEqual({ material: false, changes: [] });
  });

  it('is one when the origin itself counts again', () => {
    const { material, changes } = materialDifference(finding(), finding(LEDGER, '2025-08-15'));
    expect(material).toBe(true);
    expect(changes.map((change) => change.kind)).toEqual(['current-figure-changed', 'origins-changed']);
    expect(changes[0]?.text).toContain('about 5,000');
  });

  it('is one when the trace ends elsewhere', () => {
    const rows = ledger(ROWS.map((row) => (row.id === 'C6' ? { ...row, derives: ['C1'] } : row)));
    expect(materialDifference(finding(), finding(rows)).changes.map((change) => change.kind)).toEqual(
      expect.arrayContaining(['trace-end-added', 'trace-end-removed']),
    );
  });
});
