import type { MigrationInterface, QueryRunner } from 'typeorm';
import { remembering } from './1764970000000-search-by-rank.js';

/**
 * What readers were told when a verdict was corrected or retracted, as texts by which verdicts are found: stemmed as English,
 * with the weight of rationales. And verdicts of a desk in the order in which they were given.
 */
const TEXTS = `
ALTER TABLE verdict_publication ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(coalesce(correction, ''), 100000)), 'B')) STORED;
ALTER TABLE retraction ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english'::regconfig, left(content ->> 'notice', 100000)), 'B')) STORED;
CREATE INDEX verdict_publication_search ON verdict_publication USING gin (search);
CREATE INDEX retraction_search ON retraction USING gin (search);
CREATE INDEX verdict_desk ON verdict (desk_id, id);
`;

const NOTICES = (table: string): string =>
  `SELECT v.desk_id, f.change_id, f.search FROM ${table} f JOIN verdict v ON v.id = f.verdict_id`;

/** Their words are remembered for misspelt ones, as those of other texts are. What was published or retracted is sealed from nobody. */
const WORDS = ['verdict_publication', 'retraction']
  .map(
    (table) => `
CREATE FUNCTION remember_notices_of_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN${remembering(NOTICES('fresh'))}
  RETURN NULL;
END $$;
CREATE TRIGGER ${table}_notices AFTER INSERT ON ${table} REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION remember_notices_of_${table}();
${remembering(NOTICES(table))}
REVOKE ALL ON FUNCTION remember_notices_of_${table}() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remember_notices_of_${table}() TO whence_app;`,
  )
  .join('\n');

/** Verdicts of a desk listed, and found by words. */
export class VerdictSearch1764990400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEXTS);
    await runner.query(WORDS);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations run forward only; restore a backup instead of migrating down.'));
  }
}
