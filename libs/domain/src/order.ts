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
