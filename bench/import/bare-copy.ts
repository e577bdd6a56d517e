/** The ceiling of an import: the rows that it wrote, by one COPY each into tables with the same indexes and nothing else. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { processorSecondsOf } from './processor-time.js';

export interface Copied {
  readonly seconds: number;
  readonly processorSeconds: number | null;
}

/** Copies a whole table into a new one beside it. No triggers and no foreign keys; the indexes are there before the rows. */
export async function copyBare(client: pg.Client, table: string, folder: string): Promise<Copied> {
  const file = join(folder, table);
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  const columns = rows.map(({ name }) => name).join(', ');
  await pipeline(client.query(copyTo(`COPY ${table} (${columns}) TO STDOUT`)), createWriteStream(file));
  await client.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`);
  const [{ pid } = { pid: 0 }] = (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows;
  const before = { processor: processorSecondsOf(pid), begun: performance.now() };
  await pipeline(
    createReadStream(file, { highWaterMark: 262_144 }),
    client.query(copyFrom(`COPY bare_${table} (${columns}) FROM STDIN`)),
  );
  const seconds = (performance.now() - before.begun) / 1000;
  const processor = processorSecondsOf(pid);
  await rm(file);
  await client.query(`DROP TABLE bare_${table}`);
  return {
    seconds,
    processorSeconds: processor === null || before.processor === null ? null : processor - before.processor,
  };
}
