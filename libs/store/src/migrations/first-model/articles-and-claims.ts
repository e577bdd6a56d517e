/**
 * Articles and their revisions; claims, where they appear, how they were reviewed, what was found and what was judged.
 */
export const ARTICLES_AND_CLAIMS = `
-- \`cms_id\`: the newsroom's own name for the piece.
CREATE TABLE article (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  cms_id text,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (desk_id, cms_id)
);

-- \`content\`: title, outlet, address, language, publication date, draft or published. \`text\` is what offsets count in;
-- \`html\` is what was sent, when it was HTML.
CREATE TABLE article_revision (
  id uuid PRIMARY KEY,
  article_id uuid NOT NULL REFERENCES article,
  number integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  content jsonb NOT NULL,
  text text NOT NULL,
  text_sha256 bytea NOT NULL,
  html text,
  UNIQUE (article_id, number)
);

CREATE TABLE claim (
  id uuid PRIMARY KEY,
  desk_id uuid NOT NULL REFERENCES desk,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX claim_desk ON claim (desk_id, id);

-- What the claim is held to say, and whether it can be checked.
CREATE TABLE claim_version (
  claim_id uuid NOT NULL REFERENCES claim,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  content jsonb NOT NULL,
  measure_key text,
  subject text,
  PRIMARY KEY (claim_id, version)
);
CREATE INDEX claim_version_measure ON claim_version (measure_key, subject);

-- Each place where the claim appears, as versions: a reviewer may correct what was proposed.
CREATE TABLE appearance (
  id uuid NOT NULL,
  version integer NOT NULL,
  claim_id uuid NOT NULL REFERENCES claim,
  revision_id uuid NOT NULL REFERENCES article_revision,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  key text NOT NULL,
  removed boolean NOT NULL DEFAULT false,
  content jsonb NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE INDEX appearance_claim ON appearance (claim_id);
CREATE INDEX appearance_revision ON appearance (revision_id);

-- A person's word on a link that a job suggested, or one made by hand.
CREATE TABLE claim_link (
  claim_id uuid NOT NULL REFERENCES claim,
  appearance_key text NOT NULL,
  statement_key text NOT NULL,
  version integer NOT NULL,
  standing text NOT NULL CHECK (standing IN ('confirmed', 'rejected')),
  reason text,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (claim_id, appearance_key, statement_key, version)
);

-- Every step of the review: the event, the state that it led to, who is assigned.
CREATE TABLE claim_step (
  claim_id uuid NOT NULL REFERENCES claim,
  version integer NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  event text NOT NULL,
  state text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (claim_id, version)
);

-- One wish for a cross-reference. However often its job runs, it has at most one finding.
CREATE TABLE cross_reference_request (
  id uuid PRIMARY KEY,
  claim_id uuid NOT NULL REFERENCES claim,
  -- submission, edit, schedule, statement, link, revision, person.
  cause text NOT NULL,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cross_reference_request_claim ON cross_reference_request (claim_id);

CREATE TABLE finding (
  id uuid PRIMARY KEY,
  claim_id uuid NOT NULL REFERENCES claim,
  number integer NOT NULL,
  request_id uuid NOT NULL UNIQUE REFERENCES cross_reference_request,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  claim_version integer NOT NULL,
  rules text NOT NULL,
  recorded_position bigint NOT NULL,
  published_by date,
  -- SHA-256 of the canonical text of \`content\`.
  hash bytea NOT NULL,
  content jsonb NOT NULL,
  UNIQUE (claim_id, number)
);

-- A finding compared with the one that the standing verdict (or, without one, the last finding) rests on.
CREATE TABLE recheck (
  finding_id uuid PRIMARY KEY REFERENCES finding,
  claim_id uuid NOT NULL REFERENCES claim,
  against_id uuid NOT NULL REFERENCES finding,
  cause text NOT NULL,
  material boolean NOT NULL,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX recheck_claim ON recheck (claim_id);

CREATE TABLE observation (
  id uuid PRIMARY KEY,
  claim_id uuid NOT NULL REFERENCES claim,
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX observation_claim ON observation (claim_id);

CREATE TABLE verdict (
  id uuid PRIMARY KEY,
  claim_id uuid NOT NULL REFERENCES claim,
  version integer NOT NULL,
  finding_id uuid NOT NULL REFERENCES finding,
  person_id uuid NOT NULL REFERENCES person,
  -- The version of the desk, and so of its rating scale, on which it was given.
  desk_id uuid NOT NULL,
  desk_version integer NOT NULL,
  rating text NOT NULL,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (claim_id, version),
  FOREIGN KEY (desk_id, desk_version) REFERENCES desk_version
);

-- What a second person said of a verdict. Nobody may be the second person to a verdict of their own.
CREATE TABLE verdict_review (
  verdict_id uuid NOT NULL REFERENCES verdict,
  number integer NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  decision text NOT NULL CHECK (decision IN ('approved', 'returned')),
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (verdict_id, number)
);

CREATE FUNCTION verdict_review_by_another() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM verdict v WHERE v.id = NEW.verdict_id AND v.person_id = NEW.person_id) THEN
    RAISE EXCEPTION 'verdict % was given by person %, expected another person to review it', NEW.verdict_id, NEW.person_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_review_by_another BEFORE INSERT ON verdict_review
  FOR EACH ROW EXECUTE FUNCTION verdict_review_by_another();

CREATE TABLE verdict_publication (
  verdict_id uuid PRIMARY KEY REFERENCES verdict,
  claim_id uuid NOT NULL REFERENCES claim,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX verdict_publication_claim ON verdict_publication (claim_id);
`;
