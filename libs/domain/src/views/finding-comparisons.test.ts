/** Which comparisons a reader is shown where there are many: what a conclusion rests on is never among those that are cut. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crossReference, findingText, type Finding } from '@whence/domain';
import {
  appearance,
  CASUALTIES,
  claimOf,
  content,
  exactly,
  input,
  ledger,
  named,
  type Row,
} from '../../test/ledger.js';

const SOURCES = ['rok-nis', 'uk-di', 'ukraine-hur', 'kremlin', 'western-official'];
const row = (n: number, count: number, source: string, day: string): Row => ({
  id: `S${String(n).padStart(3, '0')}`,
  source,
  day,
  read: true,
  content: content(CASUALTIES, exactly(count), { asOf: day }),
});
const CLAIM = claimOf([
  appearance(content(CASUALTIES, exactly(4_000), { asOf: '2025-03-01' }), [named('NIS', 'rok-nis')], {
    publishedOn: '2025-03-02',
  }),
]);
const found = (rows: readonly Row[]): Finding => crossReference(input(CLAIM, ledger(rows), null));

/** Keys that the lines below "Compared with" have, and how many more they count. */
function comparedIn(text: string): {
  readonly keys: readonly string[];
  readonly left: number;
  readonly counted: number;
} {
  const flat = text.slice(text.indexOf('  Compared with')).replaceAll(/\s+/g, ' ');
  const more = / - and (\d+) more \(([^)]*)\)/.exec(flat);
  return {
    keys: [...flat.matchAll(/\[(l\/\w+)\]/g)].map((match) => match[1] ?? ''),
    left: Number(more?.[1] ?? 0),
    counted: [...(more?.[2] ?? '').matchAll(/: (\d+)/g)].reduce((sum, match) => sum + Number(match[1]), 0),
  };
}

/** Statements that a reason names in words and that were compared, other than near misses, which the reasons tell. */
function carrying({ assessments, comparisons }: Finding): readonly string[] {
  const fits = new Set(comparisons.flatMap((one) => (one.relation === 'not-comparable' ? [] : [one.statement])));
  return assessments.flatMap(({ kind, reasons }) =>
    kind === 'no-comparable-prior'
      ? []
      : reasons.flatMap(({ text, statements }) =>
          /^and \d+ more$/.test(text) ? [] : statements.slice(0, 10).filter((key) => fits.has(key)),
        ),
  );
}

describe('the comparisons of a finding in sentences', () => {
  it('have the one that agrees, which many that do not would push out, and tell what is left off', () => {
    const against = Array.from({ length: 40 }, (_, n) => row(n, 9_000 + n, 'kremlin', '2025-03-01'));
    const finding = found([
      ...against,
      row(900, 4_000, 'uk-di', '2025-03-01'),
      row(901, 4_000, 'rok-nis', '2025-03-01'),
    ]);
    expect(finding.assessments.map(({ kind }) => kind)).toContain('corroborated');
    const text = findingText(finding);
    const { keys, left, counted } = comparedIn(text);
    expect(keys).toEqual(expect.arrayContaining(['l/S900', 'l/S901']));
    expect([keys.length + left, counted]).toEqual([42, left]);
    expect(text).toMatch(/- and \d+ more \(claim below: \d+\)\n$/);
  });

  it('are there for every reason, though there are more than a finding lists', () => {
    const many = (count: number, of: (n: number) => number, source: (n: number) => string) =>
      Array.from({ length: count }, (_, n) =>
        row(n, of(n), source(n), `2025-03-${String((n % 28) + 1).padStart(2, '0')}`),
      );
    const otherwise = [
      ...many(
        260,
        (n) => 9_000 + n,
        () => 'kremlin',
      ),
      row(900, 4_000, 'uk-di', '2025-03-01'),
    ];
    const alike = many(
      260,
      () => 4_000,
      (n) => ['uk-di', 'kremlin'][n % 2] ?? '',
    );
    for (const rows of [otherwise, alike]) {
      const finding = found(rows);
      const listed = new Set(finding.comparisons.map(({ statement }) => statement));
      const named = finding.assessments.flatMap(({ reasons }) =>
        reasons.flatMap(({ text, statements }) =>
          /^and \d+ more$/.test(text) ? [] : statements.filter((key) => key.startsWith('l/')).slice(0, 10),
        ),
      );
      expect(new Set(named).size).toBeGreaterThan(10);
      expect(named.filter((key) => !listed.has(key))).toEqual([]);
      expect(finding.comparisons.length).toBeLessThan(240);
      expect(finding.comparisons.length + finding.furtherMisses).toBe(rows.length);
      const order = finding.comparisons.map(({ statement }) => statement);
      expect(order).toEqual([...order].sort());
    }
  });

  it('have every one that a reason names, and count all others, whatever the ledger holds', () => {
    const statement = fc.record({
      count: fc.constantFrom(3_000, 4_000, 9_000),
      source: fc.constantFrom(...SOURCES),
      day: fc.constantFrom('2025-01-01', '2025-03-01', '2025-06-01'),
    });
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (rows, most) => {
          const finding = found(rows.map(({ count, source, day }, n) => row(n, count, source, day)));
          const { keys, left, counted } = comparedIn(findingText(finding, { comparisons: most }));
          for (const key of carrying(finding)) expect(keys).toContain(key);
          const named = new Set(carrying(finding)).size;
          expect(keys.length).toBeLessThanOrEqual(Math.max(most, named) + Math.ceil(most / 4));
          expect([keys.length + left, counted]).toEqual([finding.comparisons.length + finding.furtherMisses, left]);
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
