import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly } from './first-model/protect-history.js';

/**
 * Second readings, settled disagreements and retractions. Verdicts that are there already were read openly, which is what the
 * new columns say of them.
 */
const TABLES = `
-- \`second_review\`: how the second person reads it, by the desk's policy when it was given. \`taken_from\`: it is the second
-- reading of that verdict, word for word, which settled a disagreement.
ALTER TABLE verdict ADD COLUMN second_review text NOT NULL DEFAULT 'open' CHECK (second_review IN ('open', 'blind')),
  ADD COLUMN taken_from uuid REFERENCES verdict;

ALTER TABLE verdict_review DROP CONSTRAINT verdict_review_decision_check,
  ADD CONSTRAINT verdict_review_decision_check CHECK (decision IN ('approved', 'returned', 'settled'));

-- What readers are told of a verdict that took the place of another; null: nothing more than that it did.
ALTER TABLE verdict_publication ADD COLUMN correction text;

-- The rating of a second person, with reasons of their own.
CREATE TABLE verdict_reading (
  verdict_id uuid PRIMARY KEY REFERENCES verdict,
  person_id uuid NOT NULL REFERENCES person,
  rating text NOT NULL,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX verdict_reading_change ON verdict_reading (change_id);

-- A wish that a published verdict be retracted. \`content\`: the reason, and the notice that the public is to read.
CREATE TABLE retraction (
  verdict_id uuid NOT NULL REFERENCES verdict_publication (verdict_id),
  number integer NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (verdict_id, number)
);

CREATE TABLE retraction_decision (
  verdict_id uuid NOT NULL,
  number integer NOT NULL,
  person_id uuid NOT NULL REFERENCES person,
  decision text NOT NULL CHECK (decision IN ('retracted', 'dropped')),
  content jsonb NOT NULL,
  change_id uuid NOT NULL REFERENCES change DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (verdict_id, number),
  FOREIGN KEY (verdict_id, number) REFERENCES retraction
);
CREATE UNIQUE INDEX retraction_decision_once ON retraction_decision (verdict_id) WHERE decision = 'retracted';
`;

/** Two different people, whatever program writes the rows. */
const RULES = `
CREATE FUNCTION verdict_taken_over_whole() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.taken_from IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM verdict_reading r JOIN verdict v ON v.id = r.verdict_id
    WHERE r.verdict_id = NEW.taken_from AND v.claim_id = NEW.claim_id AND r.person_id = NEW.person_id
      AND r.rating = NEW.rating AND r.content = NEW.content
  ) THEN
    RAISE EXCEPTION 'verdict % says something else than the second reading of %', NEW.id, NEW.taken_from
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_taken_over_whole BEFORE INSERT ON verdict
  FOR EACH ROW EXECUTE FUNCTION verdict_taken_over_whole();

CREATE TRIGGER verdict_reading_by_another BEFORE INSERT ON verdict_reading
  FOR EACH ROW EXECUTE FUNCTION verdict_review_by_another();

CREATE FUNCTION verdict_read_before_review() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM verdict v WHERE v.id = NEW.verdict_id AND v.second_review = 'blind')
    AND NOT EXISTS (SELECT 1 FROM verdict_reading r WHERE r.verdict_id = NEW.verdict_id) THEN
    RAISE EXCEPTION 'verdict % is reviewed blind and nobody has read it, expected a second reading first', NEW.verdict_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_read_before_review BEFORE INSERT ON verdict_review
  FOR EACH ROW EXECUTE FUNCTION verdict_read_before_review();

CREATE FUNCTION verdict_published_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM verdict v JOIN verdict_review w ON w.verdict_id = v.id
    WHERE v.id = NEW.verdict_id AND v.claim_id = NEW.claim_id AND w.decision IN ('approved', 'settled')
      AND w.person_id <> v.person_id
  ) THEN
    RAISE EXCEPTION 'nobody but its author stands behind verdict %, expected two different people', NEW.verdict_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verdict_published_by_two BEFORE INSERT ON verdict_publication
  FOR EACH ROW EXECUTE FUNCTION verdict_published_by_two();

CREATE FUNCTION retracted_by_two() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.decision = 'retracted' AND EXISTS (
    SELECT 1 FROM retraction r
    WHERE r.verdict_id = NEW.verdict_id AND r.number = NEW.number AND r.person_id = NEW.person_id
  ) THEN
    RAISE EXCEPTION 'the retraction of verdict % was proposed by person %, expected another person to decide it',
      NEW.verdict_id, NEW.person_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retracted_by_two BEFORE INSERT ON retraction_decision
  FOR EACH ROW EXECUTE FUNCTION retracted_by_two();

REVOKE ALL ON FUNCTION verdict_taken_over_whole(), verdict_read_before_review(), verdict_published_by_two(), retracted_by_two()
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION verdict_taken_over_whole(), verdict_read_before_review(), verdict_published_by_two(),
  retracted_by_two() TO whence_app;
`;

export class SecondReadings1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(RULES);
    await runner.query(appendOnly(['verdict_reading', 'retraction', 'retraction_decision']));
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Readings and retractions are history; restore a backup instead of migrating down.'),
    );
  }
}
