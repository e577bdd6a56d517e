/**
 * SQL of the texts that claims are found by. Parameters of all of it: $1 the desk, $2 what was drawn last of the view (`drawnAt`), $3 the words
 * as a tsquery, $4 the words as they were typed, $5 the person who looks, $6 whether they read verdicts, $7 the entries of
 * ledgers whose names hold the words (`kind`, `key`, `score`, `exact`). The columns `search` and their weights are told in
 * migrations/1764970000000-search-by-rank.ts.
 */
import type { SearchedText } from '@whence/workflow';
import { HANDS } from '../../migrations/1764400000000-claims-that-rest-on.js';
import { drawnBy } from '../../views.js';

interface SearchedRows {
  readonly in: SearchedText;
  /** Rows as `t`. */
  readonly from: string;
  readonly claimId: string;
  /** Whether the view shows a row to whoever looks. */
  readonly shown: string;
  /** What tells the row apart, the version of its verdict, and its texts. */
  readonly key: string;
  readonly version: string;
  readonly texts: string;
}

/** A scalar question, so that it stays a probe of an index for each row that was found, and never joins the whole table. */
const newest = (table: string, id: string): string => `t.version = (SELECT later.version FROM ${table} later
  WHERE later.${id} = t.${id} AND ${drawnBy('later', 2)} ORDER BY later.version DESC LIMIT 1)`;

/** A verdict that is sealed from whoever looks, whatever moment is looked at; `sealedFrom` has the rule. */
const SEALED = `(t.second_review = 'blind' AND t.person_id <> $5::uuid AND NOT EXISTS (
  SELECT 1 FROM verdict o WHERE o.claim_id = t.claim_id AND o.version >= t.version AND (
    EXISTS (SELECT 1 FROM verdict_reading r WHERE r.verdict_id = o.id)
    OR EXISTS (SELECT 1 FROM verdict_review w WHERE w.verdict_id = o.id)
    OR EXISTS (SELECT 1 FROM verdict_publication b WHERE b.verdict_id = o.id))))`;

/** In `quote` the first text is the quote, and those after it are whom the page names. */
const ROWS: readonly SearchedRows[] = [
  {
    in: 'quote',
    from: 'appearance t',
    claimId: 't.claim_id',
    shown: `NOT t.removed AND ${drawnBy('t', 2)} AND ${newest('appearance', 'id')}`,
    key: 't.key',
    version: 'NULL::int',
    texts: `ARRAY[t.content #>> '{passage,exact}'] || ARRAY(
      SELECT jsonb_array_elements_text(jsonb_path_query_array(t.content, '$.stated[*].text')))`,
  },
  {
    in: 'subject',
    from: 'claim_version t',
    claimId: 't.claim_id',
    shown: `${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}`,
    key: 'NULL',
    version: 'NULL::int',
    texts: 'ARRAY[t.subject]',
  },
  {
    in: 'rationale',
    from: 'verdict t',
    claimId: 't.claim_id',
    shown: `$6::boolean AND t.desk_id = $1 AND ${drawnBy('t', 2)} AND NOT ${SEALED}`,
    key: 'NULL',
    version: 't.version',
    texts: `ARRAY[t.content ->> 'rationale']`,
  },
  {
    in: 'reading',
    from: 'verdict_reading t JOIN verdict read ON read.id = t.verdict_id',
    claimId: 'read.claim_id',
    shown: `$6::boolean AND read.desk_id = $1 AND ${drawnBy('t', 2)}`,
    key: 'NULL',
    version: 'read.version',
    texts: `ARRAY[t.content ->> 'rationale']`,
  },
  {
    in: 'observation',
    from: 'observation t',
    claimId: 't.claim_id',
    shown: `${drawnBy('t', 2)} AND (SELECT w.person_id FROM observation_withdrawal w
      WHERE w.observation_id = t.id AND ${drawnBy('w', 2)} LIMIT 1) IS NULL`,
    key: 't.id::text',
    version: 'NULL::int',
    texts: `ARRAY[t.content ->> 'text']`,
  },
];

/**
 * How well a text fits, in millionths, so that a cursor holds it exactly: cover density (Clarke, Cormack, Tudhope 2000, as
 * PostgreSQL has it), against the logarithm of the text's length. It depends on this text alone.
 */
const SCORE = `round(ts_rank_cd(t.search, $3::tsquery, 1) * 1000000)::bigint`;

const NAMED = `jsonb_to_recordset($7::jsonb) n(kind text, key text, score bigint, exact boolean)`;

/** Claims of the entries of $7: newest rows only, and no link that a person has not confirmed. */
const OF_ENTRIES = `
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${NAMED}
  JOIN appearance t ON ${HANDS.replace('content', 't.content')} ? n.key
    AND jsonb_path_query_array(t.content, '$.stated[*].source') ? n.key
  WHERE n.kind = 'source' AND NOT t.removed AND ${drawnBy('t', 2)} AND ${newest('appearance', 'id')}
  UNION ALL
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${NAMED}
  JOIN statement_version said ON said.source_key = n.key AND NOT said.removed
  JOIN statement s ON s.id = said.statement_id
  JOIN claim_link t ON t.statement_key = s.key AND t.standing = 'confirmed'
  WHERE n.kind = 'source' AND ${drawnBy('t', 2)} AND NOT EXISTS (
    SELECT 1 FROM claim_link later WHERE later.claim_id = t.claim_id AND later.appearance_key = t.appearance_key
      AND later.statement_key = t.statement_key AND later.version > t.version AND ${drawnBy('later', 2)})
    AND ${drawnBy('said', 2)} AND NOT EXISTS (SELECT 1 FROM statement_version later
      WHERE later.statement_id = said.statement_id AND later.version > said.version AND ${drawnBy('later', 2)})
  UNION ALL
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${NAMED}
  JOIN claim_version t ON t.measure_key = n.key
  WHERE n.kind = 'measure' AND ${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}
  UNION ALL
  SELECT t.claim_id, n.kind, n.key, n.score, n.exact FROM ${NAMED}
  JOIN claim_version t ON t.content #>> '{content,place}' = n.key
  WHERE n.kind = 'place' AND ${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}`;

/** `claim_id`, `score`, `exact` of every text that holds the words. */
export const HITS = [
  ...ROWS.map(
    ({ from, claimId, shown }) => `
  SELECT ${claimId} AS claim_id, ${SCORE} AS score, t.search @@ $4::tsquery AS exact FROM ${from}
  WHERE t.search @@ $3::tsquery AND ${shown}`,
  ),
  `
  SELECT e.claim_id, e.score, e.exact FROM (${OF_ENTRIES}) e`,
].join('\n  UNION ALL');

/** The texts of some claims ($8) that hold the words, what fits best first. */
export const TEXTS_OF_CLAIMS = `SELECT * FROM (${ROWS.map(
  ({ in: kind, from, claimId, shown, key, version, texts }) => `
  SELECT ${claimId} AS "claimId", '${kind}' AS "in", ${key} AS key, ${version} AS version, ${texts} AS texts,
    t.search @@ $4::tsquery AS exact, ${SCORE} AS score
  FROM ${from} WHERE ${claimId} = ANY($8::uuid[]) AND t.search @@ $3::tsquery AND ${shown}`,
).join('\n  UNION ALL')}
  UNION ALL SELECT DISTINCT e.claim_id, e.kind, e.key, NULL::int, NULL::text[], e.exact, e.score
  FROM (${OF_ENTRIES}) e WHERE e.claim_id = ANY($8::uuid[])) found
  ORDER BY exact DESC, score DESC, "in", key, version`;
