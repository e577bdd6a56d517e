/**
 * The SQL that answers looks (domain: candidates/look.ts), walked along indexes. Subqueries with a limit, and tests that
 * end in IS TRUE, stand where joins could: a join may be turned into a scan of a whole table, these are always one probe
 * of an index or of a hash.
 */
import { LINKS_FOLLOWED, type Look } from '@whence/domain';
import { DAY, KINDS, kindOf, MOMENT, NUMBER, STATEMENT_KEY, type Kind } from '../migrations/candidates/expressions.js';

/** A look as a row of SQL. */
export interface LookRow {
  readonly n: number;
  readonly shape: Shape;
  readonly measure: string | null;
  readonly subject: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly value: number | null;
  readonly moment: string | null;
  readonly day: string;
  readonly most: number;
}

interface ShapeOf {
  readonly kind: Kind;
  readonly where?: string;
  /** What is walked along before day and key. */
  readonly order?: string;
  readonly ascending?: true;
}

const PARTS = { about: ['l.subject'], by: ['l.source'], on: [] } as const;
const LIKE = ['l.subject', 'l.place'];
const NUMBERED = `${NUMBER} IS NOT NULL`;

/** One for each way along an index. */
const SHAPES = {
  about: { kind: 'about' },
  on: { kind: 'on' },
  by: { kind: 'by' },
  before: { kind: 'atMoment', where: `${MOMENT} <= l.moment`, order: MOMENT },
  after: { kind: 'atMoment', where: `${MOMENT} > l.moment`, order: MOMENT, ascending: true },
  same: { kind: 'ofNumber', where: `${NUMBERED} AND ${NUMBER} = l.value` },
  lowest: { kind: 'ofNumber', where: NUMBERED, order: NUMBER, ascending: true },
  highest: { kind: 'ofNumber', where: NUMBERED, order: NUMBER },
  number: { kind: 'anywhere', where: `${NUMBERED} AND ${NUMBER} = l.value` },
} as const satisfies Record<string, ShapeOf>;
export type Shape = keyof typeof SHAPES;

/** The shape of a look. Throws TypeError on one that no index serves. */
export function shapeOf({ measure, subject, place, source, value, order }: Look): Shape {
  const slots = [measure, subject, place, source, value].map((slot) => (slot === undefined ? '-' : 'x')).join('');
  if (order !== 'newest') {
    if (slots === 'xxx--') return order;
  } else if (slots === 'xx---') return 'about';
  else if (slots === 'x----') return 'on';
  else if (slots === 'x--x-') return 'by';
  else if (slots === 'xxx-x') return 'same';
  else if (slots === '----x') return 'number';
  throw new TypeError(`found a look by ${slots} in the order "${order}", expected one that an index serves`);
}

/**
 * The ledgers that a desk ($1) reads, and the changes that the view ($2 its position; null: everything) does not show.
 * Positions follow the numbers that changes draw, so that those are all changes with a higher number: few, unless the
 * view is of the past.
 */
const VIEW = `
  hidden AS MATERIALIZED (
    SELECT c.id FROM change c WHERE $2::bigint IS NOT NULL AND c.drawn > coalesce(
      (SELECT rc.drawn FROM recorded_change rc WHERE rc.position <= $2::bigint ORDER BY rc.position DESC LIMIT 1), 0)
  ),
  own AS MATERIALIZED (
    SELECT l.id, l.name FROM desk_ledger dl JOIN ledger l ON l.id = dl.ledger_id
    WHERE dl.desk_id = $1 AND dl.change_id NOT IN (SELECT h.id FROM hidden h)
  )`;

const recorded = (alias: string): string => `(${alias}.change_id NOT IN (SELECT x.id FROM hidden x)) IS TRUE`;

/** The version of an alias is the last that the view shows. */
const isLast = (alias: string): string => `${recorded(alias)}
  AND (SELECT true FROM statement_version n WHERE n.statement_id = ${alias}.statement_id AND n.version > ${alias}.version
    AND ${recorded('n')} LIMIT 1) IS NULL`;

/** What the last version that the view shows of a thing says; null when the view shows none. */
const lastOf = (table: string, owner: string, id: string, says: string): string =>
  `(SELECT ${says} FROM ${table} w WHERE w.${owner} = ${id} AND ${recorded('w')} ORDER BY w.version DESC LIMIT 1)`;

const SHOWN = (id: string): string => lastOf('statement_version', 'statement_id', id, 'NOT w.removed');

function partsOf(kind: Kind): string[] {
  if (kind === 'anywhere') return ['o.name'];
  return ['o.name', 'l.measure', ...(kind === 'about' || kind === 'by' || kind === 'on' ? PARTS[kind] : LIKE)];
}

function taking(shape: Shape): string {
  const { kind, where, order, ascending }: ShapeOf = SHAPES[shape];
  const by = (columns: readonly string[]) =>
    columns.map((column) => `${column} ${ascending === true ? 'ASC' : 'DESC'}`).join(', ');
  const ordered = order === undefined ? [] : [order];
  const measured = kind === 'anywhere' ? '' : 'AND measure_key IS NOT NULL';
  return `SELECT l.n, f.id, row_number() OVER (PARTITION BY l.n ORDER BY ${by([...(order === undefined ? [] : ['f.first']), 'f.day', 'f.key'])}) > l.most AS more
    FROM look l CROSS JOIN own o CROSS JOIN LATERAL (
      SELECT v.statement_id AS id, ${order ?? 'NULL::integer'} AS first, ${DAY} AS day, ${STATEMENT_KEY} AS key
      FROM statement_version v
      WHERE NOT removed ${measured} AND ${KINDS[kind]} = ${kindOf(kind, partsOf(kind))}
        AND ${DAY} <= l.day ${where === undefined ? '' : `AND ${where}`} AND ${isLast('v')}
      ORDER BY ${by([...ordered, DAY, STATEMENT_KEY])} LIMIT l.most + 1
    ) f WHERE l.shape = '${shape}'`;
}

/**
 * Statements that looks of these shapes take: $3 the looks as JSON ({@link LookRow}). Rows: the look's number, the
 * statement's id, and whether it is one more than the look may take.
 */
export function takingSql(shapes: readonly Shape[]): string {
  return `
  WITH ${VIEW},
  look AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS l(n integer, shape text, measure text, subject text,
      place text, source text, value float8, moment text, day date, most integer)
  )
  ${shapes.map(taking).join('\n  UNION ALL\n  ')}`;
}

/**
 * The statements that one leads to over hops, or by repeating them. Capped: each once, the first few in key order. Otherwise as the index gives
 * them, which is far quicker and the same as long as no statement has more than may be followed.
 */
function steps(near: 'from_id' | 'to_id', kinds: string, capped: boolean): string {
  const far = near === 'from_id' ? 'to_id' : 'from_id';
  const standing = lastOf('hop_version', 'hop_id', 'h.id', `NOT w.removed AND w.standing <> 'rejected'`);
  const repeats = lastOf('relation_version', 'relation_id', 'a.id', 'NOT w.removed');
  const links = `SELECT h.${far} AS id FROM hop h WHERE h.${near} = r.id ${kinds} AND ${standing}
    UNION ALL SELECT a.${far} FROM relation a WHERE a.${near} = r.id AND a.kind = 'repeats' AND ${repeats}`;
  if (!capped) return `${links} OFFSET 0`;
  return `SELECT DISTINCT s.key COLLATE "C" AS key, s.id FROM (${links}) l JOIN statement s ON s.id = l.id
    WHERE s.ledger_id = ANY (ARRAY(SELECT o.id FROM own o)) AND ${SHOWN('s.id')} ORDER BY 1 LIMIT ${LINKS_FOLLOWED}`;
}

/** A set that its seeds and the steps from them fill; each member is visited once, so that no circle holds it up. */
const walk = (name: string, seeds: string, next: string): string =>
  `${name}(id) AS (${seeds} UNION SELECT x.id FROM ${name} r CROSS JOIN LATERAL (${next}) x)`;

/**
 * The ids of a set, by way of an array. A planner that multiplies its guesses along recursions reserves memory for
 * millions; of an array it expects few.
 */
const idsOf = (name: string, column = 'id'): string => `SELECT unnest(ARRAY(SELECT ${column} FROM ${name})) AS id`;

/** Most rows that the quick way gives; what has as many is asked for again in the capped way. */
export const MOST_ROWS = 20_000;

/**
 * What stands around statements: $3 their ids, $4 keys of more of them. Rows of `what`: `s` a statement, with its id; `f`
 * the id of one that was chosen or stands behind one that was; `h` a hop that begins at a statement; `r` a relation; `d`
 * the last day on which anything was out. A statement that the view does not show has no content.
 */
export function surroundingSql(capped: boolean): string {
  const behind = steps('from_id', '', capped);
  const carriers = steps('to_id', `AND h.kind <> 'derives'`, capped);
  const answers = capped ? `ORDER BY f.key COLLATE "C", a.kind COLLATE "C" LIMIT ${LINKS_FOLLOWED}` : 'OFFSET 0';
  const hops = `SELECT ${lastOf('hop_version', 'hop_id', 'h.id', `CASE WHEN NOT w.removed AND w.standing <> 'rejected' THEN w.content END`)} AS content
    FROM hop h WHERE h.from_id = r.id OFFSET 0`;
  return `
  WITH RECURSIVE ${VIEW},
  ${walk(
    'followed',
    `(SELECT unnest($3::uuid[]) UNION SELECT s.id FROM statement s
      WHERE s.key = ANY ($4::text[]) AND s.ledger_id IN (SELECT o.id FROM own o) AND ${SHOWN('s.id')})`,
    behind,
  )},
  ${walk('carrying', idsOf('followed'), carriers)},
  ${walk('carried', `(${idsOf('carrying')} EXCEPT ${idsOf('followed')})`, behind)},
  around AS MATERIALIZED (${idsOf('followed')} UNION ${idsOf('carried')}),
  answer AS MATERIALIZED (
    SELECT x.* FROM around r CROSS JOIN LATERAL (
      SELECT f.id AS from_id, ${lastOf('relation_version', 'relation_id', 'a.id', 'CASE WHEN NOT w.removed THEN w.content END')} AS content
      FROM relation a JOIN statement f ON f.id = a.from_id
      WHERE a.to_id = r.id AND f.ledger_id = ANY (ARRAY(SELECT o.id FROM own o)) AND ${SHOWN('f.id')} ${answers}
    ) x WHERE x.content IS NOT NULL
  ),
  ${walk('answering', `(${idsOf('answer', 'from_id')} EXCEPT ${idsOf('around')})`, behind)},
  held AS MATERIALIZED (${idsOf('around')} UNION ${idsOf('answering')})
  SELECT * FROM (
    SELECT 's' AS what, r.id, (SELECT v.content FROM own o WHERE o.id = s.ledger_id) AS content
    FROM held r JOIN LATERAL (SELECT t.ledger_id FROM statement t WHERE t.id = r.id LIMIT 1) s ON true
    LEFT JOIN LATERAL (
      SELECT CASE WHEN NOT w.removed THEN w.content END AS content FROM statement_version w
      WHERE w.statement_id = r.id AND ${recorded('w')} ORDER BY w.version DESC LIMIT 1
    ) v ON true
    UNION ALL SELECT 'f', id, NULL FROM followed
    UNION ALL SELECT 'h', NULL, x.content FROM held r CROSS JOIN LATERAL (${hops}) x WHERE x.content IS NOT NULL
    UNION ALL SELECT 'r', NULL, content FROM answer
    UNION ALL
    SELECT 'd', NULL, to_jsonb(max(t.day)) FROM own o CROSS JOIN LATERAL (
      SELECT ${DAY} AS day FROM statement_version v
      WHERE NOT removed AND published_to IS NOT NULL AND ${KINDS.anywhere} = ${kindOf('anywhere', ['o.name'])} AND ${isLast('v')}
      ORDER BY ${DAY} DESC LIMIT 1
    ) t
  ) found ${capped ? '' : `LIMIT ${MOST_ROWS}`}`;
}
