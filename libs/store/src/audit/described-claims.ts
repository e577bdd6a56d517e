/** What entries on articles, claims and findings speak of; see described-rows.ts. */
import { object, plain, versioned, type DescribedRow } from './described-row.js';

export const DESCRIBED_CLAIMS: readonly DescribedRow[] = [
  plain('article', 'article', object('deskId=t.desk_id', 'cmsId=t.cms_id')),
  plain(
    'revision',
    'article_revision',
    object('articleId=t.article_id', 'number=t.number', 'content=t.content', `textSha256=encode(t.text_sha256, 'hex')`),
    { version: 't.number', fits: `t.text_sha256 = sha256(convert_to(t.text, 'UTF8'))` },
  ),
  plain('claim', 'claim', object('deskId=t.desk_id'), { actions: ['add'] }),
  versioned('claim', 'claim_version', 'claim_id', 't.content', {
    actions: ['write', 'edit'],
    fits: `t.measure_key IS NOT DISTINCT FROM t.content -> 'content' ->> 'measure'
      AND t.subject IS NOT DISTINCT FROM t.content -> 'content' ->> 'subject'`,
  }),
  versioned(
    'appearance',
    'appearance',
    'id',
    object('claimId=t.claim_id', 'revisionId=t.revision_id', 'key=t.key', 'content=t.content'),
    { fits: 'NOT t.removed' },
  ),
  {
    kind: 'claim-link',
    table: 'claim_link',
    named: 'pair',
    found: `t.claim_id = k.one::uuid AND t.appearance_key || '/' || t.statement_key = k.two AND t.version = k.version`,
    id: `t.claim_id || '/' || t.appearance_key || '/' || t.statement_key`,
    version: 't.version',
    content: object('standing=t.standing', 'reason=t.reason'),
  },
  versioned(
    'claim-reminder',
    'claim_reminder',
    'claim_id',
    `${object('assignee=t.person_id', 'dueOn=t.due_on')}
      || CASE WHEN t.returns = 0 THEN '{}' ELSE ${object('returns=t.returns')} END`,
  ),
  versioned('claim-step', 'claim_step', 'claim_id', object('event=t.event', 'state=t.state', 'content=t.content')),
  plain(
    'cross-reference-request',
    'cross_reference_request',
    object('claimId=t.claim_id', 'cause=t.cause', 'content=t.content'),
  ),
  plain(
    'finding',
    'finding',
    object(
      'claimId=t.claim_id',
      'number=t.number',
      'requestId=t.request_id',
      'claimVersion=t.claim_version',
      `hash=encode(t.hash, 'hex')`,
    ),
    {
      version: 't.number',
      contentHash: 'hash',
      fits: `t.rules = t.content ->> 'rules'
        AND t.recorded_position = coalesce((t.content -> 'cutoffs' ->> 'recorded')::bigint, 0)
        AND t.published_by IS NOT DISTINCT FROM (t.content -> 'cutoffs' ->> 'publishedBy')::date`,
    },
  ),
  plain(
    'recheck',
    'recheck',
    object(
      'findingId=t.finding_id',
      'claimId=t.claim_id',
      'againstId=t.against_id',
      'cause=t.cause',
      'material=t.material',
      'content=t.content',
    ),
    { found: 't.finding_id = k.one::uuid', id: 't.finding_id::text' },
  ),
  plain('observation', 'observation', object('claimId=t.claim_id', 'personId=t.person_id', 'content=t.content'), {
    actions: ['observe'],
  }),
];
