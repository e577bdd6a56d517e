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

/**
 * The same with two connections that see the same: `ahead` reads on while `manager` answers about what was read. Only for a
 * command that has its connections for itself: where many share a pool, each could wait for the second one of another.
 */
export function readingAhead<T>(
  dataSource: DataSource,
  work: (manager: EntityManager, ahead: EntityManager) => Promise<T>,
): Promise<T> {
  return inOneView(dataSource, async (manager) => {
    const [{ snapshot }]: [{ snapshot: string }] = await manager.query('SELECT pg_export_snapshot() AS snapshot');
    return dataSource.transaction('REPEATABLE READ', async (ahead) => {
      await ahead.query('SET TRANSACTION READ ONLY');
      // The statement takes no parameters; the name is PostgreSQL's own.
      await ahead.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
      return work(manager, ahead);
    });
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
  /** Of an entry for one row. */
  readonly salt: Buffer | null;
  /** Whether the change has a row of its own. What follows stands in it, as the entry's text should tell it. */
  readonly held: boolean;
  readonly desk: string | null;
  readonly actor: string | null;
  readonly person: string | null;
  readonly key: string | null;
  readonly purpose: string | null;
}

/** Some links, and for each change among them which of its entries they are: one descent of an index finds them together. */
const LINKS = `
  WITH link AS MATERIALIZED (
    SELECT sequence, change_id, ordinal, previous, hash FROM log_link WHERE sequence > $1 ORDER BY sequence LIMIT $2
  ),
  part AS MATERIALIZED (SELECT change_id, min(ordinal) AS first, max(ordinal) AS last FROM link GROUP BY change_id)`;

const ENTRY = `
  SELECT l.sequence, encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash, e.entry, p.at`;

/** A change in words, once for each change and not for each entry. */
const AT = `to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

/** The rows of a table that belong to the links. */
const ofPart = (table: string, columns: string): string => `(
    SELECT change_id, ordinal, ${columns} FROM part JOIN ${table} t USING (change_id)
    WHERE t.ordinal BETWEEN part.first AND part.last)`;

const ENTRIES = `${LINKS},
  place AS MATERIALIZED (SELECT part.change_id, ${AT} FROM part LEFT JOIN recorded_change r USING (change_id))
  ${ENTRY}
  FROM link l LEFT JOIN place p USING (change_id)
  LEFT JOIN ${ofPart('log_entry', 'entry')} e USING (change_id, ordinal)
  ORDER BY l.sequence`;

const WHOLE_ENTRIES = `${LINKS},
  place AS MATERIALIZED (
    SELECT part.change_id, ${AT}, r.position, c.id IS NOT NULL AS held, c.desk_id, c.actor_kind, c.person_id, c.key_id, c.purpose
    FROM part LEFT JOIN recorded_change r USING (change_id) LEFT JOIN change c ON c.id = part.change_id)
  ${ENTRY},
    l.change_id AS "changeId", l.ordinal, p.position, e.action, e.subject_kind AS kind, e.subject_id AS id,
    e.subject_version AS version, coalesce(e.salt, CASE WHEN octet_length(s.salt) = 16 THEN s.salt END) AS salt,
    p.held, p.desk_id AS desk, p.actor_kind AS actor, p.person_id AS person, p.key_id AS key, p.purpose
  FROM link l LEFT JOIN place p USING (change_id)
  LEFT JOIN ${ofPart('log_entry', 'entry, action, subject_kind, subject_id, subject_version, salt')} e USING (change_id, ordinal)
  LEFT JOIN ${ofPart('log_salt', 'salt')} s USING (change_id, ordinal)
  ORDER BY l.sequence`;

const AT_ONCE = { chain: 4_000, whole: 2_000 };

interface Found {
  sequence: string | number;
  at: string | null;
}

/** Batches of rows, the next one under way while one is looked at. */
async function* batches<Row extends Found, Entry>(
  ahead: EntityManager,
  query: string,
  size: number,
): AsyncGenerator<readonly Entry[]> {
  const read = (after: number): Promise<Row[]> => {
    const rows: Promise<Row[]> = ahead.query(query, [after, size]);
    // Whoever stops at a fault never waits for it.
    rows.catch(() => undefined);
    return rows;
  };
  let next: Promise<Row[]> | undefined = read(0);
  while (next !== undefined) {
    const rows: Row[] = await next;
    for (const row of rows) {
      row.sequence = Number(row.sequence);
      // A change whose place is gone has no time: then no hash fits.
      row.at ??= '';
    }
    const last = rows.at(-1);
    next = last === undefined || rows.length < size ? undefined : read(Number(last.sequence));
    if (rows.length > 0) yield rows as unknown as Entry[];
  }
}

/** Entries in sequence, some thousand at a time. @param ahead a connection that nobody else uses meanwhile */
export function chainedEntries(ahead: EntityManager): AsyncGenerator<readonly ChainedEntry[]> {
  return batches(ahead, ENTRIES, AT_ONCE.chain);
}

/** The same with all that other tables say of each entry. */
export function wholeEntries(ahead: EntityManager): AsyncGenerator<readonly HeldEntry[]> {
  return batches(ahead, WHOLE_ENTRIES, AT_ONCE.whole);
}
