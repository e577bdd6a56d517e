/** Writes entries of the log, jobs of the outbox and the changes' own rows: at the end of a transaction all in one statement. */
import type { Actor, Job } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { type NumberedEntry, SALTED_APART } from './log-entries.js';
import { plannedLater } from './prepared.js';
import { wakeRelays } from './together.js';

/** What a change brings to its end. */
export interface EndingChange {
  readonly id: string;
  readonly by: Actor;
  readonly purpose: string;
  readonly jobs: readonly { readonly job: Job; readonly notBefore: Date | null }[];
  takeEntries(): NumberedEntry[];
}

/** Rows that are spelt out, each number of them in a text of its own. */
const MOST_SPELT_OUT = 8;

/** The type of a column, and its value in a row. */
type Column<Row> = readonly [type: string, of: (row: Row) => unknown];

/** A statement on its way: parts that have nothing to write are left out. */
class Statement {
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];

  /** The parameter that stands for a value. */
  value(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  /**
   * Rows to select from. Few are spelt out, since PostgreSQL sets up a table for each array; of many the text would be long,
   * and another for each number.
   */
  rows<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
    if (rows.length > MOST_SPELT_OUT)
      return `unnest(${columns.map(([type, of]) => this.value(rows.map(of), `${type}[]`)).join()})`;
    return `(VALUES ${rows.map((row) => `(${columns.map(([type, of]) => this.value(of(row), type)).join()})`).join()})`;
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
  const places: readonly Column<NumberedEntry>[] = [
    ['uuid', ({ changeId }) => changeId],
    ['int', ({ ordinal }) => ordinal],
  ];
  const all = statement.rows(entries, [
    ...places,
    ['text', ({ action }) => action],
    ['text', ({ subject }) => subject.kind],
    ['text', ({ subject }) => subject.id],
    ['int', ({ subject }) => subject.version],
    ['text', ({ entry }) => entry],
    ['bytea', (entry) => (isApart(entry) ? null : entry.salt)],
  ]);
  statement.add(
    'entry',
    `INSERT INTO log_entry (change_id, ordinal, action, subject_kind, subject_id, subject_version, entry, salt)
     SELECT * FROM ${all} e`,
  );
  const beside = (name: string, table: string, column: string, of: (entry: NumberedEntry) => Buffer | null): void => {
    const some = entries.filter((entry) => of(entry) !== null);
    if (some.length === 0) return;
    const rows = statement.rows(some, [...places, ['bytea', of]]);
    statement.add(name, `INSERT INTO ${table} (change_id, ordinal, ${column}) SELECT * FROM ${rows} e`);
  };
  beside('salt', 'log_salt', 'salt', (entry) => (isApart(entry) ? entry.salt : null));
  beside('listed', 'log_rows', 'list', ({ list }) => list ?? null);
}

/** Tells whether there were any. */
function addJobs(statement: Statement, changes: readonly EndingChange[]): boolean {
  const jobs = changes.flatMap(({ id, jobs: each }) => each.map((one) => ({ ...one, changeId: id })));
  if (jobs.length === 0) return false;
  const rows = statement.rows(jobs, [
    ['uuid', () => uuidv7()],
    ['uuid', ({ changeId }) => changeId],
    ['text', ({ job }) => job.name],
    ['jsonb', ({ job }) => JSON.stringify(job.payload)],
    ['timestamptz', ({ notBefore }) => notBefore?.toISOString() ?? null],
  ]);
  statement.add('job', `INSERT INTO outbox (id, change_id, job, payload, not_before) SELECT * FROM ${rows} j`);
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
  if (addJobs(statement, changes)) wakeRelays(manager);
  const ending = statement.rows(changes, [
    ['uuid', ({ id }) => id],
    ['uuid', ({ by }) => by.deskId ?? null],
    ['text', ({ by }) => by.kind],
    ['uuid', ({ by }) => by.personId ?? null],
    ['uuid', ({ by }) => by.keyId ?? null],
    ['text', ({ by }) => by.requestId ?? null],
  ]);
  const purpose = statement.value(first.purpose, 'text');
  statement.sendLater(
    manager,
    `SELECT end_change(id, desk, kind, person, key, ${purpose}, request)
     FROM ${ending} AS ending(id, desk, kind, person, key, request)`,
  );
}
