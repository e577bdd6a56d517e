/** Holds the rows of history against the entries that speak of them. */
import { hash } from 'node:crypto';
import { canonicalJson } from '@whence/domain';
import type { EntityManager } from 'typeorm';
import { DESCRIBED, LISTED, WITHOUT_ROW, type DescribedRow, type ListedRow } from './described-rows.js';
import type { EntryHead } from './log-format.js';
import type { HeldEntry } from './read-log.js';
import type { RecordFault, Report } from './report.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SALT = 16;
/** Bytes of a list for each row: id, version, digest (docs/record.md). */
const LISTED_BYTES = 52;

type Spoken = readonly [held: HeldEntry, head: EntryHead];

export interface FoundRow {
  readonly place: number;
  readonly changeId: string | null;
  readonly content: unknown;
  readonly fits: boolean;
  readonly ownContent: unknown;
  readonly ownHash: Buffer | null;
}

/** An entry's own words: which row it is, for a fault. */
const about = ([{ sequence }, { subject }]: Spoken, table: string) =>
  ({ sequence, subject, table, id: subject.id, version: subject.version }) as const;

export class RowCheck {
  constructor(
    private readonly manager: EntityManager,
    private readonly report: Report,
  ) {}

  /** Checks the rows of some entries, each with what its text says. */
  async entries(spoken: readonly Spoken[]): Promise<void> {
    const of = new Map<DescribedRow, Spoken[]>();
    for (const each of spoken) {
      const [held, head] = each;
      const listed = LISTED.find(({ kind }) => kind === head.subject.kind);
      const row = rowOf(head);
      const others = row && of.get(row);
      if (listed !== undefined) await this.list(listed, held, head);
      else if (others !== undefined) others.push(each);
      else if (row !== undefined) of.set(row, [each]);
      else if (!WITHOUT_ROW.some((one) => speaksOf(one, head)))
        this.report.add({
          kind: 'subject-unknown',
          sequence: held.sequence,
          subject: head.subject,
          text: `Found entry ${held.sequence} of "${head.action}" on a ${head.subject.kind}, of which nothing is known.`,
        });
    }
    for (const [row, some] of of) await this.singles(row, some);
  }

  private async singles(row: DescribedRow, spoken: readonly Spoken[]): Promise<void> {
    const found = await foundRows(
      this.manager,
      row,
      spoken.map(([, head]) => head),
    );
    const erased = await this.erased(row, spoken);
    spoken.forEach((each, place) => {
      const fault = erased.has(place)
        ? this.faultOfErased(row, each, found.get(place))
        : faultOf(row, each, found.get(place));
      this.report.counts.rows += 1;
      if (fault !== undefined) this.report.add({ ...about(each, row.table), ...fault });
    });
  }

  /** Places of those that were erased since. */
  private async erased(row: DescribedRow, spoken: readonly Spoken[]): Promise<ReadonlySet<number>> {
    if (row.erased === undefined) return new Set();
    const asked = spoken.map(([held, head], place) => ({ place, change: held.changeId, ...namesOf(row, head) }));
    const rows: { place: number }[] = await this.manager.query(
      `SELECT k.place FROM json_to_recordset($1::json)
         AS k(place integer, one text, two text, version integer, change uuid) WHERE ${row.erased}`,
      [JSON.stringify(asked.filter(({ one }) => one !== undefined))],
    );
    return new Set(rows.map(({ place }) => place));
  }

  /** What was erased must be gone, and with it the salt. */
  private faultOfErased(
    { table }: DescribedRow,
    [held, head]: Spoken,
    row: FoundRow | undefined,
  ): Pick<RecordFault, 'kind' | 'text'> | undefined {
    this.report.counts.erased += 1;
    if (row === undefined && held.salt === null) return undefined;
    const { id, version } = head.subject;
    const left = row === undefined ? 'the salt of its digest' : 'it';
    return {
      kind: 'erased-there',
      text: `Found ${left} still there of ${table} ${id}, version ${version}, expected it to be gone since it was erased.`,
    };
  }

  private async list({ table, owner, fits }: ListedRow, held: HeldEntry, head: EntryHead): Promise<void> {
    const { sequence, changeId, ordinal } = held;
    // A list of 1,000 rows weighs 68 KB with its salts: one at a time.
    const [kept]: { list: Buffer; salt: Buffer | null }[] = await this.manager.query(
      `SELECT w.list, s.salt FROM log_rows w LEFT JOIN log_salt s USING (change_id, ordinal)
       WHERE w.change_id = $1 AND w.ordinal = $2`,
      [changeId, ordinal],
    );
    const add = (kind: string, text: string, more: Partial<RecordFault> = {}): void =>
      this.report.add({ kind, sequence, subject: head.subject, table: 'log_rows', text, ...more });
    if (kept === undefined) return add('list-missing', `Found no list of the rows of entry ${sequence}.`);
    const { list, salt } = kept;
    const count = list.length / LISTED_BYTES;
    if (hash('sha256', list) !== head.digest || count !== head.rows)
      add(
        'list-altered',
        `Found that the list of rows of entry ${sequence} was altered: it has not the digest that was logged.`,
      );
    const isSalted = salt?.length === SALT * count;
    if (!isSalted) add('salt-missing', `Found no salts for the rows of entry ${sequence}.`, { table: 'log_salt' });
    const names = Array.from({ length: count }, (_, n) => nameIn(list, n));
    const rows: FoundRow[] = await this.manager.query(
      `SELECT k.place, t.change_id AS "changeId", t.content, (${fits}) AND t.removed = $4 AS fits,
         NULL AS "ownContent", t.content_hash AS "ownHash"
       FROM unnest($1::uuid[], $2::int[], $3::int[]) AS k(id, version, place)
       JOIN ${table} t ON t.${owner} = k.id AND t.version = k.version`,
      [
        names.map(({ id }) => id),
        names.map(({ version }) => version),
        names.map((_, n) => n),
        head.action === 'remove',
      ],
    );
    const found = new Map(rows.map((row) => [row.place, row]));
    const salted = Buffer.allocUnsafe(SALT + 32);
    names.forEach(({ id, version }, n) => {
      this.report.counts.rows += 1;
      const row = found.get(n);
      const told = `${table} ${id}, version ${version}`;
      if (row === undefined)
        return add('row-missing', `Found no row of ${told}, expected it since entry ${sequence}.`, {
          table,
          id,
          version,
        });
      const digest = hash('sha256', canonicalJson(row.content), 'buffer');
      digest.copy(salted, SALT);
      if (isSalted) salt.copy(salted, 0, SALT * n, SALT * (n + 1));
      const logged = list.subarray(LISTED_BYTES * n + 20, LISTED_BYTES * (n + 1));
      const same = !isSalted || hash('sha256', salted, 'buffer').equals(logged);
      if (!same || !row.fits || row.changeId !== changeId || row.ownHash?.equals(digest) !== true)
        add('row-altered', `Found that ${told} is not what entry ${sequence} logged.`, { table, id, version });
    });
  }
}

/** The rows of one table of which some entries speak, by the entries' places. */
export async function foundRows(
  manager: EntityManager,
  row: DescribedRow,
  heads: readonly EntryHead[],
): Promise<ReadonlyMap<number, FoundRow>> {
  const asked = heads.map((head, place) => ({ place, ...namesOf(row, head) }));
  const named = asked.filter((each) => each.one !== undefined);
  const rows: FoundRow[] = await manager.query(
    `SELECT k.place, ${row.ofNoChange === true ? 'NULL::uuid' : 't.change_id'} AS "changeId", ${row.content} AS content,
       coalesce((${row.fits ?? 'true'}), false) AS fits,
       ${row.contentHash === undefined ? 'NULL::jsonb AS "ownContent", NULL::bytea' : `t.content AS "ownContent", t.${row.contentHash}`} AS "ownHash"
     FROM json_to_recordset($1::json) AS k(place integer, one text, two text, version integer)
     JOIN ${row.table} t ON ${row.found}`,
    [JSON.stringify(named)],
  );
  return new Map(rows.map((each) => [each.place, each]));
}

/** The table of an entry about one row; undefined for a list, and for what has no row. */
export function rowOf(head: EntryHead): DescribedRow | undefined {
  return DESCRIBED.find((one) => speaksOf(one, head)) ?? singleOf(head);
}

function speaksOf({ kind, actions }: Pick<DescribedRow, 'kind' | 'actions'>, { subject, action }: EntryHead): boolean {
  return kind === subject.kind && (actions?.includes(action) ?? true);
}

const SINGLES = new Map(
  LISTED.map(({ single, table, owner, fits }): [string, DescribedRow] => [
    single,
    {
      kind: single,
      table,
      named: 'id',
      found: `t.${owner} = k.one::uuid AND t.version = k.version`,
      id: `t.${owner}::text`,
      version: 't.version',
      content: 't.content',
      contentHash: 'content_hash',
      fits,
    },
  ]),
);

/** Before there were lists, a row of a ledger had an entry of its own. */
function singleOf({ subject }: EntryHead): DescribedRow | undefined {
  return SINGLES.get(subject.kind);
}

/** Without `one` for an id that can name no row. */
function namesOf(
  { named }: DescribedRow,
  { subject: { id, version }, desk }: EntryHead,
): { readonly one?: string; readonly two: string | null; readonly version: number } {
  const one = named === 'pair' ? id.slice(0, 36) : id;
  const two = named === 'pair' ? id.slice(37) : named === 'of-desk' ? desk : null;
  return { ...(UUID.test(one) ? { one } : {}), two, version };
}

function faultOf(
  { table, ofNoChange }: DescribedRow,
  [held, head]: Spoken,
  row: FoundRow | undefined,
): Pick<RecordFault, 'kind' | 'text'> | undefined {
  const { id, version } = head.subject;
  const told = `${table} ${id}, version ${version}`;
  if (row === undefined)
    return { kind: 'row-missing', text: `Found no row of ${told}, expected it since entry ${held.sequence}.` };
  if (held.salt === null) return { kind: 'salt-missing', text: `Found no salt for entry ${held.sequence} on ${told}.` };
  const digest = hash('sha256', Buffer.concat([held.salt, Buffer.from(canonicalJson(row.content))]));
  const isOwn = ofNoChange === true || row.changeId === held.changeId;
  const isHashed = row.ownHash === null || hash('sha256', canonicalJson(row.ownContent), 'buffer').equals(row.ownHash);
  if (digest === head.digest && isOwn && isHashed && row.fits) return undefined;
  return { kind: 'row-altered', text: `Found that ${told} is not what entry ${held.sequence} logged.` };
}

/** The id and the version of the n-th row of a list. */
function nameIn(list: Buffer, n: number): { readonly id: string; readonly version: number } {
  const digits = list.toString('hex', LISTED_BYTES * n, LISTED_BYTES * n + 16);
  const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, version: list.readInt32BE(LISTED_BYTES * n + 16) };
}
