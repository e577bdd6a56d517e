/** What entries on evidence speak of; see described-rows.ts. */
import { object, plain, type DescribedRow } from './described-row.js';

export const DESCRIBED_EVIDENCE: readonly DescribedRow[] = [
  plain(
    'snapshot-content',
    'snapshot_content',
    object(
      `sha256=encode(t.sha256, 'hex')`,
      'mediaType=t.media_type',
      'size=octet_length(t.bytes)',
      `textSha256=encode(t.text_sha256, 'hex')`,
    ),
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
];
