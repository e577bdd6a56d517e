/** Rows of proposals to the vocabulary: see migrations/1764600000000-vocabulary.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('vocabulary_proposal')
export class VocabularyProposalRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  counting!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('vocabulary_proposal_version')
export class VocabularyProposalVersionRow {
  @PrimaryColumn('uuid', { name: 'proposal_id' })
  proposalId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  standing!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('vocabulary_proposal_need')
export class VocabularyProposalNeedRow {
  @PrimaryColumn('uuid', { name: 'proposal_id' })
  proposalId!: string;

  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('text')
  words!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const VOCABULARY_ROWS = [
  VocabularyProposalRow,
  VocabularyProposalVersionRow,
  VocabularyProposalNeedRow,
] as const;
