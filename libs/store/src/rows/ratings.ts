/** Rows of ratings: see migrations/1764500000000-ratings.ts for what each table means. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the versions of both ratings share. */
abstract class RatingVersion {
  @PrimaryColumn('uuid', { name: 'desk_id' })
  deskId!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('text')
  grade!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('jsonb')
  content!: object;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

@Entity('source_rating')
export class SourceRatingRow extends RatingVersion {
  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: string;
}

@Entity('statement_rating')
export class StatementRatingRow extends RatingVersion {
  @PrimaryColumn('uuid', { name: 'statement_id' })
  statementId!: string;
}

export const RATING_ROWS = [SourceRatingRow, StatementRatingRow] as const;
