/** Total orders. A finding's bytes depend on them, so they never ask a locale. */

/** Compares by UTF-16 code units. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares by several texts in turn. */
export function byCodes(a: readonly string[], b: readonly string[]): number {
  for (let n = 0; n < Math.max(a.length, b.length); n++) {
    const order = byCode(a[n] ?? '', b[n] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** The distinct texts in code-unit order. */
export function distinct(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(byCode);
}

/**
 * The first of a list in a total order, no more than so many, in no order among themselves. The list is gone through
 * once, where few of many are wanted.
 */
export function firstOf<T>(list: readonly T[], most: number, order: (a: T, b: T) => number): T[] {
  if (list.length <= most) return [...list];
  // Twice as many are kept and then cut again: what comes after the last that was kept is passed over.
  let kept: T[] = [];
  let last: T | undefined;
  for (const one of list) {
    if (last !== undefined && order(one, last) >= 0) continue;
    kept.push(one);
    if (kept.length < 2 * most) continue;
    kept = kept.sort(order).slice(0, most);
    last = kept.at(-1);
  }
  return kept.sort(order).slice(0, most);
}
