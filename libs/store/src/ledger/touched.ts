/** The things that an import wrote, as they stand and as they stood before it. */
import type { Change, Tally } from '@whence/workflow';
import { writerOf } from '../changes.js';
import type { Draft, VersionedTable } from './versions.js';

const THINGS_AT_ONCE = 2_000;

interface HeldVersion {
  readonly version: number;
  readonly import_id: string | null;
  readonly removed: boolean;
  readonly content: object;
  readonly [column: string]: unknown;
}

export interface Touched {
  readonly id: string;
  readonly thing: Readonly<Record<string, string | number>>;
  readonly now: HeldVersion;
  /** The latest version before, of no undone import; null: there was none. */
  readonly before: HeldVersion | null;
}

/** Things that the import wrote, page by page, in order of id. */
export async function* touchedBy(change: Change, table: VersionedTable, importId: string): AsyncGenerator<Touched[]> {
  const { thing, versions, owner } = table;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page: Touched[] = await writerOf(change).query(
      `SELECT e.id, to_jsonb(e) AS thing, to_jsonb(n) AS now, to_jsonb(b) AS before
       FROM (SELECT DISTINCT ${owner} AS id FROM ${versions} WHERE import_id = $1 AND ${owner} > $2
         ORDER BY 1 LIMIT $3) touched
       JOIN ${thing} e ON e.id = touched.id
       JOIN LATERAL (SELECT * FROM ${versions} v WHERE v.${owner} = e.id ORDER BY version DESC LIMIT 1) n ON true
       LEFT JOIN LATERAL (
         SELECT * FROM ${versions} v
         WHERE v.${owner} = e.id AND v.version < n.version AND (v.import_id IS NULL OR v.import_id <> $1 AND NOT EXISTS (
           SELECT 1 FROM ledger_import_undo u WHERE u.import_id = v.import_id))
         ORDER BY version DESC LIMIT 1
       ) b ON true
       ORDER BY e.id`,
      [importId, after, THINGS_AT_ONCE],
    );
    if (page.length > 0) yield page;
    if (page.length < THINGS_AT_ONCE) return;
    after = page.at(-1)?.id ?? after;
  }
}

/** Changed since by something else, and still there. */
export const isSuperseded = (touched: Touched, importId: string): boolean =>
  touched.now.import_id !== importId && !touched.now.removed;

export const isStanding = (touched: Touched, importId: string): boolean => touched.now.import_id === importId;

export const goes = (touched: Touched): boolean => touched.before?.removed ?? true;

export function draftOf(table: VersionedTable, subject: Draft['subject'], touched: Touched, tally: Tally): Draft {
  const { before, now, thing } = touched;
  const then = before ?? now;
  return {
    subject,
    identity: Object.fromEntries(Object.keys(table.identity).map((name) => [name, thing[name] ?? ''])),
    importId: before?.import_id ?? null,
    removed: goes(touched),
    content: then.content,
    columns: Object.fromEntries(Object.keys(table.columns).map((name) => [name, columnOf(then[name])])),
    tally,
    action: goes(touched) ? 'remove' : 'restore',
    overrules: true,
  };
}

function columnOf(value: unknown): string | boolean | null {
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
