/**
 * SQL of the texts that verdicts are found by. Parameters of all of it: $1 the desk, $2 what was drawn last of the view
 * (`drawnAt`), $3 the words as a tsquery, $4 the words as they were typed, $5 the person who looks, $6 whether texts of claims
 * are looked through; behind all others the ratings whose names hold the words (`version`, `key`, `score`, `exact`, `names`).
 */
import type { VerdictText } from '@whence/workflow';
import { newest } from '../../claims/search/searched-texts.js';
import { EXACT, orderedSql, SCORE, type SearchedRows } from '../../search/in-order.js';
import { drawnBy } from '../../views.js';
import { sealed } from '../sealed.js';
import { FILTERS, verdictFits } from './filter.js';

interface SearchedVerdictRows extends SearchedRows {
  readonly in: VerdictText;
  readonly key: string;
  readonly version: string;
  readonly texts: string;
}

const ofClaim = (table: string): string => `${table} t JOIN verdict v ON v.claim_id = t.claim_id`;

/** In `quote` the first text is the quote, and those after it are whom the page names. */
const ROWS: readonly SearchedVerdictRows[] = [
  {
    in: 'rationale',
    from: 'verdict t',
    thing: 't.id',
    where: 't.desk_id = $1',
    shown: `NOT ${sealed('t')}`,
    key: 'NULL',
    version: 't.version',
    texts: `ARRAY[t.content ->> 'rationale']`,
  },
  {
    in: 'reading',
    from: 'verdict_reading t JOIN verdict v ON v.id = t.verdict_id',
    thing: 'v.id',
    where: 'v.desk_id = $1',
    shown: drawnBy('t', 2),
    key: 'NULL',
    version: 'v.version',
    texts: `ARRAY[t.content ->> 'rationale']`,
  },
  {
    in: 'correction',
    from: 'verdict_publication t JOIN verdict v ON v.id = t.verdict_id',
    thing: 'v.id',
    where: 'v.desk_id = $1',
    shown: drawnBy('t', 2),
    key: 'NULL',
    version: 'v.version',
    texts: 'ARRAY[t.correction]',
  },
  {
    in: 'retraction',
    from: 'retraction t JOIN verdict v ON v.id = t.verdict_id',
    thing: 'v.id',
    where: 'v.desk_id = $1',
    shown: drawnBy('t', 2),
    key: 'NULL',
    version: 'v.version',
    texts: `ARRAY[t.content ->> 'notice']`,
  },
  {
    in: 'quote',
    from: ofClaim('appearance'),
    thing: 'v.id',
    where: '$6::boolean AND v.desk_id = $1',
    shown: `NOT t.removed AND ${drawnBy('t', 2)} AND ${newest('appearance', 'id')}`,
    key: 't.key',
    version: 'NULL::int',
    texts: `ARRAY[t.content #>> '{passage,exact}'] || ARRAY(
      SELECT jsonb_array_elements_text(jsonb_path_query_array(t.content, '$.stated[*].text')))`,
  },
  {
    in: 'subject',
    from: ofClaim('claim_version'),
    thing: 'v.id',
    where: '$6::boolean AND v.desk_id = $1',
    shown: `${drawnBy('t', 2)} AND ${newest('claim_version', 'claim_id')}`,
    key: 'NULL',
    version: 'NULL::int',
    texts: 'ARRAY[t.subject]',
  },
];

const rated = (parameter: number): SearchedRows => ({
  from: `verdict t JOIN jsonb_to_recordset($${parameter}::jsonb) n(version int, key text, score bigint, exact boolean, names jsonb)
    ON n.version = t.desk_version AND n.key = t.rating`,
  thing: 't.id',
  where: 't.desk_id = $1',
  shown: `NOT ${sealed('t')}`,
  otherwise: { match: 'true', score: 'n.score', exact: 'n.exact' },
});

const SEARCH = { table: 'verdict', alias: 'v', fits: verdictFits(9) } as const;

/** Verdicts that hold the words and fit a filter, by `inOrder`, newest first; with those of ratings' names, and without. */
export const FOUND = {
  named: orderedSql({ ...SEARCH, rows: [...ROWS, rated(9 + FILTERS)] }, 'DESC'),
  plain: orderedSql({ ...SEARCH, rows: ROWS }, 'DESC'),
} as const;

const TEXTS = ROWS.map(
  ({ in: kind, from, thing, where, shown, key, version, texts }) => `
  SELECT ${thing} AS "of", '${kind}' AS "in", ${key} AS key, ${version} AS version, ${texts} AS texts,
    ${EXACT} AS exact, ${SCORE} AS score
  FROM ${from} WHERE ${thing} = ANY($7::uuid[]) AND t.search @@ $3::tsquery AND ${where} AND ${shown}`,
);
const RATED = `
  SELECT t.id, 'rating', n.key, t.version, ARRAY(SELECT jsonb_array_elements_text(n.names)), n.exact, n.score
  FROM ${rated(8).from} WHERE t.id = ANY($7::uuid[]) AND NOT ${sealed('t')}`;
const textsSql = (parts: readonly string[]): string =>
  `SELECT * FROM (${parts.join('\n  UNION ALL')}) found ORDER BY exact DESC, score DESC, "in", key, version`;

/** The texts of some verdicts ($7) that hold the words, what fits best first. */
export const TEXTS_OF_VERDICTS = { named: textsSql([...TEXTS, RATED]), plain: textsSql(TEXTS) } as const;
