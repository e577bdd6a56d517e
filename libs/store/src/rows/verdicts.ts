/** Rows of verdicts and what became of them: see migrations/first-model/articles-and-claims.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('verdict')
export class VerdictRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'finding_id' })
  findingId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('integer', { name: 'desk_version' })
  deskVersion!: number;

  @Column('text')
  rating!: string;

  @Column('jsonb')
  content!: object;

  @Column('text', { name: 'second_review', default: 'open' })
  secondReview!: string;

  @Column('uuid', { name: 'taken_from', nullable: true })
  takenFrom!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('verdict_reading')
export class VerdictReadingRow {
  @PrimaryColumn('uuid', { name: 'verdict_id' })
  verdictId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  rating!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('verdict_review')
export class VerdictReviewRow {
  @PrimaryColumn('uuid', { name: 'verdict_id' })
  verdictId!: string;

  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  decision!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('verdict_publication')
export class VerdictPublicationRow {
  @PrimaryColumn('uuid', { name: 'verdict_id' })
  verdictId!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('text', { nullable: true })
  correction!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('retraction')
export class RetractionRow {
  @PrimaryColumn('uuid', { name: 'verdict_id' })
  verdictId!: string;

  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('retraction_decision')
export class RetractionDecisionRow {
  @PrimaryColumn('uuid', { name: 'verdict_id' })
  verdictId!: string;

  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  decision!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const VERDICT_ROWS = [
  VerdictRow,
  VerdictReadingRow,
  VerdictReviewRow,
  VerdictPublicationRow,
  RetractionRow,
  RetractionDecisionRow,
] as const;
