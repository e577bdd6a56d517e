/** What had been said before, as a desk's ledgers held it. */
import type { Hop, Measure, Place, Relation, Source, Statement, Vocabulary } from '@whence/domain';
import {
  Refusal,
  type Affected,
  type Around,
  type PriorStatements,
  type Surroundings,
  type View,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { recordedBy } from '../views.js';
import { shown } from './reading.js';

/** Most statements that one question may bring together. */
const MOST_STATEMENTS = 50_000;

const DESK_LEDGERS = `SELECT dl.ledger_id, dl.rank FROM desk_ledger dl WHERE dl.desk_id = $2 AND ${recordedBy('dl', 1)}`;

const VOCABULARY = `
  SELECT DISTINCT ON (e.kind, e.key) e.kind, v.content
  FROM (${DESK_LEDGERS}) own
  JOIN vocabulary_entry e ON e.ledger_id = own.ledger_id
  ${shown('vocabulary_version', 'entry_id', 'e.id', 'v')}
  ORDER BY e.kind, e.key, own.rank`;

/**
 * The statements asked for ($3 measures, $4 subject, $5 sources, $6 keys), then whatever hops join to them. An index
 * finds every version that ever fitted; the version shown decides.
 */
const REACH = `
  WITH RECURSIVE own AS MATERIALIZED (${DESK_LEDGERS}),
  candidate AS (
    SELECT statement_id AS id FROM statement_version WHERE measure_key = ANY($3::text[])
    UNION SELECT statement_id FROM statement_version WHERE source_key = ANY($5::text[])
    UNION SELECT id FROM statement WHERE key = ANY($6::text[])
  ),
  reach(id) AS (
    SELECT s.id FROM candidate c JOIN statement s ON s.id = c.id
    ${shown('statement_version', 'statement_id', 's.id', 'v')}
    WHERE s.ledger_id IN (SELECT ledger_id FROM own) AND (
      (v.measure_key = ANY($3::text[]) AND ($4::text IS NULL OR v.subject IS NULL OR v.subject = $4))
      OR v.source_key = ANY($5::text[]) OR s.key = ANY($6::text[]))
    UNION
    SELECT s.id FROM reach r
    CROSS JOIN LATERAL (
      SELECT h.id AS hop_id, h.to_id AS id FROM hop h WHERE h.from_id = r.id
      UNION ALL SELECT h.id, h.from_id FROM hop h WHERE h.to_id = r.id
    ) n
    ${shown('hop_version', 'hop_id', 'n.hop_id', 'hv')} AND hv.standing <> 'rejected'
    JOIN statement s ON s.id = n.id AND s.ledger_id IN (SELECT ledger_id FROM own)
    ${shown('statement_version', 'statement_id', 's.id', 'v')}
  )
  SELECT id FROM reach LIMIT ${MOST_STATEMENTS + 1}`;

/** Relations that touch the statements ($2), with the statements at their ends ($3 the desk). */
const RELATIONS = `
  SELECT r.from_id, r.to_id, v.content FROM (
    SELECT * FROM relation WHERE from_id = ANY($2::uuid[]) UNION SELECT * FROM relation WHERE to_id = ANY($2::uuid[])
  ) r
  ${shown('relation_version', 'relation_id', 'r.id', 'v')}
  JOIN statement f ON f.id = r.from_id JOIN statement t ON t.id = r.to_id
  ${shown('statement_version', 'statement_id', 'f.id', 'fv')}
  ${shown('statement_version', 'statement_id', 't.id', 'tv')}
  WHERE NOT EXISTS (
    SELECT 1 FROM (VALUES (f.ledger_id), (t.ledger_id)) ends(ledger_id) WHERE ends.ledger_id NOT IN (
      SELECT dl.ledger_id FROM desk_ledger dl WHERE dl.desk_id = $3 AND ${recordedBy('dl', 1)}))
  ORDER BY f.key COLLATE "C", t.key COLLATE "C", r.kind COLLATE "C"`;

const STATEMENTS = `
  SELECT v.content FROM statement s ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.id = ANY($2::uuid[]) ORDER BY s.key COLLATE "C"`;

const HOPS = `
  SELECT v.content FROM hop h ${shown('hop_version', 'hop_id', 'h.id', 'v')} AND v.standing <> 'rejected'
  JOIN statement f ON f.id = h.from_id JOIN statement t ON t.id = h.to_id
  WHERE h.from_id = ANY($2::uuid[]) AND h.to_id = ANY($2::uuid[])
  ORDER BY f.key COLLATE "C", h.kind COLLATE "C", h.operand, t.key COLLATE "C"`;

/**
 * Statements that a change ($2) wrote, or whose hops or relations it wrote, and those whose surroundings they are part of:
 * a relation joins two of them, hops join any number. And what each has ever counted.
 */
const AFFECTED = `
  WITH RECURSIVE written AS (
    SELECT statement_id AS id FROM statement_version WHERE change_id = $2
    UNION SELECT e.id FROM hop_version v JOIN hop h ON h.id = v.hop_id
      CROSS JOIN LATERAL (VALUES (h.from_id), (h.to_id)) e(id) WHERE v.change_id = $2
    UNION SELECT e.id FROM relation_version v JOIN relation r ON r.id = v.relation_id
      CROSS JOIN LATERAL (VALUES (r.from_id), (r.to_id)) e(id) WHERE v.change_id = $2
  ),
  answered AS (
    SELECT id FROM written
    UNION
    SELECT n.id FROM written w
    CROSS JOIN LATERAL (
      SELECT r.id AS relation_id, r.to_id AS id FROM relation r WHERE r.from_id = w.id
      UNION ALL SELECT r.id, r.from_id FROM relation r WHERE r.to_id = w.id
    ) n
    ${shown('relation_version', 'relation_id', 'n.relation_id', 'rv')}
  ),
  touched(id) AS (
    SELECT id FROM answered
    UNION
    SELECT n.id FROM touched t
    CROSS JOIN LATERAL (
      SELECT h.id AS hop_id, h.to_id AS id FROM hop h WHERE h.from_id = t.id
      UNION ALL SELECT h.id, h.from_id FROM hop h WHERE h.to_id = t.id
    ) n
    ${shown('hop_version', 'hop_id', 'n.hop_id', 'hv')} AND hv.standing <> 'rejected'
  )
  SELECT DISTINCT s.key, v.measure_key AS measure, v.subject FROM touched t JOIN statement s ON s.id = t.id
  JOIN statement own ON own.key = split_part(s.key, '~', 1)
  LEFT JOIN statement_version v ON v.statement_id = own.id`;

function sorted(values: Iterable<string | null>): string[] {
  return [...new Set(values)].filter((value) => value !== null).sort();
}

export class StorePriorStatements implements PriorStatements {
  constructor(private readonly dataSource: DataSource) {}

  async vocabulary(view: View, deskId: string): Promise<Vocabulary> {
    const rows: { kind: string; content: Source | Measure | Place }[] = await managerOf(view, this.dataSource).query(
      VOCABULARY,
      [view.position, deskId],
    );
    const of = <T extends Source | Measure | Place>(kind: string): ReadonlyMap<string, T> =>
      new Map(rows.flatMap((row) => (row.kind === kind ? [[row.content.key, row.content as T] as const] : [])));
    return { sources: of<Source>('source'), measures: of<Measure>('measure'), places: of<Place>('place') };
  }

  async around(view: View, deskId: string, asked: Around): Promise<Surroundings> {
    const manager = managerOf(view, this.dataSource);
    const reached: { id: string }[] = await manager.query(REACH, [
      view.position,
      deskId,
      asked.measures,
      asked.subject ?? null,
      asked.sources ?? [],
      asked.statementKeys ?? [],
    ]);
    if (reached.length > MOST_STATEMENTS)
      throw new Refusal(
        'too-large',
        'surroundings-too-large',
        `Found more than ${MOST_STATEMENTS} statements around the measures ${asked.measures.join(', ')}; expected fewer.`,
      );
    const ids = reached.map(({ id }) => id);
    const relations: { from_id: string; to_id: string; content: Relation }[] = await manager.query(RELATIONS, [
      view.position,
      ids,
      deskId,
    ]);
    const all = [...new Set([...ids, ...relations.flatMap((row) => [row.from_id, row.to_id])])];
    const statements: { content: Statement }[] = await manager.query(STATEMENTS, [view.position, all]);
    const hops: { content: Hop }[] = await manager.query(HOPS, [view.position, all]);
    return {
      statements: statements.map(({ content }) => content),
      hops: hops.map(({ content }) => content),
      relations: relations.map(({ content }) => content),
    };
  }

  async affectedBy(view: View, changeId: string): Promise<Affected> {
    const manager = managerOf(view, this.dataSource);
    const rows: { key: string; measure: string | null; subject: string | null }[] = await manager.query(AFFECTED, [
      view.position,
      changeId,
    ]);
    const vocabulary: { touched: boolean }[] = await manager.query(
      'SELECT EXISTS (SELECT 1 FROM vocabulary_version WHERE change_id = $1) AS touched',
      [changeId],
    );
    const desks: { id: string }[] = await manager.query(
      'SELECT DISTINCT desk_id AS id FROM desk_version WHERE change_id = $1',
      [changeId],
    );
    // What counts without naming a subject bears on claims about any.
    const bearsOnAny = rows.some(({ measure, subject }) => measure !== null && subject === null);
    return {
      measures: sorted(rows.map(({ measure }) => measure)),
      subjects: bearsOnAny ? [] : sorted(rows.map(({ subject }) => subject)),
      statementKeys: sorted(rows.map(({ key }) => key)),
      vocabulary: vocabulary[0]?.touched ?? false,
      ...(desks.length === 0 ? {} : { desks: desks.map(({ id }) => id) }),
    };
  }
}
