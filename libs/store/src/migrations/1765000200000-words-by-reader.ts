import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose texts a word stands in: of claims, which `claim:read` may read, or of verdicts, which `verdict:read` may. */
type Texts = 'claim' | 'verdict';

/** Puts the words of rows (`rows`: desk_id, change_id, search) among those of their desks; numbers, short words and addresses never. */
const remembering = (texts: Texts, rows: string): string => `
  INSERT INTO searched_word (id, desk_id, texts, word, letters, change_id)
  SELECT gen_random_uuid(), held.desk_id, '${texts}', held.word, lower(unaccent('unaccent'::regdictionary, held.word)), held.change_id
  FROM (
    SELECT DISTINCT ON (r.desk_id, w.word) r.desk_id, w.word, r.change_id
    FROM (${rows}) r CROSS JOIN LATERAL unnest(tsvector_to_array(r.search)) w(word)
    WHERE length(w.word) BETWEEN 4 AND 40 AND w.word !~ '[0-9[:punct:][:space:]]'
    ORDER BY r.desk_id, w.word, r.change_id
  ) held
  WHERE NOT EXISTS (SELECT 1 FROM searched_word k
    WHERE k.desk_id = held.desk_id AND k.word = held.word AND k.texts = '${texts}');`;

type Rows = (table: string) => string;
const OF_CLAIMS: Rows = (table) =>
  `SELECT c.desk_id, f.change_id, f.search FROM ${table} f JOIN claim c ON c.id = f.claim_id`;
/** Verdicts that are opened by something said of them (`table`), with those before them; `sealedFrom` has the rule. */
const OPENED_BY: Rows = (table) => `SELECT v.desk_id, f.change_id, v.search FROM ${table} f
  JOIN verdict o ON o.id = f.verdict_id JOIN verdict v ON v.claim_id = o.claim_id AND v.version <= o.version`;
const OPEN: Rows = (table) =>
  `SELECT f.desk_id, f.change_id, f.search FROM ${table} f WHERE f.second_review <> 'blind'`;
const OF_VERDICTS: Rows = (table) =>
  `SELECT v.desk_id, f.change_id, f.search FROM ${table} f JOIN verdict v ON v.id = f.verdict_id`;

interface Remembered {
  readonly table: string;
  /** Of the trigger and its function, as earlier migrations named them. */
  readonly what: 'words' | 'notices';
  readonly texts: Texts;
  readonly rows: readonly Rows[];
}

const REMEMBERED: readonly Remembered[] = [
  { table: 'appearance', what: 'words', texts: 'claim', rows: [OF_CLAIMS] },
  { table: 'claim_version', what: 'words', texts: 'claim', rows: [OF_CLAIMS] },
  { table: 'observation', what: 'words', texts: 'claim', rows: [OF_CLAIMS] },
  { table: 'verdict', what: 'words', texts: 'verdict', rows: [OPEN] },
  { table: 'verdict_reading', what: 'words', texts: 'verdict', rows: [OPENED_BY, OF_VERDICTS] },
  { table: 'verdict_review', what: 'words', texts: 'verdict', rows: [OPENED_BY] },
  { table: 'verdict_publication', what: 'words', texts: 'verdict', rows: [OPENED_BY] },
  { table: 'verdict_publication', what: 'notices', texts: 'verdict', rows: [OF_VERDICTS] },
  { table: 'retraction', what: 'notices', texts: 'verdict', rows: [OF_VERDICTS] },
];

const WORDS = `
DELETE FROM searched_word;
ALTER TABLE searched_word ADD COLUMN texts text NOT NULL CHECK (texts IN ('claim', 'verdict'));
${REMEMBERED.map(
  ({ table, what, texts, rows }) => `
CREATE OR REPLACE FUNCTION remember_${what}_of_${table}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN${rows.map((of) => remembering(texts, of('fresh'))).join('')}
  RETURN NULL;
END $$;
${rows.map((of) => remembering(texts, of(table))).join('')}`,
).join('\n')}

DROP FUNCTION words_like(uuid, text, bigint);
-- Words of some texts of a desk, as recorded by a position, that share letters with one, most alike first; how many edits
-- lie between them is not looked at here.
CREATE FUNCTION words_like(desk uuid, asked text, bound bigint, of_texts text[]) RETURNS TABLE (word text, letters text)
LANGUAGE sql STABLE SET search_path FROM CURRENT SET pg_trgm.similarity_threshold = 0.25 AS $$
  SELECT s.word, s.letters FROM searched_word s
  WHERE s.letters % lower(unaccent('unaccent'::regdictionary, asked)) AND s.desk_id = desk AND s.texts = ANY(of_texts)
    AND (bound IS NULL OR EXISTS (
      SELECT 1 FROM recorded_change rc WHERE rc.change_id = s.change_id AND rc.position <= bound))
  GROUP BY s.word, s.letters
  ORDER BY similarity(s.letters, lower(unaccent('unaccent'::regdictionary, asked))) DESC, s.word COLLATE "C" LIMIT 100
$$;
REVOKE ALL ON FUNCTION words_like(uuid, text, bigint, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION words_like(uuid, text, bigint, text[]) TO whence_app;
`;

/**
 * Each word by which misspelt ones are corrected is kept for the texts of claims and for those of verdicts apart: whoever may
 * read only the one is told by no spelling what stands in the other. Rebuilt from the texts.
 */
export class WordsByReader1765000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
