/** The log read from its beginning to its end, in one unchanging view, in flat memory. */
import type { DataSource, EntityManager } from 'typeorm';
import type { ChainedEntry } from './log-format.js';

/** Runs `work` in one view of the database, everything committed so far chained. Nothing can be written in it. */
export async function inOneView<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  await dataSource.query('SELECT chain_changes()');
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    return work(manager);
  });
}

/** A link with its entry and its change, as the tables hold them. What is gone is null. */
export interface HeldEntry extends ChainedEntry {
  readonly changeId: string;
  readonly ordinal: number;
  /** Of the change in the order of all changes, as text. */
  readonly position: string | null;
  readonly action: string | null;
  readonly kind: string | null;
  readonly id: string | null;
  readonly version: number | null;
  /** The change's own row, as the entry's text should tell it. */
  readonly told: HeldChange | null;
  /** Of an entry for one row. */
  readonly salt: Buffer | null;
}

export interface HeldChange {
  readonly desk: string | null;
  readonly actor: string;
  readonly person: string | null;
  readonly key: string | null;
  readonly purpose: string;
}

const ENTRIES = `
  SELECT l.sequence, encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash, e.entry,
    to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
  FROM log_link l LEFT JOIN log_entry e USING (change_id, ordinal) LEFT JOIN recorded_change r USING (change_id)
  WHERE l.sequence > $1 ORDER BY l.sequence LIMIT $2`;

const WHOLE_ENTRIES = `
  SELECT l.sequence, encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash, e.entry,
    to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
    l.change_id AS "changeId", l.ordinal, r.position, e.action, e.subject_kind AS kind, e.subject_id AS id,
    e.subject_version AS version, CASE WHEN octet_length(s.salt) = 16 THEN s.salt END AS salt,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('desk', c.desk_id, 'actor', c.actor_kind, 'person', c.person_id,
      'key', c.key_id, 'purpose', c.purpose) END AS told
  FROM log_link l LEFT JOIN log_entry e USING (change_id, ordinal) LEFT JOIN recorded_change r USING (change_id)
  LEFT JOIN change c ON c.id = l.change_id
  LEFT JOIN log_salt s USING (change_id, ordinal)
  WHERE l.sequence > $1 ORDER BY l.sequence LIMIT $2`;

const AT_ONCE = { chain: 4_000, whole: 2_000 };

interface Found {
  readonly sequence: string;
  readonly at: string | null;
}

async function* batches<Row extends Found, Entry>(
  manager: EntityManager,
  query: string,
  size: number,
): AsyncGenerator<readonly Entry[]> {
  for (let after = 0; ;) {
    const rows: Row[] = await manager.query(query, [after, size]);
    // A change whose place is gone has no time: then no hash fits.
    const entries = rows.map((row) => ({ ...row, sequence: Number(row.sequence), at: row.at ?? '' }));
    if (entries.length > 0) yield entries as unknown as Entry[];
    const last = entries.at(-1);
    if (last === undefined || entries.length < size) return;
    after = last.sequence;
  }
}

/** Entries in sequence, some thousand at a time. */
export function chainedEntries(manager: EntityManager): AsyncGenerator<readonly ChainedEntry[]> {
  return batches(manager, ENTRIES, AT_ONCE.chain);
}

/** The same with all that other tables say of each entry. */
export function wholeEntries(manager: EntityManager): AsyncGenerator<readonly HeldEntry[]> {
  return batches(manager, WHOLE_ENTRIES, AT_ONCE.whole);
}
