import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ALWAYS,
  controlEdges,
  datedCircles,
  daysBetween,
  measureEdges,
  placeEdges,
  sayCircle,
  type DatedEdge,
} from './vocabulary-faults.js';

const edge = (from: string, to: string, since?: string, until?: string): DatedEdge => ({
  from,
  to,
  days: daysBetween(since, until),
});
const said = (...edges: DatedEdge[]) => datedCircles(edges).map(sayCircle);

describe('circles of dated edges', () => {
  it.each<[string, DatedEdge[], string[]]>([
    ['no edge', [], []],
    ['a chain', [edge('a', 'b'), edge('b', 'c')], []],
    ['two ways to one end', [edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')], []],
    ['itself', [edge('a', 'a')], ['a -> a']],
    ['each the other', [edge('b', 'a'), edge('a', 'b')], ['a -> b -> a']],
    ['one after the other', [edge('a', 'b', '2020', '2021'), edge('b', 'a', '2022')], []],
    [
      'on one common day',
      [edge('a', 'b', '2020', '2022-01-01'), edge('b', 'a', '2022')],
      ['a -> b -> a from 2022-01-01 to 2022-01-01'],
    ],
    [
      'in one common month',
      [edge('a', 'b', '2020', '2022-03'), edge('b', 'a', '2022-03')],
      ['a -> b -> a from 2022-03-01 to 2022-03-31'],
    ],
    [
      'each two in common and never all three',
      [edge('a', 'b', '2020', '2021'), edge('b', 'c', '2021', '2022'), edge('c', 'a', '2022', '2023')],
      [],
    ],
    [
      'a second edge between the two that lasts',
      [edge('a', 'b', '2020', '2021'), edge('a', 'b', '2024'), edge('b', 'a', '2022')],
      ['a -> b -> a from 2024-01-01'],
    ],
    [
      'two apart',
      [edge('a', 'b'), edge('b', 'a'), edge('x', 'y'), edge('y', 'x'), edge('a', 'x')],
      ['a -> b -> a', 'x -> y -> x'],
    ],
    ['an edge that ends before it begins', [edge('a', 'a', '2022', '2021')], []],
  ])('%s', (_, edges, circles) => {
    expect(said(...edges)).toEqual(circles);
    expect(said(...[...edges].reverse())).toEqual(circles);
  });

  it('are found exactly when on some day the edges of that day have one', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const day = fc.integer({ min: 1, max: 6 }).map((n) => `2024-01-0${n}`);
    const edges = fc.array(fc.record({ from: key, to: key, days: fc.record({ from: day, to: day }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(edges, (given) => {
        const days = [1, 2, 3, 4, 5, 6].map((n) => `2024-01-0${n}`);
        expect(datedCircles(given).length > 0).toBe(days.some((one) => hasCircle(given, one)));
        for (const { keys, days: common } of datedCircles(given)) {
          expect(keys[0]).toBe(keys.at(-1));
          expect(common.from <= common.to).toBe(true);
          for (let n = 0; n + 1 < keys.length; n++)
            expect(
              given.some(
                ({ from, to, days: held }) =>
                  from === keys[n] && to === keys[n + 1] && held.from <= common.from && common.to <= held.to,
              ),
            ).toBe(true);
        }
      }),
    );
  });

  it('are not looked for without end', () => {
    const many = Array.from({ length: 2_000 }, (_, n) => [edge(`a${n}`, `b${n}`), edge(`b${n}`, `a${n}`)]).flat();
    expect(datedCircles(many)).toHaveLength(100);
  });
});

/** The plain way: walks from every key and looks whether it comes back. */
function hasCircle(edges: readonly DatedEdge[], day: string): boolean {
  const held = edges.filter(({ days }) => days.from <= day && day <= days.to);
  return [...new Set(held.map(({ from }) => from))].some((start) => {
    const seen = new Set<string>();
    const open = held.filter(({ from }) => from === start).map(({ to }) => to);
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (key === start) return true;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(...held.filter(({ from }) => from === key).map(({ to }) => to));
    }
    return false;
  });
}

describe('edges of a vocabulary', () => {
  it('run from the part to the whole, and from the controlled to the controller; owning is left out', () => {
    const edges = controlEdges([
      { key: 'press', edges: [{ kind: 'part-of', other: 'ministry', from: '2020' }] },
      {
        key: 'ministry',
        edges: [
          { kind: 'controls', other: 'radio' },
          { kind: 'owns', other: 'paper' },
        ],
      },
    ]);
    expect(edges).toEqual([
      { from: 'press', to: 'ministry', days: { from: '2020-01-01', to: ALWAYS.to } },
      { from: 'radio', to: 'ministry', days: ALWAYS },
    ]);
  });

  it('name a whole that controls its own whole', () => {
    const circles = datedCircles(
      controlEdges([
        {
          key: 'a',
          edges: [
            { kind: 'part-of', other: 'b' },
            { kind: 'controls', other: 'b' },
          ],
        },
      ]),
    );
    expect(circles.map(sayCircle)).toEqual(['a -> b -> a']);
  });

  it('join measures by what holds them and by unions, the same edge once', () => {
    expect(
      measureEdges([
        { key: 'killed', broader: ['casualties'], unionOf: [] },
        { key: 'casualties', broader: [], unionOf: ['killed', 'wounded'] },
      ]).map(({ from, to }) => `${from} ${to}`),
    ).toEqual(['killed casualties', 'wounded casualties']);
    expect(placeEdges([{ key: 'square', within: 'town' }, { key: 'town' }])).toHaveLength(1);
  });
});
