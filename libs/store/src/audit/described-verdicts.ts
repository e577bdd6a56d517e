/** What entries on verdicts and what became of them speak of; see described-rows.ts. */
import type { SubjectKind } from '@whence/workflow';
import { object, plain, type DescribedRow } from './described-row.js';

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

export const DESCRIBED_VERDICTS: readonly DescribedRow[] = [
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
];
