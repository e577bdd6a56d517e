/** The log read from its beginning to its end, in one unchanging view, in flat memory. */
import type { DataSource, EntityManager } from 'typeorm';
import { copyOut, type CopiedRow } from '../copy-out.js';
import type { ChainedEntry } from './log-format.js';

/** SQLSTATE of a row whose key is taken. */
const UNIQUE_VIOLATION = '23505';

/** Chains what was committed. Where places were removed and their links left, that cannot be: the reader is to find and name it. */
async function chainWhatCanBe(dataSource: DataSource): Promise<void> {
  try {
    await dataSource.query('SELECT chain_changes()');
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
  }
}

/**
 * Runs `work` in one view of the database, everything committed so far chained, unless the chain is too broken for that.
 * Nothing can be written in it.
 */
export async function inOneView<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  await chainWhatCanBe(dataSource);
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

/**
 * Some links, and for each change among them which of its entries they are: one descent of an index finds them together.
 * The planner takes a change for larger than it is, and would read whole tables for each batch: what is LATERAL, with an
 * OFFSET that keeps it apart, is looked up.
 */
const links = (after: string, size: string): string => `
  WITH link AS MATERIALIZED (
    SELECT sequence, change_id, ordinal, previous, hash FROM log_link WHERE sequence > ${after} ORDER BY sequence LIMIT ${size}
  ),
  part AS MATERIALIZED (SELECT change_id, min(ordinal) AS first, max(ordinal) AS last FROM link GROUP BY change_id)`;

/** A change in words, once for each change and not for each entry. */
const AT = `to_char(r.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

const PLACE = `LEFT JOIN LATERAL (
    SELECT position, recorded_at FROM recorded_change r WHERE r.change_id = part.change_id OFFSET 0) r ON true`;

/** The rows of a table that belong to the links. */
const ofPart = (table: string, columns: string): string => `(
    SELECT part.change_id, t.* FROM part CROSS JOIN LATERAL (
      SELECT ordinal, ${columns} FROM ${table} t
      WHERE t.change_id = part.change_id AND t.ordinal BETWEEN part.first AND part.last OFFSET 0) t)`;

/** {@link chainedOf} reads its columns by their places. */
const entries = (after: number, size: number): string => `${links(String(after), String(size))},
  place AS MATERIALIZED (SELECT part.change_id, ${AT} FROM part ${PLACE})
  SELECT l.sequence, p.at, l.previous, l.hash, e.entry
  FROM link l LEFT JOIN place p USING (change_id)
  LEFT JOIN ${ofPart('log_entry', 'entry')} e USING (change_id, ordinal)
  ORDER BY l.sequence`;
const COLUMNS = 5;

const WHOLE_ENTRIES = `${links('$1', '$2')},
  place AS MATERIALIZED (
    SELECT part.change_id, ${AT}, r.position, c.id IS NOT NULL AS held, c.desk_id, c.actor_kind, c.person_id, c.key_id, c.purpose
    FROM part ${PLACE}
    LEFT JOIN LATERAL (SELECT * FROM change c WHERE c.id = part.change_id OFFSET 0) c ON true)
  SELECT l.sequence, encode(l.previous, 'hex') AS previous, encode(l.hash, 'hex') AS hash, e.entry, p.at,
    l.change_id AS "changeId", l.ordinal, p.position, e.action, e.subject_kind AS kind, e.subject_id AS id,
    e.subject_version AS version, coalesce(e.salt, CASE WHEN octet_length(s.salt) = 16 THEN s.salt END) AS salt,
    p.held, p.desk_id AS desk, p.actor_kind AS actor, p.person_id AS person, p.key_id AS key, p.purpose
  FROM link l LEFT JOIN place p USING (change_id)
  LEFT JOIN ${ofPart('log_entry', 'entry, action, subject_kind, subject_id, subject_version, salt')} e USING (change_id, ordinal)
  LEFT JOIN ${ofPart('log_salt', 'salt')} s USING (change_id, ordinal)
  ORDER BY l.sequence`;

const AT_ONCE = { chain: 5_000, whole: 2_000 };

/**
 * Entries in sequence, some at a time.
 * @param ahead a connection that nobody else uses meanwhile
 * @param atOnce as many are sorted at once in the database
 */
export async function* chainedEntries(
  ahead: EntityManager,
  atOnce = AT_ONCE.chain,
): AsyncGenerator<readonly ChainedEntry[]> {
  for (let after = 0, found = atOnce; found === atOnce;) {
    found = 0;
    for await (const batch of copyOut(ahead, entries(after, atOnce), COLUMNS, chainedOf)) {
      found += batch.length;
      after = batch.at(-1)?.sequence ?? after;
      yield batch;
    }
  }
}

function chainedOf(row: CopiedRow): ChainedEntry {
  return {
    sequence: row.bigint(0),
    // A change whose place is gone has no time: then no hash fits.
    at: row.text(1) ?? '',
    previous: row.hex(2),
    hash: row.hex(3),
    entry: row.text(4),
  };
}

interface Found {
  sequence: string | number;
  at: string | null;
}

/** The same with all that other tables say of each entry, the next batch under way while one is looked at. */
export async function* wholeEntries(ahead: EntityManager): AsyncGenerator<readonly HeldEntry[]> {
  const read = (after: number): Promise<(Found & HeldEntry)[]> => {
    const rows: Promise<(Found & HeldEntry)[]> = ahead.query(WHOLE_ENTRIES, [after, AT_ONCE.whole]);
    // Whoever stops at a fault never waits for it.
    rows.catch(() => undefined);
    return rows;
  };
  let next: Promise<(Found & HeldEntry)[]> | undefined = read(0);
  while (next !== undefined) {
    const rows: (Found & HeldEntry)[] = await next;
    for (const row of rows as Found[]) {
      row.sequence = Number(row.sequence);
      row.at ??= '';
    }
    const last = rows.at(-1);
    next = last === undefined || rows.length < AT_ONCE.whole ? undefined : read(last.sequence);
    if (rows.length > 0) yield rows;
  }
}
