/** Claims put together from the newest version of each of their parts. */
import type { Appearance } from '@whence/domain';
import type {
  ClaimContent,
  ClaimStep,
  HeldAppearance,
  HeldClaim,
  HeldLink,
  PassageHealth,
  View,
} from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { recordedBy } from '../views.js';

interface Of {
  readonly claimId: string;
}

/** The claims of these ids that the view admits, in order of their ids. */
export async function loadClaims(manager: EntityManager, view: View, ids: readonly string[]): Promise<HeldClaim[]> {
  if (ids.length === 0) return [];
  const ask = <T>(sql: string): Promise<T[]> => manager.query(sql, [ids, view.position]);
  // One after the other: inside a change all of them share one connection.
  const claims = await ask<{ id: string; deskId: string; version: number; held: ClaimContent }>(
    `SELECT DISTINCT ON (c.id) c.id, c.desk_id AS "deskId", v.version, v.content AS held
     FROM claim c JOIN claim_version v ON v.claim_id = c.id
     WHERE c.id = ANY($1) AND ${recordedBy('v', 2)} ORDER BY c.id, v.version DESC`,
  );
  const stepOf = await loadSteps(manager, view, ids);
  const appearances = await ask<Of & Omit<HeldAppearance, 'appearance' | 'health'> & { key: string; content: object }>(
    `SELECT newest.*, r.article_id AS "articleId", r.number AS "revisionNumber"
     FROM (SELECT DISTINCT ON (p.id) p.id, p.claim_id AS "claimId", p.version, p.revision_id AS "revisionId", p.key,
             p.content, p.removed
           FROM appearance p WHERE p.claim_id = ANY($1) AND ${recordedBy('p', 2)} ORDER BY p.id, p.version DESC) newest
     JOIN article_revision r ON r.id = newest."revisionId"
     WHERE NOT newest.removed ORDER BY newest.id`,
  );
  const links = await ask<Of & HeldLink>(
    `SELECT DISTINCT ON (l.claim_id, l.appearance_key, l.statement_key) l.claim_id AS "claimId",
       l.appearance_key AS "appearanceKey", l.statement_key AS "statementKey", l.version, l.standing, l.reason
     FROM claim_link l WHERE l.claim_id = ANY($1) AND ${recordedBy('l', 2)}
     ORDER BY l.claim_id, l.appearance_key, l.statement_key, l.version DESC`,
  );
  const appearancesOf = byClaim(appearances);
  const linksOf = byClaim(links);
  return claims.flatMap(({ id, deskId, version, held }) => {
    const step = stepOf.get(id);
    if (!step) return [];
    return {
      id,
      deskId,
      version,
      held,
      step,
      appearances: (appearancesOf.get(id) ?? []).map(heldAppearance),
      links: (linksOf.get(id) ?? []).map(({ claimId: _of, ...link }) => link),
    };
  });
}

/** The last step of each of the claims, as far as the view admits it. */
export async function loadSteps(
  manager: EntityManager,
  view: View,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimStep>> {
  const steps: (Of & ClaimStep)[] = await manager.query(
    `SELECT DISTINCT ON (s.claim_id) s.claim_id AS "claimId", s.version, s.event, s.state, s.content
     FROM claim_step s WHERE s.claim_id = ANY($1) AND ${recordedBy('s', 2)} ORDER BY s.claim_id, s.version DESC`,
    [ids, view.position],
  );
  return new Map(steps.map(({ claimId, ...step }) => [claimId, step]));
}

function byClaim<T extends Of>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return groups;
}

function heldAppearance(
  row: Omit<HeldAppearance, 'appearance' | 'health'> & { key: string; content: object },
): HeldAppearance {
  const { id, version, articleId, revisionId, revisionNumber, key } = row;
  const { health, ...rest } = row.content as Omit<Appearance, 'key'> & { health: PassageHealth };
  return { id, version, articleId, revisionId, revisionNumber, health, appearance: { key, ...rest } };
}
