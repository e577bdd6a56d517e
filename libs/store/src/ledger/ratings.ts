/** Ratings of sources and of statements, as versions of the desk that gave them. */
import type { Credibility } from '@whence/domain';
import type { Change, GradeOf, HeldRating, PageAsked, Rated, GivenRating, Ratings, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { SourceRatingRow, StatementRatingRow } from '../rows/ratings.js';
import { recordedBy } from '../views.js';

/** The table of a kind of rating, and what it rates. */
const TABLES = {
  source: {
    table: 'source_rating',
    owner: 'entry_id',
    thing: (ledger: string, key: string) =>
      `SELECT id FROM vocabulary_entry WHERE ledger_id = ${ledger} AND kind = 'source' AND key = ${key}`,
  },
  statement: {
    table: 'statement_rating',
    owner: 'statement_id',
    thing: (ledger: string, key: string) => `SELECT id FROM statement WHERE ledger_id = ${ledger} AND key = ${key}`,
  },
} as const;

/** A change's own row is written last: until then, what it wrote is of now. */
const FIELDS = `r.version, r.grade, r.content ->> 'reason' AS reason, r.person_id AS "personId", r.content -> 'cited' AS cited,
  coalesce(c.drawn_at, clock_timestamp()) AS at`;

type Row<Grade> = Omit<HeldRating<Grade>, 'at'> & { readonly at: Date };

function held<Grade>(row: Row<Grade>): HeldRating<Grade> {
  const { version, grade, reason, personId, cited, at } = row;
  return { version, grade, reason, personId, cited, at: at.toISOString() };
}

const RATED_BY = `
  SELECT r.desk_id AS "deskId", 'source' AS kind, e.ledger_id AS "ledgerId", e.key
  FROM source_rating r JOIN vocabulary_entry e ON e.id = r.entry_id WHERE r.change_id = $2 AND ${recordedBy('r', 1)}
  UNION ALL
  SELECT r.desk_id, 'statement', s.ledger_id, s.key
  FROM statement_rating r JOIN statement s ON s.id = r.statement_id WHERE r.change_id = $2 AND ${recordedBy('r', 1)}`;

/** JSON paths into a finding that lead to what is rated, $key. */
const NAMED: Readonly<Record<Rated['kind'], string>> = {
  source: `$.foundTrace.nodes[*].source, $.statedTrace.nodes[*].source, $.comparisons[*] ? (@.stance != "none").origin`,
  statement: `$.foundTrace.nodes[*].key, $.comparisons[*] ? (@.stance != "none").statement`,
};

function names(kind: Rated['kind']): string {
  return NAMED[kind]
    .split(', ')
    .map((path) => `jsonb_path_exists(f.content, '${path} ? (@ == $key)', jsonb_build_object('key', $3::text))`)
    .join(' OR ');
}

export class StoreRatings implements Ratings {
  constructor(private readonly dataSource: DataSource) {}

  async list<K extends Rated['kind']>(
    view: View,
    deskId: string,
    { kind, ledgerId, key }: Rated & { readonly kind: K },
    { after, limit }: PageAsked,
  ): Promise<readonly HeldRating<GradeOf<K>>[]> {
    const { table, owner, thing } = TABLES[kind];
    const rows: Row<GradeOf<K>>[] = await managerOf(view, this.dataSource).query(
      `SELECT ${FIELDS} FROM ${table} r LEFT JOIN change c ON c.id = r.change_id
       WHERE r.desk_id = $2 AND r.${owner} = (${thing('$3', '$4')}) AND ${recordedBy('r', 1)}
         AND ($5::integer IS NULL OR r.version < $5) ORDER BY r.version DESC LIMIT $6`,
      [view.position, deskId, ledgerId, key, after, limit],
    );
    return rows.map(held);
  }

  async ofStatements(
    view: View,
    deskId: string,
    ledgerId: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, HeldRating<Credibility>>> {
    const rows: (Row<Credibility> & { key: string })[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT ON (s.id) s.key, ${FIELDS} FROM statement s
       JOIN statement_rating r ON r.desk_id = $2 AND r.statement_id = s.id AND ${recordedBy('r', 1)}
       LEFT JOIN change c ON c.id = r.change_id
       WHERE s.ledger_id = $3 AND s.key = ANY($4::text[]) ORDER BY s.id, r.version DESC`,
      [view.position, deskId, ledgerId, keys],
    );
    return new Map(rows.map((row) => [row.key, held(row)]));
  }

  async add<K extends Rated['kind']>(
    change: Change,
    deskId: string,
    { kind, ledgerId, key }: Rated & { readonly kind: K },
    { version, grade, reason, personId, cited }: GivenRating<GradeOf<K>>,
  ): Promise<void> {
    const writer = writerOf(change);
    const [thing]: { id: string }[] = await writer.query(TABLES[kind].thing('$1', '$2'), [ledgerId, key]);
    if (thing === undefined) throw new RangeError(`found no ${kind} "${key}" in the ledger, expected one`);
    const row = { deskId, version, grade, personId, content: { reason, cited }, changeId: change.id };
    if (kind === 'source') await writer.insert(SourceRatingRow, { ...row, entryId: thing.id });
    else await writer.insert(StatementRatingRow, { ...row, statementId: thing.id });
    const { changeId: _changeId, ...content } = row;
    change.log('rate', { kind: `${kind}-rating`, id: thing.id, version }, content);
  }

  async ratedBy(view: View, changeId: string): Promise<{ readonly deskId: string; readonly rated: Rated } | undefined> {
    const rows: (Rated & { readonly deskId: string })[] = await managerOf(view, this.dataSource).query(RATED_BY, [
      view.position,
      changeId,
    ]);
    const [row] = rows;
    if (row === undefined) return undefined;
    const { deskId, ...rated } = row;
    return { deskId, rated };
  }

  async claimsResting(
    view: View,
    deskId: string,
    { kind, key }: Rated,
    { after, limit }: PageAsked,
  ): Promise<readonly string[]> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT cl.id FROM claim cl JOIN LATERAL (
         SELECT w.content::jsonb AS content FROM finding w WHERE w.claim_id = cl.id AND ${recordedBy('w', 1)} ORDER BY w.number DESC LIMIT 1
       ) f ON true
       WHERE cl.desk_id = $2 AND ($4::uuid IS NULL OR cl.id > $4) AND (${names(kind)}) ORDER BY cl.id LIMIT $5`,
      [view.position, deskId, key, after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
