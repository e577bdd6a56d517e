/** How a row is described to the verifier; see described-rows.ts. */
import type { SubjectKind } from '@whence/workflow';

/** A row `t` that has an entry of its own. All members but the first four are SQL. */
export interface DescribedRow {
  readonly kind: SubjectKind;
  /** Actions whose entries speak of this table; absent: all. */
  readonly actions?: readonly string[];
  readonly table: string;
  /** How a subject's id names the row: as it is; as an id of 36 characters, "/" and the rest; by the entry's desk as well. */
  readonly named: 'id' | 'pair' | 'of-desk';
  /** Finds `t` by `k.one`, `k.two` (null for a plain id) and `k.version`. */
  readonly found: string;
  /** The subject's id and version, from `t`. */
  readonly id: string;
  readonly version: string;
  /** What was logged, from `t`. */
  readonly content: string;
  /** What else must hold of the row: of columns that repeat its content, and of the row of identity above it. */
  readonly fits?: string;
  /** The table has no `change_id`. */
  readonly ofNoChange?: true;
  /** Of what is personal: whether it was erased since, from `k`. */
  readonly erased?: string;
  /** Rows of before the log spoke of this table stand without an entry. */
  readonly isLate?: true;
  /** A column that holds the SHA-256 of the canonical JSON of the column `content`. */
  readonly contentHash?: string;
}

/** SQL of a JSON object: each member as name=SQL. */
export const object = (...members: string[]): string => {
  const pairs = members.map((member) => {
    const at = member.indexOf('=');
    return `'${member.slice(0, at)}', ${member.slice(at + 1)}`;
  });
  return `jsonb_build_object(${pairs.join(', ')})`;
};

/** SQL of a moment as it is logged. */
export const millisecond = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A row with an id of its own and no versions. */
export const plain = (
  kind: SubjectKind,
  table: string,
  content: string,
  more: Partial<DescribedRow> = {},
): DescribedRow => ({
  kind,
  table,
  named: 'id',
  found: 't.id = k.one::uuid',
  id: 't.id::text',
  version: '1',
  content,
  ...more,
});

/** A version of a thing. */
export const versioned = (
  kind: SubjectKind,
  table: string,
  owner: string,
  content: string,
  more: Partial<DescribedRow> = {},
): DescribedRow => ({
  kind,
  table,
  named: 'id',
  found: `t.${owner} = k.one::uuid AND t.version = k.version`,
  id: `t.${owner}::text`,
  version: 't.version',
  content,
  ...more,
});
