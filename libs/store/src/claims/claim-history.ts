import { REVIEW_EVENTS, type StoryKey } from '@whence/domain';
import { recordedBy } from '../views.js';

/** What happened, as SQL, and every word that it can give. */
interface Happening<Action extends string> {
  readonly sql: string;
  readonly actions: readonly Action[];
}

const always = <const A extends string>(action: A): Happening<A> => ({ sql: `'${action}'`, actions: [action] });
const either = <const A extends string>(condition: string, met: A, otherwise: A): Happening<A> => ({
  sql: `CASE WHEN ${condition} THEN '${met}' ELSE '${otherwise}' END`,
  actions: [met, otherwise],
});
const asHeld = <const A extends string>(sql: string, actions: readonly A[]): Happening<A> => ({ sql, actions });

interface Part {
  readonly sql: string;
  readonly keys: readonly StoryKey[];
}

/**
 * One table of what happens to claims. Each kind and action that it can give has a sentence: see `SENTENCES` of the domain.
 * @param order of what one change did, as SQL or a number
 */
function part<const Kind extends string, const Action extends string>(
  order: number | string,
  happening: `${Kind}.${Action}` extends StoryKey ? Happening<Action> : never,
  kind: Kind,
  id: string,
  version: string,
  content: string,
  from: string,
): Part {
  const { sql, actions } = happening as Happening<Action>;
  return {
    sql: `SELECT ${order} AS rank, t.change_id, ${sql} AS action, '${kind}' AS kind, ${id} AS id, ${version} AS version,
     ${content} AS content FROM ${from}`,
    keys: actions.map((action) => `${kind}.${action}` as StoryKey),
  };
}

/** What a decision on the vocabulary filled in, which changes no word and reads no page anew. */
const FILLED = `(SELECT k.purpose FROM change k WHERE k.id = t.change_id) IN ('confirm-proposal', 'merge-proposal')`;

const begun = <const A extends string, const B extends string>(first: A, later: B): Happening<A | B | 'fill'> => ({
  sql: `CASE WHEN t.version = 1 THEN '${first}' WHEN ${FILLED} THEN 'fill' ELSE '${later}' END`,
  actions: [first, 'fill', later],
});

/** Kinds of the relations that a change wrote, or took away. */
const relationsOf = (change: string, removed: boolean): string => `(
  SELECT jsonb_agg(DISTINCT r.kind) FROM relation_version v JOIN relation r ON r.id = v.relation_id
  WHERE v.change_id = ${change} AND ${removed ? '' : 'NOT '}v.removed)`;

/**
 * What the change behind a request wrote. Of what comes in bulk only that it came: to a reader, an import is one thing that
 * happened.
 */
const WROTE = `(SELECT jsonb_build_object('wrote', jsonb_strip_nulls(jsonb_build_object('purpose', k.purpose) ||
    CASE WHEN k.purpose IN ('put-row', 'add-relation', 'judge-hop') THEN jsonb_build_object(
      'relations', ${relationsOf('k.id', false)},
      'unsaid', ${relationsOf('k.id', true)},
      'standings', (SELECT jsonb_agg(DISTINCT v.standing) FROM hop_version v WHERE v.change_id = k.id AND NOT v.removed),
      'kinds', coalesce(
        (SELECT jsonb_agg(DISTINCT e.kind) FROM vocabulary_version v JOIN vocabulary_entry e ON e.id = v.entry_id
         WHERE v.change_id = k.id),
        (SELECT '["statement"]'::jsonb WHERE EXISTS (SELECT FROM statement_version v WHERE v.change_id = k.id))))
    ELSE '{}' END))
  FROM change k WHERE k.id = (t.content ->> 'changeId')::uuid)`;

const PARTS: readonly Part[] = [
  part(
    1,
    begun('write', 'edit'),
    'claim',
    't.claim_id::text',
    't.version',
    't.content',
    'claim_version t WHERE t.claim_id = $1',
  ),
  part(
    2,
    begun('add', 'anchor'),
    'appearance',
    't.id::text',
    't.version',
    `jsonb_build_object('key', t.key, 'health', t.content -> 'health', 'passage', t.content -> 'passage')`,
    'appearance t WHERE t.claim_id = $1',
  ),
  part(
    3,
    either(`t.standing = 'confirmed'`, 'confirm', 'reject'),
    'claim-link',
    `t.appearance_key || ' -> ' || t.statement_key`,
    't.version',
    `jsonb_build_object('standing', t.standing, 'reason', t.reason)`,
    'claim_link t WHERE t.claim_id = $1',
  ),
  part(
    4,
    always('give'),
    'verdict',
    't.id::text',
    't.version',
    `t.content || jsonb_build_object('rating', t.rating, 'secondReview', t.second_review)
         || CASE WHEN t.taken_from IS NULL THEN '{}' ELSE jsonb_build_object('takenFrom', t.taken_from) END`,
    'verdict t WHERE t.claim_id = $1',
  ),
  part(
    5,
    asHeld(`CASE t.decision WHEN 'approved' THEN 'approve' WHEN 'settled' THEN 'settle' ELSE 'return' END`, [
      'approve',
      'settle',
      'return',
    ]),
    'verdict-review',
    't.verdict_id::text',
    't.number',
    't.content',
    'verdict_review t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
  ),
  // Whoever reviews a verdict has taken it up before, in the same change.
  part(
    `CASE t.event WHEN 'take-up' THEN 3 ELSE 6 END`,
    asHeld('t.event', ['propose', 'write', ...REVIEW_EVENTS]),
    'claim-step',
    't.claim_id::text',
    't.version',
    `t.content || jsonb_build_object('state', t.state)`,
    'claim_step t WHERE t.claim_id = $1',
  ),
  part(
    7,
    always('publish'),
    'verdict-publication',
    't.verdict_id::text',
    '1',
    `CASE WHEN t.correction IS NULL THEN '{}' ELSE jsonb_build_object('correction', t.correction) END`,
    'verdict_publication t WHERE t.claim_id = $1',
  ),
  part(
    8,
    always('ask'),
    'cross-reference-request',
    't.id::text',
    '1',
    `t.content || jsonb_build_object('cause', t.cause) || CASE WHEN t.cause IN ('statement', 'rating')
         THEN coalesce(${WROTE}, '{}') ELSE '{}' END`,
    'cross_reference_request t WHERE t.claim_id = $1',
  ),
  part(
    0,
    always('find'),
    'finding',
    't.id::text',
    't.number',
    `jsonb_build_object('number', t.number, 'hash', encode(t.hash, 'hex'),
         'assessments', jsonb_path_query_array(t.content::jsonb, '$.assessments[*].kind'),
         'material', k.material, 'changes', k.content -> 'changes')`,
    'finding t LEFT JOIN recheck k ON k.finding_id = t.id WHERE t.claim_id = $1',
  ),
  part(
    4,
    always('read'),
    'verdict-reading',
    't.verdict_id::text',
    '1',
    `t.content || jsonb_build_object('rating', t.rating)`,
    'verdict_reading t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
  ),
  part(
    5,
    always('propose'),
    'retraction',
    't.verdict_id::text',
    't.number',
    't.content',
    'retraction t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
  ),
  part(
    5,
    either(`t.decision = 'retracted'`, 'retract', 'drop'),
    'retraction-decision',
    't.verdict_id::text',
    't.number',
    't.content',
    'retraction_decision t JOIN verdict v ON v.id = t.verdict_id WHERE v.claim_id = $1',
  ),
  part(
    10,
    either(`t.standing = 'attached'`, 'attach', 'detach'),
    'snapshot-attachment',
    't.snapshot_id::text',
    't.version',
    `jsonb_build_object('snapshotId', t.snapshot_id, 'standing', t.standing, 'reason', t.reason)`,
    `snapshot_attachment t WHERE t.kind = 'claim' AND t.target = $1::text`,
  ),
  part(
    11,
    asHeld(`t.content ->> 'event'`, ['ask', 'remind', 'answer', 'decline', 'cancel']),
    'reply',
    't.id::text',
    't.version',
    `t.content - 'event'`,
    'reply t WHERE t.claim_id = $1',
  ),
  part(
    12,
    always('withdraw'),
    'observation',
    't.observation_id::text',
    '2',
    't.content',
    'observation_withdrawal t JOIN observation o ON o.id = t.observation_id WHERE o.claim_id = $1',
  ),
  // Not what it says: who may read a claim may not read its comments by that.
  part(
    13,
    {
      sql: `CASE WHEN t.version = 1 THEN 'write' WHEN t.content ->> 'text' IS NULL THEN 'withdraw' ELSE 'edit' END`,
      actions: ['write', 'withdraw', 'edit'],
    },
    'comment',
    't.id::text',
    't.version',
    `t.content - 'text'`,
    'comment t WHERE t.claim_id = $1',
  ),
  part(
    14,
    always('remind'),
    'claim-reminder',
    't.claim_id::text',
    't.version',
    `jsonb_build_object('assignee', t.person_id, 'dueOn', t.due_on)
         || CASE WHEN t.returns = 0 THEN '{}' ELSE jsonb_build_object('returns', t.returns) END`,
    'claim_reminder t WHERE t.claim_id = $1',
  ),
  part(9, always('observe'), 'observation', 't.id::text', '1', 't.content', 'observation t WHERE t.claim_id = $1'),
];

/** Every kind and action that a history can hold. */
export const HISTORY_KEYS: readonly StoryKey[] = PARTS.flatMap(({ keys }) => keys);

/** Everything that happened to a claim ($1) as far as the view ($2) admits, first things first. */
export const CLAIM_HISTORY = `
WITH happened AS (
  ${PARTS.map(({ sql }) => sql).join('\n  UNION ALL\n  ')}
)
SELECT rc.position, c.drawn_at AS at, c.person_id AS "personId", c.actor_kind AS actor, h.action, h.kind, h.id, h.version,
  h.content
FROM happened h JOIN change c ON c.id = h.change_id LEFT JOIN recorded_change rc ON rc.change_id = c.id
WHERE ${recordedBy('h', 2)}
ORDER BY c.drawn, h.rank, h.kind, h.id, h.version`;
