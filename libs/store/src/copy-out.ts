/** Rows of a query by COPY in its binary format: bytes stay bytes, and nothing is read of a row but what is asked for. */
import { finished } from 'node:stream/promises';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

/** The row at hand. Columns are counted from 0. */
export interface CopiedRow {
  /** A bigint, as exact as a number is: beyond 2^53 it is not. */
  bigint(column: number): number;
  /** The text in a column; null where there is none. */
  text(column: number): string | null;
  /** The bytes in a column as lower-case hexadecimal digits; empty where there are none. */
  hex(column: number): string;
}

/**
 * Some rows at a time, as they arrive. The query is written into the statement as it is: COPY takes no parameters.
 * @param columns how many the query has.
 * @param rowOf makes of the row at hand what is kept of it.
 * Throws the database's error. Whoever stops early waits until the rest has passed by: before that, the connection takes no
 * other statement.
 */
export async function* copyOut<Row>(
  manager: EntityManager,
  query: string,
  columns: number,
  rowOf: (row: CopiedRow) => Row,
): AsyncGenerator<readonly Row[]> {
  const { queryRunner } = manager;
  if (queryRunner === undefined) throw new TypeError('found no transaction, expected COPY inside one');
  const client = (await queryRunner.connect()) as { query(stream: CopyToStreamQuery): CopyToStreamQuery };
  const stream = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  const reader = new RowReader(columns, rowOf);
  try {
    for await (const bytes of stream.iterator({ destroyOnReturn: false })) {
      const rows = reader.take(bytes as Buffer);
      if (rows.length > 0) yield rows;
    }
  } finally {
    if (!stream.readableEnded && stream.errored === null) await finished(stream.resume());
  }
}

/** Bytes of the signature, of the flags, and of the length of an extension, which no version has. */
const HEADER = 19;
const END = -1;

/** Cuts rows out of bytes that arrive in pieces. Source: PostgreSQL's manual, COPY, "Binary Format". */
export class RowReader<Row> implements CopiedRow {
  private bytes: Buffer = Buffer.alloc(0);
  private inRows = false;
  /** Where the fields of the row at hand begin, and how long they are: -1 for null. */
  private readonly from: Int32Array;
  private readonly length: Int32Array;

  constructor(
    private readonly columns: number,
    private readonly rowOf: (row: CopiedRow) => Row,
  ) {
    this.from = new Int32Array(columns);
    this.length = new Int32Array(columns);
  }

  /** The rows that these bytes complete. */
  take(bytes: Buffer): readonly Row[] {
    this.bytes = this.bytes.length === 0 ? bytes : Buffer.concat([this.bytes, bytes]);
    const rows: Row[] = [];
    let at = 0;
    if (!this.inRows && this.bytes.length >= HEADER) {
      at = HEADER;
      this.inRows = true;
    }
    for (let end = this.endOfRow(at); end > at; end = this.endOfRow(at)) {
      rows.push(this.rowOf(this));
      at = end;
    }
    this.bytes = this.bytes.subarray(at);
    return rows;
  }

  /** Finds the fields of the row that begins here; `at` itself where it is not whole yet, or where there is none. */
  private endOfRow(at: number): number {
    const { bytes } = this;
    if (!this.inRows || bytes.length < at + 2) return at;
    const count = bytes.readInt16BE(at);
    if (count === END) return at;
    if (count !== this.columns) throw new RangeError(`found a row of ${count} fields, expected ${this.columns}`);
    let next = at + 2;
    for (let column = 0; column < count; column += 1) {
      if (bytes.length < next + 4) return at;
      const length = bytes.readInt32BE(next);
      next += 4;
      this.from[column] = next;
      this.length[column] = length;
      next += Math.max(0, length);
    }
    return next > bytes.length ? at : next;
  }

  bigint(column: number): number {
    const from = this.from[column] ?? 0;
    return this.bytes.readInt32BE(from) * 2 ** 32 + this.bytes.readUInt32BE(from + 4);
  }

  text(column: number): string | null {
    const [from, length] = [this.from[column] ?? 0, this.length[column] ?? -1];
    return length < 0 ? null : this.bytes.toString('utf8', from, from + length);
  }

  hex(column: number): string {
    const [from, length] = [this.from[column] ?? 0, this.length[column] ?? -1];
    return length < 0 ? '' : this.bytes.toString('hex', from, from + length);
  }
}
