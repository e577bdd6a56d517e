/** Rows and pieces of the log that no entry, or no link, speaks of. */
import type { EntityManager } from 'typeorm';
import { DESCRIBED, IDENTITIES, LISTED, type DescribedRow } from './described-rows.js';
import { MOST_FAULTS, type Report } from './report.js';

interface Unspoken {
  readonly id: string;
  readonly version: number | null;
}

/** A change that was committed a moment ago may wait for its link; one before the last that has one may not. */
const SETTLED = '(SELECT coalesce(max(drawn), 0) FROM recorded_change)';

/** What stands beside the chain: an entry without its link, a change without its place, a list or salt without its entry. */
const LOOSE: readonly (readonly [table: string, query: string])[] = [
  [
    'log_entry',
    `SELECT e.change_id || '/' || e.ordinal AS id, NULL AS version FROM log_entry e LEFT JOIN change c ON c.id = e.change_id
     WHERE NOT EXISTS (SELECT 1 FROM log_link l WHERE l.change_id = e.change_id AND l.ordinal = e.ordinal)
       AND (c.drawn IS NULL OR c.drawn <= ${SETTLED})`,
  ],
  [
    'change',
    `SELECT c.id::text, NULL AS version FROM change c
     WHERE NOT EXISTS (SELECT 1 FROM recorded_change r WHERE r.change_id = c.id) AND c.drawn <= ${SETTLED}`,
  ],
  [
    'recorded_change',
    `SELECT r.change_id::text AS id, NULL AS version FROM recorded_change r LEFT JOIN change c ON c.id = r.change_id
     WHERE c.drawn IS DISTINCT FROM r.drawn`,
  ],
  [
    'log_rows',
    `SELECT w.change_id || '/' || w.ordinal AS id, NULL AS version FROM log_rows w
     WHERE NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.change_id = w.change_id AND e.ordinal = w.ordinal
       AND e.subject_kind = ANY($2::text[]))`,
  ],
  [
    'log_salt',
    `SELECT s.change_id || '/' || s.ordinal AS id, NULL AS version FROM log_salt s
     WHERE NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.change_id = s.change_id AND e.ordinal = s.ordinal)`,
  ],
];

/** Rows `t` of a described table that no entry of the log speaks of. */
function unspoken({ table, id, version, kind, actions, ofNoChange }: DescribedRow): string {
  return `SELECT ${id} AS id, ${version} AS version FROM ${table} t WHERE NOT EXISTS (
    SELECT 1 FROM log_entry e WHERE ${ofNoChange === true ? '' : 'e.change_id = t.change_id AND '}e.subject_kind = '${kind}'
      AND e.subject_id = ${id} AND e.subject_version = ${version}
      ${actions === undefined ? '' : `AND e.action IN (${actions.map((action) => `'${action}'`).join()})`})`;
}

/** The same for a table whose rows stand in lists. */
function unlisted(table: string, owner: string): string {
  const rows = LISTED.filter((row) => row.table === table);
  const names = (of: readonly string[]): string => of.map((name) => `'${name}'`).join();
  return `WITH listed AS MATERIALIZED (
      SELECT w.change_id, encode(substring(w.list FROM 52 * n + 1 FOR 16), 'hex')::uuid AS id,
        ('x' || encode(substring(w.list FROM 52 * n + 17 FOR 4), 'hex'))::bit(32)::integer AS version
      FROM log_entry e JOIN log_rows w USING (change_id, ordinal)
      CROSS JOIN generate_series(0, octet_length(w.list) / 52 - 1) AS n
      WHERE e.subject_kind IN (${names(rows.map(({ kind }) => kind))}))
    SELECT t.${owner}::text AS id, t.version FROM ${table} t
    WHERE NOT EXISTS (SELECT 1 FROM listed l
        WHERE l.id = t.${owner} AND l.version = t.version AND l.change_id = t.change_id)
      AND NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.change_id = t.change_id AND e.subject_id = t.${owner}::text
        AND e.subject_version = t.version AND e.subject_kind IN (${names(rows.map(({ single }) => single))}))`;
}

/** Looks one table through; reports as many rows of it as a report can hold. */
async function look(
  manager: EntityManager,
  report: Report,
  {
    kind,
    table,
    query,
    why,
  }: { readonly kind: string; readonly table: string; readonly query: string; readonly why: string },
): Promise<void> {
  const kinds = query.includes('$2') ? [LISTED.map((row) => row.kind)] : [];
  const rows: Unspoken[] = await manager.query(`${query} LIMIT $1`, [MOST_FAULTS, ...kinds]);
  for (const { id, version } of rows) {
    const of = version === null ? '' : `, version ${version},`;
    const named = version === null ? { table, id } : { table, id, version };
    report.add({ kind, ...named, text: `Found ${table} ${id}${of} ${why}.` });
  }
}

/** Reports what stands beside the chain. */
export async function reportLoose(manager: EntityManager, report: Report): Promise<void> {
  const why = 'that is not part of the chain, expected it to be';
  for (const [table, query] of LOOSE) await look(manager, report, { kind: 'log-loose', table, query, why });
}

/** Counts rows that were written before the log spoke of their table: the log can say nothing for or against them. */
async function remarkOld(manager: EntityManager, report: Report, row: DescribedRow): Promise<void> {
  const [{ count } = { count: 0 }]: { count: number }[] = await manager.query(
    `SELECT count(*)::integer AS count FROM (${unspoken(row)}) old`,
  );
  if (count > 0)
    report.remark(`Found ${count} rows of ${row.table} of before the log spoke of them; nothing attests those.`);
}

/** Reports every row that no entry speaks of. */
export async function reportUnspoken(manager: EntityManager, report: Report): Promise<void> {
  const kind = 'row-unlogged';
  const why = 'of which the log knows nothing';
  for (const row of DESCRIBED)
    if (row.isLate === true) await remarkOld(manager, report, row);
    else await look(manager, report, { kind, table: row.table, query: unspoken(row), why });
  for (const [table, owner] of new Map(LISTED.map((row) => [row.table, row.owner])))
    await look(manager, report, { kind, table, query: unlisted(table, owner), why });
  for (const { table, id, stands } of IDENTITIES) {
    const query = `SELECT ${id} AS id, NULL AS version FROM ${table} t WHERE NOT ${stands}`;
    await look(manager, report, { kind, table, query, why: 'without the version that began it' });
  }
}
