/**
 * The texts of `look_around` and `trace_behind` as they stood from migration 1764990200000 on. They answer as before, from
 * fewer pages and with fewer steps: looks are taken in one run of the executor, walks ask for repeats only where there are
 * any, and what was gathered is read by lists of ids. Names without an alias are variables of the functions.
 */
import { DAY, KINDS, kindOf, STATEMENT_KEY } from './expressions.js';
import {
  answers,
  isLast,
  last,
  LAST_OUT,
  partsOf,
  recorded,
  RELATIONS_AROUND,
  SETTINGS,
  SHAPES,
  taking,
  VIEW,
  walk,
  type Shape,
  type ShapeOf,
} from './look-around.js';
import { OVER_HOPS, REPEATS, START } from './trace-behind.js';

/** Ids of the first `l.most + 1` statements that the look `l` finds in the only ledger: in the order of its index. */
export function takingInOne(shape: Shape): string {
  const { kind, where, order, ascending }: ShapeOf = SHAPES[shape];
  const by = [...(order === undefined ? [] : [order]), DAY, STATEMENT_KEY];
  const parts = partsOf(kind).map((part) => (part === 'o.name' ? 'names[1]' : part));
  return `
        SELECT v.statement_id FROM statement_version v
        WHERE NOT removed ${kind === 'anywhere' ? '' : 'AND measure_key IS NOT NULL'}
          AND ${KINDS[kind]} = ${kindOf(kind, parts)} AND ${DAY} <= l.day ${where === undefined ? '' : `AND ${where}`}
          AND ${recorded('v')} AND ${isLast('v')}
        ORDER BY ${by.map((column) => `${column} ${ascending === true ? 'ASC' : 'DESC'}`).join(', ')} LIMIT l.most + 1`;
}

/** What each look takes; one more than it may take where there are more. */
function takes(textOf: (shape: Shape) => string): string {
  const ways = Object.keys(SHAPES).map((shape) => `WHEN '${shape}' THEN ARRAY(${textOf(shape as Shape)})`);
  return `
    SELECT l.n, l.most, l.fewer, l.beside, l.known, CASE l.shape
      ${ways.join('\n      ')} END AS ids
    FROM (
      SELECT t.n, t.shape, t.measure, t.subject, t.place, t.source, t.value, t.moment, t.day, t.fewer, t.beside, t.known,
        CASE WHEN t.known THEN t.fewer - 1 ELSE t.most END AS most
      FROM (
        SELECT j.*, coalesce(j.implied_by = ANY (more), false) AS known
        FROM jsonb_to_recordset(looks) AS j(shape text, measure text, subject text, place text, source text,
          value float8, moment text, day date, most integer, fewer integer, beside boolean, n integer, implied_by integer)
        WHERE (j.implied_by IS NOT NULL) = implied
      ) t
    ) l ORDER BY l.n`;
}

const takeAll = (textOf: (shape: Shape) => string): string => `
    FOR took IN ${takes(textOf)}
    LOOP
      ids := took.ids;
      IF took.known OR cardinality(ids) > took.most THEN
        more := more || took.n;
        ids := ids[1:took.fewer];
      END IF;
      IF took.beside THEN beside := beside || ids; ELSE picked := picked || ids; END IF;
    END LOOP;`;

/** All that hops alone lead to from seeds, themselves among it. */
export function overHops(seeds: string, near: 'from_id' | 'to_id'): string {
  const far = near === 'from_id' ? 'to_id' : 'from_id';
  return `
    WITH RECURSIVE reached(id) AS (${seeds}
      UNION SELECT h.${far} FROM reached r JOIN hop h ON h.${near} = r.id ${near === 'from_id' ? '' : `AND h.kind <> 'derives'`})
    SELECT id FROM reached LIMIT most_walked`;
}

/** Whether anything around repeats another statement, or is repeated. */
const REPEATS_AROUND = `EXISTS (SELECT FROM relation a WHERE a.from_id = ANY (around) AND a.kind = 'repeats')
      OR EXISTS (SELECT FROM relation a WHERE a.to_id = ANY (around) AND a.kind = 'repeats')`;

export const SEEDS = 'SELECT unnest(picked) UNION SELECT s.id FROM statement s WHERE s.key = ANY (keys)';

type Steps = 'hops' | 'whole' | 'capped';

/** Everything is in `around` in the end; `carried` is what answers are looked for to. */
export function walks(steps: Steps): string {
  const over = (seeds: string, near: 'from_id' | 'to_id') =>
    steps === 'hops' ? overHops(seeds, near) : walk(seeds, near, steps === 'capped');
  const behind = (seeds: string) => over(`(${seeds} EXCEPT SELECT unnest(carried))`, 'from_id');
  const answering =
    steps === 'capped' ? answers(true) : 'SELECT a.id FROM relation a WHERE a.to_id = ANY (carried) LIMIT most_walked';
  return `
    followed := ARRAY(${over(SEEDS, 'from_id')});
    carrying := ARRAY(${over('SELECT unnest(followed)', 'to_id')});
    carried := followed;
    carried := carried || ARRAY(${behind('SELECT unnest(carrying)')});
    carried := carried || ARRAY(${behind('SELECT unnest(beside)')});
    answering := ARRAY(${answering});
    around := carried;
    IF cardinality(answering) > 0 THEN
      around := ARRAY(SELECT unnest(carried) UNION (${behind('SELECT a.from_id FROM unnest(answering) r(id) JOIN relation a ON a.id = r.id')}));
    END IF;`;
}

/** Of which things of a list more than one version was ever written: they stand in an index of their own. */
export const laterOf = (table: 'statement' | 'hop', among: string): string =>
  `SELECT DISTINCT n.${table}_id FROM ${table}_version n WHERE n.version > 1 AND n.${table}_id = ANY (${among})`;

const KEPT = { statement: 'NOT v.removed', hop: `NOT v.removed AND v.standing <> 'rejected'` } as const;

/** The last versions that the view shows, as one list in JSON: of what has one alone, and of what has later ones. */
export const lastOf = (table: 'statement' | 'hop', text: string): string => `
    SELECT '[' || string_agg(t.text, ',') || ']' FROM (
      SELECT ${text} AS text FROM ${table}_version v
      WHERE v.${table}_id = ANY (alone) AND ${recorded('v')} AND ${KEPT[table]}
      UNION ALL
      SELECT ${text} FROM unnest(later) r(id) CROSS JOIN LATERAL ${last(table, 'r.id')} v WHERE ${KEPT[table]}
    ) t`;

function contentsOf(table: 'statement' | 'hop', among: string, text: string): string {
  return `
  later := ARRAY(${laterOf(table, among)});
  alone := ${among};
  IF cardinality(later) > 0 THEN alone := ARRAY(SELECT unnest(${among}) EXCEPT SELECT unnest(later)); END IF;
  ${table}s := (${lastOf(table, text)});`;
}

/** A statement behind its id. */
export const STATEMENT_WITH_ID = `'["' || v.statement_id || '",' || v.content || ']'`;

/** Ids of the hops from what is around. */
export const HOPS_FROM = 'SELECT h.id FROM hop h WHERE h.from_id = ANY (around)';

/** Variables of {@link readsAround}. */
const READING = `
  later uuid[];
  alone uuid[];
  linked uuid[];`;

/** Reads the statements around, and the hops between them. */
const readsAround = (statement: string): string => `${contentsOf('statement', 'around', statement)}
  linked := ARRAY(${HOPS_FROM});${contentsOf('hop', 'linked', 'v.content::text')}`;

const settings = Object.entries(SETTINGS)
  .map(([name, value]) => `SET ${name} = ${value}`)
  .join(' ');

export const LOOK_AROUND_BY_LISTS = `
CREATE OR REPLACE FUNCTION look_around(
  desk uuid, viewed bigint, looks jsonb, taken uuid[], taken_beside uuid[], keys text[], stop_at_more boolean,
  most_links integer, most_walked integer,
  OUT names text[], OUT more integer[], OUT chosen text, OUT beside_chosen text,
  OUT statements text, OUT hops text, OUT relations text, OUT last_out text
) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT ${settings} AS $$
DECLARE
  bound bigint;
  hidden uuid[] := '{}';
  few_hidden boolean := true;
  took record;
  implied boolean;
  ids uuid[];
  picked uuid[] := taken;
  beside uuid[] := taken_beside;
  followed uuid[];
  carrying uuid[];
  carried uuid[];
  answering uuid[];
  around uuid[];
  repeating boolean;${READING}
BEGIN
${VIEW}
  more := '{}';

  -- Of what an earlier look implies it need not be counted that there is more.
  FOREACH implied IN ARRAY ARRAY[false, true] LOOP
  IF cardinality(names) = 1 THEN${takeAll(takingInOne)}
  ELSE${takeAll(taking)}
  END IF;
  END LOOP;
  IF cardinality(more) > 1 THEN more := ARRAY(SELECT m.n FROM unnest(more) m(n) ORDER BY m.n); END IF;
  chosen := to_json(picked);
  beside_chosen := to_json(beside);
  IF stop_at_more AND cardinality(more) > 0 THEN RETURN; END IF;

  -- Over hops, and over repeats where there are any; whole, or else capped.
${walks('hops')}
  repeating := ${REPEATS_AROUND};
  IF repeating THEN
${walks('whole')}
  END IF;
  IF greatest(cardinality(followed), cardinality(carrying), cardinality(carried), cardinality(answering),
      cardinality(around)) >= most_walked THEN
    repeating := true;
${walks('capped')}
  END IF;
${readsAround(STATEMENT_WITH_ID)}
  IF repeating OR cardinality(answering) > 0 THEN
    relations := (${RELATIONS_AROUND});
  END IF;
  last_out := (${LAST_OUT});
END $$;
`;

export const TRACE_BEHIND_BY_LISTS = `
CREATE OR REPLACE FUNCTION trace_behind(
  desk uuid, viewed bigint, start text, most integer,
  OUT names text[], OUT came_to bigint, OUT too_many boolean, OUT statements text, OUT hops text, OUT repeats text
) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT ${settings} AS $$
DECLARE
  bound bigint;
  hidden uuid[] := '{}';
  few_hidden boolean := true;
  most_walked integer := most + 1;
  most_links integer := most + 1;
  around uuid[];${READING}
BEGIN
${VIEW}
  came_to := coalesce(viewed, (
    SELECT l.position FROM (SELECT rc.position, rc.drawn FROM recorded_change rc ORDER BY rc.position DESC LIMIT 1) l
    WHERE l.drawn = (SELECT max(c.drawn) FROM change c)));
  around := ARRAY(${OVER_HOPS});
  IF EXISTS (SELECT FROM relation a WHERE a.from_id = ANY (around) AND a.kind = 'repeats') THEN
    around := ARRAY(${walk(START, 'from_id', false)});
    repeats := (${REPEATS});
  END IF;
  IF cardinality(around) > most THEN
    around := ARRAY(SELECT t.id FROM (${walk(START, 'from_id', true)}) t LIMIT most_walked);
  END IF;
  too_many := cardinality(around) > most;
  IF too_many THEN RETURN; END IF;
${readsAround('v.content::text')}
END $$;
`;

/** So that the ids of a statement's hops are read from the index alone, and that few hops have later versions is seen there. */
export const READ_FROM_INDEXES = `
ALTER TABLE hop DROP CONSTRAINT hop_from_id_to_id_kind_operand_key,
  ADD CONSTRAINT hop_from_id_to_id_kind_operand_key UNIQUE (from_id, to_id, kind, operand) INCLUDE (id);
CREATE INDEX hop_version_later ON hop_version (hop_id, version) WHERE version > 1;
`;
