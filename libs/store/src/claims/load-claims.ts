/** Claims put together from the newest version of each of their parts. */
import type { Appearance } from '@whence/domain';
import type {
  ClaimContent,
  ClaimHead,
  ClaimStep,
  HeldAppearance,
  HeldClaim,
  HeldLink,
  PassageHealth,
  View,
} from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { ofIds, planned } from '../prepared.js';
import { probedIn, recordedBy, seenIn } from '../views.js';

type AppearanceRow = Omit<HeldAppearance, 'appearance' | 'health'> & { readonly key: string; readonly content: object };

type ClaimRow = Pick<HeldClaim, 'id' | 'deskId' | 'version' | 'step'> & {
  readonly held: ClaimContent;
  readonly appearances: readonly AppearanceRow[];
  readonly links: readonly HeldLink[];
};

/** $1 ids, $2 position. One statement: each more would be a way to the database and back. */
const CLAIMS = ofIds(
  (ids) => `
  SELECT c.id, c.desk_id AS "deskId", v.version, v.content AS held, step.newest AS step,
    coalesce(appearances.newest, '[]') AS appearances, coalesce(links.newest, '[]') AS links
  FROM claim c
  JOIN LATERAL (
    SELECT v.version, v.content FROM claim_version v WHERE v.claim_id = c.id AND ${recordedBy('v', 2)}
    ORDER BY v.version DESC LIMIT 1) v ON true
  JOIN LATERAL (
    SELECT json_build_object('version', s.version, 'event', s.event, 'state', s.state, 'content', s.content) AS newest
    FROM claim_step s WHERE s.claim_id = c.id AND ${recordedBy('s', 2)} ORDER BY s.version DESC LIMIT 1) step ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', a.id, 'version', a.version, 'revisionId', a.revision_id, 'key', a.key,
      'content', a.content, 'articleId', r.article_id, 'revisionNumber', r.number) ORDER BY a.id) AS newest
    FROM (SELECT DISTINCT ON (p.id) p.* FROM appearance p WHERE p.claim_id = c.id AND ${recordedBy('p', 2)}
          ORDER BY p.id, p.version DESC) a
    JOIN article_revision r ON r.id = a.revision_id WHERE NOT a.removed) appearances ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('appearanceKey', l.appearance_key, 'statementKey', l.statement_key,
      'version', l.version, 'standing', l.standing, 'reason', l.reason) ORDER BY l.appearance_key, l.statement_key) AS newest
    FROM (SELECT DISTINCT ON (k.appearance_key, k.statement_key) k.* FROM claim_link k
          WHERE k.claim_id = c.id AND ${recordedBy('k', 2)}
          ORDER BY k.appearance_key, k.statement_key, k.version DESC) l) links ON true
  WHERE c.id = ${ids} ORDER BY c.id`,
  1,
);

/** The claims of these ids that the view admits, in order of their ids. */
export async function loadClaims(manager: EntityManager, view: View, ids: readonly string[]): Promise<HeldClaim[]> {
  if (ids.length === 0) return [];
  const { text, value } = CLAIMS(ids);
  const rows = await planned<ClaimRow>(manager, probedIn(view, text), [value, view.position]);
  return rows.map((row) => ({ ...row, appearances: row.appearances.map(heldAppearance), links: row.links }));
}

/** $1 ids, $2 position. */
const heads = (ids: string): string => `
  SELECT c.id, c.desk_id AS "deskId", v.version, s.version AS "stepVersion", s.event, s.state, s.content
  FROM claim c
  JOIN LATERAL (SELECT v.version FROM claim_version v WHERE v.claim_id = c.id AND ${recordedBy('v', 2)}
    ORDER BY v.version DESC LIMIT 1) v ON true
  JOIN LATERAL (SELECT s.* FROM claim_step s WHERE s.claim_id = c.id AND ${recordedBy('s', 2)}
    ORDER BY s.version DESC LIMIT 1) s ON true
  WHERE c.id = ${ids}`;

const HEADS = ofIds(heads, 1);

/** As of now; without a parameter that tells so it has one plan for all values, which is kept. */
const HEADS_NOW = ofIds(
  (ids) =>
    heads(ids)
      .replaceAll(`AND ${recordedBy('v', 2)}`, '')
      .replaceAll(`AND ${recordedBy('s', 2)}`, ''),
  1,
);

/** Versions and steps of the claims that the view admits, without their parts, by their ids. */
export async function loadHeads(
  manager: EntityManager,
  view: View,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimHead>> {
  const { text, value } = (view.position === null ? HEADS_NOW : HEADS)(ids);
  const rows = await planned<Omit<ClaimHead, 'step'> & Omit<ClaimStep, 'version'> & { readonly stepVersion: number }>(
    manager,
    text,
    view.position === null ? [value] : [value, view.position],
  );
  return new Map(
    rows.map(({ id, deskId, version, stepVersion, event, state, content }) => [
      id,
      { id, deskId, version, step: { version: stepVersion, event, state, content } },
    ]),
  );
}

const STEPS = `
  SELECT DISTINCT ON (s.claim_id) s.claim_id AS "claimId", s.version, s.event, s.state, s.content
  FROM claim_step s WHERE s.claim_id = ANY($1::uuid[]) AND ${recordedBy('s', 2)} ORDER BY s.claim_id, s.version DESC`;

/** The last step of each of the claims, as far as the view admits it. */
export async function loadSteps(
  manager: EntityManager,
  view: View,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimStep>> {
  const steps = await planned<ClaimStep & { readonly claimId: string }>(manager, seenIn(view, STEPS), [
    ids,
    view.position,
  ]);
  return new Map(steps.map(({ claimId, ...step }) => [claimId, step]));
}

function heldAppearance(row: AppearanceRow): HeldAppearance {
  const { id, version, articleId, revisionId, revisionNumber, key } = row;
  const { health, ...rest } = row.content as Omit<Appearance, 'key'> & { health: PassageHealth };
  return { id, version, articleId, revisionId, revisionNumber, health, appearance: { key, ...rest } };
}
