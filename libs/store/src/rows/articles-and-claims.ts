/** Rows of articles, claims, findings and verdicts: see migrations/first-model/articles-and-claims.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('article')
export class ArticleRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text', { name: 'cms_id', nullable: true })
  cmsId!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('article_revision')
export class ArticleRevisionRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'article_id' })
  articleId!: string;

  @Column('integer')
  number!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('jsonb')
  content!: object;

  @Column('text')
  text!: string;

  @Column('bytea', { name: 'text_sha256' })
  textSha256!: Buffer;

  @Column('text', { nullable: true })
  html!: string | null;
}

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

@Entity('cross_reference_request')
export class CrossReferenceRequestRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('text')
  cause!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('finding')
export class FindingRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('integer')
  number!: number;

  @Column('uuid', { name: 'request_id' })
  requestId!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @Column('integer', { name: 'claim_version' })
  claimVersion!: number;

  @Column('text')
  rules!: string;

  @Column('bigint', { name: 'recorded_position' })
  recordedPosition!: string;

  @Column('date', { name: 'published_by', nullable: true })
  publishedBy!: string | null;

  @Column('bytea')
  hash!: Buffer;

  /** The canonical text that `hash` is of; those written before migration 1764990100000 have an order of their own. */
  @Column('json')
  content!: object;
}

@Entity('recheck')
export class RecheckRow {
  @PrimaryColumn('uuid', { name: 'finding_id' })
  findingId!: string;

  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('uuid', { name: 'against_id' })
  againstId!: string;

  @Column('text')
  cause!: string;

  @Column('boolean')
  material!: boolean;

  @Column('jsonb')
  content!: object;

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

export const ARTICLE_AND_CLAIM_ROWS = [
  ArticleRow,
  ArticleRevisionRow,
  ClaimRow,
  ClaimVersionRow,
  AppearanceRow,
  ClaimLinkRow,
  ClaimStepRow,
  ClaimReminderRow,
  CrossReferenceRequestRow,
  FindingRow,
  RecheckRow,
  ObservationRow,
  VerdictRow,
  VerdictReadingRow,
  VerdictReviewRow,
  VerdictPublicationRow,
  RetractionRow,
  RetractionDecisionRow,
] as const;
