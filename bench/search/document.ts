/** Between these markers docs/queries.md is written by bench/search alone; what writes the rest keeps it. */
export const SEARCH_PART = { begin: '<!-- search -->', end: '<!-- end of search -->' } as const;

/** What stands between the markers, with them; '' when there is none. */
export function keptPart(document: string): string {
  const { begin, end } = SEARCH_PART;
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  return from < 0 || to < from ? '' : `${document.slice(from, to)}${end}\n`;
}
