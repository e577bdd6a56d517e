/** Words of a desk's claims, kept by triggers: see migrations/1764970000000-search-by-rank.ts. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('searched_word')
export class SearchedWordRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'desk_id' })
  deskId!: string;

  @Column('text')
  word!: string;

  @Column('text')
  letters!: string;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;
}

export const SEARCH_ROWS = [SearchedWordRow] as const;
