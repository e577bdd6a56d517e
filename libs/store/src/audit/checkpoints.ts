import type { Checkpoint, Checkpoints, LogEnd, LogKey } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { CheckedKeys } from './checked-keys.js';
import { GrowingTree } from './merkle.js';
import { Report } from './report.js';

/** Columns of {@link FoundCheckpoint}, of `checkpoint c`. */
const CHECKPOINT = `c.number, c.sequence, c.key_id AS "keyId", c.text, encode(c.signature, 'base64') AS signature`;

interface FoundCheckpoint extends Omit<Checkpoint, 'sequence'> {
  readonly sequence: string;
}

/** PostgreSQL breaks base64 into lines. */
const unbroken = (base64: string): string => base64.replaceAll('\n', '');

function asCheckpoint({ sequence, signature, ...rest }: FoundCheckpoint): Checkpoint {
  return { ...rest, sequence: Number(sequence), signature: unbroken(signature) };
}

/** By their numbers, as this transaction sees them. */
export async function keysOfLog(manager: EntityManager): Promise<readonly LogKey[]> {
  const rows: LogKey[] = await manager.query(
    `SELECT id, number, encode(public_key, 'base64') AS "publicKey", previous_id AS "previousId", text,
       encode(proof, 'base64') AS proof, encode(attestation, 'base64') AS attestation
     FROM signing_key ORDER BY number`,
  );
  return rows.map(({ publicKey, proof, attestation, ...rest }) => ({
    ...rest,
    publicKey: unbroken(publicKey),
    proof: unbroken(proof),
    attestation: attestation === null ? null : unbroken(attestation),
  }));
}

/** Checkpoints of a stretch of the log, `from` excluded, `to` included (null: without end), by sequence. */
export async function checkpointsBetween(
  manager: EntityManager,
  from: number,
  to: number | null,
): Promise<readonly Checkpoint[]> {
  const rows: FoundCheckpoint[] = await manager.query(
    `SELECT ${CHECKPOINT} FROM checkpoint c WHERE c.sequence > $1 AND ($2::bigint IS NULL OR c.sequence <= $2)
     ORDER BY c.sequence, c.number`,
    [from, to],
  );
  return rows.map(asCheckpoint);
}

/** All checkpoints by sequence, as whoever reads the log meets them; holds some of them at a time. */
export class CheckpointsInOrder {
  private held: readonly Checkpoint[] = [];
  private next = 0;
  private isLast = false;
  private last: readonly [sequence: number, number: number] = [0, 0];

  /** @param atOnce how many are held at most */
  constructor(
    private readonly manager: EntityManager,
    private readonly atOnce = 200,
  ) {}

  /** Whether {@link upTo} may give any. */
  isDue(sequence: number): boolean {
    const one = this.held[this.next];
    return one === undefined ? !this.isLast : one.sequence <= sequence;
  }

  /** Those of entries up to this one that were not given before. */
  async upTo(sequence: number): Promise<readonly Checkpoint[]> {
    const given: Checkpoint[] = [];
    while (this.isDue(sequence)) {
      const one = this.held[this.next++];
      if (one === undefined) await this.readOn();
      else given.push(one);
    }
    return given;
  }

  private async readOn(): Promise<void> {
    const rows: FoundCheckpoint[] = await this.manager.query(
      `SELECT ${CHECKPOINT} FROM checkpoint c WHERE (c.sequence, c.number) > ($1, $2)
       ORDER BY c.sequence, c.number LIMIT $3`,
      [...this.last, this.atOnce],
    );
    this.held = rows.map(asCheckpoint);
    this.next = 0;
    this.isLast = rows.length < this.atOnce;
    const last = this.held.at(-1);
    if (last !== undefined) this.last = [last.sequence, last.number];
  }
}

/** Of each of these entries the first checkpoint that signed it, each once, by number. */
export async function checkpointsCovering(
  manager: EntityManager,
  sequences: readonly number[],
): Promise<readonly Checkpoint[]> {
  const rows: FoundCheckpoint[] = await manager.query(
    `SELECT ${CHECKPOINT} FROM checkpoint c WHERE c.number IN (
       SELECT first.number FROM unnest($1::bigint[]) AS asked(sequence) CROSS JOIN LATERAL (
         SELECT number FROM checkpoint WHERE checkpoint.sequence >= asked.sequence ORDER BY sequence, number LIMIT 1
       ) first)
     ORDER BY c.number`,
    [sequences],
  );
  return rows.map(asCheckpoint);
}

const HASHES_AT_ONCE = 20_000;

/** Hashes of the links of a stretch, both ends included, in order, many at a time. */
export async function* hashesBetween(
  manager: EntityManager,
  from: number,
  to: number,
): AsyncGenerator<readonly Buffer[]> {
  for (let next = from; next <= to; next += HASHES_AT_ONCE) {
    const rows: { hash: Buffer }[] = await manager.query(
      'SELECT hash FROM log_link WHERE sequence BETWEEN $1 AND $2 ORDER BY sequence',
      [next, Math.min(to, next + HASHES_AT_ONCE - 1)],
    );
    yield rows.map(({ hash }) => hash);
  }
}

export class StoreCheckpoints implements Checkpoints {
  constructor(private readonly dataSource: DataSource) {}

  async end(): Promise<LogEnd | null> {
    await this.dataSource.query('SELECT chain_changes()');
    const [row]: { sequence: string; hash: string }[] = await this.dataSource.query(
      `SELECT sequence, encode(hash, 'hex') AS hash FROM log_link ORDER BY sequence DESC LIMIT 1`,
    );
    return row === undefined ? null : { sequence: Number(row.sequence), hash: row.hash };
  }

  async hashAt(sequence: number): Promise<string | null> {
    const [row]: { hash: string }[] = await this.dataSource.query(
      `SELECT encode(hash, 'hex') AS hash FROM log_link WHERE sequence = $1`,
      [sequence],
    );
    return row?.hash ?? null;
  }

  async rootOf(from: number, to: number): Promise<string> {
    const tree = new GrowingTree();
    for await (const hashes of hashesBetween(this.dataSource.manager, from, to))
      for (const hash of hashes) tree.add(hash);
    return tree.root().toString('hex');
  }

  async last(): Promise<Checkpoint | null> {
    const [row]: FoundCheckpoint[] = await this.dataSource.query(
      `SELECT ${CHECKPOINT} FROM checkpoint c ORDER BY c.number DESC LIMIT 1`,
    );
    return row === undefined ? null : asCheckpoint(row);
  }

  async list({ after, limit }: { readonly after: number; readonly limit: number }): Promise<readonly Checkpoint[]> {
    const rows: FoundCheckpoint[] = await this.dataSource.query(
      `SELECT ${CHECKPOINT} FROM checkpoint c WHERE c.number > $1 ORDER BY c.number LIMIT $2`,
      [after, limit],
    );
    return rows.map(asCheckpoint);
  }

  keys(): Promise<readonly LogKey[]> {
    return keysOfLog(this.dataSource.manager);
  }

  async keyFaults(): Promise<readonly string[]> {
    const { manager } = this.dataSource;
    const report = new Report();
    const keys = new CheckedKeys(await keysOfLog(manager), null, report);
    // The first of each key.
    const used: FoundCheckpoint[] = await manager.query(
      `SELECT DISTINCT ON (c.key_id) ${CHECKPOINT} FROM checkpoint c ORDER BY c.key_id, c.number`,
    );
    for (const one of used) keys.needs(asCheckpoint(one));
    return report.end({ end: 0, signedTo: 0 }).faults.map(({ text }) => text);
  }

  async add({ number, sequence, keyId, text, signature }: Checkpoint): Promise<boolean> {
    const written: unknown[] = await this.dataSource.query(
      `INSERT INTO checkpoint (number, sequence, key_id, text, signature)
       VALUES ($1, $2, $3, $4, decode($5, 'base64')) ON CONFLICT DO NOTHING RETURNING number`,
      [number, sequence, keyId, text, signature],
    );
    return written.length > 0;
  }

  async addKey({ id, number, publicKey, previousId, text, proof, attestation }: LogKey): Promise<boolean> {
    const written: unknown[] = await this.dataSource.query(
      `INSERT INTO signing_key (id, number, public_key, previous_id, text, proof, attestation)
       VALUES ($1, $2, decode($3, 'base64'), $4, $5, decode($6, 'base64'), decode($7, 'base64'))
       ON CONFLICT DO NOTHING RETURNING number`,
      [id, number, publicKey, previousId, text, proof, attestation],
    );
    return written.length > 0;
  }
}
