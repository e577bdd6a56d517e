/** Rows of the newsroom: see migrations/first-model/newsroom.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('subscriber')
export class SubscriberRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('subscriber_version')
export class SubscriberVersionRow {
  @PrimaryColumn('uuid', { name: 'subscriber_id' })
  subscriberId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('subscriber_secret')
export class SubscriberSecretRow {
  @PrimaryColumn('uuid', { name: 'subscriber_id' })
  subscriberId!: string;

  @Column('text')
  secret!: string;

  @Column('text', { nullable: true })
  previous!: string | null;

  @Column('timestamptz', { name: 'previous_until', nullable: true })
  previousUntil!: Date | null;
}

@Entity('event')
export class EventRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  type!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('delivery')
export class DeliveryRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('uuid', { name: 'subscriber_id' })
  subscriberId!: string;

  @Column('integer')
  attempt!: number;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at' })
  endedAt!: Date;

  @Column('text')
  outcome!: string;

  @Column('integer', { nullable: true })
  status!: number | null;

  @Column('text', { nullable: true })
  detail!: string | null;
}

@Entity('inbound_hook')
export class InboundHookRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('inbound_hook_version')
export class InboundHookVersionRow {
  @PrimaryColumn('uuid', { name: 'hook_id' })
  hookId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  name!: string;

  @Column('boolean')
  active!: boolean;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('inbound_hook_secret')
export class InboundHookSecretRow {
  @PrimaryColumn('uuid', { name: 'hook_id' })
  hookId!: string;

  @Column('text')
  secret!: string;

  @Column('text', { nullable: true })
  previous!: string | null;

  @Column('timestamptz', { name: 'previous_until', nullable: true })
  previousUntil!: Date | null;
}

@Entity('inbound_message')
export class InboundMessageRow {
  @PrimaryColumn('uuid', { name: 'hook_id' })
  hookId!: string;

  @PrimaryColumn('text', { name: 'message_id' })
  messageId!: string;

  @Column('uuid', { name: 'article_id' })
  articleId!: string;

  @Column('integer', { name: 'revision_number' })
  revisionNumber!: number;

  @Column('jsonb')
  answer!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const NEWSROOM_ROWS = [
  SubscriberRow,
  SubscriberVersionRow,
  SubscriberSecretRow,
  EventRow,
  DeliveryRow,
  InboundHookRow,
  InboundHookVersionRow,
  InboundHookSecretRow,
  InboundMessageRow,
] as const;
