/** Versions of things that people edit, for telling the loser of two edits what changed. */
import type { PastVersion, PastVersions, VersionedKind, VersionedThing, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf } from '../changes.js';
import { placeOf, stoodWhileRead } from '../ledger/read-while.js';
import { recordedBy } from '../views.js';

/** $3 is the id: the part before the first slash, and what follows it. */
const BEFORE_SLASH = `split_part($3, '/', 1)::uuid`;
const AFTER_SLASH = `substr($3, strpos($3, '/') + 1)`;

const entry = (kind: string): readonly [string, string, string] => [
  'vocabulary_version',
  `t.entry_id = (SELECT e.id FROM vocabulary_entry e
     WHERE e.ledger_id = ${BEFORE_SLASH} AND e.kind = '${kind}' AND e.key = ${AFTER_SLASH})`,
  't.content',
];

/** Of a thing of a ledger: the column by which its versions name it, and SQL of its ledger. */
const OF_LEDGER: Partial<Readonly<Record<VersionedKind, readonly [owner: string, ledger: string]>>> = {
  source: ['entry_id', BEFORE_SLASH],
  measure: ['entry_id', BEFORE_SLASH],
  place: ['entry_id', BEFORE_SLASH],
  statement: ['statement_id', '(SELECT s.ledger_id FROM statement s WHERE s.id = t.statement_id)'],
  hop: ['hop_id', '(SELECT f.ledger_id FROM hop h JOIN statement f ON f.id = h.from_id WHERE h.id = t.hop_id)'],
};

/** SQL of whether desk $4 may see a version of a thing of a ledger. */
function seenBy(table: string, [owner, ledger]: readonly [owner: string, ledger: string]): string {
  const replaced = `(SELECT ${placeOf('n')} FROM ${table} n WHERE n.${owner} = t.${owner} AND n.version = t.version + 1)`;
  return stoodWhileRead({ place: placeOf('t'), replaced }, ledger, '$4::uuid');
}

/** Table, which of its rows, and what may be shown of one. */
const WHERE: Readonly<Record<VersionedKind, readonly [table: string, rows: string, content: string]>> = {
  desk: ['desk_version', 't.desk_id = $3::uuid', 't.content'],
  membership: [
    'membership',
    `t.desk_id = ${BEFORE_SLASH} AND t.person_id::text = ${AFTER_SLASH}`,
    `jsonb_build_object('role', t.role)`,
  ],
  source: entry('source'),
  measure: entry('measure'),
  place: entry('place'),
  statement: ['statement_version', 't.statement_id = (SELECT s.id FROM statement s WHERE s.key = $3)', 't.content'],
  hop: ['hop_version', 't.hop_id = $3::uuid', 't.content'],
  'vocabulary-proposal': [
    'vocabulary_proposal_version',
    't.proposal_id = $3::uuid',
    `jsonb_strip_nulls(jsonb_build_object('standing', t.standing, 'decision', t.content -> 'decision'))`,
  ],
  claim: ['claim_version', 't.claim_id = $3::uuid', 't.content'],
  'claim-step': [
    'claim_step',
    't.claim_id = $3::uuid',
    `jsonb_strip_nulls(jsonb_build_object(
       'state', t.state, 'assignee', t.content -> 'assignee', 'dueOn', t.content -> 'dueOn'))`,
  ],
  comment: ['comment', 't.id = $3::uuid', 't.content'],
  excerpt: ['excerpt', 't.id = $3::uuid', 't.content'],
  'confidential-source': ['confidential_source', 't.id = $3::uuid', `jsonb_build_object('label', t.label)`],
  'ledger-handover': [
    'ledger_handover',
    't.ledger_id = $3::uuid',
    `jsonb_build_object('standing', t.standing, 'keeps', t.keeps)`,
  ],
  subscriber: ['subscriber_version', 't.subscriber_id = $3::uuid', 't.content'],
  'inbound-hook': [
    'inbound_hook_version',
    't.hook_id = $3::uuid',
    `jsonb_build_object('name', t.name, 'personId', t.person_id, 'active', t.active)`,
  ],
};

export class StorePastVersions implements PastVersions {
  constructor(private readonly dataSource: DataSource) {}

  async since(
    view: View,
    { kind, id }: VersionedThing,
    version: number,
    deskId: string | null,
  ): Promise<readonly PastVersion[]> {
    const [table, rows, content] = WHERE[kind];
    const ofLedger = OF_LEDGER[kind];
    const seen = ofLedger === undefined ? '' : `AND ${seenBy(table, ofLedger)}`;
    const values = [view.position, version, id, ...(ofLedger === undefined ? [] : [deskId])];
    const found: (Omit<PastVersion, 'at'> & { readonly at: Date })[] = await managerOf(view, this.dataSource).query(
      `SELECT t.version, ${content} AS content, c.person_id AS "personId", c.drawn_at AS at
       FROM ${table} t JOIN change c ON c.id = t.change_id
       WHERE ${rows} AND t.version >= $2 AND ${recordedBy('t', 1)} ${seen} ORDER BY t.version`,
      values,
    );
    return found.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
  }
}
