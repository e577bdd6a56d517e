/**
 * What a track record is worked out from, in bounded parts: the newest statements of a source, the newest of others on
 * the same things, and what those rest on. Each part walks an index from the newest day back and stops at its bound; a
 * version that is not the one shown is passed over.
 */
import type { Hop, Relation, Statement } from '@whence/domain';
import { Refusal, type Newest, type Thing, type TrackRecords, type View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { KINDS, kindOf } from '../migrations/candidates/expressions.js';
import { recordedBy } from '../views.js';
import { shown } from './reading.js';

/** Most statements that the figures looked at may rest on. */
const MOST_BEHIND = 50_000;

/** Expressions of the indexes that these queries walk; an index is used only by a query that repeats them. */
const LEDGER = `split_part(v.content ->> 'key', '/', 1)`;
const DAY = `coalesce(v.published_to, '-infinity'::date)`;
const KEY = `((v.content ->> 'key') COLLATE "C")`;

/** No newer version is recorded by the view ($1). */
const IS_SHOWN = `NOT v.removed AND ${recordedBy('v', 1)} AND NOT EXISTS (
  SELECT 1 FROM statement_version n WHERE n.statement_id = v.statement_id AND n.version > v.version AND ${recordedBy('n', 1)})`;

/** The name of the ledger of id $2. */
const NAME = '(SELECT name FROM ledger WHERE id = $2)';
/** Dated, and out by the day $3. */
const OUT = `${DAY} > '-infinity'::date AND ${DAY} <= coalesce($3::date, 'infinity'::date)`;
const DATED = `${LEDGER} = ${NAME} AND ${OUT}`;

const FIELDS = `v.content, to_char(${DAY}, 'YYYY-MM-DD') AS day, ${KEY} AS key`;
const NEWEST_FIRST = `ORDER BY ${DAY} DESC, ${KEY}`;

/** $4 the keys of the source, $5 how many. */
const SAID_BY = `SELECT o.* FROM unnest($4::text[]) AS s(source) CROSS JOIN LATERAL (
    SELECT ${FIELDS} FROM statement_version v WHERE v.source_key = s.source AND ${DATED} AND ${IS_SHOWN}
      ${NEWEST_FIRST} LIMIT $5
  ) o ORDER BY o.day DESC, o.key LIMIT $5`;

/**
 * The same for each of the measures $6, along the index of what a source said on a measure. The one text of a kind leaves
 * the planner no other: it guesses that a measure has few statements, and would read all those of one that has very many.
 */
const SAID_BY_ON = `SELECT o.* FROM unnest($4::text[]) AS s(source) CROSS JOIN unnest($6::text[]) AS m(measure) CROSS JOIN LATERAL (
    SELECT ${FIELDS} FROM statement_version v WHERE ${KINDS.by} = ${kindOf('by', [NAME, 'm.measure', 's.source'])}
      AND v.measure_key IS NOT NULL AND ${OUT} AND ${IS_SHOWN} ${NEWEST_FIRST} LIMIT $5
  ) o ORDER BY o.day DESC, o.key LIMIT $5`;

/** On each thing of measures $6 and subjects $7 (empty: none), since the day $8, by anybody but $4; along such an index too. */
const SAID_BY_OTHERS = `SELECT o.* FROM unnest($6::text[], $7::text[]) AS t(measure, of_subject) CROSS JOIN LATERAL (
    SELECT ${FIELDS} FROM statement_version v WHERE ${KINDS.about} = ${kindOf('about', [NAME, 't.measure', 't.of_subject'])}
      AND v.measure_key IS NOT NULL AND ${DAY} >= coalesce($8::date, '-infinity'::date) AND v.source_key <> ALL($4::text[])
      AND jsonb_typeof(v.content #> '{content,amount}') = 'object' AND ${OUT} AND ${IS_SHOWN}
      ${NEWEST_FIRST} LIMIT $5
  ) o ORDER BY o.day DESC, o.key LIMIT $5`;

/**
 * The statements of keys $3 in ledger $2, and all that hops lead on to. OFFSET keeps each step to the index: the planner takes
 * what is reached for a great part of the ledger, and would read all hops and statements at each level.
 */
const BEHIND = `
  WITH RECURSIVE reach(id) AS (
    SELECT s.id FROM statement s WHERE s.ledger_id = $2 AND s.key = ANY($3::text[])
    UNION
    SELECT h.to_id FROM reach r
    JOIN LATERAL (SELECT id, to_id FROM hop WHERE from_id = r.id OFFSET 0) h ON true
    ${shown('hop_version', 'hop_id', 'h.id', 'hv')} AND hv.standing <> 'rejected'
    JOIN LATERAL (SELECT 1 FROM statement WHERE id = h.to_id AND ledger_id = $2 OFFSET 0) s ON true
  )
  SELECT id FROM reach LIMIT ${MOST_BEHIND + 1}`;

const STATEMENTS = `
  SELECT v.content FROM statement s ${shown('statement_version', 'statement_id', 's.id', 'v')}
  WHERE s.id = ANY($2::uuid[]) ORDER BY s.key COLLATE "C"`;

const HOPS = `
  SELECT v.content FROM hop h ${shown('hop_version', 'hop_id', 'h.id', 'v')} AND v.standing <> 'rejected'
  JOIN statement f ON f.id = h.from_id JOIN statement t ON t.id = h.to_id
  WHERE h.from_id = ANY($2::uuid[]) AND h.to_id = ANY($2::uuid[])
  ORDER BY f.key COLLATE "C", h.kind COLLATE "C", h.operand, t.key COLLATE "C"`;

const ANSWERS = `
  SELECT v.content AS relation, fv.content AS statement FROM statement t
  JOIN relation r ON r.to_id = t.id
  ${shown('relation_version', 'relation_id', 'r.id', 'v')}
  JOIN statement f ON f.id = r.from_id AND f.ledger_id = $2
  ${shown('statement_version', 'statement_id', 'f.id', 'fv')}
  WHERE t.ledger_id = $2 AND t.key = ANY($3::text[])
  ORDER BY f.key COLLATE "C", t.key COLLATE "C", r.kind COLLATE "C"`;

interface DatedRow {
  readonly content: Statement;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** @param rows one more than are wanted, when there are so many */
function newestOf(rows: readonly DatedRow[], most: number): Newest {
  const cut = rows[most];
  return {
    statements: rows.slice(0, most).map(({ content }) => content),
    leftOutOn: cut?.day ?? null,
  };
}

export class StoreTrackRecords implements TrackRecords {
  constructor(private readonly dataSource: DataSource) {}

  async saidBy(view: View, ledgerId: string, asked: Parameters<TrackRecords['saidBy']>[2]): Promise<Newest> {
    const { sources, measures, publishedBy, most } = asked;
    const shared = [view.position, ledgerId, publishedBy, sources, most + 1];
    const rows: DatedRow[] =
      measures === null
        ? await managerOf(view, this.dataSource).query(SAID_BY, shared)
        : await managerOf(view, this.dataSource).query(SAID_BY_ON, [...shared, measures]);
    return newestOf(rows, most);
  }

  async saidByOthers(
    view: View,
    ledgerId: string,
    asked: Parameters<TrackRecords['saidByOthers']>[2],
  ): Promise<Newest> {
    const { sources, things, since, publishedBy, most } = asked;
    const rows: DatedRow[] = await managerOf(view, this.dataSource).query(SAID_BY_OTHERS, [
      view.position,
      ledgerId,
      publishedBy,
      sources,
      most + 1,
      things.map(({ measure }: Thing) => measure),
      things.map(({ subject }: Thing) => subject ?? ''),
      since,
    ]);
    return newestOf(rows, most);
  }

  async behind(view: View, ledgerId: string, keys: readonly string[]): ReturnType<TrackRecords['behind']> {
    const manager = managerOf(view, this.dataSource);
    const reached: { id: string }[] = await manager.query(BEHIND, [view.position, ledgerId, keys]);
    if (reached.length > MOST_BEHIND)
      throw new Refusal(
        'too-large',
        'surroundings-too-large',
        `Found that ${keys.length} statements rest on more than ${MOST_BEHIND}; expected fewer.`,
      );
    const ids = reached.map(({ id }) => id);
    const statements: { content: Statement }[] = await manager.query(STATEMENTS, [view.position, ids]);
    const hops: { content: Hop }[] = await manager.query(HOPS, [view.position, ids]);
    return { statements: statements.map(({ content }) => content), hops: hops.map(({ content }) => content) };
  }

  async answersTo(view: View, ledgerId: string, keys: readonly string[]): ReturnType<TrackRecords['answersTo']> {
    const rows: { relation: Relation; statement: Statement }[] = await managerOf(view, this.dataSource).query(ANSWERS, [
      view.position,
      ledgerId,
      keys,
    ]);
    const statements = new Map(rows.map(({ statement }) => [statement.key, statement]));
    return { statements: [...statements.values()], relations: rows.map(({ relation }) => relation) };
  }
}
