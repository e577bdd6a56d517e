import { recordedBy } from '../views.js';

const part = (
  order: number,
  action: string,
  kind: string,
  id: string,
  version: string,
  content: string,
  from: string,
) =>
  `SELECT ${order} AS rank, t.change_id, ${action} AS action, '${kind}' AS kind, ${id} AS id, ${version} AS version,
     ${content} AS content FROM ${from}`;

/** Everything that happened to a claim ($1) as far as the view ($2) admits, first things first. */
export const CLAIM_HISTORY = `
WITH happened AS (
  ${[
    part(
      1,
      `CASE WHEN t.version = 1 THEN 'write' ELSE 'edit' END`,
      'claim',
      't.claim_id::text',
      't.version',
      't.content',
      'claim_version t WHERE t.claim_id = $1',
    ),
    part(
      2,
      `CASE WHEN t.version = 1 THEN 'add' ELSE 'anchor' END`,
      'appearance',
      't.id::text',
      't.version',
      `jsonb_build_object('key', t.key, 'health', t.content -> 'health', 'passage', t.content -> 'passage')`,
      'appearance t WHERE t.claim_id = $1',
    ),
    part(
      3,
      `CASE t.standing WHEN 'confirmed' THEN 'confirm' ELSE 'reject' END`,
      'claim-link',
      `t.appearance_key || ' -> ' || t.statement_key`,
      't.version',
      `jsonb_build_object('standing', t.standing, 'reason', t.reason)`,
      'claim_link t WHERE t.claim_id = $1',
    ),
    part(
      4,
      `'give'`,
      'verdict',
      't.id::text',
      't.version',
      `t.content || jsonb_build_object('rating', t.rating, 'secondReview', t.second_review)
         || CASE WHEN t.taken_from IS NULL THEN '{}' ELSE jsonb_build_object('takenFrom', t.taken_from) END`,
      'verdict t WHERE t.claim_id = $1',
    ),
    part(
      5,
      `CASE t.decision WHEN 'approved' THEN 'approve' WHEN 'settled' THEN 'settle' ELSE 'return' END`,
      'verdict-review',
      't.verdict_id::text',
      't.number',
      't.content',
      'verdict_review t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
    ),
    part(
      6,
      't.event',
      'claim-step',
      't.claim_id::text',
      't.version',
      `t.content || jsonb_build_object('state', t.state)`,
      'claim_step t WHERE t.claim_id = $1',
    ),
    part(
      7,
      `'publish'`,
      'verdict-publication',
      't.verdict_id::text',
      '1',
      `CASE WHEN t.correction IS NULL THEN '{}' ELSE jsonb_build_object('correction', t.correction) END`,
      'verdict_publication t WHERE t.claim_id = $1',
    ),
    part(
      8,
      `'ask'`,
      'cross-reference-request',
      't.id::text',
      '1',
      `t.content || jsonb_build_object('cause', t.cause)`,
      'cross_reference_request t WHERE t.claim_id = $1',
    ),
    part(
      0,
      `'find'`,
      'finding',
      't.id::text',
      't.number',
      `jsonb_build_object('number', t.number, 'hash', encode(t.hash, 'hex'),
         'assessments', jsonb_path_query_array(t.content, '$.assessments[*].kind'),
         'material', k.material, 'changes', k.content -> 'changes')`,
      'finding t LEFT JOIN recheck k ON k.finding_id = t.id WHERE t.claim_id = $1',
    ),
    part(
      4,
      `'read'`,
      'verdict-reading',
      't.verdict_id::text',
      '1',
      `t.content || jsonb_build_object('rating', t.rating)`,
      'verdict_reading t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
    ),
    part(
      5,
      `'propose'`,
      'retraction',
      't.verdict_id::text',
      't.number',
      't.content',
      'retraction t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
    ),
    part(
      5,
      `CASE t.decision WHEN 'retracted' THEN 'retract' ELSE 'drop' END`,
      'retraction-decision',
      't.verdict_id::text',
      't.number',
      't.content',
      'retraction_decision t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
    ),
    part(
      10,
      `CASE t.standing WHEN 'attached' THEN 'attach' ELSE 'detach' END`,
      'snapshot-attachment',
      't.snapshot_id::text',
      't.version',
      `jsonb_build_object('snapshotId', t.snapshot_id, 'reason', t.reason)`,
      `snapshot_attachment t WHERE t.kind = 'claim' AND t.target = $1::text`,
    ),
    part(
      11,
      `t.content ->> 'event'`,
      'reply',
      't.id::text',
      't.version',
      `t.content - 'event'`,
      'reply t WHERE t.claim_id = $1',
    ),
    part(
      12,
      `'withdraw'`,
      'observation',
      't.observation_id::text',
      '2',
      't.content',
      'observation_withdrawal t JOIN observation o ON o.id = t.observation_id WHERE o.claim_id = $1',
    ),
    // Not what it says: who may read a claim may not read its comments by that.
    part(
      13,
      `CASE WHEN t.version = 1 THEN 'write' WHEN t.content ->> 'text' IS NULL THEN 'withdraw' ELSE 'edit' END`,
      'comment',
      't.id::text',
      't.version',
      `t.content - 'text'`,
      'comment t WHERE t.claim_id = $1',
    ),
    part(9, `'observe'`, 'observation', 't.id::text', '1', 't.content', 'observation t WHERE t.claim_id = $1'),
  ].join('\n  UNION ALL\n  ')}
)
SELECT rc.position, c.drawn_at AS at, c.person_id AS "personId", c.actor_kind AS actor, h.action, h.kind, h.id, h.version,
  h.content
FROM happened h JOIN change c ON c.id = h.change_id LEFT JOIN recorded_change rc ON rc.change_id = c.id
WHERE ${recordedBy('h', 2)}
ORDER BY c.drawn, h.rank, h.kind, h.id, h.version`;
