/** Which claims of a desk a list holds. */
import type { ClaimFilter, PageAsked, View } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { recordedBy } from '../views.js';

/** Of the newest step of claim `c` that the view admits. */
const NEWEST_STEP = `SELECT s.state, s.content FROM claim_step s
  WHERE s.claim_id = c.id AND ${recordedBy('s', 2)} ORDER BY s.version DESC LIMIT 1`;

/**
 * Words as people type them into a search box, against the newest words of each appearance and the rationale of every
 * verdict that is not sealed from the person who looks ($12; `sealedFrom` has the rule), whatever moment is looked at; each
 * is stemmed as English. The expressions are those of the indexes.
 */
const BY_WORDS = `
  SELECT p.claim_id FROM appearance p
  WHERE to_tsvector('english'::regconfig, left(p.content #>> '{passage,exact}', 100000))
      @@ websearch_to_tsquery('english'::regconfig, $7)
    AND NOT p.removed AND ${recordedBy('p', 2)}
    AND NOT EXISTS (SELECT 1 FROM appearance later
      WHERE later.id = p.id AND later.version > p.version AND ${recordedBy('later', 2)})
  UNION ALL
  SELECT v.claim_id FROM verdict v
  WHERE v.desk_id = $1
    AND to_tsvector('english'::regconfig, left(v.content ->> 'rationale', 100000))
      @@ websearch_to_tsquery('english'::regconfig, $7)
    AND ${recordedBy('v', 2)}
    AND NOT (v.second_review = 'blind' AND v.person_id <> $12::uuid AND NOT EXISTS (
      SELECT 1 FROM verdict o WHERE o.claim_id = v.claim_id AND o.version >= v.version AND (
        EXISTS (SELECT 1 FROM verdict_reading r WHERE r.verdict_id = o.id)
        OR EXISTS (SELECT 1 FROM verdict_review w WHERE w.verdict_id = o.id)
        OR EXISTS (SELECT 1 FROM verdict_publication b WHERE b.verdict_id = o.id))))`;

const LIST = `
  SELECT c.id FROM claim c
  WHERE c.desk_id = $1 AND ($3::uuid IS NULL OR c.id > $3) AND ${recordedBy('c', 2)}
    AND (($5::text[] IS NULL AND $8::text IS NULL AND $9::text IS NULL) OR EXISTS (
      SELECT 1 FROM (${NEWEST_STEP}) newest
      WHERE ($5::text[] IS NULL OR newest.state = ANY($5))
        AND ($8::text IS NULL OR (newest.state = 'assigned' AND newest.content ->> 'assignee' = $8))
        AND ($9::text IS NULL OR (newest.state = 'assigned' AND newest.content ->> 'dueOn' < $9))))
    AND ($6::uuid IS NULL OR c.id IN (
      SELECT p.claim_id FROM appearance p JOIN article_revision r ON r.id = p.revision_id WHERE r.article_id = $6))
    AND ($7::text IS NULL OR c.id IN (${BY_WORDS}))
    AND ($10::text IS NULL OR (
      SELECT v.measure_key FROM claim_version v
      WHERE v.claim_id = c.id AND ${recordedBy('v', 2)} ORDER BY v.version DESC LIMIT 1) = $10)
    AND ($11::text IS NULL OR (
      SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM retraction_decision d
        WHERE d.verdict_id = v.id AND d.decision = 'retracted' AND ${recordedBy('d', 2)}) THEN v.rating END
      FROM verdict v JOIN verdict_publication b ON b.verdict_id = v.id
      WHERE v.claim_id = c.id AND ${recordedBy('b', 2)} ORDER BY v.version DESC LIMIT 1) = $11)
  ORDER BY c.id LIMIT $4`;

/** In the order in which claims were made, so that pages stay as they are whatever comes in meanwhile. */
export async function listClaims(
  manager: EntityManager,
  view: View,
  deskId: string,
  filter: ClaimFilter,
  { after, limit }: PageAsked,
): Promise<readonly string[]> {
  const { states, articleId, words, assignee, dueBefore, measure, rating } = filter;
  const rows: { id: string }[] = await manager.query(LIST, [
    deskId,
    view.position,
    after,
    limit,
    states ?? null,
    articleId ?? null,
    words?.typed ?? null,
    assignee ?? null,
    dueBefore ?? null,
    measure ?? null,
    rating ?? null,
    words?.seenBy ?? null,
  ]);
  return rows.map(({ id }) => id);
}
