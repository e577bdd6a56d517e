/**
 * The text of `trace_behind`: what one statement rests on, and nothing beside it. The settings, and what names without an
 * alias stand for, are those of `look_around`.
 */
import { HOPS_AROUND, last, SETTINGS, VIEW, walk } from './look-around.js';

export const START = 'SELECT s.id FROM statement s WHERE s.key = start';

/** Few statements repeat another's: whether any on the way does is asked once, behind the hops alone. */
export const OVER_HOPS = `
    WITH RECURSIVE reached(id) AS (${START} UNION SELECT h.to_id FROM reached r JOIN hop h ON h.from_id = r.id)
    SELECT id FROM reached LIMIT most_walked`;

export const REPEATS = `
    SELECT '[' || string_agg(v.content::text, ',') || ']'
    FROM unnest(around) r(id) JOIN relation a ON a.from_id = r.id AND a.kind = 'repeats'
    CROSS JOIN LATERAL ${last('relation', 'a.id')} v WHERE NOT v.removed`;

export const TRACE_BEHIND = `
-- What a statement rests on over hops, or by repeating another, as a view shows it to a desk. Whatever was ever linked may
-- be among it: what the view does not show is the caller's to leave out.
-- viewed: the view's position; null shows everything. most: when more statements than this are met, only what the view
-- shows is followed; when that is more too, nothing is given but that. came_to: the position that the view came to; null when
-- it shows what has none yet.
CREATE FUNCTION trace_behind(
  desk uuid, viewed bigint, start text, most integer,
  OUT names text[], OUT came_to bigint, OUT too_many boolean, OUT statements text, OUT hops text, OUT repeats text
) LANGUAGE plpgsql STABLE SET search_path FROM CURRENT ${Object.entries(SETTINGS)
  .map(([name, value]) => `SET ${name} = ${value}`)
  .join(' ')} AS $$
DECLARE
  bound bigint;
  hidden uuid[] := '{}';
  few_hidden boolean := true;
  most_walked integer := most + 1;
  most_links integer := most + 1;
  around uuid[];
BEGIN
${VIEW}
  came_to := coalesce(viewed, (
    SELECT l.position FROM (SELECT rc.position, rc.drawn FROM recorded_change rc ORDER BY rc.position DESC LIMIT 1) l
    WHERE l.drawn = (SELECT max(c.drawn) FROM change c)));
  around := ARRAY(${OVER_HOPS});
  repeats := (${REPEATS});
  IF repeats IS NOT NULL THEN
    around := ARRAY(${walk(START, 'from_id', false)});
    repeats := (${REPEATS});
  END IF;
  IF cardinality(around) > most THEN
    around := ARRAY(SELECT t.id FROM (${walk(START, 'from_id', true)}) t LIMIT most_walked);
  END IF;
  too_many := cardinality(around) > most;
  IF too_many THEN RETURN; END IF;

  statements := (
    SELECT '[' || string_agg(v.content::text, ',') || ']'
    FROM unnest(around) r(id) CROSS JOIN LATERAL ${last('statement', 'r.id')} v WHERE NOT v.removed);
  hops := (${HOPS_AROUND});
END $$;
GRANT EXECUTE ON FUNCTION trace_behind(uuid, bigint, text, integer) TO whence_app;
`;
