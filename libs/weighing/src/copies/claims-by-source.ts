/** The claims of a table, source by source. */
import type { ClaimTable } from '../claims.js';

export interface ClaimsBySource {
  readonly object: Int32Array;
  of(source: number): number[];
  /** Of how many objects it speaks. */
  objects(source: number): number;
}

export function claimsBySource(table: ClaimTable): ClaimsBySource {
  const object = new Int32Array(table.source.length);
  const first = new Int32Array(table.sources.length + 1);
  for (const source of table.source) first[source + 1] = (first[source + 1] ?? 0) + 1;
  for (let at = 0; at < table.sources.length; at++) first[at + 1] = (first[at + 1] ?? 0) + (first[at] ?? 0);
  const next = first.slice();
  const claims = new Int32Array(table.source.length);
  for (let at = 0; at < table.objects.length; at++)
    for (let claim = table.start[at] ?? 0; claim < (table.start[at + 1] ?? 0); claim++) {
      object[claim] = at;
      const source = table.source[claim] ?? 0;
      claims[next[source] ?? 0] = claim;
      next[source] = (next[source] ?? 0) + 1;
    }
  const objects = new Float64Array(table.sources.length);
  table.source.forEach((source, claim) => {
    objects[source] = (objects[source] ?? 0) + (table.part[claim] ?? 0);
  });
  return {
    object,
    objects: (source) => objects[source] ?? 0,
    of: (source) => [...claims.subarray(first[source] ?? 0, first[source + 1] ?? 0)],
  };
}

/** The claims of `source` of one object; found by halves. */
export function* claimsOf(table: ClaimTable, source: number, object: number): Generator<number> {
  const end = table.start[object + 1] ?? 0;
  let [low, high] = [table.start[object] ?? 0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table.source[middle] ?? 0) < source) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < end && table.source[at] === source; at++) yield at;
}
