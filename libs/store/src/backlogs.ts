/** How much waits in the database: one question, whose every count ends at a bound and is found by an index. */
import { MOST_COUNTED, MOST_LOOKED_AT, type Backlog, type Backlogs } from '@whence/workflow';
import type { DataSource } from 'typeorm';

/**
 * Entries of changes drawn after the last that has its place, counted change by change: a join might read the whole log. Ids of
 * attempts begin with when they were made ($1: the least).
 */
const BACKLOG = `
  SELECT
    (SELECT count(*)::int FROM (SELECT FROM outbox LIMIT ${MOST_COUNTED}) o) AS outbox,
    (SELECT o.written_at FROM outbox o ORDER BY o.written_at LIMIT 1) AS "outboxOldest",
    u.entries, u.oldest, d.delivered, d.refused, d.unreachable
  FROM (
    SELECT coalesce(sum((SELECT count(*) FROM log_entry e WHERE e.change_id = late.id)), 0)::int AS entries,
      min(late.drawn_at) AS oldest
    FROM (
      SELECT c.id, c.drawn_at FROM change c
      WHERE c.drawn > coalesce((SELECT rc.drawn FROM recorded_change rc ORDER BY rc.position DESC LIMIT 1), 0)
      ORDER BY c.drawn LIMIT ${MOST_LOOKED_AT}) late
  ) u
  CROSS JOIN (
    SELECT count(*) FILTER (WHERE a.outcome = 'delivered')::int AS delivered,
      count(*) FILTER (WHERE a.outcome = 'refused')::int AS refused,
      count(*) FILTER (WHERE a.outcome = 'unreachable')::int AS unreachable
    FROM (SELECT d.outcome FROM delivery d WHERE d.id >= $1::uuid ORDER BY d.id DESC LIMIT ${MOST_LOOKED_AT}) a
  ) d`;

interface BacklogRow {
  readonly outbox: number;
  readonly outboxOldest: Date | null;
  readonly entries: number;
  readonly oldest: Date | null;
  readonly delivered: number;
  readonly refused: number;
  readonly unreachable: number;
}

export class StoreBacklogs implements Backlogs {
  constructor(private readonly dataSource: DataSource) {}

  async look(since: Date): Promise<Backlog> {
    const [row]: BacklogRow[] = await this.dataSource.query(BACKLOG, [leastIdOf(since)]);
    if (row === undefined) throw new TypeError('found no counts of what waits, expected one row');
    const { outbox, outboxOldest, entries, oldest, ...attempts } = row;
    return {
      outbox: { waiting: outbox, oldestWrittenAt: outboxOldest },
      unchained: { entries, oldestWrittenAt: oldest },
      attempts,
    };
  }
}

/** The least UUID of version 7 that can have been made at a moment (RFC 9562, 5.7). */
function leastIdOf(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
