/**
 * The texts of `look_around` and `trace_behind` as they stand since migration 1765000100000. They answer as before, with
 * fewer steps: no more kinds of looks are set up than were asked for; where nothing is hidden from the view, which is nearly
 * always, nothing is asked of a row's change; the hops from what was met are walked over and gathered in one. Names without
 * an alias are variables of the functions.
 */
import { HOPS_FROM, laterOf, overHops, SEEDS, takingInOne, walks } from './gather.js';
import {
  last,
  LAST_OUT,
  recorded,
  RELATIONS_AROUND,
  SETTINGS,
  SHAPES,
  taking,
  VIEW,
  walk,
  type Shape,
} from './look-around.js';
import { REPEATS, START } from './trace-behind.js';

/** A text for views from which nothing is hidden. */
export const allShown = (text: string): string =>
  ['v', 'n', 'w', 'dl'].reduce((shorter, row) => shorter.replaceAll(`AND ${recorded(row)}`, ''), text);

const WRITTEN_BY = ['statement_version', 'hop_version', 'relation_version', 'desk_ledger'];

/**
 * Of the few changes that are hidden only those count that wrote anything of a ledger: findings are recorded all the time. What
 * is asked is the first in order from the change on, as in `ledger-views.ts`.
 */
const VIEWED = `${VIEW}
  IF cardinality(hidden) > 0 THEN
    hidden := ARRAY(SELECT h.id FROM unnest(hidden) h(id) WHERE h.id IN (
      ${WRITTEN_BY.map(
        (table) => `(SELECT w.change_id FROM ${table} w WHERE w.change_id >= h.id ORDER BY w.change_id LIMIT 1)`,
      ).join(',\n      ')}));
  END IF;
  all_shown := few_hidden AND cardinality(hidden) = 0;`;

/** The looks of one shape; each takes one more than it may take where there are more. */
const take = (shape: Shape, text: string): string => `
    IF looks ? '${shape}' THEN
    FOR took IN
      SELECT l.n, l.most, l.fewer, l.beside, l.known, ARRAY(${text}) AS ids FROM (
        SELECT t.*, CASE WHEN t.known THEN t.fewer - 1 ELSE t.at_most END AS most FROM (
          SELECT j.n, j.measure, j.subject, j.place, j.source, j.value, j.moment, j.day, j.most AS at_most, j.fewer,
            coalesce(j.beside, false) AS beside, coalesce(j.implied_by = ANY (more), false) AS known
          FROM jsonb_to_recordset(looks -> '${shape}') AS j(n integer, measure text, subject text, place text,
            source text, value float8, moment text, day date, most integer, fewer integer, beside boolean, implied_by integer)
        ) t
      ) l
    LOOP
      ids := took.ids;
      IF took.known OR cardinality(ids) > took.most THEN
        more := more || took.n;
        ids := ids[1:took.fewer];
      END IF;
      IF took.beside THEN beside := beside || ids; ELSE picked := picked || ids; END IF;
    END LOOP;
    END IF;`;

/** Those about a subject come first: of what they imply it need not be counted that there is more. */
const takeAll = (textOf: (shape: Shape) => string): string =>
  Object.keys(SHAPES)
    .map((shape) => take(shape as Shape, textOf(shape as Shape)))
    .join('');

/** Adds to `around` what the hops from `met`, which is in it, lead to, and the hops from all of it to `linked`. */
const FOLLOW = `
    SELECT array_agg(h.id), array_agg(h.to_id) INTO ids, ends FROM (
      SELECT h.id, h.to_id FROM hop h WHERE h.from_id = ANY (met) LIMIT most_walked) h;
    IF ids IS NOT NULL THEN
      linked := linked || ids;
      met := ARRAY(SELECT unnest(ends) EXCEPT SELECT unnest(around));
      IF cardinality(met) > 0 THEN
        ids := ARRAY(${overHops('SELECT unnest(met)', 'from_id')});
        widest := greatest(widest, cardinality(ids));
        met := ARRAY(SELECT unnest(ids) EXCEPT SELECT unnest(around));
        around := around || met;
        linked := linked || ARRAY(SELECT h.id FROM hop h WHERE h.from_id = ANY (met) LIMIT most_walked);
      END IF;
    END IF;`;

/** Ids of the relations to what is around. */
const ANSWERS = 'SELECT a.id FROM relation a WHERE a.to_id = ANY (around) LIMIT most_walked';

/** Whether anything around repeats another statement, or is repeated; what answers the most of it is known by then. */
const REPEATS_AROUND = `
  repeating := EXISTS (SELECT FROM relation a WHERE a.from_id = ANY (around) AND a.kind = 'repeats');
  IF NOT repeating AND cardinality(answering) > 0 THEN
    met := around[cardinality(carried) + 1:];
    repeating := EXISTS (SELECT FROM relation a WHERE a.id = ANY (answering) AND a.kind = 'repeats')
      OR EXISTS (SELECT FROM relation a WHERE a.to_id = ANY (met) AND a.kind = 'repeats');
  END IF;`;

/** Over hops alone. Everything is in `around` in the end, and the hops from it in `linked`. */
const OVER_HOPS = `
  linked := '{}';
  widest := 0;
  around := ARRAY(${SEEDS});
  met := around;${FOLLOW}
  followed := around;
  carrying := ARRAY(${overHops('SELECT unnest(followed)', 'to_id')});
  met := ARRAY(SELECT unnest(carrying) UNION SELECT unnest(beside) EXCEPT SELECT unnest(around));
  around := around || met;${FOLLOW}
  carried := around;
  answering := ARRAY(${ANSWERS});
  IF cardinality(answering) > 0 THEN
    met := ARRAY(SELECT a.from_id FROM relation a WHERE a.id = ANY (answering) EXCEPT SELECT unnest(around));
    around := around || met;${FOLLOW}
  END IF;
  widest := greatest(widest, cardinality(linked));`;

const KEPT = { statement: 'NOT v.removed', hop: `NOT v.removed AND v.standing <> 'rejected'` } as const;

/** The last versions that the view shows: of what has one alone, and of what has later ones. */
export const lastOf = (table: 'statement' | 'hop'): string => `
      SELECT v.${table}_id AS id, v.content::text AS text FROM ${table}_version v
      WHERE v.${table}_id = ANY (alone) AND ${recorded('v')} AND ${KEPT[table]}
      UNION ALL
      SELECT v.${table}_id, v.content::text FROM unnest(later) r(id) CROSS JOIN LATERAL ${last(table, 'r.id')} v WHERE ${KEPT[table]}`;

/** Reads what the list `among` names: its content as one list in JSON, and whose it is in the same order. */
function reading(table: 'statement' | 'hop', among: string): string {
  const [gathered, into] =
    table === 'statement'
      ? [`'[' || string_agg(t.text, ',') || ']', string_agg(t.id::text, ',')`, 'statements, statement_ids']
      : [`'[' || string_agg(t.text, ',') || ']'`, 'hops'];
  const read = `SELECT ${gathered} INTO ${into} FROM (${lastOf(table)}) t;`;
  return `
  later := ARRAY(${laterOf(table, among)});
  alone := ${among};
  IF cardinality(later) > 0 THEN alone := ARRAY(SELECT unnest(${among}) EXCEPT SELECT unnest(later)); END IF;
  IF all_shown THEN
    ${allShown(read)}
  ELSE
    ${read}
  END IF;`;
}

const settings = Object.entries(SETTINGS)
  .map(([name, value]) => `SET ${name} = ${value}`)
  .join(' ');

export const LOOK_AROUND_IN_FEWER_STEPS = `
DROP FUNCTION look_around(uuid, bigint, jsonb, uuid[], uuid[], text[], boolean, integer, integer);

-- What the ledgers of a desk hold around looks, as a view shows it.
-- viewed: the view's position; null shows everything, the caller's own writing too.
-- looks: lists of looks by their shapes, as JSON. taken, taken_beside: ids that earlier looks took. keys: statements asked
-- for by key.
-- stop_at_more: if a look finds more than it may take, gives what was taken and looks no further.
-- most_links: how many links of a statement are followed in one direction. most_walked: when so many statements are met, no
-- more than most_links of each are followed; before, all are, and what the view does not show is the caller's to leave out.
-- statement_ids: ids of the statements, in their order, between commas.
CREATE FUNCTION look_around(
  desk uuid, viewed bigint, looks jsonb, taken uuid[], taken_beside uuid[], keys text[], stop_at_more boolean,
  most_links integer, most_walked integer,
  OUT names text[], OUT more integer[], OUT chosen text, OUT beside_chosen text,
  OUT statements text, OUT statement_ids text, OUT hops text, OUT relations text, OUT last_out text
) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT ${settings} AS $$
DECLARE
  bound bigint;
  hidden uuid[] := '{}';
  few_hidden boolean := true;
  all_shown boolean;
  took record;
  ids uuid[];
  ends uuid[];
  picked uuid[] := taken;
  beside uuid[] := taken_beside;
  met uuid[];
  followed uuid[];
  carrying uuid[];
  carried uuid[];
  answering uuid[];
  around uuid[];
  linked uuid[];
  widest integer;
  repeating boolean;
  later uuid[];
  alone uuid[];
BEGIN
${VIEWED}
  more := '{}';
  IF all_shown AND cardinality(names) = 1 THEN${takeAll((shape) => allShown(takingInOne(shape)))}
  ELSE${takeAll(taking)}
  END IF;
  IF cardinality(more) > 1 THEN more := ARRAY(SELECT m.n FROM unnest(more) m(n) ORDER BY m.n); END IF;
  chosen := to_json(picked);
  beside_chosen := to_json(beside);
  IF stop_at_more AND cardinality(more) > 0 THEN RETURN; END IF;

  -- Over hops, and over repeats where there are any; whole, or else capped.
${OVER_HOPS}${REPEATS_AROUND}
  IF repeating THEN
    linked := NULL;
    widest := 0;
${walks('whole')}
  END IF;
  IF greatest(widest, cardinality(followed), cardinality(carrying), cardinality(carried), cardinality(answering),
      cardinality(around)) >= most_walked THEN
    repeating := true;
    linked := NULL;
${walks('capped')}
  END IF;
  linked := coalesce(linked, ARRAY(${HOPS_FROM}));
${reading('statement', 'around')}
${reading('hop', 'linked')}
  IF repeating OR cardinality(answering) > 0 THEN
    relations := (${RELATIONS_AROUND});
  END IF;
  last_out := (${LAST_OUT});
END $$;
GRANT EXECUTE ON FUNCTION look_around(uuid, bigint, jsonb, uuid[], uuid[], text[], boolean, integer, integer) TO whence_app;
`;

export const TRACE_BEHIND_IN_FEWER_STEPS = `
CREATE OR REPLACE FUNCTION trace_behind(
  desk uuid, viewed bigint, start text, most integer,
  OUT names text[], OUT came_to bigint, OUT too_many boolean, OUT statements text, OUT hops text, OUT repeats text
) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT ${settings} AS $$
DECLARE
  bound bigint;
  hidden uuid[] := '{}';
  few_hidden boolean := true;
  all_shown boolean;
  most_walked integer := most + 1;
  most_links integer := most + 1;
  around uuid[];
  linked uuid[];
  later uuid[];
  alone uuid[];
  statement_ids text;
BEGIN
${VIEWED}
  came_to := coalesce(viewed, (
    SELECT l.position FROM (SELECT rc.position, rc.drawn FROM recorded_change rc ORDER BY rc.position DESC LIMIT 1) l
    WHERE l.drawn = (SELECT max(c.drawn) FROM change c)));
  around := ARRAY(${overHops(START, 'from_id')});
  IF EXISTS (SELECT FROM relation a WHERE a.from_id = ANY (around) AND a.kind = 'repeats') THEN
    around := ARRAY(${walk(START, 'from_id', false)});
    repeats := (${REPEATS});
  END IF;
  IF cardinality(around) > most THEN
    around := ARRAY(SELECT t.id FROM (${walk(START, 'from_id', true)}) t LIMIT most_walked);
  END IF;
  too_many := cardinality(around) > most;
  IF too_many THEN RETURN; END IF;
  linked := ARRAY(${HOPS_FROM});
${reading('statement', 'around')}
${reading('hop', 'linked')}
END $$;
`;
