/** Rows of articles: see migrations/first-model/articles-and-claims.ts for what each table means. */
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

export const ARTICLE_ROWS = [ArticleRow, ArticleRevisionRow] as const;
