/** Pages of what was found by words, against the whole list made plainly. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder, type OrderedRow } from './in-order.js';
import { type FoundPage, type Hit, orderedPage, RANKED, rankedPage } from './ranked-page.js';

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** So many things with scores that repeat, newest first. */
const hitsOf = (count: number, seed: number, every = 1): readonly Hit[] =>
  Array.from({ length: count }, (_, n) => ({
    id: idOf(n * every),
    score: String(((n * 7919 + seed) % 97) * 10),
  })).reverse();

const byScore = (ties: 'newest' | 'oldest') => (a: Hit, b: Hit) =>
  Number(b.score) - Number(a.score) || (a.id < b.id === (ties === 'oldest') ? -1 : 1);

function searchOf(exact: readonly Hit[], similar: readonly Hit[] | null, ties: 'newest' | 'oldest') {
  const newest = (of: 'exact' | 'similar', limit: number, before: string | null) =>
    Promise.resolve(
      (of === 'exact' ? exact : (similar ?? [])).filter(({ id }) => before === null || id < before).slice(0, limit),
    );
  const other = () => Promise.resolve(similar === null ? null : ('similar' as const));
  return { exact: 'exact', similar: other, newest, ties } as const;
}

/** All pages, one after the other. */
async function allOf(search: ReturnType<typeof searchOf>, limit: number) {
  const all: { readonly id: string; readonly exact: boolean }[] = [];
  let after: string | null = null;
  for (;;) {
    const page: FoundPage<'exact' | 'similar'> = await rankedPage(search, { after, limit: limit + 1 });
    const { placed } = page;
    const shown = placed.slice(0, limit);
    all.push(...shown.map(({ id, exact }) => ({ id, exact })));
    if (placed.length <= limit) return all;
    after = shown.at(-1)?.place ?? null;
  }
}

describe('a list by relevance', () => {
  it.each([0, 1, 2, 3, 40, RANKED - 1, RANKED, RANKED + 1, RANKED + 137])(
    'of %d things ranks the newest and has the others behind them, in pages of any size',
    async (count) => {
      for (const ties of ['newest', 'oldest'] as const)
        for (const limit of count > 40 ? [60, 200, RANKED] : [1, 7, 200]) {
          const hits = hitsOf(count, limit);
          const whole = [...hits.slice(0, RANKED)].sort(byScore(ties)).concat(hits.slice(RANKED));
          const all = await allOf(searchOf(hits, null, ties), limit);
          expect(all).toEqual(whole.map(({ id }) => ({ id, exact: true })));
        }
      const { bounded } = await rankedPage<'exact' | 'similar'>(searchOf(hitsOf(count, 1), null, 'oldest'), {
        after: null,
        limit: 5,
      });
      expect(bounded).toBe(count > RANKED);
    },
  );

  it.each([
    [0, 5],
    [1, 5],
    [2, 0],
    [2, RANKED + 40],
    [3, 9],
  ])('has %d things that hold the words before %d that hold similar ones', async (held, like) => {
    for (const limit of like > 60 ? [60, 200] : [1, 2, 3, 60]) {
      const exact = hitsOf(held, 3, 2);
      // What holds the words is found by similar ones again, somewhere.
      const similar = [...hitsOf(like, 5, 3).filter(({ id }) => !exact.some((one) => one.id === id)), ...exact];
      similar.sort((a, b) => (a.id < b.id ? 1 : -1));
      const others = similar.filter(({ id }) => !exact.some((one) => one.id === id));
      const ranked = similar.slice(0, RANKED).filter((hit) => others.includes(hit));
      const behind = others.filter((hit) => !ranked.includes(hit));
      const expected = [
        ...[...exact].sort(byScore('oldest')).map(({ id }) => ({ id, exact: true })),
        ...(held < 3 ? [...ranked.sort(byScore('oldest')), ...behind] : []).map(({ id }) => ({ id, exact: false })),
      ];
      expect(await allOf(searchOf(exact, similar, 'oldest'), limit)).toEqual(expected);
    }
  });
});

describe('a list in order of making', () => {
  it('keeps to what the first page decided', async () => {
    const hits = hitsOf(2, 1).map((hit) => ({ ...hit, exact: true }));
    const asked: string[] = [];
    const ask = (question: string, limit: number, after: string | null) => {
      asked.push(question);
      return Promise.resolve(hits.filter(({ id }) => after === null || id < after).slice(0, limit));
    };
    const search = { exact: 'exact', similar: () => Promise.resolve('similar'), ask };
    const first = await orderedPage(search, { after: null, limit: 1 });
    const second = await orderedPage(search, { after: first.placed[0]?.place ?? '', limit: 1 });
    expect([...first.placed, ...second.placed].map(({ id }) => id)).toEqual([idOf(1), idOf(0)]);
    expect(asked).toEqual(['exact', 'similar', 'similar']);
  });
});

describe('things in order', () => {
  /** A text of a kind: of which thing, and whether it counts. */
  const texts = fc.array(fc.record({ thing: fc.nat(400), shown: fc.boolean() }), { maxLength: 900 });

  it('are the first of which a text counts, whatever kinds of text end where', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.nat(400), { nil: null }),
        async (kinds, limit, after) => {
          const ask = (most: number, from: string | null): Promise<readonly OrderedRow[]> => {
            const read = kinds.map((kind) =>
              kind
                .map(({ thing, shown }) => ({ id: idOf(thing), shown }))
                .filter(({ id }) => from === null || id <= from)
                .sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0))
                .slice(0, most),
            );
            const ends = read.filter((rows) => rows.length >= most).map((rows) => rows.at(-1)?.id ?? '');
            const reached = ends.sort().at(-1) ?? null;
            const held = read.flat().filter(({ id, shown }) => shown && (reached === null || id > reached));
            const ids = [...new Set(held.map(({ id }) => id))].sort().reverse();
            return Promise.resolve(
              ids.length === 0
                ? [{ reached, id: null }]
                : ids.map((id) => ({ reached, id, score: '1', exact: true }) as const),
            );
          };
          const expected = [...new Set(kinds.flat().flatMap(({ thing, shown }) => (shown ? [idOf(thing)] : [])))]
            .filter((id) => after === null || id < idOf(after))
            .sort()
            .reverse()
            .slice(0, limit);
          const found = await inOrder(ask, limit, after === null ? null : idOf(after));
          expect(found.map(({ id }) => id)).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});
