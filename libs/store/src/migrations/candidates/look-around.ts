/**
 * The text of `look_around`: what a ledger answers to looks (domain: candidates/look.ts), walked along indexes.
 *
 * It is a function for its settings: they leave the planner no way but loops over probes of an index, so that a plan is
 * the same whatever the tables hold and whatever is known of them. Names without an alias are variables of the function.
 */
import { DAY, KINDS, kindOf, MOMENT, NUMBER, STATEMENT_KEY, type Kind } from './expressions.js';

export interface ShapeOf {
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
export const SHAPES = {
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

/** Up to so many changes that a view does not show are compared with; of more, each change is looked up. */
const FEW_HIDDEN = 16;

/** Whether the view shows what a row's change wrote. */
export const recorded = (row: string): string =>
  `${row}.change_id <> ALL (hidden) AND (few_hidden OR (SELECT c.drawn FROM change c WHERE c.id = ${row}.change_id) <= bound)`;

export function partsOf(kind: Kind): string[] {
  if (kind === 'anywhere') return ['o.name'];
  return ['o.name', 'l.measure', ...(kind === 'about' || kind === 'by' || kind === 'on' ? PARTS[kind] : LIKE)];
}

/** That no later version of a statement is shown. Few statements have one: those that do stand in an index of their own. */
export const isLast = (row: string): string => `NOT EXISTS (SELECT FROM statement_version n
          WHERE n.statement_id = ${row}.statement_id AND n.version > 1 AND n.version > ${row}.version AND ${recorded('n')})`;

/** Ids of the first `l.most + 1` statements that the look `l` finds in the ledgers of these names. */
export function taking(shape: Shape): string {
  const { kind, where, order, ascending }: ShapeOf = SHAPES[shape];
  const by = (columns: readonly string[]) =>
    columns.map((column) => `${column} ${ascending === true ? 'ASC' : 'DESC'}`).join(', ');
  const measured = kind === 'anywhere' ? '' : 'AND measure_key IS NOT NULL';
  return `
    SELECT f.id FROM unnest(names) o(name) CROSS JOIN LATERAL (
      SELECT v.statement_id AS id, ${order ?? 'NULL::integer'} AS first, ${DAY} AS day, ${STATEMENT_KEY} AS key
      FROM statement_version v
      WHERE NOT removed ${measured} AND ${KINDS[kind]} = ${kindOf(kind, partsOf(kind))}
        AND ${DAY} <= l.day ${where === undefined ? '' : `AND ${where}`}
        AND ${recorded('v')} AND ${isLast('v')}
      ORDER BY ${by([...(order === undefined ? [] : [order]), DAY, STATEMENT_KEY])} LIMIT l.most + 1
    ) f ORDER BY ${by([...(order === undefined ? [] : ['f.first']), 'f.day', 'f.key'])} LIMIT l.most + 1`;
}

/** The last version of a thing that the view shows. */
export const last = (table: string, id: string): string => `
  (SELECT w.* FROM ${table}_version w WHERE w.${table}_id = ${id} AND ${recorded('w')} ORDER BY w.version DESC LIMIT 1)`;

/**
 * What a statement leads to over hops, or by repeating another. Whole: whatever was ever said to be linked to it, which is
 * never less than what the view shows. Capped: what the view shows, the first few in key order.
 */
function steps(near: 'from_id' | 'to_id', capped: boolean): string {
  const far = near === 'from_id' ? 'to_id' : 'from_id';
  const kinds = near === 'from_id' ? '' : `AND h.kind <> 'derives'`;
  const hops = `SELECT h.${far} AS id FROM hop h WHERE h.${near} = r.id ${kinds}`;
  const repeats = `SELECT a.${far} FROM relation a WHERE a.${near} = r.id AND a.kind = 'repeats'`;
  if (!capped) return `${hops} UNION ALL ${repeats}`;
  return `SELECT DISTINCT s.key COLLATE "C" AS key, s.id FROM (
      ${hops} AND (SELECT NOT v.removed AND v.standing <> 'rejected' FROM ${last('hop', 'h.id')} v)
      UNION ALL ${repeats} AND (SELECT NOT v.removed FROM ${last('relation', 'a.id')} v)
    ) k JOIN statement s ON s.id = k.id
    WHERE split_part(s.key, '/', 1) = ANY (names) AND (SELECT NOT v.removed FROM ${last('statement', 's.id')} v)
    ORDER BY 1 LIMIT most_links`;
}

/** All that steps lead to from seeds, themselves among it; no circle holds it up. */
export function walk(seeds: string, near: 'from_id' | 'to_id', capped: boolean): string {
  return `
    WITH RECURSIVE reached(id) AS (${seeds} UNION SELECT x.id FROM reached r CROSS JOIN LATERAL (${steps(near, capped)}) x)
    SELECT id FROM reached${capped ? '' : ' LIMIT most_walked'}`;
}

const SEEDS = 'SELECT unnest(picked) UNION SELECT s.id FROM statement s WHERE s.key = ANY (keys)';

/** Ids of the relations to statements. */
export function answers(capped: boolean): string {
  const all = 'SELECT a.id, a.from_id FROM relation a WHERE a.to_id = r.id';
  if (!capped) return `SELECT a.id FROM unnest(carried) r(id) JOIN relation a ON a.to_id = r.id LIMIT most_walked`;
  return `SELECT x.id FROM unnest(carried) r(id) CROSS JOIN LATERAL (
      SELECT k.id FROM (${all}) k JOIN relation a ON a.id = k.id JOIN statement s ON s.id = k.from_id
      WHERE split_part(s.key, '/', 1) = ANY (names) AND (SELECT NOT v.removed FROM ${last('statement', 's.id')} v)
        AND (SELECT NOT v.removed FROM ${last('relation', 'k.id')} v)
      ORDER BY s.key COLLATE "C", a.kind COLLATE "C" LIMIT most_links) x`;
}

/** Everything is in `around` in the end; `carried` is what answers are looked for to. */
function walks(capped: boolean): string {
  const more = (seeds: string) => walk(`(${seeds} EXCEPT SELECT unnest(carried))`, 'from_id', capped);
  return `
    followed := ARRAY(${walk(SEEDS, 'from_id', capped)});
    carrying := ARRAY(${walk('SELECT unnest(followed)', 'to_id', capped)});
    carried := followed;
    carried := carried || ARRAY(${more('SELECT unnest(carrying)')});
    carried := carried || ARRAY(${more('SELECT unnest(beside)')});
    answering := ARRAY(${answers(capped)});
    around := ARRAY(SELECT unnest(carried) UNION (${more('SELECT a.from_id FROM unnest(answering) r(id) JOIN relation a ON a.id = r.id')}));`;
}

export const STATEMENTS_AROUND = `
    SELECT '[' || string_agg('["' || r.id || '",' || v.content || ']', ',') || ']'
    FROM unnest(around) r(id) CROSS JOIN LATERAL ${last('statement', 'r.id')} v WHERE NOT v.removed`;

export const HOPS_AROUND = `
    SELECT '[' || string_agg(v.content::text, ',') || ']'
    FROM unnest(around) r(id) JOIN hop h ON h.from_id = r.id CROSS JOIN LATERAL ${last('hop', 'h.id')} v
    WHERE NOT v.removed AND v.standing <> 'rejected'`;

export const RELATIONS_AROUND = `
    SELECT '[' || string_agg(v.content::text, ',') || ']' FROM (
      SELECT unnest(answering) AS id
      UNION SELECT a.id FROM unnest(around) r(id) JOIN relation a ON a.from_id = r.id AND a.kind = 'repeats'
    ) k CROSS JOIN LATERAL ${last('relation', 'k.id')} v
    WHERE NOT v.removed`;

/** The last day on which anything was out. */
export const LAST_OUT = `
    SELECT max(t.day) FROM unnest(names) o(name) CROSS JOIN LATERAL (
      SELECT ${DAY} AS day FROM statement_version v
      WHERE NOT removed AND published_to IS NOT NULL AND ${KINDS.anywhere} = ${kindOf('anywhere', ['o.name'])}
        AND ${recorded('v')} AND ${isLast('v')}
      ORDER BY ${DAY} DESC LIMIT 1
    ) t`;

/** What a view does not show, and the names of the ledgers that a desk reads. */
export const VIEW = `
  -- Positions follow the numbers that changes draw: what the view does not show are all changes with a higher number.
  IF viewed IS NOT NULL THEN
    bound := coalesce(
      (SELECT rc.drawn FROM recorded_change rc WHERE rc.position <= viewed ORDER BY rc.position DESC LIMIT 1), 0);
    hidden := ARRAY(SELECT c.id FROM change c WHERE c.drawn > bound LIMIT ${FEW_HIDDEN + 1});
    few_hidden := cardinality(hidden) <= ${FEW_HIDDEN};
    IF NOT few_hidden THEN hidden := '{}'; END IF;
  END IF;
  names := ARRAY(SELECT b.name FROM desk_ledger dl JOIN ledger b ON b.id = dl.ledger_id
    WHERE dl.desk_id = desk AND ${recorded('dl')});`;

const takes = Object.keys(SHAPES)
  .map((shape) => `WHEN '${shape}' THEN ids := ARRAY(${taking(shape as Shape)});`)
  .join('\n      ');

/** Plans that do not depend on what is known of the tables. */
export const SETTINGS = {
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  enable_sort: 'off',
} as const;

export const LOOK_AROUND = `
CREATE INDEX statement_version_later ON statement_version (statement_id, version) WHERE version > 1;
-- Walked from either end without a look at the rows.
CREATE INDEX hop_carriers ON hop (to_id) INCLUDE (from_id, kind);
DROP INDEX hop_to;

-- What the ledgers of a desk hold around looks, as a view shows it.
-- viewed: the view's position; null shows everything, the caller's own writing too.
-- looks: a list of looks as JSON. taken, taken_beside: ids that earlier looks took. keys: statements asked for by key.
-- stop_at_more: if a look finds more than it may take, gives what was taken and looks no further.
-- most_links: how many links of a statement are followed in one direction. most_walked: when so many statements are met, no
-- more than most_links of each are followed; before, all are, and what the view does not show is the caller's to leave out.
CREATE FUNCTION look_around(
  desk uuid, viewed bigint, looks jsonb, taken uuid[], taken_beside uuid[], keys text[], stop_at_more boolean,
  most_links integer, most_walked integer,
  OUT names text[], OUT more integer[], OUT chosen text, OUT beside_chosen text,
  OUT statements text, OUT hops text, OUT relations text, OUT last_out text
) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT ${Object.entries(SETTINGS)
  .map(([name, value]) => `SET ${name} = ${value}`)
  .join(' ')} AS $$
DECLARE
  bound bigint;
  hidden uuid[] := '{}';
  few_hidden boolean := true;
  l record;
  known boolean;
  ids uuid[];
  picked uuid[] := taken;
  beside uuid[] := taken_beside;
  followed uuid[];
  carrying uuid[];
  carried uuid[];
  answering uuid[];
  around uuid[];
BEGIN
${VIEW}
  more := '{}';

  FOR l IN SELECT * FROM jsonb_to_recordset(looks) AS t(shape text, measure text, subject text, place text, source text,
    value float8, moment text, day date, most integer, fewer integer, beside boolean, n integer, implied_by integer) ORDER BY t.n
  LOOP
    -- That there is more is known already: it need not be counted.
    known := coalesce(l.implied_by = ANY (more), false);
    IF known THEN l.most := l.fewer - 1; END IF;
    CASE l.shape
      ${takes}
    END CASE;
    IF known OR cardinality(ids) > l.most THEN
      more := more || l.n;
      ids := ids[1:l.fewer];
    END IF;
    IF l.beside THEN beside := beside || ids; ELSE picked := picked || ids; END IF;
  END LOOP;
  chosen := to_json(picked);
  beside_chosen := to_json(beside);
  IF stop_at_more AND cardinality(more) > 0 THEN RETURN; END IF;

  -- Whole, or else capped.
${walks(false)}
  IF greatest(cardinality(followed), cardinality(carrying), cardinality(carried), cardinality(answering),
      cardinality(around)) >= most_walked THEN
${walks(true)}
  END IF;

  statements := (${STATEMENTS_AROUND});
  hops := (${HOPS_AROUND});
  relations := (${RELATIONS_AROUND});
  last_out := (${LAST_OUT});
END $$;
GRANT EXECUTE ON FUNCTION look_around(uuid, bigint, jsonb, uuid[], uuid[], text[], boolean, integer, integer) TO whence_app;
`;
