/** Transactions as changes: log entries and outbox rows are written with the rows that they speak of. */
import { createHash, hash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import { Refusal } from '@whence/workflow';
import type { Actor, Change, Changes, ChangesTogether, Job, Subject, SubjectKind, View } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { planned } from './prepared.js';

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

  hold(kind: SubjectKind, id: string): Promise<void> {
    return this.holdAll(kind, [id]);
  }

  async holdAll(kind: SubjectKind, ids: Iterable<string>): Promise<void> {
    const keys = [...new Set(ids)].sort().map((id) => `${kind}:${id}`);
    if (keys.length > 0) await planned(this.manager, HOLD, [keys]);
  }

  /** Whether anything was logged. */
  get hasEntries(): boolean {
    return this.entriesWritten + this.entries.length > 0;
  }

  /** Gives away what was logged since the last time. */
  takeEntries(): NumberedEntry[] {
    const taken = this.entries.map((entry, at) => ({
      ...entry,
      changeId: this.id,
      ordinal: this.entriesWritten + at + 1,
    }));
    this.entriesWritten += taken.length;
    this.entries = [];
    return taken;
  }
}

type NumberedEntry = PendingEntry & { readonly changeId: string; readonly ordinal: number };

/** Waits for the locks one by one, in the order given. */
const HOLD = `SELECT pg_advisory_xact_lock(hashtextextended(held.key, 0))
  FROM (SELECT key FROM unnest($1::text[]) WITH ORDINALITY AS asked(key, n) ORDER BY n) held`;

/** A salt refers to its entry, and an entry to its change: both are checked at the commit. */
const ENTRIES = `
  entry AS (
    INSERT INTO log_entry (change_id, ordinal, action, subject_kind, subject_id, subject_version, entry)
    SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::text[])
  ),
  salt AS (
    INSERT INTO log_salt (change_id, ordinal, salt) SELECT * FROM unnest($1::uuid[], $2::int[], $8::bytea[])
  ),
  listed AS (
    INSERT INTO log_rows (change_id, ordinal, list)
    SELECT * FROM unnest($1::uuid[], $2::int[], $9::bytea[]) AS e(change_id, ordinal, list) WHERE list IS NOT NULL
  )`;

const WRITE_ENTRIES = `WITH ${ENTRIES} SELECT`;

/** Entries, jobs, and the rows of the changes, which draw their numbers. */
const END = `
  WITH ${ENTRIES},
  job AS (
    INSERT INTO outbox (id, change_id, job, payload, not_before)
    SELECT * FROM unnest($10::uuid[], $11::uuid[], $12::text[], $13::jsonb[], $14::timestamptz[])
  )
  SELECT end_change(id, desk, kind, person, key, $20, request),
    CASE WHEN n = 1 AND cardinality($10::uuid[]) > 0 THEN pg_notify('whence_outbox', '') END
  FROM unnest($15::uuid[], $16::uuid[], $17::text[], $18::uuid[], $19::uuid[], $21::text[]) WITH ORDINALITY
    AS ending(id, desk, kind, person, key, request, n)`;

const ENTRIES_AT_ONCE = 5_000;

function entryValues(entries: readonly NumberedEntry[]): unknown[] {
  return [
    entries.map(({ changeId }) => changeId),
    entries.map(({ ordinal }) => ordinal),
    entries.map(({ action }) => action),
    entries.map(({ subject }) => subject.kind),
    entries.map(({ subject }) => subject.id),
    entries.map(({ subject }) => subject.version),
    entries.map(({ entry }) => entry),
    entries.map(({ salt }) => salt),
    entries.map(({ list }) => list ?? null),
  ];
}

/** Writes all but the last of many entries, and gives those that are left. */
async function writeMost(manager: EntityManager, entries: readonly NumberedEntry[]): Promise<NumberedEntry[]> {
  let from = 0;
  for (; entries.length - from > ENTRIES_AT_ONCE; from += ENTRIES_AT_ONCE)
    await planned(manager, WRITE_ENTRIES, entryValues(entries.slice(from, from + ENTRIES_AT_ONCE)));
  return entries.slice(from);
}

/** Ends changes of one transaction: writes entries, outbox rows and, just before the commit, the changes' own rows. */
async function end(manager: EntityManager, changes: readonly StoreChange[]): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const entries = await writeMost(
    manager,
    changes.flatMap((change) => change.takeEntries()),
  );
  const jobs = changes.flatMap(({ id, jobs: each }) => each.map((one) => ({ ...one, changeId: id })));
  const of = <T>(pick: (by: Actor) => T | undefined) => changes.map(({ by }) => pick(by) ?? null);
  await planned(manager, END, [
    ...entryValues(entries),
    jobs.map(() => uuidv7()),
    jobs.map(({ changeId }) => changeId),
    jobs.map(({ job }) => job.name),
    jobs.map(({ job }) => JSON.stringify(job.payload)),
    jobs.map(({ notBefore }) => notBefore?.toISOString() ?? null),
    changes.map(({ id }) => id),
    of(({ deskId }) => deskId),
    of(({ kind }) => kind),
    of(({ personId }) => personId),
    of(({ keyId }) => keyId),
    first.purpose,
    of(({ requestId }) => requestId),
  ]);
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
  if (!(change instanceof StoreChange)) return;
  const entries = await writeMost(change.manager, change.takeEntries());
  if (entries.length > 0) await planned(change.manager, WRITE_ENTRIES, entryValues(entries));
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

/** What runs in each change's transaction besides its work: what it writes stands or falls with the change. */
export interface ChangeSteps {
  /** Before the work. An outcome given back stands for the work, which was done by an earlier change: it is not done again. */
  begun(change: Change): Promise<{ readonly value: unknown } | undefined>;
  /** After the work, with what it came to; not for changes that are made together. */
  ended(change: Change, outcome: unknown): Promise<void>;
}

export class StoreChanges implements Changes, ChangesTogether {
  constructor(
    private readonly dataSource: DataSource,
    private readonly steps?: ChangeSteps,
  ) {}

  make<T>(by: Actor, purpose: string, work: (change: Change) => Promise<T>): Promise<T> {
    return this.transaction(async (manager) => {
      const change = new StoreChange(by, purpose, manager);
      const before = await this.steps?.begun(change);
      if (before !== undefined) return before.value as T;
      const answer = await work(change);
      await this.steps?.ended(change, answer);
      await end(manager, [change]);
      return answer;
    });
  }

  makeTogether<T>(
    actors: readonly Actor[],
    purpose: string,
    work: (changes: readonly Change[]) => Promise<T>,
  ): Promise<T> {
    return this.transaction(async (manager) => {
      const changes = actors.map((by) => new StoreChange(by, purpose, manager));
      for (const change of changes) await this.steps?.begun(change);
      const answer = await work(changes);
      // Whatever runs at the beginning of a change writes rows that refer to it.
      await end(manager, this.steps ? changes : changes.filter(({ hasEntries }) => hasEntries));
      return answer;
    });
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(work);
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
