/** Findings as a table for a terminal. */
import type { Finding } from '../finding.js';
import { columnsOf, wrapToColumns } from './lettering.js';
import { shortEndWords } from './words.js';

export interface FindingRow {
  /** The page's own words. */
  readonly claim: string;
  /** The figure as read, in words. */
  readonly figure: string;
  /** Where the trace ends: one line for each end. */
  readonly ends: readonly string[];
  readonly assessments: readonly string[];
  /** Whether anything in the row is marked {@link IF_LINK_HOLDS}. */
  readonly marked: boolean;
}

/** The mark of what needs a link that nobody has confirmed; told once, below the table. */
const IF_LINK_HOLDS = ' *';

/** One row of the table. Where the found trace has no end of its own, the stated one's are given. */
export function findingRow(finding: Finding): FindingRow {
  const ends = finding.foundTrace.ends.length > 0 ? finding.foundTrace.ends : finding.statedTrace.ends;
  const marks = (ifLinkHolds: boolean): string => (ifLinkHolds ? IF_LINK_HOLDS : '');
  return {
    claim: finding.claim.appearances[0]?.passage.exact ?? finding.claim.says,
    figure: finding.claim.says,
    ends: [...new Set(ends.map((end) => `${shortEndWords({ ...end, ifLinkHolds: false })}${marks(end.ifLinkHolds)}`))],
    assessments: finding.assessments.map((each) => `${each.kind}${marks(each.ifLinkHolds)}`),
    marked: [...ends, ...finding.assessments].some(({ ifLinkHolds }) => ifLinkHolds),
  };
}

const HEADS = ['Claim', 'Figure as read', 'Where its trace ends', 'Assessments'] as const;
const SHARES = [0.32, 0.25, 0.23, 0.2] as const;

/** A table of at most `width` columns (default 120, at least 60); cells wrap, rows are parted by a thin line. */
export function findingsTable(rows: readonly FindingRow[], width = 120): string {
  const room = Math.max(60, width) - 3 * (HEADS.length - 1);
  const columns = SHARES.map((share) => Math.floor(room * share));
  const cells = (texts: readonly (readonly string[])[]): string => {
    const wrapped = texts.map((lines, index) => lines.flatMap((line) => wrapToColumns(line, columns[index] ?? 10, 6)));
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, row) =>
      wrapped
        .map((lines, index) => pad(lines[row] ?? '', columns[index] ?? 10))
        .join(' │ ')
        .trimEnd(),
    ).join('\n');
  };
  const rule = (line: string, cross: string): string =>
    columns.map((column) => line.repeat(column)).join(`${line}${cross}${line}`);
  const body = rows.map(({ claim, figure, ends, assessments }) => cells([[claim], [figure], ends, assessments]));
  const table = [cells(HEADS.map((head) => [head])), rule('━', '┿'), body.join(`\n${rule('─', '┼')}\n`)].join('\n');
  const note = rows.some(({ marked }) => marked) ? '\n* if a suggested link holds, which nobody has confirmed\n' : '';
  return `${table}\n${note}`;
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}
