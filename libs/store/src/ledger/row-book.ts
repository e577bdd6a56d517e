/** What the rows of an import are called and refer to, in temporary tables of its transaction. */
import { rowKeyOf, ROW_KINDS } from '@whence/workflow';
import type {
  Change,
  Found,
  NamedRow,
  Notes,
  Reference,
  RepeatedRow,
  RowBook,
  RowKind,
  UnknownReference,
} from '@whence/workflow';
import { writerOf } from '../changes.js';
import { copyRows } from '../copy.js';
import type { DraftPlace } from './drafts.js';

const ROW_PLACE = {
  place: 'integer',
  kind: 'text',
  key: 'text',
  spot: 'text',
  faulty: 'boolean',
};
const ROW_REFERENCE = {
  place: 'integer',
  rank: 'integer',
  kind: 'text',
  key: 'text',
  row_key: 'text',
  spots: 'text[]',
  times: 'integer',
};

/** Names of the ledger's vocabulary kept in memory, so that each is looked for once; beyond, they are looked for again. */
const MOST_NAMES = 100_000;

const REPEATED = `
  SELECT kind, key, spot AS "where", before, count(*) OVER () AS in_all FROM (
    SELECT *, row_number() OVER named AS time, first_value(spot) OVER named AS before FROM row_place
    WINDOW named AS (PARTITION BY kind, key ORDER BY place)
  ) named WHERE time > 1 ORDER BY place LIMIT $1`;

/** References ($1 the ledger) to what is not held; a row at fault is not held, and who refers to it is not to blame. */
const unknown = (faulty: boolean): string => `
  SELECT kind, key, spots, sum(times) OVER () AS in_all FROM row_reference r
  WHERE CASE r.kind
    WHEN 'statement' THEN NOT EXISTS (
      SELECT 1 FROM statement s JOIN LATERAL (SELECT removed FROM statement_version
        WHERE statement_id = s.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
      WHERE s.ledger_id = $1 AND s.key = r.key)
    ELSE NOT EXISTS (
      SELECT 1 FROM vocabulary_entry e JOIN LATERAL (SELECT removed FROM vocabulary_version
        WHERE entry_id = e.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
      WHERE e.ledger_id = $1 AND e.kind = r.kind AND e.key = r.key)
  END
  ${faulty ? 'AND NOT EXISTS (SELECT 1 FROM row_place p WHERE p.faulty AND p.kind = r.kind AND p.key = r.row_key)' : ''}
  ORDER BY rank, place LIMIT $2`;

export class TableBook implements RowBook {
  private rows = 0;
  private references = 0;
  private anyFaulty = false;
  private readonly held = new Set<string>();
  /** Set when a row came whose key an earlier row of this import has: then they are looked for. */
  mayRepeat = false;

  constructor(
    private readonly change: Change,
    private readonly place: DraftPlace,
  ) {}

  async note({ rows, references }: Notes): Promise<void> {
    // A single row repeats nothing.
    if (this.place.importId !== null) await this.noteRows(rows);
    await this.noteReferences(await this.open(references));
  }

  private async noteRows(rows: readonly NamedRow[]): Promise<void> {
    if (rows.length === 0) return;
    if (this.rows === 0) await this.create('row_place', ROW_PLACE);
    const first = this.rows;
    this.rows += rows.length;
    this.anyFaulty ||= rows.some(({ faulty }) => faulty);
    await copyRows(
      writerOf(this.change),
      'row_place',
      Object.keys(ROW_PLACE),
      rows.map(({ kind, key, where, faulty }, n) => [first + n, kind, key, where, faulty]),
    );
  }

  private async noteReferences(references: readonly Reference[]): Promise<void> {
    if (references.length === 0) return;
    if (this.references === 0) await this.create('row_reference', ROW_REFERENCE);
    const first = this.references;
    this.references += references.length;
    await copyRows(
      writerOf(this.change),
      'row_reference',
      Object.keys(ROW_REFERENCE),
      references.map(({ kind, key, places, count }, n) => {
        const rowKey = kind === 'statement' ? rowKeyOf(key) : key;
        return [first + n, ROW_KINDS.indexOf(kind), kind, key, rowKey, places, count];
      }),
    );
  }

  private async create(table: string, columns: Readonly<Record<string, string>>): Promise<void> {
    const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await writerOf(this.change).query(`CREATE TEMPORARY TABLE ${table} (${typed.join(', ')}) ON COMMIT DROP`);
  }

  /**
   * Those that may turn out to lead nowhere: vocabulary that is held stays, since rows only add to it. Statements wait for
   * the end, because a row that says less than before takes reports away.
   */
  private async open(references: readonly Reference[]): Promise<readonly Reference[]> {
    if (this.held.size > MOST_NAMES) this.held.clear();
    for (const kind of ROW_KINDS) {
      if (kind === 'statement') continue;
      const asked = references.filter((one) => one.kind === kind && !this.held.has(`${kind} ${one.key}`));
      for (const key of await this.heldAmong(
        kind,
        asked.map((one) => one.key),
      ))
        this.held.add(`${kind} ${key}`);
    }
    return references.filter(({ kind, key }) => !this.held.has(`${kind} ${key}`));
  }

  private async heldAmong(kind: RowKind, keys: readonly string[]): Promise<string[]> {
    if (keys.length === 0) return [];
    const rows: { key: string }[] = await writerOf(this.change).query(
      `SELECT e.key FROM vocabulary_entry e JOIN LATERAL (SELECT removed FROM vocabulary_version
         WHERE entry_id = e.id ORDER BY version DESC LIMIT 1) v ON NOT v.removed
       WHERE e.ledger_id = $1 AND e.kind = $2 AND e.key = ANY($3::text[])`,
      [this.place.ledgerId, kind, keys],
    );
    return rows.map(({ key }) => key);
  }

  async repeated(most: number): Promise<Found<RepeatedRow>> {
    if (this.rows === 0 || !(this.mayRepeat || this.anyFaulty)) return { first: [], inAll: 0 };
    const first: (RepeatedRow & { in_all: string })[] = await writerOf(this.change).query(REPEATED, [most]);
    return {
      first: first.map(({ kind, key, where, before }) => ({ kind, key, where, before })),
      inAll: Number(first[0]?.in_all ?? 0),
    };
  }

  async unknown(most: number): Promise<Found<UnknownReference>> {
    if (this.references === 0) return { first: [], inAll: 0 };
    await writerOf(this.change).query('ANALYZE row_reference');
    const found: { kind: RowKind; key: string; spots: string[]; in_all: string }[] = await writerOf(this.change).query(
      unknown(this.anyFaulty),
      [this.place.ledgerId, most],
    );
    const first = found.flatMap(({ kind, key, spots }) => spots.map((where) => ({ kind, key, where })));
    return { first: first.slice(0, most), inAll: Number(found[0]?.in_all ?? 0) };
  }
}
