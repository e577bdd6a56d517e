/** How two sources that are one origin are said to be linked: as the ledger says, and no otherwise. */
import { expect, it } from '@jest/globals';
import { holdersOn } from '../compare/containment.js';
import type { Source, SourceEdge, Vocabulary } from '../vocabulary.js';
import { explainGroups, groupSources, sourceLink } from './groups.js';

const vocabulary = (edges: Readonly<Record<string, readonly SourceEdge[]>>): Vocabulary => ({
  sources: new Map(
    ['a', 'b', 'c', 'd'].map((key): [string, Source] => [
      key,
      { key, name: key.toUpperCase(), kind: 'body', aliases: [], edges: edges[key] ?? [] },
    ]),
  ),
  measures: new Map(),
  places: new Map(),
});
const say = (edges: Readonly<Record<string, readonly SourceEdge[]>>): string | undefined => {
  const held = vocabulary(edges);
  return sourceLink('a', 'b', holdersOn(held, '2025-06-01'), held, new Set());
};
const part = (other: string): SourceEdge => ({ kind: 'part-of', other });
const controls = (other: string): SourceEdge => ({ kind: 'controls', other });
const owns = (other: string): SourceEdge => ({ kind: 'owns', other });

it.each<[Readonly<Record<string, readonly SourceEdge[]>>, string | undefined]>([
  [{ a: [part('b')] }, 'A is a part of B'],
  [{ b: [part('a')] }, 'B is a part of A'],
  [{ a: [part('c')], c: [part('b')] }, 'A is a part of B'],
  [{ b: [controls('a')] }, 'B controls A'],
  [{ a: [owns('b')] }, 'A owns B'],
  [{ a: [part('c')], b: [controls('c')] }, 'A stands under B'],
  // Of several edges the one that says most.
  [{ a: [part('b')], b: [controls('a')] }, 'A is a part of B'],
  // An edge that has ended says nothing.
  [{ a: [{ ...part('b'), to: '2025-01-01' }], b: [controls('a')] }, 'B controls A'],
  [{ a: [part('c')], b: [part('c')] }, 'A and B both belong to C'],
  [{ c: [controls('a'), controls('b')] }, 'C controls both A and B'],
  [{ c: [owns('a'), owns('b')] }, 'C owns both A and B'],
  [{ c: [owns('a'), controls('b')] }, 'A and B both stand under C'],
  [{ a: [part('c')], c: [controls('b')] }, 'A and B both stand under C'],
  [{}, undefined],
])('%j', (edges, said) => expect(say(edges)).toBe(said));

it.each<[Readonly<Record<string, readonly SourceEdge[]>>, string]>([
  [{ b: [{ ...controls('a'), to: '2025-03-01' }] }, 'B controlled A when one of the figures was given'],
  [{ a: [{ ...part('b'), to: '2025-03-01' }] }, 'A was a part of B when one of the figures was given'],
  [{ c: [{ ...owns('a'), to: '2025-03-01' }, owns('b')] }, 'C owned both A and B when one of the figures was given'],
])('of what has ended since: %j', (edges, said) => {
  const held = vocabulary(edges);
  const holders = { now: holdersOn(held, '2025-06-01'), since: holdersOn(held, '2025-06-01', '2025-02-01') };
  const groups = groupSources(['a', 'b'], new Set(), holders.since, held, new Set());
  expect(explainGroups(['a', 'b'], groups, holders, held, new Set()).map(({ because }) => because)).toEqual([said]);
});
