/**
 * What each entry of the log speaks of: for every kind of subject the table, the row, and how what was logged is made from
 * the row again. A kind or a table that is missing here fails a test (described-rows.test.ts).
 */
import type { SubjectKind } from '@whence/workflow';
import { DESCRIBED_CLAIMS } from './described-claims.js';
import { DESCRIBED_DESKS } from './described-desks.js';
import { DESCRIBED_EVIDENCE, DESCRIBED_PERSONAL } from './described-evidence.js';
import { DESCRIBED_LEDGERS } from './described-ledgers.js';
import { DESCRIBED_NEWSROOM } from './described-newsroom.js';
import type { DescribedRow } from './described-row.js';
import { DESCRIBED_VERDICTS } from './described-verdicts.js';

export type { DescribedRow } from './described-row.js';

export const DESCRIBED: readonly DescribedRow[] = [
  ...DESCRIBED_DESKS,
  ...DESCRIBED_LEDGERS,
  ...DESCRIBED_CLAIMS,
  ...DESCRIBED_EVIDENCE,
  ...DESCRIBED_PERSONAL,
  ...DESCRIBED_VERDICTS,
  ...DESCRIBED_NEWSROOM,
];

/** Rows that are written many at a time, and named by the list of their entry. */
export interface ListedRow {
  /** The kind of the list, and that of the row's own entry before there were lists. */
  readonly kind: SubjectKind;
  readonly single: SubjectKind;
  readonly table: string;
  readonly owner: string;
  /** As of {@link DescribedRow}. */
  readonly fits: string;
}

const vocabulary = (kind: SubjectKind, single: SubjectKind): ListedRow => ({
  kind,
  single,
  table: 'vocabulary_version',
  owner: 'entry_id',
  fits: `EXISTS (SELECT 1 FROM vocabulary_entry v
    WHERE v.id = t.entry_id AND v.kind = '${single}' AND v.key = t.content ->> 'key')`,
});

const ends = (table: string, owner: string): string => `EXISTS (
  SELECT 1 FROM ${table} h JOIN statement a ON a.id = h.from_id JOIN statement b ON b.id = h.to_id
  WHERE h.id = t.${owner} AND h.kind = t.content ->> 'kind' AND a.key = t.content ->> 'from' AND b.key = t.content ->> 'to')`;

export const LISTED: readonly ListedRow[] = [
  vocabulary('sources', 'source'),
  vocabulary('measures', 'measure'),
  vocabulary('places', 'place'),
  {
    kind: 'statements',
    single: 'statement',
    table: 'statement_version',
    owner: 'statement_id',
    fits: `EXISTS (SELECT 1 FROM statement s WHERE s.id = t.statement_id AND s.key = t.content ->> 'key')
      AND t.source_key = t.content ->> 'source'
      AND t.measure_key IS NOT DISTINCT FROM t.content -> 'content' ->> 'measure'
      AND t.subject IS NOT DISTINCT FROM t.content -> 'content' ->> 'subject'
      AND t.place_key IS NOT DISTINCT FROM t.content -> 'content' ->> 'place'`,
  },
  {
    kind: 'hops',
    single: 'hop',
    table: 'hop_version',
    owner: 'hop_id',
    fits: `t.standing = t.content ->> 'standing' AND ${ends('hop', 'hop_id')}`,
  },
  {
    kind: 'relations',
    single: 'relation',
    table: 'relation_version',
    owner: 'relation_id',
    fits: ends('relation', 'relation_id'),
  },
];

/** A row of identity `t`: no entry speaks of it, the first version of the thing does. */
export interface IdentityRow {
  readonly table: string;
  /** SQL, as of {@link DescribedRow}. */
  readonly id: string;
  /** SQL: whether such a version stands. */
  readonly stands: string;
  /** The columns that the versions' own checks reach. */
  readonly reached: readonly string[];
}

const identity = (
  table: string,
  versions: string,
  owner: string,
  change: boolean,
  ...reached: string[]
): IdentityRow => ({
  table,
  id: 't.id::text',
  stands: `EXISTS (SELECT 1 FROM ${versions} v
    WHERE v.${owner} = t.id AND v.version = 1${change ? ' AND v.change_id = t.change_id' : ''})`,
  reached: ['id', ...reached],
});

export const IDENTITIES: readonly IdentityRow[] = [
  identity('desk', 'desk_version', 'desk_id', true, 'slug'),
  identity('ledger_share', 'ledger_share_version', 'share_id', true, 'ledger_id', 'desk_id'),
  identity('subscriber', 'subscriber_version', 'subscriber_id', true, 'desk_id'),
  identity('inbound_hook', 'inbound_hook_version', 'hook_id', true, 'desk_id'),
  identity('vocabulary_proposal', 'vocabulary_proposal_version', 'proposal_id', true, 'kind'),
  identity('vocabulary_entry', 'vocabulary_version', 'entry_id', false, 'kind', 'key'),
  identity('statement', 'statement_version', 'statement_id', false, 'key'),
  identity('hop', 'hop_version', 'hop_id', false, 'from_id', 'to_id', 'kind'),
  identity('relation', 'relation_version', 'relation_id', false, 'from_id', 'to_id', 'kind'),
  {
    table: 'desk_ledger',
    id: `t.desk_id || '/' || t.ledger_id`,
    stands: `EXISTS (SELECT 1 FROM ledger l JOIN change c ON c.id = l.change_id
      WHERE l.id = t.ledger_id AND l.change_id = t.change_id AND c.desk_id = t.desk_id)`,
    reached: ['desk_id', 'ledger_id'],
  },
];

/** Entries that tell what was done and have no row: secrets stand apart from history, jobs in the queue. */
export const WITHOUT_ROW: readonly { readonly kind: SubjectKind; readonly actions?: readonly string[] }[] = [
  { kind: 'subscriber', actions: ['rotate-secret'] },
  { kind: 'inbound-hook', actions: ['rotate-secret'] },
  { kind: 'event', actions: ['announce', 'redeliver'] },
  { kind: 'job' },
];

/** The log itself, which is checked as a chain. */
export const CHAIN_TABLES = [
  'change',
  'log_entry',
  'recorded_change',
  'log_link',
  'log_rows',
  'signing_key',
  'checkpoint',
] as const;

/** Ids alone, which the database itself holds against the rows that they promise. */
export const PROMISE_TABLES = ['promised_change', 'promised_import'] as const;

/**
 * Columns of described tables that no entry attests. docs/security.md says what that means. Whoever adds a column names it
 * in what is logged, or here.
 */
export const UNATTESTED: Readonly<Record<string, readonly string[]>> = {
  // Of a key's secret the log holds nothing at all.
  api_key: ['hash'],
  api_key_secret: ['hash'],
  article_revision: ['html'],
  desk_ledger: ['rank'],
  ledger_import: ['ledger_id', 'row_count', 'started_at'],
  vocabulary_entry: ['ledger_id'],
  statement: ['ledger_id'],
  hop: ['operand'],
  vocabulary_proposal: ['desk_id', 'counting'],
  // Made from the content, by rules that may get better.
  statement_version: ['import_id', 'published_from', 'published_to'],
  vocabulary_version: ['import_id'],
  hop_version: ['import_id', 'by_row'],
  relation_version: ['import_id', 'by_row'],
};
