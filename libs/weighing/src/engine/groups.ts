/** What names tell: facets of objects, and families of sources. */

/** Groups of names: for each name the number of its group. */
export interface Grouping {
  readonly of: Int32Array;
  readonly names: readonly string[];
}

const FACET = /^.+[|_:#/,;]\s*([^|_:#/,;]{1,40})$/su;
/** A facet is met often, and there are few. */
const MOST_FACETS = 64;
const LEAST_OBJECTS = 8;

/**
 * Facets: what stands behind the last separator of an object's name ("AA-12|DepartureGate", "reno, nevada_2006"), when
 * every name has one and each is met often. A source may know one facet well and another badly.
 */
export function facetsOf(objects: readonly string[]): Grouping {
  const none: Grouping = { of: new Int32Array(objects.length), names: [''] };
  const counts = new Map<string, number>();
  for (const name of objects) {
    const facet = FACET.exec(name)?.[1];
    if (facet === undefined) return none;
    counts.set(facet, (counts.get(facet) ?? 0) + 1);
    if (counts.size > MOST_FACETS * 4) return none;
  }
  const names = [...counts].filter(([, count]) => count >= LEAST_OBJECTS).map(([name]) => name).sort();
  if (names.length < 2 || names.length > MOST_FACETS) return none;
  const place = new Map(names.map((name, at) => [name, at]));
  // Rare ones are one facet together.
  const of = Int32Array.from(objects, (name) => place.get(FACET.exec(name)?.[1] ?? '') ?? names.length);
  return { of, names: of.includes(names.length) ? [...names, 'others'] : names };
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
  const names = [...counts].filter(([mask, count]) => count >= LEAST_FAMILY && mask.includes('#')).map(([mask]) => mask);
  names.sort();
  const place = new Map(names.map((name, at) => [name, at + 1]));
  return { of: Int32Array.from(masks, (mask) => place.get(mask) ?? 0), names: ['', ...names] };
}
