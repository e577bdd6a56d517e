/** What entries on evidence speak of; see described-rows.ts. */
import { object, plain, versioned, type DescribedRow } from './described-row.js';

export const DESCRIBED_EVIDENCE: readonly DescribedRow[] = [
  plain(
    'snapshot-content',
    'snapshot_content',
    `${object(
      `sha256=encode(t.sha256, 'hex')`,
      'mediaType=t.media_type',
      'size=octet_length(t.bytes)',
      `textSha256=encode(t.text_sha256, 'hex')`,
    )} || CASE WHEN t.text_fault IS NULL THEN '{}' ELSE ${object('textFault=t.text_fault')} END`,
    {
      fits: `t.sha256 = sha256(t.bytes) AND t.text_sha256 IS NOT DISTINCT FROM sha256(convert_to(t.text, 'UTF8'))`,
    },
  ),
  plain(
    'snapshot',
    'snapshot',
    object('deskId=t.desk_id', 'contentId=t.content_id', 'personId=t.person_id', 'content=t.content'),
  ),
  {
    kind: 'snapshot-attachment',
    table: 'snapshot_attachment',
    named: 'pair',
    found: `t.snapshot_id = k.one::uuid AND t.kind || '/' || t.target = k.two AND t.version = k.version`,
    id: `t.snapshot_id || '/' || t.kind || '/' || t.target`,
    version: 't.version',
    content: object('standing=t.standing', 'reason=t.reason', 'personId=t.person_id'),
  },
  versioned(
    'excerpt',
    'excerpt',
    'id',
    object('snapshotId=t.snapshot_id', 'personId=t.person_id', 'content=t.content'),
  ),
  versioned('comment', 'comment', 'id', object('claimId=t.claim_id', 'personId=t.person_id', 'content=t.content')),
  versioned('reply', 'reply', 'id', object('claimId=t.claim_id', 'personId=t.person_id', 'content=t.content')),
  plain('observation', 'observation_withdrawal', object('personId=t.person_id', 'content=t.content'), {
    actions: ['withdraw'],
    found: 't.observation_id = k.one::uuid AND k.version = 2',
    id: 't.observation_id::text',
    version: '2',
  }),
  versioned(
    'confidential-source',
    'confidential_source',
    'id',
    object('deskId=t.desk_id', 'label=t.label', 'personId=t.person_id'),
  ),
  plain(
    'private-note',
    'private_note',
    object('deskId=t.desk_id', 'claimId=t.claim_id', 'personId=t.person_id', 'audience=t.audience'),
  ),
  plain(
    'erasure',
    'erasure',
    object('deskId=t.desk_id', 'kind=t.kind', 'subjectId=t.subject_id', 'ground=t.ground', 'personId=t.person_id'),
  ),
];

/** An erasure of the kind, of what `k` names, that was recorded after the entry: `k.change` is the entry's change. */
const erased = (kind: string): string => `EXISTS (
  SELECT 1 FROM erasure x JOIN change xc ON xc.id = x.change_id JOIN change ec ON ec.id = k.change
  WHERE x.kind = ${kind} AND x.subject_id = k.one::uuid AND xc.drawn > ec.drawn)`;

/** What is personal: it may be gone, but only by an erasure that is in the log; what is there is as it was logged. */
export const DESCRIBED_PERSONAL: readonly DescribedRow[] = [
  plain('person-detail', 'person_detail', object('name=t.name', 'email=t.email'), {
    found: 't.person_id = k.one::uuid',
    id: 't.person_id::text',
    ofNoChange: true,
    erased: erased(`'person'`),
    isLate: true,
  }),
  {
    kind: 'private-detail',
    table: 'private_detail',
    named: 'pair',
    found: 't.owner_id = k.one::uuid AND t.kind = k.two AND t.version = k.version',
    id: `t.owner_id || '/' || t.kind`,
    version: 't.version',
    content: object('deskId=t.desk_id', 'content=t.content'),
    erased: erased('k.two'),
  },
];
