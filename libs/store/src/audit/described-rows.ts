/**
 * What each entry of the log speaks of: for every kind of subject the table, the row, and how what was logged is made from
 * the row again. A kind or a table that is missing here fails a test (described-rows.test.ts).
 */
import type { SubjectKind } from '@whence/workflow';
import { DESCRIBED_EVIDENCE, DESCRIBED_PERSONAL } from './described-evidence.js';
import { millisecond, object, plain, versioned, type DescribedRow } from './described-row.js';

export type { DescribedRow } from './described-row.js';

/** Of the desk whose change it is. */
const ownDesk = (table: string, key: string): string =>
  `EXISTS (SELECT 1 FROM ${table} o JOIN change oc ON oc.id = o.change_id WHERE o.id = t.${key} AND o.desk_id = oc.desk_id)`;

const rating = (kind: SubjectKind, table: string, thing: string): DescribedRow => ({
  kind,
  table,
  named: 'of-desk',
  found: `t.${thing} = k.one::uuid AND t.desk_id = k.two::uuid AND t.version = k.version`,
  id: `t.${thing}::text`,
  version: 't.version',
  content: object(
    'deskId=t.desk_id',
    'version=t.version',
    'grade=t.grade',
    'personId=t.person_id',
    'content=t.content',
  ),
});

/** What somebody did about a verdict, numbered per verdict. */
const ofVerdict = (kind: SubjectKind, table: string, ...more: readonly string[]): DescribedRow => ({
  kind,
  table,
  named: 'id',
  found: 't.verdict_id = k.one::uuid AND t.number = k.version',
  id: 't.verdict_id::text',
  version: 't.number',
  content: object('verdictId=t.verdict_id', 'number=t.number', 'personId=t.person_id', ...more, 'content=t.content'),
});

export const DESCRIBED: readonly DescribedRow[] = [
  versioned(
    'desk',
    'desk_version',
    'desk_id',
    `CASE WHEN t.version = 1 THEN ${object('slug=(SELECT d.slug FROM desk d WHERE d.id = t.desk_id)', 'policy=t.content')}
      ELSE ${object('policy=t.content')} END`,
  ),
  // What identifies a person stands in person_detail, which is no history and can be erased; see DESCRIBED_PERSONAL.
  plain('person', 'person', `'{}'::jsonb`),
  {
    kind: 'membership',
    table: 'membership',
    named: 'pair',
    found: 't.desk_id = k.one::uuid AND t.person_id::text = k.two AND t.version = k.version',
    id: `t.desk_id || '/' || t.person_id`,
    version: 't.version',
    content: object('role=t.role'),
  },
  plain(
    'key',
    'api_key',
    object(
      'deskId=t.desk_id',
      'personId=t.person_id',
      'name=t.name',
      'prefix=t.prefix',
      'scopes=to_jsonb(t.scopes)',
      `expiresAt=${millisecond('t.expires_at')}`,
    ),
    { actions: ['make'] },
  ),
  versioned(
    'key',
    'api_key_secret',
    'key_id',
    object(
      'prefix=t.prefix',
      `expiresAt=${millisecond('t.expires_at')}`,
      `oldWorksUntil=${millisecond('t.old_works_until')}`,
    ),
    { actions: ['rotate'] },
  ),
  plain('key', 'api_key_revocation', `'{}'::jsonb`, {
    actions: ['revoke'],
    found: 't.key_id = k.one::uuid',
    id: 't.key_id::text',
  }),
  plain(
    'identity',
    'person_identity',
    object(
      'deskId=t.desk_id',
      'personId=t.person_id',
      'issuer=t.issuer',
      `subjectDigest=encode(t.subject_digest, 'hex')`,
    ),
    {
      actions: ['link'],
      // While the subject stands, it is the one that was linked: nobody else's was put in its place.
      fits: `NOT EXISTS (SELECT 1 FROM person_identity_subject s WHERE s.identity_id = t.id
        AND (s.issuer <> t.issuer OR s.desk_id <> t.desk_id
          OR sha256(s.salt || convert_to(s.subject, 'UTF8')) <> t.subject_digest))`,
    },
  ),
  plain('identity', 'person_identity_end', `'{}'::jsonb`, {
    actions: ['unlink'],
    found: 't.identity_id = k.one::uuid',
    id: 't.identity_id::text',
  }),
  plain('sign-in', 'sign_in', object('identityId=t.identity_id', 'session=t.session')),
  plain('ledger', 'ledger', object('name=t.name', 'title=t.title')),
  versioned(
    'ledger-share',
    'ledger_share_version',
    'share_id',
    object(
      'ledgerId=(SELECT s.ledger_id FROM ledger_share s WHERE s.id = t.share_id)',
      'deskId=(SELECT s.desk_id FROM ledger_share s WHERE s.id = t.share_id)',
      'standing=t.standing',
      'access=t.access',
      'rank=t.rank',
    ),
  ),
  versioned(
    'ledger-handover',
    'ledger_handover',
    'ledger_id',
    object('fromDeskId=t.from_desk_id', 'deskId=t.desk_id', 'standing=t.standing', 'keeps=t.keeps', 'rank=t.rank'),
    // Only the desk that held it by then gives it away.
    {
      fits: `t.from_desk_id = (SELECT o.desk_id FROM (
          SELECT a.version AS number, a.desk_id FROM ledger_handover a
          WHERE a.ledger_id = t.ledger_id AND a.standing = 'accepted' AND a.version < t.version
          UNION ALL SELECT 0, b.desk_id FROM desk_ledger b WHERE b.ledger_id = t.ledger_id) o
        ORDER BY o.number DESC LIMIT 1)`,
    },
  ),
  plain('ledger-import', 'ledger_import', object('format=t.format', 'counts=t.counts'), { actions: ['import'] }),
  plain('ledger-import', 'ledger_import_undo', object('undone=true'), {
    actions: ['undo'],
    found: 't.import_id = k.one::uuid AND k.version = 2',
    id: 't.import_id::text',
    version: '2',
  }),
  rating('source-rating', 'source_rating', 'entry_id'),
  rating('statement-rating', 'statement_rating', 'statement_id'),
  versioned(
    'vocabulary-proposal',
    'vocabulary_proposal_version',
    'proposal_id',
    `CASE WHEN t.version = 1 THEN ${object('kind=(SELECT p.kind FROM vocabulary_proposal p WHERE p.id = t.proposal_id)')}
      ELSE ${object('standing=t.standing')} END || t.content`,
    { fits: `t.version > 1 OR t.standing = 'proposed'` },
  ),
  {
    kind: 'vocabulary-need',
    table: 'vocabulary_proposal_need',
    named: 'pair',
    found: 't.proposal_id = k.one::uuid AND t.claim_id::text = k.two',
    id: `t.proposal_id || '/' || t.claim_id`,
    version: '1',
    content: object('words=t.words'),
  },
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
  ...DESCRIBED_EVIDENCE,
  ...DESCRIBED_PERSONAL,
  plain(
    'verdict',
    'verdict',
    // Verdicts of before second readings said nothing of these two.
    `${object(
      'id=t.id',
      'claimId=t.claim_id',
      'version=t.version',
      'findingId=t.finding_id',
      'personId=t.person_id',
      'deskId=t.desk_id',
      'deskVersion=t.desk_version',
      'rating=t.rating',
      'content=t.content',
    )} || CASE t.second_review WHEN 'blind' THEN '{"secondReview":"blind"}'::jsonb ELSE '{}' END
      || CASE WHEN t.taken_from IS NULL THEN '{}' ELSE ${object('takenFrom=t.taken_from')} END`,
    { version: 't.version' },
  ),
  plain(
    'verdict-reading',
    'verdict_reading',
    object('verdictId=t.verdict_id', 'personId=t.person_id', 'rating=t.rating', 'content=t.content'),
    { found: 't.verdict_id = k.one::uuid', id: 't.verdict_id::text' },
  ),
  ofVerdict('verdict-review', 'verdict_review', 'decision=t.decision'),
  plain(
    'verdict-publication',
    'verdict_publication',
    `${object('verdictId=t.verdict_id', 'claimId=t.claim_id')}
      || CASE WHEN t.correction IS NULL THEN '{}' ELSE ${object('correction=t.correction')} END`,
    { found: 't.verdict_id = k.one::uuid', id: 't.verdict_id::text' },
  ),
  ofVerdict('retraction', 'retraction'),
  ofVerdict('retraction-decision', 'retraction_decision', 'decision=t.decision'),
  versioned('subscriber', 'subscriber_version', 'subscriber_id', 't.content', {
    actions: ['add', 'change', 'deactivate'],
    fits: ownDesk('subscriber', 'subscriber_id'),
  }),
  plain('event', 'event', object('deskId=t.desk_id', 'type=t.type', 'content=t.content'), { actions: ['add'] }),
  plain(
    'delivery',
    'delivery',
    object(
      'eventId=t.event_id',
      'subscriberId=t.subscriber_id',
      'attempt=t.attempt',
      'outcome=t.outcome',
      'status=t.status',
      'detail=t.detail',
      `startedAt=${millisecond('t.started_at')}`,
      `endedAt=${millisecond('t.ended_at')}`,
    ),
    { ofNoChange: true },
  ),
  versioned(
    'inbound-hook',
    'inbound_hook_version',
    'hook_id',
    object('name=t.name', 'personId=t.person_id', 'active=t.active'),
    { actions: ['add', 'change'], fits: ownDesk('inbound_hook', 'hook_id') },
  ),
  {
    kind: 'inbound-message',
    table: 'inbound_message',
    named: 'pair',
    found: 't.hook_id = k.one::uuid AND t.message_id = k.two',
    id: `t.hook_id || '/' || t.message_id`,
    version: '1',
    content: 't.answer',
    fits: `t.article_id::text = t.answer ->> 'articleId' AND t.revision_number = (t.answer ->> 'revisionNumber')::integer`,
  },
];

/** Rows that are written many at a time, and named by the list of their entry. */
export interface ListedRow {
  /** The kind of the list, and that of the row's own entry before there were lists. */
  readonly kind: SubjectKind;
  readonly single: SubjectKind;
  readonly table: string;
  readonly owner: string;
  /** As of {@link DescribedRow}. */
  readonly fits: string;
}

const vocabulary = (kind: SubjectKind, single: SubjectKind): ListedRow => ({
  kind,
  single,
  table: 'vocabulary_version',
  owner: 'entry_id',
  fits: `EXISTS (SELECT 1 FROM vocabulary_entry v
    WHERE v.id = t.entry_id AND v.kind = '${single}' AND v.key = t.content ->> 'key')`,
});

const ends = (table: string, owner: string): string => `EXISTS (
  SELECT 1 FROM ${table} h JOIN statement a ON a.id = h.from_id JOIN statement b ON b.id = h.to_id
  WHERE h.id = t.${owner} AND h.kind = t.content ->> 'kind' AND a.key = t.content ->> 'from' AND b.key = t.content ->> 'to')`;

export const LISTED: readonly ListedRow[] = [
  vocabulary('sources', 'source'),
  vocabulary('measures', 'measure'),
  vocabulary('places', 'place'),
  {
    kind: 'statements',
    single: 'statement',
    table: 'statement_version',
    owner: 'statement_id',
    fits: `EXISTS (SELECT 1 FROM statement s WHERE s.id = t.statement_id AND s.key = t.content ->> 'key')
      AND t.source_key = t.content ->> 'source'
      AND t.measure_key IS NOT DISTINCT FROM t.content -> 'content' ->> 'measure'
      AND t.subject IS NOT DISTINCT FROM t.content -> 'content' ->> 'subject'
      AND t.place_key IS NOT DISTINCT FROM t.content -> 'content' ->> 'place'`,
  },
  {
    kind: 'hops',
    single: 'hop',
    table: 'hop_version',
    owner: 'hop_id',
    fits: `t.standing = t.content ->> 'standing' AND ${ends('hop', 'hop_id')}`,
  },
  {
    kind: 'relations',
    single: 'relation',
    table: 'relation_version',
    owner: 'relation_id',
    fits: ends('relation', 'relation_id'),
  },
];

/** A row of identity `t`: no entry speaks of it, the first version of the thing does. */
export interface IdentityRow {
  readonly table: string;
  /** SQL, as of {@link DescribedRow}. */
  readonly id: string;
  /** SQL: whether such a version stands. */
  readonly stands: string;
  /** The columns that the versions' own checks reach. */
  readonly reached: readonly string[];
}

const identity = (
  table: string,
  versions: string,
  owner: string,
  change: boolean,
  ...reached: string[]
): IdentityRow => ({
  table,
  id: 't.id::text',
  stands: `EXISTS (SELECT 1 FROM ${versions} v
    WHERE v.${owner} = t.id AND v.version = 1${change ? ' AND v.change_id = t.change_id' : ''})`,
  reached: ['id', ...reached],
});

export const IDENTITIES: readonly IdentityRow[] = [
  identity('desk', 'desk_version', 'desk_id', true, 'slug'),
  identity('ledger_share', 'ledger_share_version', 'share_id', true, 'ledger_id', 'desk_id'),
  identity('subscriber', 'subscriber_version', 'subscriber_id', true, 'desk_id'),
  identity('inbound_hook', 'inbound_hook_version', 'hook_id', true, 'desk_id'),
  identity('vocabulary_proposal', 'vocabulary_proposal_version', 'proposal_id', true, 'kind'),
  identity('vocabulary_entry', 'vocabulary_version', 'entry_id', false, 'kind', 'key'),
  identity('statement', 'statement_version', 'statement_id', false, 'key'),
  identity('hop', 'hop_version', 'hop_id', false, 'from_id', 'to_id', 'kind'),
  identity('relation', 'relation_version', 'relation_id', false, 'from_id', 'to_id', 'kind'),
  {
    table: 'desk_ledger',
    id: `t.desk_id || '/' || t.ledger_id`,
    stands: `EXISTS (SELECT 1 FROM ledger l JOIN change c ON c.id = l.change_id
      WHERE l.id = t.ledger_id AND l.change_id = t.change_id AND c.desk_id = t.desk_id)`,
    reached: ['desk_id', 'ledger_id'],
  },
];

/** Entries that tell what was done and have no row: secrets stand apart from history, jobs in the queue. */
export const WITHOUT_ROW: readonly { readonly kind: SubjectKind; readonly actions?: readonly string[] }[] = [
  { kind: 'subscriber', actions: ['rotate-secret'] },
  { kind: 'inbound-hook', actions: ['rotate-secret'] },
  { kind: 'event', actions: ['announce', 'redeliver'] },
  { kind: 'job' },
];

/** The log itself, which is checked as a chain. */
export const CHAIN_TABLES = [
  'change',
  'log_entry',
  'recorded_change',
  'log_link',
  'log_rows',
  'signing_key',
  'checkpoint',
] as const;

/** Ids alone, which the database itself holds against the rows that they promise. */
export const PROMISE_TABLES = ['promised_change', 'promised_import'] as const;

/**
 * Columns of described tables that no entry attests. docs/security.md says what that means. Whoever adds a column names it
 * in what is logged, or here.
 */
export const UNATTESTED: Readonly<Record<string, readonly string[]>> = {
  // Of a key's secret the log holds nothing at all.
  api_key: ['hash'],
  api_key_secret: ['hash'],
  article_revision: ['html'],
  desk_ledger: ['rank'],
  ledger_import: ['ledger_id', 'row_count', 'started_at'],
  vocabulary_entry: ['ledger_id'],
  statement: ['ledger_id'],
  hop: ['operand'],
  vocabulary_proposal: ['desk_id', 'counting'],
  // Made from the content, by rules that may get better.
  statement_version: ['import_id', 'published_from', 'published_to'],
  vocabulary_version: ['import_id'],
  hop_version: ['import_id', 'by_row'],
  relation_version: ['import_id', 'by_row'],
};
