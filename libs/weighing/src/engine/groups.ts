/** What the names of sources tell. */

/** Groups of names: for each name the number of its group. */
export interface Grouping {
  readonly of: Int32Array;
  readonly names: readonly string[];
}

const LEAST_FAMILY = 8;

/**
 * Families: sources whose names differ only in their digits ("sensor 12", addresses of unnamed editors). A source that
 * says little is first judged by its family.
 */
export function familiesOf(sources: readonly string[]): Grouping {
  const masks = sources.map((name) => name.replace(/\d+/g, '#'));
  const counts = new Map<string, number>();
  for (const mask of masks) counts.set(mask, (counts.get(mask) ?? 0) + 1);
  const names = [...counts]
    .filter(([mask, count]) => count >= LEAST_FAMILY && mask.includes('#'))
    .map(([mask]) => mask);
  names.sort();
  const place = new Map(names.map((name, at) => [name, at + 1]));
  return { of: Int32Array.from(masks, (mask) => place.get(mask) ?? 0), names: ['', ...names] };
}
