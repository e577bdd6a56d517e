/** Rows of findings: see migrations/first-model/articles-and-claims.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

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

export const FINDING_ROWS = [CrossReferenceRequestRow, FindingRow, RecheckRow] as const;
