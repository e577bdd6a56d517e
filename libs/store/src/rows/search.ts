/** Words of a desk's claims and verdicts, kept by triggers: see migrations/1765000200000-words-by-reader.ts. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('searched_word')
export class SearchedWordRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  /** Whose texts it stands in. */
  @Column('text')
  texts!: 'claim' | 'verdict';

  @Column('text')
  word!: string;

  @Column('text')
  letters!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const SEARCH_ROWS = [SearchedWordRow] as const;
