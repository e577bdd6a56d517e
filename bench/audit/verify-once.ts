/** One verification of a whole log, or the bare reading and hashing of it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resourceUsage } from 'node:process';
import { linesIn, serviceDataSource, verifyDatabase, verifyLines } from '@whence/store';
import pg from 'pg';

export const WAYS = ['bare', 'chain', 'rows', 'file'] as const;
export type Way = (typeof WAYS)[number];

export interface Verified {
  readonly seconds: number;
  readonly entries: number;
  /** Rows that were held against their entries. */
  readonly rows: number;
  /** Most memory that the process held in all. */
  readonly megabytes: number;
}

/**
 * @param from the address of the database; for `file` the path of an export.
 * Throws Error where the log is not sound: then nothing was measured.
 */
export async function verifyOnce(way: Way, from: string): Promise<Verified> {
  const begun = performance.now();
  const { entries, rows } = await (way === 'bare' ? bare(from) : ours(way, from));
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, entries, rows, megabytes: resourceUsage().maxRSS / 1024 };
}

async function ours(way: Way, from: string): Promise<{ readonly entries: number; readonly rows: number }> {
  const report = await (way === 'file'
    ? verifyLines(linesIn(createReadStream(from)), null)
    : database(from, way === 'rows'));
  if (!report.sound) throw new Error(`Found faults in the log of the bench: ${JSON.stringify(report.faults[0])}`);
  return report;
}

async function database(url: string, rows: boolean) {
  const dataSource = await serviceDataSource({ url, role: 'whence_app', pool: 2 }).initialize();
  try {
    return await verifyDatabase(dataSource, { roots: null, rows, unsignedSince: null, remembered: null });
  } finally {
    await dataSource.destroy();
  }
}

/** The ceiling: every link and text read in order and hashed; nothing compared, nothing parsed. */
async function bare(url: string): Promise<{ readonly entries: number; readonly rows: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let entries = 0;
  try {
    await client.query('SET search_path TO whence');
    for (;;) {
      const { rows } = await client.query<{ previous: Buffer; entry: string }>(
        `SELECT l.previous, e.entry FROM log_link l JOIN log_entry e USING (change_id, ordinal)
         WHERE l.sequence > $1 ORDER BY l.sequence LIMIT 4000`,
        [entries],
      );
      for (const { previous, entry } of rows) createHash('sha256').update(previous).update(entry).digest();
      entries += rows.length;
      if (rows.length < 4000) return { entries, rows: 0 };
    }
  } finally {
    await client.end();
  }
}
