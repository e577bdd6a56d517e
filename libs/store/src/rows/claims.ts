/** Rows of claims: see migrations/first-model/articles-and-claims.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('claim')
export class ClaimRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('claim_version')
export class ClaimVersionRow {
  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('jsonb')
  content!: object;

  @Column('text', { name: 'measure_key', nullable: true })
  measureKey!: string | null;

  @Column('text', { nullable: true })
  subject!: string | null;
}

@Entity('appearance')
export class AppearanceRow {
  @PrimaryColumn('uuid')
  id!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('text')
  key!: string;

  @Column('boolean', { default: false })
  removed!: boolean;

  @Column('jsonb')
  content!: object;
}

@Entity('claim_link')
export class ClaimLinkRow {
  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId!: string;

  @PrimaryColumn('text', { name: 'appearance_key' })
  appearanceKey!: string;

  @PrimaryColumn('text', { name: 'statement_key' })
  statementKey!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  standing!: string;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('claim_step')
export class ClaimStepRow {
  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('text')
  event!: string;

  @Column('text')
  state!: string;

  @Column('jsonb')
  content!: object;
}

@Entity('claim_reminder')
export class ClaimReminderRow {
  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('date', { name: 'due_on' })
  dueOn!: string;

  /** How often the claim had been returned for rework. */
  @Column('integer', { default: 0 })
  returns!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('observation')
export class ObservationRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const CLAIM_ROWS = [
  ClaimRow,
  ClaimVersionRow,
  AppearanceRow,
  ClaimLinkRow,
  ClaimStepRow,
  ClaimReminderRow,
  ObservationRow,
] as const;
