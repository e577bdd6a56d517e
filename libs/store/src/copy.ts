/** Many rows into one table by COPY, in its text format. */
import { finished } from 'node:stream/promises';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

/** A value as COPY takes it; a list is a PostgreSQL array of texts, a Buffer is a bytea. */
export type CopyValue = string | number | boolean | null | Buffer | readonly string[];

/** Sends so many UTF-16 code units at once. */
const CHUNK = 262_144;

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function cell(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return escaped(arrayOf(value));
}

/**
 * Appends rows, values in the order of the columns. Names are written into the statement as they are: they come from the
 * code alone. Throws the database's error (a taken key, a reference to nothing) with nothing appended.
 */
export async function copyRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const { queryRunner } = manager;
  if (queryRunner === undefined) throw new TypeError('found no transaction, expected COPY inside one');
  const client = (await queryRunner.connect()) as { query(stream: CopyStreamQuery): CopyStreamQuery };
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  const done = finished(stream);
  let text = '';
  for (const row of rows) {
    let between = '';
    for (const value of row) {
      text += between + cell(value);
      between = '\t';
    }
    text += '\n';
    if (text.length < CHUNK) continue;
    stream.write(text);
    text = '';
  }
  stream.end(text);
  await done;
}
