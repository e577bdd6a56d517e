/** Articles and their revisions. */
import type { Articles, Change, PageAsked, Revision, RevisionHead, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { ArticleRevisionRow, ArticleRow } from '../rows/articles.js';
import { recordedBy } from '../views.js';

const HEAD = `r.id, r.article_id AS "articleId", a.desk_id AS "deskId", a.cms_id AS "cmsId", r.number, r.content,
  encode(r.text_sha256, 'hex') AS "textSha256"`;
const WHOLE = `${HEAD}, r.text, r.html`;
const FROM = 'article_revision r JOIN article a ON a.id = r.article_id';

export class StoreArticles implements Articles {
  constructor(private readonly dataSource: DataSource) {}

  async revision(view: View, articleId: string, number: number | null): Promise<Revision | null> {
    const rows: Revision[] = await managerOf(view, this.dataSource).query(
      `SELECT ${WHOLE} FROM ${FROM} WHERE r.article_id = $1 AND ($3::int IS NULL OR r.number = $3) AND ${recordedBy('r', 2)}
       ORDER BY r.number DESC LIMIT 1`,
      [articleId, view.position, number],
    );
    return rows[0] ?? null;
  }

  async revisionById(view: View, revisionId: string): Promise<Revision | null> {
    const rows: Revision[] = await managerOf(view, this.dataSource).query(
      `SELECT ${WHOLE} FROM ${FROM} WHERE r.id = $1 AND ${recordedBy('r', 2)}`,
      [revisionId, view.position],
    );
    return rows[0] ?? null;
  }

  async heads(view: View, revisionIds: readonly string[]): Promise<ReadonlyMap<string, RevisionHead>> {
    const rows: RevisionHead[] = await managerOf(view, this.dataSource).query(
      `SELECT ${HEAD}, newest.status AS "newestStatus" FROM ${FROM}
       CROSS JOIN LATERAL (SELECT n.content ->> 'status' AS status FROM article_revision n
                           WHERE n.article_id = r.article_id AND ${recordedBy('n', 2)}
                           ORDER BY n.number DESC LIMIT 1) newest
       WHERE r.id = ANY($1::uuid[]) AND ${recordedBy('r', 2)}`,
      [revisionIds, view.position],
    );
    return new Map(rows.map((head) => [head.id, head]));
  }

  async wideTexts(view: View, revisionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; text: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT r.id, r.text FROM article_revision r
       WHERE r.id = ANY($1::uuid[]) AND r.text ~ '[\\U00010000-\\U0010FFFF]' AND ${recordedBy('r', 2)}`,
      [revisionIds, view.position],
    );
    return new Map(rows.map(({ id, text }) => [id, text]));
  }

  revisions(view: View, articleId: string): Promise<readonly Omit<Revision, 'text' | 'html'>[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT ${HEAD} FROM ${FROM} WHERE r.article_id = $1 AND ${recordedBy('r', 2)} ORDER BY r.number`,
      [articleId, view.position],
    );
  }

  async byCmsId(view: View, deskId: string, cmsId: string): Promise<string | null> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT a.id FROM article a WHERE a.desk_id = $1 AND a.cms_id = $3 AND ${recordedBy('a', 2)}`,
      [deskId, view.position, cmsId],
    );
    return rows[0]?.id ?? null;
  }

  list(view: View, deskId: string, page: PageAsked): Promise<readonly Omit<Revision, 'text' | 'html'>[]> {
    return managerOf(view, this.dataSource).query(
      `SELECT ${HEAD}
       FROM (SELECT * FROM article a WHERE a.desk_id = $1 AND ($3::uuid IS NULL OR a.id > $3) AND ${recordedBy('a', 2)}
             ORDER BY a.id LIMIT $4) a
       CROSS JOIN LATERAL (SELECT * FROM article_revision r WHERE r.article_id = a.id AND ${recordedBy('r', 2)}
                           ORDER BY r.number DESC LIMIT 1) r
       ORDER BY a.id`,
      [deskId, view.position, page.after, page.limit],
    );
  }

  async addArticle(change: Change, article: { id: string; deskId: string; cmsId: string | null }): Promise<void> {
    const { id, deskId, cmsId } = article;
    await writerOf(change).insert(ArticleRow, { id, deskId, cmsId, changeId: change.id });
    change.log('add', { kind: 'article', id, version: 1 }, { deskId, cmsId });
  }

  async addRevision(change: Change, revision: Revision): Promise<void> {
    const { id, articleId, number, content, text, textSha256, html } = revision;
    await writerOf(change).insert(ArticleRevisionRow, {
      id,
      articleId,
      number,
      changeId: change.id,
      content: { ...content },
      text,
      textSha256: Buffer.from(textSha256, 'hex'),
      html,
    });
    change.log('add', { kind: 'revision', id, version: number }, { articleId, number, content, textSha256 });
  }
}
