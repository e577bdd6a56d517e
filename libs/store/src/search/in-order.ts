/**
 * Things whose texts hold words, in the order of their ids, which is that in which they were made. A common word stands in
 * most texts, and most of what asking costs is what is asked of each text that holds it: whether it is the newest version,
 * whether its thing fits a filter, how well it fits. So each kind of text gives no more than so many that hold the words, in
 * order, which the planner takes from an index of things where the words are common and from that of words where they are
 * rare; only of those is the rest asked, down to the id to which all kinds have been read. Where that leaves too few, it is
 * asked again from there for more.
 */

/** Parameters of these: $1 the desk, $2 what was drawn last of the view (`drawnAt`), $3 the words as a tsquery, $4 as typed. */
export interface SearchedRows {
  /** Rows as `t`, which has a column `search`, joined with what else they need. */
  readonly from: string;
  /** The id of their thing, in terms of `from`. */
  readonly thing: string;
  /** What is asked of each row first, in terms of `from`: cheap, and true of many. */
  readonly where: string;
  /** Whether the view shows a row to whoever looks, in terms of `t`. */
  readonly shown: string;
  /** Of rows that are found by something else than `t.search`: what finds them, and their score and exactness, as columns. */
  readonly otherwise?: { readonly match: string; readonly score: string; readonly exact: string };
}

export interface OrderedSearch {
  readonly rows: readonly SearchedRows[];
  /** Further hits that are few, or costly in a way of their own: SQL with `thing`, `score`, `exact`. */
  readonly further?: string;
  /** The table of the things, and what the filter asks of one: parameters from $9 on. */
  readonly table: string;
  readonly alias: string;
  readonly fits: string;
  /**
   * What must be so of a thing (its id as SQL) that fits, and can be looked up by an index: where the filter is narrow and the
   * words are common, the planner starts from it.
   */
  readonly narrowed?: (thing: string) => readonly string[];
}

/**
 * How well a text fits, in millionths, so that a cursor holds it exactly: cover density (Clarke, Cormack, Tudhope 2000, as
 * PostgreSQL has it), against the logarithm of the text's length. It depends on this text alone.
 */
export const SCORE = `round(ts_rank_cd(t.search, $3::tsquery, 1) * 1000000)::bigint`;

/** Whether a text has the words as they were typed; where that is what is asked, it is not looked at again. */
export const EXACT = `CASE WHEN $3::tsquery = $4::tsquery THEN true ELSE t.search @@ $4::tsquery END`;

const LEAST_ID = '00000000-0000-0000-0000-000000000000';
const MOST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** $7 texts of a kind at most; $8 the id from which on, itself among them, or null. Then the filter. */
export function orderedSql(
  { rows, further, table, alias, fits, narrowed }: OrderedSearch,
  order: 'ASC' | 'DESC',
): string {
  const [from, within, last] = order === 'ASC' ? ['>=', '<', MOST_ID] : ['<=', '>', LEAST_ID];
  const bounds = (thing: string): string => `($8::uuid IS NULL OR ${thing} ${from} $8)
    AND ((SELECT reached FROM reach) IS NULL OR ${thing} ${within} (SELECT reached FROM reach))`;
  // A kind that gave as many as it may has more; the id that it ended with may have more texts as well. Kinds after it need
  // not be read farther.
  const read = rows.map(
    (one, n) => `r${n} AS MATERIALIZED (SELECT t.*, ${one.thing} AS thing${columnsOf(one)} FROM ${one.from}
    WHERE ${one.otherwise?.match ?? 't.search @@ $3::tsquery'} AND ${[one.where, ...(narrowed?.(one.thing) ?? [])].join(' AND ')}
      AND ($8::uuid IS NULL OR ${one.thing} ${from} $8)
      ${n === 0 ? '' : `AND ${one.thing} ${within}= coalesce((SELECT reached FROM e${n - 1}), '${last}'::uuid)`}
    ORDER BY ${one.thing} ${order} LIMIT $7),
  e${n} AS MATERIALIZED (SELECT coalesce((SELECT thing FROM r${n} WHERE (SELECT count(*) FROM r${n}) >= $7
    ORDER BY thing ${order === 'ASC' ? 'DESC' : 'ASC'} LIMIT 1), ${n === 0 ? 'NULL' : `(SELECT reached FROM e${n - 1})`}) AS reached)`,
  );
  const hits = rows.map(
    ({ shown, otherwise }, n) => `
    SELECT t.thing, ${otherwise === undefined ? `${SCORE} AS score, ${EXACT} AS exact` : 't.score, t.exact'} FROM r${n} t
    JOIN ${table} ${alias} ON ${alias}.id = t.thing WHERE ${bounds('t.thing')} AND ${shown} AND ${fits}`,
  );
  if (further !== undefined)
    hits.push(`
    SELECT e.thing, e.score, e.exact FROM (${further}) e
    JOIN ${table} ${alias} ON ${alias}.id = e.thing WHERE ${bounds('e.thing')} AND ${fits}`);
  return `WITH ${read.join(',\n  ')},
  reach AS MATERIALIZED (SELECT reached FROM e${rows.length - 1})
  SELECT reach.reached, found.* FROM reach LEFT JOIN (
    SELECT thing AS id, max(score) AS score, bool_or(exact) AS exact FROM (${hits.join('\n    UNION ALL')}) hit GROUP BY thing
  ) found ON true ORDER BY found.id ${order}`;
}

function columnsOf({ otherwise }: SearchedRows): string {
  return otherwise === undefined ? '' : `, ${otherwise.score} AS score, ${otherwise.exact} AS exact`;
}

/** A thing that was found, by its id, and how well its best text fits: millionths, a bigint as text. */
export interface Hit {
  readonly id: string;
  readonly score: string;
}

export interface OrderedHit extends Hit {
  /** It has the words as they were typed. */
  readonly exact: boolean;
}

export type OrderedRow = { readonly reached: string | null } & (OrderedHit | { readonly id: null });

/** Where looking begins: behind a thing, or with it; null at the very first. */
export type From = { readonly id: string; readonly itself: boolean } | null;

export interface InOrder {
  readonly hits: readonly OrderedHit[];
  /** With which thing looking goes on, where as many texts were looked at as may be and fewer hits were found than are wanted. */
  readonly open: string | null;
}

/** Texts that are asked for above those that are wanted: some are older versions, or stand in one thing. */
const SPARE = 64;
/** How many times as many are asked for each time that there were too few. */
const GROWTH = 6;
/**
 * So many texts of a kind are looked at for one page. Only a filter that almost nothing fits, with words that are common, comes
 * so far: more would make it slow, and whoever wants the rest asks for the next page.
 */
export const LOOKED_AT = 5_000;

/**
 * The first things from somewhere on, at most `limit`.
 * @param ask runs {@link orderedSql} with its $7 and $8
 * @param most texts of a kind that are looked at
 */
export async function inOrder(
  ask: (texts: number, from: string | null) => Promise<readonly OrderedRow[]>,
  limit: number,
  start: From,
  most = LOOKED_AT,
): Promise<InOrder> {
  const found: OrderedHit[] = [];
  const before = start === null || start.itself ? null : start.id;
  let texts = limit + SPARE;
  let asked = 0;
  for (let from = start?.id ?? null; ; texts = asked < most ? Math.min(texts * GROWTH, most - asked) : texts * GROWTH) {
    const rows = await ask(texts, from);
    asked += texts;
    for (const row of rows) if (row.id !== null && row.id !== before) found.push(row);
    const reached = rows[0]?.reached ?? null;
    if (reached === null || found.length >= limit) return { hits: found.slice(0, limit), open: null };
    // One thing may have more texts than that: looking goes on until it is passed.
    if (asked >= most && reached !== (start?.id ?? null)) return { hits: found, open: reached };
    from = reached;
  }
}
