/**
 * SQL of the texts that claims are found by. Parameters of all of it: $1 the desk, $2 what was drawn last of the view (`drawnAt`), $3 the words
 * as a tsquery, $4 the words as they were typed, $5 the person who looks, $6 whether they read verdicts; behind all others the
 * entries of ledgers whose names hold the words (`kind`, `key`, `score`, `exact`). The columns `search` and their weights are told in
 * migrations/1764970000000-search-by-rank.ts.
 */
import type { ClaimFilter, SearchedText } from '@whence/workflow';
import { HANDS } from '../../migrations/1764400000000-claims-that-rest-on.js';
import { EXACT, orderedSql, SCORE, type SearchedRows } from '../../search/in-order.js';
import { sealed } from '../../verdicts/sealed.js';
import { drawnBy } from '../../views.js';
import { fits, narrowing } from '../list-claims.js';

interface SearchedClaimRows extends SearchedRows {
  readonly in: SearchedText;
  /** What tells the row apart, the version of its verdict, and its texts. */
  readonly key: string;
  readonly version: string;
  readonly texts: string;
}

/** A scalar question, so that it stays a probe of an index for each row that was found, and never joins the whole table. */
export const newest = (table: string, id: string): string => `t.version = (SELECT later.version FROM ${table} later
  WHERE later.${id} = t.${id} AND ${drawnBy('later', 2)} ORDER BY later.version DESC LIMIT 1)`;

/** In `quote` the first text is the quote, and those after it are whom the page names. */
const ROWS: readonly SearchedClaimRows[] = [
  {
    in: 'quote',
    from: 'appearance t JOIN claim c ON c.id = t.claim_id',
    thing: 'c.id',
    where: 'c.desk_id = $1',
    shown: `NOT t.removed AND ${drawnBy('t', 2)} AND ${newest('appearance', 'id')}`,
    key: 't.key',
    version: 'NULL::int',
    texts: `ARRAY[t.content #>> '{passage,exact}'] || ARRAY(
      SELECT jsonb_array_elements_text(jsonb_path_query_array(t.content, '$.stated[*].text')))`,
  },
  {
    in: 'subject',
    from: 'claim_version t JOIN claim c ON c.id = t.claim_id',
    thing: 'c.id',
    where: 'c.desk_id = $1',
    shown: `${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}`,
    key: 'NULL',
    version: 'NULL::int',
    texts: 'ARRAY[t.subject]',
  },
  {
    in: 'rationale',
    from: 'verdict t',
    thing: 't.claim_id',
    where: '$6::boolean AND t.desk_id = $1',
    shown: `${drawnBy('t', 2)} AND NOT ${sealed('t')}`,
    key: 'NULL',
    version: 't.version',
    texts: `ARRAY[t.content ->> 'rationale']`,
  },
  {
    in: 'reading',
    from: 'verdict_reading t JOIN verdict read ON read.id = t.verdict_id',
    thing: 'read.claim_id',
    where: '$6::boolean AND read.desk_id = $1',
    shown: drawnBy('t', 2),
    key: 'NULL',
    version: 'read.version',
    texts: `ARRAY[t.content ->> 'rationale']`,
  },
  {
    in: 'observation',
    from: 'observation t JOIN claim c ON c.id = t.claim_id',
    thing: 'c.id',
    where: 'c.desk_id = $1',
    shown: `${drawnBy('t', 2)} AND (SELECT w.person_id FROM observation_withdrawal w
      WHERE w.observation_id = t.id AND ${drawnBy('w', 2)} LIMIT 1) IS NULL`,
    key: 't.id::text',
    version: 'NULL::int',
    texts: `ARRAY[t.content ->> 'text']`,
  },
];

const named = (parameter: number): string =>
  `jsonb_to_recordset($${parameter}::jsonb) n(kind text, key text, score bigint, exact boolean)`;

/** Claims of entries: newest rows only, and no link that a person has not confirmed. */
const ofEntries = (parameter: number): string => `
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${named(parameter)}
  JOIN appearance t ON ${HANDS.replace('content', 't.content')} ? n.key
    AND jsonb_path_query_array(t.content, '$.stated[*].source') ? n.key
  WHERE n.kind = 'source' AND NOT t.removed AND ${drawnBy('t', 2)} AND ${newest('appearance', 'id')}
  UNION ALL
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${named(parameter)}
  JOIN statement_version said ON said.source_key = n.key AND NOT said.removed
  JOIN statement s ON s.id = said.statement_id
  JOIN claim_link t ON t.statement_key = s.key AND t.standing = 'confirmed'
  WHERE n.kind = 'source' AND ${drawnBy('t', 2)} AND NOT EXISTS (
    SELECT 1 FROM claim_link later WHERE later.claim_id = t.claim_id AND later.appearance_key = t.appearance_key
      AND later.statement_key = t.statement_key AND later.version > t.version AND ${drawnBy('later', 2)})
    AND ${drawnBy('said', 2)} AND NOT EXISTS (SELECT 1 FROM statement_version later
      WHERE later.statement_id = said.statement_id AND later.version > said.version AND ${drawnBy('later', 2)})
  UNION ALL
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${named(parameter)}
  JOIN claim_version t ON t.measure_key = n.key
  WHERE n.kind = 'measure' AND ${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}
  UNION ALL
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${named(parameter)}
  JOIN claim_version t ON t.content #>> '{content,place}' = n.key
  WHERE n.kind = 'place' AND ${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}`;

/** The first parameter of the filter, and the one behind it. */
const [FILTER, ENTRIES] = [9, 15] as const;

const texts = new Map<string, string>();

/**
 * Claims that hold the words and fit a filter, by `inOrder`: newest first or in the order in which they were made, by names of
 * entries of ledgers as well or not.
 */
export function foundSql(order: 'newest' | 'made', kind: 'named' | 'plain', filter: ClaimFilter): string {
  const asked = narrowing(FILTER, filter);
  const name = JSON.stringify([order, kind, asked]);
  let text = texts.get(name);
  if (text === undefined) {
    const search = {
      rows: ROWS,
      table: 'claim',
      alias: 'c',
      fits: fits(FILTER, drawnBy),
      narrowed: (thing: string) => asked.map((ids) => `${thing} IN (${ids})`),
      ...(kind === 'plain'
        ? {}
        : { further: `SELECT e.claim_id AS thing, e.score, e.exact FROM (${ofEntries(ENTRIES)}) e` }),
    };
    texts.set(name, (text = orderedSql(search, order === 'newest' ? 'DESC' : 'ASC')));
  }
  return text;
}

const TEXTS = ROWS.map(
  ({ in: kind, from, thing, where, shown, key, version, texts }) => `
  SELECT ${thing} AS "claimId", '${kind}' AS "in", ${key} AS key, ${version} AS version, ${texts} AS texts,
    ${EXACT} AS exact, ${SCORE} AS score
  FROM ${from} WHERE ${thing} = ANY($7::uuid[]) AND t.search @@ $3::tsquery AND ${where} AND ${shown}`,
);
const NAMES = `
  SELECT DISTINCT e.claim_id, e.kind, e.key, NULL::int, NULL::text[], e.exact, e.score
  FROM (${ofEntries(8)}) e WHERE e.claim_id = ANY($7::uuid[])`;
const textsSql = (parts: readonly string[]): string =>
  `SELECT * FROM (${parts.join('\n  UNION ALL')}) found ORDER BY exact DESC, score DESC, "in", key, version`;

/** The texts of some claims ($7) that hold the words, what fits best first. */
export const TEXTS_OF_CLAIMS = { named: textsSql([...TEXTS, NAMES]), plain: textsSql(TEXTS) } as const;
