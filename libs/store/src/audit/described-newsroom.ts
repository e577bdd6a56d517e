/** What entries on what is told to others and taken from them speak of; see described-rows.ts. */
import { millisecond, object, plain, versioned, type DescribedRow } from './described-row.js';

/** Of the desk whose change it is. */
const ownDesk = (table: string, key: string): string =>
  `EXISTS (SELECT 1 FROM ${table} o JOIN change oc ON oc.id = o.change_id WHERE o.id = t.${key} AND o.desk_id = oc.desk_id)`;

export const DESCRIBED_NEWSROOM: readonly DescribedRow[] = [
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
