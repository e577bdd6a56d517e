/** The outbox in PostgreSQL: many relays may take from it at once, and no entry is taken by two. */
import { MOST_COUNTED } from '@whence/workflow';
import type { Job, JobName, Listening, Outbox, OutboxDepth, OutboxEntry } from '@whence/workflow';
import pg from 'pg';
import type { DataSource } from 'typeorm';

interface OutboxRowRead {
  readonly id: string;
  readonly job: string;
  readonly payload: Record<string, unknown>;
  readonly change_id: string;
  readonly request_id: string | null;
  readonly not_before: Date | null;
}

export class StoreOutbox implements Outbox {
  constructor(private readonly dataSource: DataSource) {}

  async depth(): Promise<OutboxDepth> {
    const rows: { waiting: number; oldest: Date | null }[] = await this.dataSource.query(
      `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM outbox LIMIT ${MOST_COUNTED}) counted) AS waiting,
         (SELECT written_at FROM outbox ORDER BY written_at LIMIT 1) AS oldest`,
    );
    return { waiting: rows[0]?.waiting ?? 0, oldestWrittenAt: rows[0]?.oldest ?? null };
  }

  async relay(
    names: readonly JobName[],
    most: number,
    handOver: (entries: readonly OutboxEntry[]) => Promise<void>,
  ): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const rows: OutboxRowRead[] = await manager.query(
        `SELECT o.id, o.job, o.payload, o.change_id, c.request_id, o.not_before
         FROM outbox o JOIN change c ON c.id = o.change_id
         WHERE o.job = ANY($1) ORDER BY o.written_at, o.id LIMIT $2 FOR UPDATE OF o SKIP LOCKED`,
        [[...names], most],
      );
      if (rows.length === 0) return 0;
      await handOver(rows.map(entryOf));
      await manager.query('DELETE FROM outbox WHERE id = ANY($1::uuid[])', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  async listen(wake: () => void, lost: (cause: Error) => void): Promise<Listening> {
    const { options } = this.dataSource;
    if (options.type !== 'postgres' || options.url === undefined)
      throw new TypeError(`found a ${options.type} connection without a URL, expected PostgreSQL with one`);
    // A connection of its own: LISTEN belongs to a session, and a pool may end or lend its sessions at any time.
    const client = new pg.Client({
      connectionString: options.url,
      application_name: 'whence-outbox',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 10_000,
    });
    let closed = false;
    const end = (cause: Error): void => {
      if (closed) return;
      closed = true;
      client.end().catch(() => undefined);
      lost(cause);
    };
    client.on('error', end);
    client.on('end', () => end(new Error('the connection that listens for the outbox ended')));
    client.on('notification', wake);
    try {
      await client.connect();
      await client.query('LISTEN whence_outbox');
    } catch (error) {
      closed = true;
      await client.end().catch(() => undefined);
      throw error;
    }
    return {
      close: async () => {
        if (closed) return;
        closed = true;
        await client.end();
      },
    };
  }
}

function entryOf(row: OutboxRowRead): OutboxEntry {
  return {
    id: row.id,
    // Written by `Change.enqueue` from a Job, and picked by name above.
    job: { name: row.job, payload: row.payload } as Job,
    changeId: row.change_id,
    requestId: row.request_id,
    notBefore: row.not_before,
  };
}
