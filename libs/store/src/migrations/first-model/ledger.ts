/**
 * Ledgers: the vocabulary of sources, measures and places, the statements, the hops that carry them and the relations
 * between them. Everything is a version; \`content\` is the domain's own shape, and the columns beside it are what
 * queries need. A version with \`removed\` ends a thing: an undone import removes what it had added and restores what it
 * had replaced, by newer versions.
 */
export const LEDGER = `
CREATE TABLE ledger (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  title text NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

-- Which ledgers a desk reads, in order of precedence where two define the same key.
CREATE TABLE desk_ledger (
  desk_id uuid NOT NULL REFERENCES desk,
  ledger_id uuid NOT NULL REFERENCES ledger,
  rank integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (desk_id, ledger_id)
);

CREATE TABLE ledger_import (
  id uuid PRIMARY KEY,
  ledger_id uuid NOT NULL REFERENCES ledger,
  format text NOT NULL CHECK (format IN ('csv', 'json')),
  -- Counts per kind of row: added, changed, unchanged.
  counts jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ledger_import_ledger ON ledger_import (ledger_id, id);

CREATE TABLE ledger_import_undo (
  import_id uuid PRIMARY KEY REFERENCES ledger_import,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE vocabulary_entry (
  id uuid PRIMARY KEY,
  ledger_id uuid NOT NULL REFERENCES ledger,
  kind text NOT NULL CHECK (kind IN ('source', 'measure', 'place')),
  key text NOT NULL,
  UNIQUE (ledger_id, kind, key)
);

CREATE TABLE vocabulary_version (
  entry_id uuid NOT NULL REFERENCES vocabulary_entry,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  import_id uuid REFERENCES ledger_import DEFERRABLE INITIALLY DEFERRED,
  removed boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  content_hash bytea NOT NULL,
  PRIMARY KEY (entry_id, version)
);
CREATE INDEX vocabulary_version_import ON vocabulary_version (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX vocabulary_version_change ON vocabulary_version (change_id);

-- \`key\` is \`<ledger name>/<row id>\`, or \`<key>~<source key>\` for a carrier's report of it.
CREATE TABLE statement (
  id uuid PRIMARY KEY,
  ledger_id uuid NOT NULL REFERENCES ledger,
  key text NOT NULL UNIQUE
);
CREATE INDEX statement_ledger ON statement (ledger_id, key);
-- A row's statement together with the reports of it.
CREATE INDEX statement_row ON statement (split_part(key, '~', 1));

CREATE TABLE statement_version (
  statement_id uuid NOT NULL REFERENCES statement,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  import_id uuid REFERENCES ledger_import DEFERRABLE INITIALLY DEFERRED,
  removed boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  content_hash bytea NOT NULL,
  source_key text NOT NULL,
  measure_key text,
  subject text,
  place_key text,
  -- The interval of days in which it was published, by the stated rule when the date itself is missing.
  published_from date,
  published_to date,
  PRIMARY KEY (statement_id, version)
);
CREATE INDEX statement_version_measure ON statement_version (measure_key, subject, published_to);
CREATE INDEX statement_version_source ON statement_version (source_key);
CREATE INDEX statement_version_import ON statement_version (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX statement_version_change ON statement_version (change_id);

-- \`operand\` orders the operands of a derivation; 0 for every other kind of hop.
CREATE TABLE hop (
  id uuid PRIMARY KEY,
  from_id uuid NOT NULL REFERENCES statement,
  to_id uuid NOT NULL REFERENCES statement,
  kind text NOT NULL CHECK (kind IN ('quotes', 'cites', 'paraphrases', 'translates', 'compiles', 'derives')),
  operand integer NOT NULL DEFAULT 0,
  UNIQUE (from_id, to_id, kind, operand),
  CHECK (from_id <> to_id)
);
CREATE INDEX hop_to ON hop (to_id);

CREATE TABLE hop_version (
  hop_id uuid NOT NULL REFERENCES hop,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  import_id uuid REFERENCES ledger_import DEFERRABLE INITIALLY DEFERRED,
  removed boolean NOT NULL DEFAULT false,
  standing text NOT NULL CHECK (standing IN ('confirmed', 'suggested', 'rejected')),
  -- True when the row of its statement says so: the row's next version takes back what it no longer says.
  by_row boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  content_hash bytea NOT NULL,
  PRIMARY KEY (hop_id, version)
);
CREATE INDEX hop_version_import ON hop_version (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX hop_version_change ON hop_version (change_id);

CREATE TABLE relation (
  id uuid PRIMARY KEY,
  from_id uuid NOT NULL REFERENCES statement,
  to_id uuid NOT NULL REFERENCES statement,
  kind text NOT NULL CHECK (kind IN
    ('denies-figure', 'denies-saying', 'has-no-information', 'withdraws', 'corrects', 'revises', 'repeats')),
  UNIQUE (from_id, to_id, kind),
  CHECK (from_id <> to_id)
);
CREATE INDEX relation_to ON relation (to_id);

CREATE TABLE relation_version (
  relation_id uuid NOT NULL REFERENCES relation,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  import_id uuid REFERENCES ledger_import DEFERRABLE INITIALLY DEFERRED,
  removed boolean NOT NULL DEFAULT false,
  -- True when the row of its statement says so: the row's next version takes back what it no longer says.
  by_row boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  content_hash bytea NOT NULL,
  PRIMARY KEY (relation_id, version)
);
CREATE INDEX relation_version_import ON relation_version (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX relation_version_change ON relation_version (change_id);
`;
