/** Which claims of a desk a list holds. */
import type { ClaimFilter, PageAsked, View } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { recordedBy } from '../views.js';

/** Which rows a view shows: {@link recordedBy}, or another condition on its own parameter. */
type Admits = (alias: string, parameter: number) => string;

/** Of the newest step of claim `c` that the view admits. */
const newestStep = (admits: Admits): string => `SELECT s.state, s.content FROM claim_step s
  WHERE s.claim_id = c.id AND ${admits('s', 2)} ORDER BY s.version DESC LIMIT 1`;

/** What a filter asks of claim `c`; $1 the desk, $2 what `admits` goes by (the position of the view), and {@link filterValues} from $`first` on. */
export function fits(first: number, admits: Admits = recordedBy): string {
  const [states, article, assignee, due, measure, rating] = [0, 1, 2, 3, 4, 5].map((n) => `$${first + n}`);
  return `c.desk_id = $1 AND ${admits('c', 2)}
    AND ((${states}::text[] IS NULL AND ${assignee}::text IS NULL AND ${due}::text IS NULL) OR EXISTS (
      SELECT 1 FROM (${newestStep(admits)}) newest
      WHERE (${states}::text[] IS NULL OR newest.state = ANY(${states}))
        AND (${assignee}::text IS NULL OR (newest.state = 'assigned' AND newest.content ->> 'assignee' = ${assignee}))
        AND (${due}::text IS NULL OR (newest.state = 'assigned' AND newest.content ->> 'dueOn' < ${due}))))
    AND (${article}::uuid IS NULL OR c.id IN (
      SELECT p.claim_id FROM appearance p JOIN article_revision r ON r.id = p.revision_id WHERE r.article_id = ${article}))
    AND (${measure}::text IS NULL OR (
      SELECT v.measure_key FROM claim_version v
      WHERE v.claim_id = c.id AND ${admits('v', 2)} ORDER BY v.version DESC LIMIT 1) = ${measure})
    AND (${rating}::text IS NULL OR (
      SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM retraction_decision d
        WHERE d.verdict_id = v.id AND d.decision = 'retracted' AND ${admits('d', 2)}) THEN v.rating END
      FROM verdict v JOIN verdict_publication b ON b.verdict_id = v.id
      WHERE v.claim_id = c.id AND ${admits('b', 2)} ORDER BY v.version DESC LIMIT 1) = ${rating})`;
}

/**
 * Ids of claims of which each claim that fits is one, for what a filter asks that an index answers: whatever once was so, in
 * any version. {@link fits} decides. Parameters as there.
 */
export function narrowing(first: number, filter: ClaimFilter): readonly string[] {
  const [, article, assignee, due, measure, rating] = [0, 1, 2, 3, 4, 5].map((n) => `$${first + n}`);
  const of = {
    articleId: `SELECT p.claim_id FROM appearance p JOIN article_revision r ON r.id = p.revision_id
      WHERE r.article_id = ${article}`,
    assignee: `SELECT s.claim_id FROM claim_step s WHERE s.state = 'assigned' AND s.content ->> 'assignee' = ${assignee}`,
    dueBefore: `SELECT s.claim_id FROM claim_step s WHERE s.state = 'assigned' AND s.content ->> 'dueOn' < ${due}`,
    measure: `SELECT v.claim_id FROM claim_version v WHERE v.measure_key = ${measure}`,
    rating: `SELECT v.claim_id FROM verdict v WHERE v.desk_id = $1 AND v.rating = ${rating}`,
  };
  return (Object.keys(of) as (keyof typeof of)[]).flatMap((name) => (filter[name] === undefined ? [] : of[name]));
}

export function filterValues({ states, articleId, assignee, dueBefore, measure, rating }: ClaimFilter): unknown[] {
  return [states ?? null, articleId ?? null, assignee ?? null, dueBefore ?? null, measure ?? null, rating ?? null];
}

const LIST = `
  SELECT c.id FROM claim c WHERE ($3::uuid IS NULL OR c.id > $3) AND ${fits(5)} ORDER BY c.id LIMIT $4`;

/** In the order in which claims were made, so that pages stay as they are whatever comes in meanwhile. */
export async function listClaims(
  manager: EntityManager,
  view: View,
  deskId: string,
  filter: ClaimFilter,
  { after, limit }: PageAsked,
): Promise<readonly string[]> {
  const values = [deskId, view.position, after, limit, ...filterValues(filter)];
  const rows: { id: string }[] = await manager.query(LIST, values);
  return rows.map(({ id }) => id);
}
