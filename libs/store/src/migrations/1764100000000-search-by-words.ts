import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What finds statements by words. PostgreSQL derives it from the rows themselves, so that rows written in any way are
 * found and no history is written again when a name changes: statements hold the keys of their vocabulary, and the
 * vocabulary is searched by its own names.
 *
 * Lexemes of a statement: the stems of its words, and marked ones that no text makes: `source:KEY`, `measure:KEY`,
 * `place:KEY`, `#30000` for each number of its amount, and `~210` for how large about: the logarithm in steps of a twentieth.
 */
const SEARCH = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION figure_lexemes(amount jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT lexeme), '{}') FROM (
    SELECT (amount ->> 'point')::numeric AS value
    UNION ALL SELECT (amount #>> '{low,value}')::numeric
    UNION ALL SELECT (amount #>> '{high,value}')::numeric
  ) given
  CROSS JOIN LATERAL (VALUES
    ('#' || trim_scale(value)::text),
    (CASE WHEN value <> 0 THEN '~' || floor(ln(abs(value::float8)) * 20)::bigint::text END)
  ) made(lexeme)
  WHERE value IS NOT NULL AND lexeme IS NOT NULL
$$;

CREATE FUNCTION statement_search(content jsonb, source_key text, measure_key text, subject text, place_key text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('english', left(whence.concat_words(
      content ->> 'words', content ->> 'document', content ->> 'spokesperson', subject), 100000))
    || array_to_tsvector(array_remove(ARRAY[
      'source:' || source_key, 'measure:' || measure_key, 'place:' || place_key], NULL)
      || whence.figure_lexemes(content #> '{content,amount}'))
$$;

CREATE FUNCTION vocabulary_names(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(left(whence.concat_words(
    content ->> 'name', content ->> 'aliases', content ->> 'label', content ->> 'counted', content ->> 'state'), 10000))
$$;

ALTER TABLE statement_version ADD COLUMN search tsvector
  GENERATED ALWAYS AS (statement_search(content, source_key, measure_key, subject, place_key)) STORED;
CREATE INDEX statement_version_search ON statement_version USING gin (search);

CREATE INDEX vocabulary_version_search ON vocabulary_version USING gin (to_tsvector('english', vocabulary_names(content)));
-- Names that are misspelled, or spelled another way.
CREATE INDEX vocabulary_version_letters ON vocabulary_version USING gin (vocabulary_names(content) gin_trgm_ops);

REVOKE ALL ON FUNCTION concat_words(text, text, text, text, text), figure_lexemes(jsonb),
  statement_search(jsonb, text, text, text, text), vocabulary_names(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION concat_words(text, text, text, text, text), figure_lexemes(jsonb),
  statement_search(jsonb, text, text, text, text), vocabulary_names(jsonb) TO whence_app;
`;

/** Like concat_ws, which PostgreSQL will not index by. Functions name their schema: a restored backup has no search path. */
const CONCAT_WORDS = `
CREATE FUNCTION concat_words(a text, b text, c text, d text, e text DEFAULT NULL) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(a, '') || ' ' || coalesce(b, '') || ' ' || coalesce(c, '') || ' ' || coalesce(d, '') || ' ' || coalesce(e, '')
$$;
`;

/** Statements and vocabulary found by words, names and figures. */
export class SearchByWords1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const available: unknown[] = await runner.query(`SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'`);
    if (available.length === 0)
      throw new Error(
        'Found no pg_trgm on the database server, expected the extensions that come with PostgreSQL (postgresql-contrib).',
      );
    await runner.query(CONCAT_WORDS);
    await runner.query(SEARCH);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}
