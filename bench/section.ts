/** The bench's results, and how they look on a terminal. */

export interface Row {
  readonly name: string;
  /** As the columns; null where a reader tells nothing of the kind, or nothing is set. */
  readonly cells: readonly (number | string | null)[];
}

export interface Section {
  readonly title: string;
  /** What was read, and how much of it. */
  readonly sample: string;
  readonly columns: readonly string[];
  /** The least that is wanted of unseen splits, and what is aimed at. */
  readonly floor: Row['cells'];
  readonly goal: Row['cells'];
  /** Published figures, on their own splits. */
  readonly known: readonly Row[];
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
}

/** A cell as it is printed: ratios with three places, counts without. */
export const printedCell = (value: number | string | null): string =>
  typeof value !== 'number'
    ? (value ?? '-')
    : value < 1.5
      ? value.toFixed(3)
      : value < 1000
        ? value.toFixed(1)
        : Math.round(value).toLocaleString('en');

/** A section as lines of text. */
export function sectionText({ title, sample, columns, floor, goal, known, rows, notes = [] }: Section): string {
  const lines: Row[] = [
    { name: '', cells: columns },
    ...rows,
    { name: 'at least', cells: floor },
    { name: 'goal', cells: goal },
    ...known.map((row) => ({ ...row, name: `known: ${row.name}` })),
  ];
  const printed = lines.map((row) => [row.name, ...columns.map((_, at) => printedCell(row.cells[at] ?? null))]);
  const widths = [0, ...columns.keys()].map((_, at) => Math.max(...printed.map((row) => row[at]?.length ?? 0)));
  const body = printed.map((row) =>
    row.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  '),
  );
  return [`${title} (${sample})`, ...body.map((line) => `  ${line}`), ...notes.map((note) => `  ${note}`), ''].join(
    '\n',
  );
}
