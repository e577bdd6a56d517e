import { describe, expect, it } from '@jest/globals';
import { crossReference } from './cross-reference.js';
import type { Finding } from './finding.js';
import type { Vocabulary } from './vocabulary.js';
import { materialDifference } from './material.js';
import {
  about,
  appearance,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  input,
  ledger,
  named,
  VOCABULARY,
  type Row,
} from '../test/ledger.js';
import { FOUR_THOUSAND, LEDGER, ROWS } from '../test/story.js';

const DAY = { asOf: '2025-03-01' } as const;
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

  describe('tells why an assessment has gone', () => {
    const CLAIM = claimOf([appearance(content(CASUALTIES, exactly(4217), DAY), [named('DI', 'uk-di')])]);
    const count = (id: string, source: string, n = 4217): Row => ({
      id,
      source,
      day: '2025-03-02',
      content: content(CASUALTIES, exactly(n), DAY),
    });
    const at = (rows: readonly Row[], vocabulary: Vocabulary = VOCABULARY) =>
      crossReference({ ...input(CLAIM, ledger(rows), null), vocabulary });
    const gone = (before: Finding, after: Finding) =>
      materialDifference(before, after).changes.flatMap(({ kind, text }) =>
        kind === 'assessment-removed' ? [text] : [],
      );
    const TWO = [count('D', 'uk-di'), count('N', 'rok-nis')];

    it('by what was taken back', () => {
      const withdrawn: Row = {
        id: 'W',
        source: 'rok-nis',
        day: '2025-07-15',
        relations: [{ kind: 'withdraws', to: 'N' }],
      };
      expect(gone(at(TWO), at([...TWO, withdrawn]))).toEqual([
        'no longer corroborated: NIS, 2 March 2025: 4,217 soldiers killed or wounded in Kursk Oblast, as of 1 March 2025: was withdrawn by its own source since (NIS, 15 July 2025)',
      ]);
    });

    it('by what turned out to be one', () => {
      const sources = new Map(VOCABULARY.sources);
      const di = sources.get('uk-di');
      if (di === undefined) throw new Error('found no source uk-di, expected one');
      sources.set('uk-di', { ...di, edges: [{ kind: 'controls', other: 'rok-nis' }] });
      expect(gone(at(TWO), at(TWO, { ...VOCABULARY, sources }))).toEqual([
        'no longer corroborated: counted once: DI controls NIS',
      ]);
    });

    it('and nothing of what stands where it stood, by whatever rule', () => {
      const [before, after] = [at(TWO), at(TWO.slice(0, 1))];
      const said = at(TWO);
      const elsewhere = {
        ...after,
        comparisons: said.comparisons.map((one) => ({ ...one, rule: 'flows-tile' as const })),
      };
      expect(gone(before, elsewhere)).toEqual(['no longer corroborated']);
    });

    it('by what is not counted at all, and is none of two', () => {
      const [before, after] = [at(TWO), at(TWO.slice(0, 1))];
      const because = 'NIS repeats what DI said';
      const collapsed = [{ a: 'rok-nis', b: 'rok-nis', because }];
      const uncounted = { ...after, comparisons: [], origins: { ...after.origins, collapsed } };
      expect(gone(before, uncounted)).toEqual([`no longer corroborated: not counted: ${because}`]);
    });

    it('and nothing where something new speaks', () => {
      const [own, other] = TWO;
      if (own === undefined || other === undefined) throw new Error('found fewer rows, expected two');
      const before = at([own, count('N', 'rok-nis', 5900)]);
      const after = at([own, count('N', 'rok-nis', 5900), count('C', 'cnn')]);
      expect(gone(before, after)).toEqual(
        expect.arrayContaining(['no longer contradicted', 'no longer single-origin']),
      );
    });
  });
});
