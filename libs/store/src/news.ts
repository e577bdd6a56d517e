/** Changes as they are committed, and on what each bears: by it whoever keeps answers knows which to let go (decision 46). */
import type { KnownChanges, News, SubjectKind } from '@whence/workflow';
import type { EntityManager } from 'typeorm';
import { planned } from './prepared.js';

/** `anything`: on what every desk or claim rests on. `no claim`: on nothing that the answers about a claim, or keys, rest on. */
type Bearing = 'anything' | 'no claim' | { readonly claim: string };

const ofClaim = (claim: string): Bearing => ({ claim });
/** Of the claim that a row names, which the entry `e` names by its id. */
const named = (table: string, key = 'id'): Bearing =>
  ofClaim(`(SELECT t.claim_id FROM ${table} t WHERE t.${key} = e.subject_id::uuid LIMIT 1)`);

/**
 * On what each kind of entry bears. Whoever adds a kind and is not sure says `anything`; news.test.ts holds this against
 * what the answers that are kept are read from.
 */
export const BEARINGS: Readonly<Record<SubjectKind, Bearing>> = {
  claim: ofClaim('e.subject_id::uuid'),
  'claim-step': ofClaim('e.subject_id::uuid'),
  'claim-reminder': ofClaim('e.subject_id::uuid'),
  'claim-link': ofClaim('left(e.subject_id, 36)::uuid'),
  appearance: named('appearance'),
  'cross-reference-request': named('cross_reference_request'),
  finding: named('finding'),
  recheck: named('recheck', 'finding_id'),
  observation: named('observation'),
  comment: named('comment'),
  reply: named('reply'),
  verdict: named('verdict'),
  'verdict-reading': named('verdict'),
  'verdict-review': named('verdict'),
  'verdict-publication': named('verdict'),
  retraction: named('verdict'),
  'retraction-decision': named('verdict'),
  // A claim names the revisions that it appears in, whose rows are never altered.
  article: 'no claim',
  revision: 'no claim',
  event: 'no claim',
  delivery: 'no claim',
  'inbound-message': 'no claim',
  'sign-in': 'no claim',
  job: 'no claim',
  desk: 'anything',
  person: 'anything',
  membership: 'anything',
  key: 'anything',
  identity: 'anything',
  ledger: 'anything',
  'ledger-share': 'anything',
  'ledger-handover': 'anything',
  'ledger-import': 'anything',
  source: 'anything',
  measure: 'anything',
  place: 'anything',
  statement: 'anything',
  hop: 'anything',
  relation: 'anything',
  sources: 'anything',
  measures: 'anything',
  places: 'anything',
  statements: 'anything',
  hops: 'anything',
  relations: 'anything',
  'source-rating': 'anything',
  'statement-rating': 'anything',
  'vocabulary-proposal': 'anything',
  'vocabulary-need': 'anything',
  'snapshot-content': 'anything',
  snapshot: 'anything',
  'snapshot-attachment': 'anything',
  excerpt: 'anything',
  'confidential-source': 'anything',
  'private-note': 'anything',
  'private-detail': 'anything',
  'person-detail': 'anything',
  erasure: 'anything',
  subscriber: 'anything',
  'inbound-hook': 'anything',
};

const kinds = Object.entries(BEARINGS);
const quoted = (which: (bearing: Bearing) => boolean): string =>
  kinds.flatMap(([kind, bearing]) => (which(bearing) ? [`'${kind}'`] : [])).join();
const cases = kinds.map(([kind, bearing]) =>
  typeof bearing === 'string' ? '' : `WHEN '${kind}' THEN ${bearing.claim}`,
);

/** Changes told at once. */
const MOST = 100;

/**
 * $1 all up to this number are known, $2 others that are. One look at the tables: whatever has a position in it is among
 * the changes in it. The parameters stand in questions of their own, so that one plan is as good as another for all values,
 * and is kept. A change without entries is of no claim.
 */
const NEWS = `
  SELECT coalesce(l.drawn, 0) AS placed, c.id, c.drawn, (
    SELECT coalesce(bool_and(e.subject_kind IN (${quoted((bearing) => bearing !== 'anything')})), false)
    FROM log_entry e WHERE e.change_id = c.id) AS "ofClaims"
  FROM (SELECT 1) one
  LEFT JOIN LATERAL (SELECT rc.drawn FROM recorded_change rc ORDER BY rc.position DESC LIMIT 1) l ON true
  LEFT JOIN LATERAL (
    SELECT n.id, n.drawn FROM change n
    WHERE n.drawn > (SELECT $1::bigint) AND n.drawn NOT IN (SELECT unnest($2::bigint[]))
    ORDER BY n.drawn LIMIT ${MOST + 1}) c ON true`;

/** What {@link Views.news} tells. */
export async function newsSince(manager: EntityManager, { upTo, ahead }: KnownChanges): Promise<News> {
  type Row = {
    readonly placed: string;
    readonly id: string;
    readonly drawn: string | null;
    readonly ofClaims: boolean;
  };
  const rows = await planned<Row>(manager, NEWS, [upTo, ahead]);
  const changes = rows.flatMap(({ id, drawn, ofClaims }) =>
    drawn === null ? [] : [{ id, drawn: Number(drawn), ofClaims }],
  );
  return { placed: Number(rows[0]?.placed ?? 0), changes: changes.slice(0, MOST), more: changes.length > MOST };
}

/** $1 changes. */
const CLAIMS = `
  SELECT b.change_id AS id, CASE WHEN bool_or(b.claim IS NULL AND NOT b.free) THEN NULL
    ELSE coalesce(array_agg(DISTINCT b.claim::text) FILTER (WHERE b.claim IS NOT NULL), '{}') END AS claims
  FROM (SELECT e.change_id, e.subject_kind IN (${quoted((bearing) => bearing === 'no claim')}) AS free,
          CASE e.subject_kind ${cases.join(' ')} END AS claim
        FROM log_entry e WHERE e.change_id = ANY($1::uuid[])) b
  GROUP BY b.change_id`;

/** What {@link Views.claimsOf} tells. */
export async function claimsOfChanges(
  manager: EntityManager,
  changeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  type Row = { readonly id: string; readonly claims: readonly string[] | null };
  const rows = await planned<Row>(manager, CLAIMS, [changeIds]);
  return new Map(rows.flatMap(({ id, claims }) => (claims === null ? [] : [[id, claims] as const])));
}
