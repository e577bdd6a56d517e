/** How much of what a source says is its own word: a claim that another made before it counts for less. */
import type { ClaimTable } from '../claims.js';
import type { Dependence } from './find-copies.js';
import { LIKELY } from './origins.js';

interface Link {
  readonly to: number;
  readonly p: number;
  /** The chance that what both say was taken. */
  readonly taken: number;
}

/**
 * For each claim 1, or less where a source that it depends on says the same (Dong and others 2009, section 4.1: a vote counts by the
 * chance that it was given independently). In each group of sources that depend on each other the one that says most is heard in
 * full, and each other one is discounted for those between it and that one.
 * @param meaning for each claim what it means
 */
export function ownWords(table: ClaimTable, pairs: readonly Dependence[], meaning: Int32Array): Float64Array {
  const own = new Float64Array(table.source.length).fill(1);
  const before = linksTowardsFirst(table, pairs);
  if (before.size === 0) return own;
  for (let object = 0; object < table.objects.length; object++) {
    const [from, to] = [table.start[object] ?? 0, table.start[object + 1] ?? 0];
    const said = new Map<number, Set<number>>();
    for (let claim = from; claim < to; claim++) {
      const source = table.source[claim] ?? 0;
      const known = said.get(source);
      if (known) known.add(meaning[claim] ?? -1);
      else said.set(source, new Set([meaning[claim] ?? -1]));
    }
    for (let claim = from; claim < to; claim++)
      for (const { to: other, p, taken } of before.get(table.source[claim] ?? 0) ?? [])
        if (said.get(other)?.has(meaning[claim] ?? -1) === true) own[claim] = (own[claim] ?? 1) * (1 - p * taken);
  }
  return own;
}

/** For each source that depends on others its links towards the first of its group. */
function linksTowardsFirst(table: ClaimTable, pairs: readonly Dependence[]): Map<number, Link[]> {
  const links = new Map<number, Link[]>();
  const add = (from: number, link: Link): void => {
    const known = links.get(from);
    if (known) known.push(link);
    else links.set(from, [link]);
  };
  for (const { a, b, some: p, share, objects, same } of pairs) {
    if (p < LIKELY) continue;
    const anyway = Math.min(0.95, Math.max(0.05, (same / objects - share) / Math.max(0.01, 1 - share)));
    const taken = share / (share + (1 - share) * anyway);
    add(a, { to: b, p, taken });
    add(b, { to: a, p, taken });
  }
  const size = new Float64Array(table.sources.length);
  table.source.forEach((source, claim) => {
    size[source] = (size[source] ?? 0) + (table.part[claim] ?? 0);
  });
  const largestFirst = [...links.keys()].sort((x, y) => (size[y] ?? 0) - (size[x] ?? 0) || x - y);
  const order = new Map<number, number>();
  for (const first of largestFirst) {
    if (order.has(first)) continue;
    const queue = [first];
    order.set(first, order.size);
    for (const source of queue)
      for (const { to } of links.get(source) ?? [])
        if (!order.has(to)) {
          order.set(to, order.size);
          queue.push(to);
        }
  }
  const before = new Map<number, Link[]>();
  for (const [source, all] of links) {
    const earlier = all.filter(({ to }) => (order.get(to) ?? 0) < (order.get(source) ?? 0));
    if (earlier.length > 0) before.set(source, earlier);
  }
  return before;
}
