/** Pages of what was found by words, against the whole list made plainly. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type From, type Hit, inOrder, type OrderedRow } from './in-order.js';
import { type FoundPage, type Looked, orderedPage, RANKED, rankedPage } from './ranked-page.js';

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** So many things with scores that repeat, newest first. */
const hitsOf = (count: number, seed: number, every = 1): readonly Hit[] =>
  Array.from({ length: count }, (_, n) => ({
    id: idOf(n * every),
    score: String(((n * 7919 + seed) % 97) * 10),
  })).reverse();

const byScore = (ties: 'newest' | 'oldest') => (a: Hit, b: Hit) =>
  Number(b.score) - Number(a.score) || (a.id < b.id === (ties === 'oldest') ? -1 : 1);

/** Those of these hits that are looked at from somewhere on: so many things at a time, of which only some are hits. */
function look<One extends Hit>(all: readonly One[], limit: number, from: From, atOnce: number): Looked<One> {
  const rest = all.filter(({ id }) => from === null || id < from.id || (from.itself && id === from.id));
  const looked = rest.slice(0, atOnce);
  const hits = looked.filter(({ score }) => score !== '').slice(0, limit);
  return { hits, open: hits.length < limit ? (rest[atOnce]?.id ?? null) : null };
}

/** @param atOnce things that are looked at for one page; those without a score are no hits */
function searchOf(
  exact: readonly Hit[],
  similar: readonly Hit[] | null,
  ties: 'newest' | 'oldest',
  atOnce = Number.MAX_SAFE_INTEGER,
) {
  const newest = (of: 'exact' | 'similar', limit: number, from: From) =>
    Promise.resolve(look(of === 'exact' ? exact : (similar ?? []), limit, from, atOnce));
  const other = () => Promise.resolve(similar === null ? null : ('similar' as const));
  return { exact: 'exact', similar: other, newest, ties } as const;
}

/** All pages, one after the other, and what each says of how many are ranked. */
async function pagesOf(
  ask: (after: string | null) => Promise<FoundPage<'exact' | 'similar'>>,
  limit: number,
): Promise<{ all: { readonly id: string; readonly exact: boolean }[]; among: (number | null)[] }> {
  const all: { readonly id: string; readonly exact: boolean }[] = [];
  const among: (number | null)[] = [];
  let after: string | null = null;
  for (;;) {
    const { placed, rankedAmong, further } = await ask(after);
    const shown = placed.slice(0, limit);
    all.push(...shown.map(({ id, exact }) => ({ id, exact })));
    among.push(rankedAmong);
    after = placed.length > limit ? (shown.at(-1)?.place ?? null) : further;
    if (after === null) return { all, among };
  }
}

const allOf = async (search: ReturnType<typeof searchOf>, limit: number) =>
  (await pagesOf((after) => rankedPage(search, { after, limit: limit + 1 }), limit)).all;

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
      const { rankedAmong } = await rankedPage<'exact' | 'similar'>(searchOf(hitsOf(count, 1), null, 'oldest'), {
        after: null,
        limit: 5,
      });
      expect(rankedAmong).toBe(count > RANKED ? RANKED : null);
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

describe('a list of what is looked at in parts', () => {
  /** Things, newest first, of which few are hits. */
  const things = fc
    .array(fc.record({ hit: fc.boolean(), score: fc.nat(5) }), { maxLength: 90 })
    .map((all) => all.map(({ hit, score }, n) => ({ id: idOf(n), score: hit ? String(score) : '' })).reverse());
  const parts = fc.integer({ min: 1, max: 40 });
  const limits = fc.integer({ min: 1, max: 12 });

  it('by relevance ranks what the first part holds, has all others behind it, newest first, and says how many are ranked', async () => {
    await fc.assert(
      fc.asyncProperty(things, parts, limits, async (all, atOnce, limit) => {
        // Spellings count only where all was looked at.
        const search = searchOf(all, [{ id: idOf(900), score: '1' }], 'oldest', atOnce);
        const { all: met, among } = await pagesOf((after) => rankedPage(search, { after, limit: limit + 1 }), limit);
        const isOpen = all.length > atOnce;
        const hits = (some: readonly Hit[]) => some.filter(({ score }) => score !== '');
        const first = hits(all.slice(0, atOnce));
        const similar = !isOpen && first.length < 3 ? [{ id: idOf(900), exact: false }] : [];
        const exact = [...[...first].sort(byScore('oldest')), ...hits(all.slice(atOnce))];
        expect(met).toEqual([...exact.map(({ id }) => ({ id, exact: true })), ...similar]);
        expect(new Set(among)).toEqual(new Set([isOpen ? first.length : null]));
      }),
      { numRuns: 300 },
    );
  });

  it('in order has each once, whatever a part holds', async () => {
    await fc.assert(
      fc.asyncProperty(things, parts, limits, async (all, atOnce, limit) => {
        const exact = all.map((hit) => ({ ...hit, exact: true }));
        const ask = (_: string, most: number, from: From) => Promise.resolve(look(exact, most, from, atOnce));
        const search = { exact: 'exact' as const, similar: () => Promise.resolve(null), ask };
        const { all: met } = await pagesOf((after) => orderedPage(search, { after, limit: limit + 1 }), limit);
        expect(met.map(({ id }) => id)).toEqual(all.flatMap(({ id, score }) => (score === '' ? [] : [id])));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a list in order of making', () => {
  it('keeps to what the first page decided', async () => {
    const hits = hitsOf(2, 1).map((hit) => ({ ...hit, exact: true }));
    const asked: string[] = [];
    const ask = (question: string, limit: number, from: From) => {
      asked.push(question);
      return Promise.resolve(look(hits, limit, from, Number.MAX_SAFE_INTEGER));
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
        fc.integer({ min: 1, max: 400 }),
        async (kinds, limit, after, most) => {
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
            .reverse();
          const start: From = after === null ? null : { id: idOf(after), itself: false };
          const whole = await inOrder(ask, limit, start, Number.MAX_SAFE_INTEGER);
          expect([whole.hits.map(({ id }) => id), whole.open]).toEqual([expected.slice(0, limit), null]);
          // In parts of so many texts the same, and none of them is without end.
          const met: string[] = [];
          for (let from: From | undefined = start; from !== undefined && met.length < limit;) {
            const { hits, open } = await inOrder(ask, limit, from, most);
            met.push(...hits.map(({ id }) => id));
            expect(open === null || from === null || open < from.id).toBe(true);
            from = open === null ? undefined : { id: open, itself: true };
          }
          expect(met.slice(0, limit)).toEqual(expected.slice(0, limit));
        },
      ),
      { numRuns: 60 },
    );
  });
});
