import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts by which claims are found, as PostgreSQL derives them from the rows: stemmed as English, with the weights that
 * `ts_rank_cd` reads. A: the quote. B: what the claim is about, and rationales. C: whom the page names, and remarks.
 */
const TEXTS = `
ALTER TABLE appearance ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(coalesce(content #>> '{passage,exact}', ''), 100000)), 'A')
  || setweight(to_tsvector('english'::regconfig, jsonb_path_query_array(content, '$.stated[*].text')), 'C')) STORED;
ALTER TABLE claim_version ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(coalesce(subject, ''), 10000)), 'B')) STORED;
ALTER TABLE verdict ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(content ->> 'rationale', 100000)), 'B')) STORED;
ALTER TABLE verdict_reading ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(content ->> 'rationale', 100000)), 'B')) STORED;
ALTER TABLE observation ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(content ->> 'text', 100000)), 'C')) STORED;

DROP INDEX appearance_words;
DROP INDEX verdict_words;
CREATE INDEX appearance_search ON appearance USING gin (search);
CREATE INDEX claim_version_search ON claim_version USING gin (search);
CREATE INDEX verdict_search ON verdict USING gin (search);
CREATE INDEX verdict_reading_search ON verdict_reading USING gin (search);
CREATE INDEX observation_search ON observation USING gin (search);
CREATE INDEX claim_version_place ON claim_version ((content #>> '{content,place}'));
`;

/** Puts the words of rows (`rows`: desk_id, change_id, search) among those of their desks; numbers, short words and addresses never. */
export const remembering = (rows: string): string => `
  INSERT INTO searched_word (id, desk_id, word, letters, change_id)
  SELECT gen_random_uuid(), held.desk_id, held.word, lower(unaccent('unaccent'::regdictionary, held.word)), held.change_id FROM (
    SELECT DISTINCT ON (r.desk_id, w.word) r.desk_id, w.word, r.change_id
    FROM (${rows}) r CROSS JOIN LATERAL unnest(tsvector_to_array(r.search)) w(word)
    WHERE length(w.word) BETWEEN 4 AND 40 AND w.word !~ '[0-9[:punct:][:space:]]'
    ORDER BY r.desk_id, w.word, r.change_id
  ) held
  WHERE NOT EXISTS (SELECT 1 FROM searched_word k WHERE k.desk_id = held.desk_id AND k.word = held.word);`;

const OF_CLAIMS = (table: string): string =>
  `SELECT c.desk_id, f.change_id, f.search FROM ${table} f JOIN claim c ON c.id = f.claim_id`;
/** Verdicts that are opened by something said of them (`table`), with those before them; `sealedFrom` has the rule. */
const OPENED_BY = (table: string): string => `SELECT v.desk_id, f.change_id, v.search FROM ${table} f
  JOIN verdict o ON o.id = f.verdict_id JOIN verdict v ON v.claim_id = o.claim_id AND v.version <= o.version`;
const OPEN = (table: string): string =>
  `SELECT f.desk_id, f.change_id, f.search FROM ${table} f WHERE f.second_review <> 'blind'`;
const READINGS = (table: string): string =>
  `SELECT v.desk_id, f.change_id, f.search FROM ${table} f JOIN verdict v ON v.id = f.verdict_id`;

/** What is remembered of each table's rows. */
const REMEMBERED: Readonly<Record<string, readonly ((table: string) => string)[]>> = {
  appearance: [OF_CLAIMS],
  claim_version: [OF_CLAIMS],
  observation: [OF_CLAIMS],
  verdict: [OPEN],
  verdict_reading: [OPENED_BY, READINGS],
  verdict_review: [OPENED_BY],
  verdict_publication: [OPENED_BY],
};

/**
 * Every word of those texts once for each desk, by which misspelt words are corrected: an index and no history, made by
 * triggers. A word comes in when whoever reads the desk's claims may read it: that of a sealed verdict when it is opened.
 * No word is unique in it: of two changes that bring the same word at once neither waits for the other.
 */
const WORDS = `
CREATE TABLE searched_word (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  -- As it stands in \`search\`.
  word text NOT NULL,
  -- The same without accents.
  letters text NOT NULL,
  -- What brought it in first, so that a search of a moment knows the words of that moment.
  change_id uuid NOT NULL
);
CREATE INDEX searched_word_known ON searched_word (desk_id, word);
CREATE INDEX searched_word_letters ON searched_word USING gin (letters gin_trgm_ops);

${Object.entries(REMEMBERED)
  .map(
    ([table, rows]) => `
CREATE FUNCTION remember_words_of_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN${rows.map((of) => remembering(of('fresh'))).join('')}
  RETURN NULL;
END $$;
CREATE TRIGGER ${table}_words AFTER INSERT ON ${table} REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION remember_words_of_${table}();
${rows.map((of) => remembering(of(table))).join('')}
REVOKE ALL ON FUNCTION remember_words_of_${table}() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remember_words_of_${table}() TO whence_app;`,
  )
  .join('\n')}

-- Words of a desk, as recorded by a position, that share letters with one, most alike first; how many edits lie between them
-- is not looked at here.
CREATE FUNCTION words_like(desk uuid, asked text, bound bigint) RETURNS TABLE (word text, letters text)
LANGUAGE sql STABLE SET search_path FROM CURRENT SET pg_trgm.similarity_threshold = 0.25 AS $$
  SELECT s.word, s.letters FROM searched_word s
  WHERE s.letters % lower(unaccent('unaccent'::regdictionary, asked)) AND s.desk_id = desk AND (bound IS NULL OR EXISTS (
    SELECT 1 FROM recorded_change rc WHERE rc.change_id = s.change_id AND rc.position <= bound))
  GROUP BY s.word, s.letters
  ORDER BY similarity(s.letters, lower(unaccent('unaccent'::regdictionary, asked))) DESC, s.word COLLATE "C" LIMIT 100
$$;
REVOKE ALL ON FUNCTION words_like(uuid, text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION words_like(uuid, text, bigint) TO whence_app;
GRANT SELECT ON searched_word TO whence_app;
`;

/** Claims found by all their words, best first, and by words that are misspelt. */
export class SearchByRank1764970000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEXTS);
    await runner.query(WORDS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
