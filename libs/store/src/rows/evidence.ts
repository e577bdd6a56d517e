/** Rows of evidence: see migrations/1764930000000-snapshots.ts and those after it for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('snapshot_content')
export class SnapshotContentRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bytea')
  sha256!: Buffer;

  @Column('text', { name: 'media_type' })
  mediaType!: string;

  @Column('bytea')
  bytes!: Buffer;

  @Column('text', { nullable: true })
  text!: string | null;

  @Column('bytea', { name: 'text_sha256', nullable: true })
  textSha256!: Buffer | null;

  @Column('text', { name: 'text_fault', nullable: true })
  textFault!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('snapshot')
export class SnapshotRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'content_id' })
  contentId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('snapshot_attachment')
export class SnapshotAttachmentRow {
  @PrimaryColumn('uuid', { name: 'snapshot_id' })
  snapshotId!: string;

  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  target!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  standing!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('excerpt')
export class ExcerptRow {
  @PrimaryColumn('uuid')
  id!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'snapshot_id' })
  snapshotId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('reply')
export class ReplyRow {
  @PrimaryColumn('uuid')
  id!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('observation_withdrawal')
export class ObservationWithdrawalRow {
  @PrimaryColumn('uuid', { name: 'observation_id' })
  observationId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('confidential_source')
export class ConfidentialSourceRow {
  @PrimaryColumn('uuid')
  id!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  label!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('private_note')
export class PrivateNoteRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  audience!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('private_detail')
export class PrivateDetailRow {
  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('uuid', { name: 'owner_id' })
  ownerId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('erasure')
export class ErasureRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  kind!: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('text')
  ground!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const EVIDENCE_ROWS = [
  SnapshotContentRow,
  SnapshotRow,
  SnapshotAttachmentRow,
  ExcerptRow,
  ReplyRow,
  ObservationWithdrawalRow,
  ConfidentialSourceRow,
  PrivateNoteRow,
  PrivateDetailRow,
  ErasureRow,
] as const;
