/** What entries on ledgers, their vocabulary and ratings speak of; see described-rows.ts. */
import type { SubjectKind } from '@whence/workflow';
import { object, plain, versioned, type DescribedRow } from './described-row.js';

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

export const DESCRIBED_LEDGERS: readonly DescribedRow[] = [
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
];
