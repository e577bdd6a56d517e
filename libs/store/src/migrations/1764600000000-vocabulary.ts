import type { MigrationInterface, QueryRunner } from 'typeorm';

const HISTORY = ['vocabulary_proposal', 'vocabulary_proposal_version', 'vocabulary_proposal_need'];

/**
 * Proposed measures and sources, that people decide; search among names. Extensions of PostgreSQL's own distribution
 * (`pg_trgm`, `unaccent`) make words alike that differ in a letter or an accent; the owner of a database may create them.
 */
const VOCABULARY = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- What is searched for and what is searched, in one spelling. Immutable, so that an index may rest on it: the dictionary is
-- named, and nobody changes its rules.
CREATE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT AS $$
  SELECT lower(unaccent('unaccent'::regdictionary, words))
$$;

-- Everything that an entry is called, a line each; of names without end the first 20,000 characters.
CREATE FUNCTION vocabulary_words(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path FROM CURRENT AS $$
  SELECT folded(left(concat_ws(E'\\n', content ->> 'key', content ->> 'name', content ->> 'label', content ->> 'counted',
    (SELECT string_agg(alias, E'\\n') FROM jsonb_array_elements_text(content -> 'aliases') alias),
    (SELECT string_agg(named ->> 'name', E'\\n') FROM jsonb_array_elements(content -> 'names') named)), 20000))
$$;

CREATE INDEX vocabulary_version_words ON vocabulary_version USING gin (vocabulary_words(content) gin_trgm_ops);
CREATE INDEX vocabulary_version_merged ON vocabulary_version (entry_id) WHERE content ->> 'mergedInto' IS NOT NULL;

-- Few hops of many are not confirmed: those are what people look through.
CREATE INDEX hop_version_suggested ON hop_version (hop_id) WHERE standing = 'suggested';
CREATE INDEX hop_version_rejected ON hop_version (hop_id) WHERE standing = 'rejected';

-- What claims count, or whom pages name, and no ledger of the desk knows. \`counting\` is the one spelling of all that is the
-- same: it is proposed once, whatever people decide of it.
CREATE TABLE vocabulary_proposal (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  kind text NOT NULL CHECK (kind IN ('measure', 'source')),
  counting text NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (desk_id, kind, counting)
);
CREATE INDEX vocabulary_proposal_desk ON vocabulary_proposal (desk_id, id);

-- \`content\`: what is proposed; of a decision by whom, why, and the entry that it came to.
CREATE TABLE vocabulary_proposal_version (
  proposal_id uuid NOT NULL REFERENCES vocabulary_proposal,
  version integer NOT NULL,
  standing text NOT NULL CHECK (standing IN ('proposed', 'confirmed', 'merged', 'rejected')),
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (proposal_id, version)
);

-- The claims that need it, with the words of their pages.
CREATE TABLE vocabulary_proposal_need (
  proposal_id uuid NOT NULL REFERENCES vocabulary_proposal,
  claim_id uuid NOT NULL REFERENCES claim,
  words text NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (proposal_id, claim_id)
);
`;

const PROTECTION = `
${HISTORY.map(
  (table) => `CREATE TRIGGER ${table}_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();`,
).join('\n')}
REVOKE ALL ON FUNCTION folded(text), vocabulary_words(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION folded(text), vocabulary_words(jsonb) TO whence_app;
GRANT SELECT, INSERT ON ${HISTORY.join(', ')} TO whence_app;
`;

/** Forward only: history is never rolled back by dropping it. */
export class Vocabulary1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VOCABULARY);
    await runner.query(PROTECTION);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The proposals are history; restore a backup instead of migrating down.'));
  }
}
