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
import { affectedBy } from './affected.js';
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

  affectedBy(view: View, changeId: string): Promise<Affected> {
    return affectedBy(managerOf(view, this.dataSource), view, changeId);
  }
}
