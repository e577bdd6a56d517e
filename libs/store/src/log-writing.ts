/** Writes entries of the log, jobs of the outbox and the changes' own rows: at the end of a transaction all in one statement. */
import type { Actor, Job } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { type NumberedEntry, SALTED_APART } from './log-entries.js';
import { plannedLater } from './prepared.js';

/** What a change brings to its end. */
export interface EndingChange {
  readonly id: string;
  readonly by: Actor;
  readonly purpose: string;
  readonly jobs: readonly { readonly job: Job; readonly notBefore: Date | null }[];
  takeEntries(): NumberedEntry[];
}

/** A statement on its way: parts that have nothing to write are left out. */
class Statement {
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];

  /** The parameter that stands for a value. */
  value(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /** The parameter that stands for one value of each row. */
  column<Row>(rows: readonly Row[], type: string, of: (row: Row) => unknown): string {
    return this.value(rows.map(of), `${type}[]`);
  }

  add(name: string, text: string): void {
    this.parts.push(`${name} AS (${text})`);
  }

  /** Its answer tells nothing: it goes with the change's next statement, at the latest the commit. */
  sendLater(manager: EntityManager, last = 'SELECT'): void {
    const before = this.parts.length === 0 ? '' : `WITH ${this.parts.join(', ')} `;
    plannedLater(manager, before + last, this.values);
  }
}

const apart: ReadonlySet<string> = new Set(SALTED_APART);

function addEntries(statement: Statement, entries: readonly NumberedEntry[]): void {
  if (entries.length === 0) return;
  const isApart = ({ list, subject }: NumberedEntry): boolean => list !== undefined || apart.has(subject.kind);
  const places = [
    statement.column(entries, 'uuid', ({ changeId }) => changeId),
    statement.column(entries, 'int', ({ ordinal }) => ordinal),
  ];
  const columns = [
    statement.column(entries, 'text', ({ action }) => action),
    statement.column(entries, 'text', ({ subject }) => subject.kind),
    statement.column(entries, 'text', ({ subject }) => subject.id),
    statement.column(entries, 'int', ({ subject }) => subject.version),
    statement.column(entries, 'text', ({ entry }) => entry),
    statement.column(entries, 'bytea', (entry) => (isApart(entry) ? null : entry.salt)),
  ];
  statement.add(
    'entry',
    `INSERT INTO log_entry (change_id, ordinal, action, subject_kind, subject_id, subject_version, entry, salt)
     SELECT * FROM unnest(${[...places, ...columns].join()})`,
  );
  const beside = (name: string, table: string, column: string, of: (entry: NumberedEntry) => Buffer | null): void => {
    if (entries.every((entry) => of(entry) === null)) return;
    statement.add(
      name,
      `INSERT INTO ${table} (change_id, ordinal, ${column})
       SELECT * FROM unnest(${[...places, statement.column(entries, 'bytea', of)].join()}) AS e(change_id, ordinal, value)
       WHERE value IS NOT NULL`,
    );
  };
  beside('salt', 'log_salt', 'salt', (entry) => (isApart(entry) ? entry.salt : null));
  beside('listed', 'log_rows', 'list', ({ list }) => list ?? null);
}

/** Tells whether there were any. */
function addJobs(statement: Statement, changes: readonly EndingChange[]): boolean {
  const jobs = changes.flatMap(({ id, jobs: each }) => each.map((one) => ({ ...one, changeId: id })));
  if (jobs.length === 0) return false;
  const columns = [
    statement.column(jobs, 'uuid', () => uuidv7()),
    statement.column(jobs, 'uuid', ({ changeId }) => changeId),
    statement.column(jobs, 'text', ({ job }) => job.name),
    statement.column(jobs, 'jsonb', ({ job }) => JSON.stringify(job.payload)),
    statement.column(jobs, 'timestamptz', ({ notBefore }) => notBefore?.toISOString() ?? null),
  ];
  statement.add(
    'job',
    `INSERT INTO outbox (id, change_id, job, payload, not_before) SELECT * FROM unnest(${columns.join()})`,
  );
  return true;
}

const ENTRIES_AT_ONCE = 5_000;

/** Writes all but the last of many entries, and gives those that are left. */
function writeMost(manager: EntityManager, entries: readonly NumberedEntry[]): readonly NumberedEntry[] {
  let from = 0;
  for (; entries.length - from > ENTRIES_AT_ONCE; from += ENTRIES_AT_ONCE)
    writeSome(manager, entries.slice(from, from + ENTRIES_AT_ONCE));
  return entries.slice(from);
}

function writeSome(manager: EntityManager, entries: readonly NumberedEntry[]): void {
  if (entries.length === 0) return;
  const statement = new Statement();
  addEntries(statement, entries);
  statement.sendLater(manager);
}

/** Writes entries before the end of their change, for what writes very many rows. */
export function writeEntries(manager: EntityManager, entries: readonly NumberedEntry[]): void {
  writeSome(manager, writeMost(manager, entries));
}

/**
 * Ends changes of one transaction and purpose: writes their entries, outbox rows and, just before the commit, the changes'
 * own rows, which draw their numbers.
 */
export function endChanges(manager: EntityManager, changes: readonly EndingChange[]): void {
  const [first] = changes;
  if (first === undefined) return;
  const entries = writeMost(
    manager,
    changes.flatMap((change) => change.takeEntries()),
  );
  const statement = new Statement();
  addEntries(statement, entries);
  const hasJobs = addJobs(statement, changes);
  const ending = [
    statement.column(changes, 'uuid', ({ id }) => id),
    statement.column(changes, 'uuid', ({ by }) => by.deskId ?? null),
    statement.column(changes, 'text', ({ by }) => by.kind),
    statement.column(changes, 'uuid', ({ by }) => by.personId ?? null),
    statement.column(changes, 'uuid', ({ by }) => by.keyId ?? null),
    statement.column(changes, 'text', ({ by }) => by.requestId ?? null),
  ];
  const purpose = statement.value(first.purpose, 'text');
  const wake = hasJobs ? `, CASE WHEN n = 1 THEN pg_notify('whence_outbox', '') END` : '';
  statement.sendLater(
    manager,
    `SELECT end_change(id, desk, kind, person, key, ${purpose}, request)${wake}
     FROM unnest(${ending.join()}) WITH ORDINALITY AS ending(id, desk, kind, person, key, request, n)`,
  );
}
