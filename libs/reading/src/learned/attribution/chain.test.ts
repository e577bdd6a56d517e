import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Chain, pieces } from './chain.js';

const LABELS = ['O', 'B-S', 'I-S'];
const grammar = pieces(LABELS);
const CLASSES = 2;

/** All rows of labels that the grammar allows, with their scores. */
function allRows(scores: readonly number[], edges: readonly number[], classes: readonly number[]) {
  let rows = LABELS.map((_, label) => ({ row: [label], score: scores[label]! })).filter(
    ({ row }) => grammar.begins[row[0]!],
  );
  for (let at = 1; at < classes.length; at++)
    rows = rows.flatMap(({ row, score }) =>
      LABELS.flatMap((_, label) => {
        const before = row[at - 1]!;
        if (!grammar.follows[before * 3 + label]) return [];
        return [
          {
            row: [...row, label],
            score: score + scores[at * 3 + label]! + edges[(classes[at]! * 3 + before) * 3 + label]!,
          },
        ];
      }),
    );
  return rows;
}

const score = fc.double({ min: -4, max: 4, noNaN: true });
const example = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.record({
    scores: fc.array(score, { minLength: 3 * count, maxLength: 3 * count }),
    edges: fc.array(score, { minLength: CLASSES * 9, maxLength: CLASSES * 9 }),
    classes: fc.array(fc.integer({ min: 0, max: CLASSES - 1 }), { minLength: count, maxLength: count }),
  }),
);

describe('a chain', () => {
  it('lets a piece go on only behind its beginning', () => {
    expect(grammar.begins).toEqual([true, true, false]);
    expect(grammar.follows).toEqual([true, true, false, true, true, true, true, true, true]);
  });

  it.each([false, true])('finds the best row and the likelihood of labels (fixed edges: %s)', (fixed) => {
    fc.assert(
      fc.property(example, ({ scores, edges, classes }) => {
        const chain = new Chain(grammar, Float64Array.from(edges), fixed);
        const rows = allRows(scores, edges, classes);
        const best = rows.reduce((one, other) => (other.score > one.score ? other : one));
        const found = [...chain.best(Float64Array.from(scores), Uint8Array.from(classes), classes.length)];
        expect(rows.find(({ row }) => row.join() === found.join())?.score).toBeCloseTo(best.score, 9);
        chain.run(Float64Array.from(scores), Uint8Array.from(classes), classes.length);
        const total = rows.reduce((sum, row) => sum + Math.exp(row.score), 0);
        for (let at = 0; at < classes.length; at++)
          for (let label = 0; label < 3; label++) {
            const own = rows.filter(({ row }) => row[at] === label).reduce((sum, row) => sum + Math.exp(row.score), 0);
            expect(chain.marginals[at * 3 + label]).toBeCloseTo(own / total, 9);
          }
      }),
      { numRuns: 60 },
    );
  });
});
