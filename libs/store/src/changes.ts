/** Transactions as changes: log entries and outbox rows are written with the rows that they speak of. */
import { Refusal } from '@whence/workflow';
import type {
  Actor,
  Change,
  Changes,
  ChangesShared,
  ChangesTogether,
  Job,
  SharedWork,
  Subject,
  SubjectKind,
  View,
} from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { EntryTexts, type NumberedEntry, type PendingEntry, type WrittenRow } from './log-entries.js';
import { endChanges, writeEntries } from './log-writing.js';
import { planned, plannedLater } from './prepared.js';
import { SharedChanges } from './shared-changes.js';
import { inTransaction } from './together.js';

/** A change on its way: what it will log and enqueue is held back until its end. */
class StoreChange implements Change {
  readonly position = null;
  readonly id = uuidv7();
  private readonly texts: EntryTexts;
  private entries: PendingEntry[] = [];
  private entriesWritten = 0;
  readonly jobs: { readonly job: Job; readonly notBefore: Date | null }[] = [];

  constructor(
    readonly by: Actor,
    readonly purpose: string,
    readonly manager: EntityManager,
  ) {
    this.texts = new EntryTexts(this.id, by, purpose);
  }

  newId(): string {
    return uuidv7();
  }

  log(action: string, subject: Subject, content: unknown): void {
    this.entries.push(this.texts.ofOne(action, subject, content));
  }

  logRows(action: string, kind: SubjectKind, rows: readonly WrittenRow[]): void {
    this.entries.push(...this.texts.ofRows(action, kind, rows, uuidv7));
  }

  enqueue(job: Job, options: { readonly notBefore?: Date } = {}): void {
    this.jobs.push({ job, notBefore: options.notBefore ?? null });
  }

  hold(kind: SubjectKind, id: string): Promise<void> {
    return this.holdAll(kind, [id]);
  }

  /** The lock is asked for together with what is asked next, which waits behind it. */
  holdAll(kind: SubjectKind, ids: Iterable<string>): Promise<void> {
    const keys = keysOf(kind, ids);
    if (keys.length === 1) plannedLater(this.manager, HOLD, keys);
    else if (keys.length > 1) plannedLater(this.manager, HOLD_ALL, [keys]);
    return Promise.resolve();
  }

  async holdFree(kind: SubjectKind, ids: Iterable<string>): Promise<ReadonlySet<string>> {
    const held = await planned<{ key: string }>(this.manager, HOLD_FREE, [keysOf(kind, ids)]);
    return new Set(held.map(({ key }) => key.slice(kind.length + 1)));
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

const HOLD = 'SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))';

/** Waits for the locks one by one, in the order given. */
const HOLD_ALL = `SELECT pg_advisory_xact_lock(hashtextextended(held.key, 0))
  FROM (SELECT key FROM unnest($1::text[]) WITH ORDINALITY AS asked(key, n) ORDER BY n) held`;

const HOLD_FREE = `SELECT asked.key FROM unnest($1::text[]) AS asked(key)
  WHERE pg_try_advisory_xact_lock(hashtextextended(asked.key, 0))`;

const keysOf = (kind: SubjectKind, ids: Iterable<string>): string[] =>
  [...new Set(ids)].sort().map((id) => `${kind}:${id}`);

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
  writeEntries(change.manager, change.takeEntries());
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
  /** Whether a change that is asked for now needs neither of them, so that it may share a transaction. */
  readonly none: () => boolean;
}

export class StoreChanges implements Changes, ChangesTogether, ChangesShared {
  private readonly shared = new SharedChanges({
    alone: (by, work, asked) => this.make(by, work.purpose, (change) => work.alone(change, asked)),
    together: (actors, purpose, work) => this.several(actors, purpose, work),
  });

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
      endChanges(manager, [change]);
      return answer;
    });
  }

  makeTogether<T>(
    actors: readonly Actor[],
    purpose: string,
    work: (changes: readonly Change[]) => Promise<T>,
  ): Promise<T> {
    return this.several(actors, purpose, work, this.steps);
  }

  makeShared<Asked, T>(by: Actor, work: SharedWork<Asked, T>, asked: Asked): Promise<T> {
    if (this.steps?.none() === false) return this.make(by, work.purpose, (change) => work.alone(change, asked));
    return this.shared.make(by, work, asked);
  }

  /** @param steps that run in each; changes that share a transaction need none of them ({@link ChangeSteps.none}) */
  private several<T>(
    actors: readonly Actor[],
    purpose: string,
    work: (changes: readonly Change[]) => Promise<T>,
    steps?: ChangeSteps,
  ): Promise<T> {
    return this.transaction(async (manager) => {
      const changes = actors.map((by) => new StoreChange(by, purpose, manager));
      for (const change of changes) await steps?.begun(change);
      const answer = await work(changes);
      // Whatever runs at the beginning of a change writes rows that refer to it.
      endChanges(manager, steps ? changes : changes.filter(({ hasEntries }) => hasEntries));
      return answer;
    });
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await inTransaction(this.dataSource, work);
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
