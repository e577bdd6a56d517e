/** Reading one ledger thing by thing, as a view shows it. */
import type { Hop, Mergeable, Relation, Standing, Statement } from '@whence/domain';
import type {
  HeldHop,
  HeldRelation,
  LedgerReading,
  MergedKeys,
  NameFound,
  NameSearch,
  Slice,
  StatementFilter,
  Versioned,
  View,
  VocabularyKind,
  VocabularyValues,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { planned } from '../prepared.js';
import { recordedBy, seenIn } from '../views.js';
import { ledgersRead } from './ledgers-read.js';

/** The version of a thing that the view shows ($1 its position); no row when there is none or it was removed. */
export function shown(table: string, owner: string, id: string, alias: string): string {
  return `JOIN LATERAL (
      SELECT w.* FROM ${table} w WHERE w.${owner} = ${id} AND ${recordedBy('w', 1)} ORDER BY w.version DESC LIMIT 1
    ) ${alias} ON NOT ${alias}.removed`;
}

const ENTRIES = `
  SELECT v.version, v.content AS value FROM vocabulary_entry e ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  WHERE e.ledger_id = $2 AND e.kind = $3`;

const STATEMENTS = `
  SELECT v.version, v.content AS value FROM statement s ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.ledger_id = $2`;

/** One ledger ($2), or all that a desk reads ($3). */
const READ_LEDGERS = `
  SELECT $2::uuid AS ledger_id, 0 AS rank WHERE $2::uuid IS NOT NULL
  UNION ALL SELECT r.ledger_id, r.rank FROM (${ledgersRead(1, '$3::uuid')}) r`;

/** An index finds whatever was ever merged, however large the vocabulary; the version shown decides. */
const MERGED = `
  WITH own AS MATERIALIZED (${READ_LEDGERS}),
  merges AS MATERIALIZED (
    SELECT w.entry_id, w.content ->> 'mergedInto' AS target FROM vocabulary_version w
    WHERE w.content ->> 'mergedInto' IS NOT NULL
  ),
  ever AS MATERIALIZED (
    SELECT e.kind, e.key, m.target FROM merges m
    JOIN vocabulary_entry e ON e.id = m.entry_id AND e.ledger_id IN (SELECT ledger_id FROM own)
  ),
  named AS (SELECT kind, key FROM ever UNION SELECT kind, target FROM ever)
  SELECT DISTINCT ON (e.kind, e.key) e.kind, e.key, v.content ->> 'mergedInto' AS "mergedInto"
  FROM named JOIN own ON true
  JOIN vocabulary_entry e ON e.ledger_id = own.ledger_id AND e.kind = named.kind AND e.key = named.key
  ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  ORDER BY e.kind, e.key, own.rank, own.ledger_id`;

/** Members by which an entry names others of its kind. */
const LINKED = `(v.content ->> 'mergedInto' IS NOT NULL OR v.content ->> 'within' IS NOT NULL
  OR jsonb_array_length(coalesce(v.content -> 'edges', '[]')) > 0
  OR jsonb_array_length(coalesce(v.content -> 'broader', '[]')) > 0
  OR jsonb_array_length(coalesce(v.content -> 'unionOf', '[]')) > 0)`;

/** $4 the words, $5 the same as a pattern. A name begins behind the end of a line. */
const RANK = `CASE WHEN E'\n' || vocabulary_words(v.content) || E'\n' LIKE E'%\n' || $5 || E'\n%' THEN 0
  WHEN E'\n' || vocabulary_words(v.content) LIKE E'%\n' || $5 || '%' THEN 1
  WHEN vocabulary_words(v.content) LIKE '%' || $5 || '%' THEN 2
  WHEN $4 <% vocabulary_words(v.content) THEN 3 END`;

const SEARCH = `
  SELECT found.version, found.value, found.rank || ':' || found.key AS place FROM (
    SELECT e.key, v.version, v.content AS value, ${RANK} AS rank
    FROM vocabulary_entry e ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
    WHERE e.ledger_id = $2 AND e.kind = $3 AND e.id IN (
      SELECT w.entry_id FROM vocabulary_version w
      WHERE vocabulary_words(w.content) LIKE '%' || $5 || '%' OR $4 <% vocabulary_words(w.content))
  ) found
  WHERE found.rank IS NOT NULL AND ($6::int IS NULL OR (found.rank, found.key COLLATE "C") > ($6::int, $7::text COLLATE "C"))
  ORDER BY found.rank, found.key COLLATE "C" LIMIT $8`;

function links(table: 'hop' | 'relation'): string {
  return `SELECT h.id, v.version, v.content AS value FROM ${table} h ${shown(`${table}_version`, `${table}_id`, 'h.id', 'v')}
    JOIN statement f ON f.id = h.from_id JOIN statement t ON t.id = h.to_id`;
}

const EVER = {
  suggested: `AND h.id IN (SELECT hop_id FROM hop_version WHERE standing = 'suggested')`,
  rejected: `AND h.id IN (SELECT hop_id FROM hop_version WHERE standing = 'rejected')`,
} as const;

const ORDER = 'ORDER BY f.key COLLATE "C", h.kind COLLATE "C", t.key COLLATE "C"';

export class StoreLedgerReading implements LedgerReading {
  constructor(private readonly dataSource: DataSource) {}

  async vocabularyEntry<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    key: string,
  ): Promise<Versioned<VocabularyValues[K]> | undefined> {
    const rows: Versioned<VocabularyValues[K]>[] = await managerOf(view, this.dataSource).query(
      `${ENTRIES} AND e.key = $4`,
      [view.position, ledgerId, kind, key],
    );
    return rows[0];
  }

  vocabularyList<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    { after, limit }: Slice,
  ): Promise<readonly Versioned<VocabularyValues[K]>[]> {
    return managerOf(view, this.dataSource).query(
      `${ENTRIES} AND ($4::text IS NULL OR e.key COLLATE "C" > $4) ORDER BY e.key COLLATE "C" LIMIT $5`,
      [view.position, ledgerId, kind, after ?? null, limit],
    );
  }

  async vocabularySearch<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
    { words, after, limit }: NameSearch,
  ): Promise<readonly NameFound<VocabularyValues[K]>[]> {
    const manager = managerOf(view, this.dataSource);
    const [said]: { folded: string }[] = await manager.query('SELECT folded($1) AS folded', [words.trim()]);
    const folded = said?.folded ?? '';
    const pattern = folded.replace(/[\\%_]/g, (sign) => `\\${sign}`);
    const [rank, key] = after === undefined ? [null, null] : [Number(after.slice(0, 1)), after.slice(2)];
    return manager.query(SEARCH, [view.position, ledgerId, kind, folded, pattern, rank, key, limit]);
  }

  async vocabularyLinked<K extends VocabularyKind>(
    view: View,
    ledgerId: string,
    kind: K,
  ): Promise<readonly VocabularyValues[K][]> {
    const rows: Versioned<VocabularyValues[K]>[] = await managerOf(view, this.dataSource).query(
      `${ENTRIES} AND ${LINKED} ORDER BY e.key COLLATE "C"`,
      [view.position, ledgerId, kind],
    );
    return rows.map(({ value }) => value);
  }

  async merged(view: View, of: { readonly ledgerId: string } | { readonly deskId: string }): Promise<MergedKeys> {
    const values = [view.position, 'ledgerId' in of ? of.ledgerId : null, 'deskId' in of ? of.deskId : null];
    const rows = await planned<{ kind: VocabularyKind; key: string; mergedInto: string | null }>(
      managerOf(view, this.dataSource),
      seenIn(view, MERGED),
      values,
    );
    const ofKind = (kind: VocabularyKind): ReadonlyMap<string, Mergeable> =>
      new Map(
        rows
          .filter((row) => row.kind === kind)
          .map(({ key, mergedInto }) => [key, mergedInto === null ? { key } : { key, mergedInto }]),
      );
    return { source: ofKind('source'), measure: ofKind('measure'), place: ofKind('place') };
  }

  async statement(view: View, ledgerId: string, key: string): Promise<Versioned<Statement> | undefined> {
    const rows: Versioned<Statement>[] = await managerOf(view, this.dataSource).query(`${STATEMENTS} AND s.key = $3`, [
      view.position,
      ledgerId,
      key,
    ]);
    return rows[0];
  }

  statements(view: View, ledgerId: string, filter: StatementFilter): Promise<readonly Versioned<Statement>[]> {
    const { sources, measures, after, limit } = filter;
    return managerOf(view, this.dataSource).query(
      `${STATEMENTS} AND ($3::text[] IS NULL OR v.source_key = ANY($3)) AND ($4::text[] IS NULL OR v.measure_key = ANY($4))
       AND ($5::text IS NULL OR s.key COLLATE "C" > $5) ORDER BY s.key COLLATE "C" LIMIT $6`,
      [view.position, ledgerId, sources ?? null, measures ?? null, after ?? null, limit],
    );
  }

  hopsAt(view: View, key: string): Promise<readonly HeldHop[]> {
    return this.linksAt<Hop>('hop', view, key);
  }

  relationsAt(view: View, key: string): Promise<readonly HeldRelation[]> {
    return this.linksAt<Relation>('relation', view, key);
  }

  async hop(view: View, ledgerId: string, id: string): Promise<HeldHop | undefined> {
    const rows: HeldHop[] = await managerOf(view, this.dataSource).query(
      `${links('hop')} WHERE f.ledger_id = $2 AND h.id = $3`,
      [view.position, ledgerId, id],
    );
    return rows[0];
  }

  hops(
    view: View,
    ledgerId: string,
    { standing, after, limit }: Slice & { readonly standing?: Standing },
  ): Promise<readonly HeldHop[]> {
    // An index finds whatever was ever suggested or rejected; the version shown decides. Of those that stand there is none:
    // nearly all do.
    const ever = standing === 'suggested' || standing === 'rejected' ? EVER[standing] : '';
    return managerOf(view, this.dataSource).query(
      `${links('hop')} WHERE f.ledger_id = $2 ${ever} AND ($3::text IS NULL OR v.standing = $3)
       AND ($4::uuid IS NULL OR h.id > $4) ORDER BY h.id LIMIT $5`,
      [view.position, ledgerId, standing ?? null, after ?? null, limit],
    );
  }

  private linksAt<T>(
    table: 'hop' | 'relation',
    view: View,
    key: string,
  ): Promise<readonly (Versioned<T> & { readonly id: string })[]> {
    return managerOf(view, this.dataSource).query(
      `${links(table)}
       WHERE h.id IN (SELECT l.id FROM statement s JOIN ${table} l ON l.from_id = s.id OR l.to_id = s.id WHERE s.key = $2) ${ORDER}`,
      [view.position, key],
    );
  }
}
