/** Transactions as changes: log entries and outbox rows are written with the rows that they speak of. */
import { createHash, hash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import { Refusal } from '@whence/workflow';
import type { Actor, Change, Changes, Job, Subject, SubjectKind, View } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';

interface PendingEntry {
  readonly action: string;
  readonly subject: Subject;
  readonly entry: string;
  readonly salt: Buffer;
  readonly list?: Buffer;
}

/** A row of history that was written, with the SHA-256 of its content's canonical JSON. */
export interface WrittenRow {
  readonly id: string;
  readonly version: number;
  readonly contentHash: Buffer;
}

/** Rows in one entry of the log. */
const ROWS_IN_A_LIST = 1_000;

const SALT = 16;
/** Bytes of a list for each row: id, version, digest. */
const LISTED = 16 + 4 + 32;

/** A change on its way: what it will log and enqueue is held back until its end. */
class StoreChange implements Change {
  readonly position = null;
  readonly id = uuidv7();
  private entries: PendingEntry[] = [];
  private entriesWritten = 0;
  readonly jobs: { readonly job: Job; readonly notBefore: Date | null }[] = [];

  constructor(
    readonly by: Actor,
    readonly purpose: string,
    readonly manager: EntityManager,
  ) {}

  newId(): string {
    return uuidv7();
  }

  log(action: string, subject: Subject, content: unknown): void {
    const salt = randomBytes(16);
    const digest = createHash('sha256').update(salt).update(canonicalJson(content)).digest('hex');
    this.entries.push({ action, subject, entry: this.entryOf(action, subject, { digest }), salt });
  }

  private entryOf(action: string, subject: Subject, digested: object): string {
    const { deskId, kind, personId, keyId } = this.by;
    return canonicalJson({
      v: 1,
      change: this.id,
      desk: deskId ?? null,
      actor: { kind, person: personId ?? null, key: keyId ?? null },
      purpose: this.purpose,
      action,
      subject: { kind: subject.kind, id: subject.id, version: subject.version },
      ...digested,
    });
  }

  logRows(action: string, kind: SubjectKind, rows: readonly WrittenRow[]): void {
    for (let from = 0; from < rows.length; from += ROWS_IN_A_LIST)
      this.logList(action, kind, rows.slice(from, from + ROWS_IN_A_LIST));
  }

  private logList(action: string, kind: SubjectKind, rows: readonly WrittenRow[]): void {
    const salt = randomBytes(SALT * rows.length);
    const list = Buffer.allocUnsafe(LISTED * rows.length);
    const salted = Buffer.allocUnsafe(SALT + 32);
    rows.forEach(({ id, version, contentHash }, place) => {
      const at = LISTED * place;
      list.write(id.replaceAll('-', ''), at, 'hex');
      list.writeInt32BE(version, at + 16);
      salt.copy(salted, 0, SALT * place, SALT * (place + 1));
      contentHash.copy(salted, SALT);
      hash('sha256', salted, 'buffer').copy(list, at + 20);
    });
    const subject = { kind, id: this.newId(), version: 1 };
    const digested = { rows: rows.length, digest: hash('sha256', list) };
    this.entries.push({ action, subject, entry: this.entryOf(action, subject, digested), salt, list });
  }

  enqueue(job: Job, options: { readonly notBefore?: Date } = {}): void {
    this.jobs.push({ job, notBefore: options.notBefore ?? null });
  }

  async hold(kind: SubjectKind, id: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind}:${id}`]);
  }

  /** Writes entries, outbox rows and, last, the change's own row, which draws its number. */
  async end(): Promise<void> {
    await this.writeEntriesSoFar();
    if (this.jobs.length > 0) {
      await this.manager.query(
        `INSERT INTO outbox (id, change_id, job, payload, not_before)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::timestamptz[])`,
        [
          this.jobs.map(() => uuidv7()),
          this.jobs.map(() => this.id),
          this.jobs.map(({ job }) => job.name),
          this.jobs.map(({ job }) => JSON.stringify(job.payload)),
          this.jobs.map(({ notBefore }) => notBefore?.toISOString() ?? null),
        ],
      );
      await this.manager.query(`SELECT pg_notify('whence_outbox', '')`);
    }
    const { deskId, kind, personId, keyId, requestId } = this.by;
    await this.manager.query('SELECT end_change($1, $2, $3, $4, $5, $6, $7)', [
      this.id,
      deskId ?? null,
      kind,
      personId ?? null,
      keyId ?? null,
      this.purpose,
      requestId ?? null,
    ]);
  }

  /** Writes what was logged so far, so that a change of any size holds few entries in memory. */
  async writeEntriesSoFar(): Promise<void> {
    const rowsAtOnce = 5_000;
    const entries = this.entries;
    this.entries = [];
    for (let from = 0; from < entries.length; from += rowsAtOnce) {
      const slice = entries.slice(from, from + rowsAtOnce);
      const ordinals = slice.map((_, index) => this.entriesWritten + index + 1);
      this.entriesWritten += slice.length;
      await this.manager.query(
        `INSERT INTO log_entry (change_id, ordinal, action, subject_kind, subject_id, subject_version, entry)
         SELECT $1::uuid, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[])`,
        [
          this.id,
          ordinals,
          slice.map(({ action }) => action),
          slice.map(({ subject }) => subject.kind),
          slice.map(({ subject }) => subject.id),
          slice.map(({ subject }) => subject.version),
          slice.map(({ entry }) => entry),
        ],
      );
      await this.manager.query(
        `INSERT INTO log_salt (change_id, ordinal, salt) SELECT $1::uuid, * FROM unnest($2::int[], $3::bytea[])`,
        [this.id, ordinals, slice.map(({ salt }) => salt)],
      );
      const listed = slice.flatMap(({ list }, index) =>
        list === undefined ? [] : [{ list, ordinal: ordinals[index] }],
      );
      if (listed.length === 0) continue;
      await this.manager.query(
        `INSERT INTO log_rows (change_id, ordinal, list) SELECT $1::uuid, * FROM unnest($2::int[], $3::bytea[])`,
        [this.id, listed.map(({ ordinal }) => ordinal), listed.map(({ list }) => list)],
      );
    }
  }
}

/** The transaction that a port's method must use: the change's own, or the pool when only a view was given. */
export function managerOf(view: View, dataSource: DataSource): EntityManager {
  return view instanceof StoreChange ? view.manager : dataSource.manager;
}

/** The transaction of a change. Throws TypeError on a change that another store made. */
export function writerOf(change: Change): EntityManager {
  if (!(change instanceof StoreChange)) throw new TypeError('found a change of another store, expected one of this');
  return change.manager;
}

/** Writes the log entries that a change holds back. What writes very many rows calls it from time to time. */
export async function writeEntriesSoFar(change: Change): Promise<void> {
  if (change instanceof StoreChange) await change.writeEntriesSoFar();
}

/**
 * Logs rows that were written together: one entry for up to 1,000 of them. Its digest is that of the list of their ids,
 * versions and salted digests, which is kept in `log_rows`; each row is as well attested as by an entry of its own.
 */
export function logRows(change: Change, action: string, kind: SubjectKind, rows: readonly WrittenRow[]): void {
  if (!(change instanceof StoreChange)) throw new TypeError('found a change of another store, expected one of this');
  change.logRows(action, kind, rows);
}

const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOST_TO_ANOTHER: readonly unknown[] = [UNIQUE_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK];

/** TypeORM wraps the driver's error; what COPY throws comes as it is. */
function driverCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error) return driverCode(error.driverError);
  return 'code' in error ? String(error.code) : undefined;
}

/** Runs in each change's transaction before its work: what it writes stands or falls with the change. */
export type ChangeBegun = (change: Change) => Promise<void>;

export class StoreChanges implements Changes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly begun?: ChangeBegun,
  ) {}

  async make<T>(by: Actor, purpose: string, work: (change: Change) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const change = new StoreChange(by, purpose, manager);
        await this.begun?.(change);
        const answer = await work(change);
        await change.end();
        return answer;
      });
    } catch (error) {
      if (LOST_TO_ANOTHER.includes(driverCode(error)))
        throw new Refusal(
          'conflict',
          'changed-meanwhile',
          'Found that somebody else changed the same thing meanwhile; read it again and repeat the request.',
          [],
          { cause: error instanceof Error ? error.message : String(error) },
        );
      throw error;
    }
  }
}
