/** Comments on claims, as versions. */
import type { Change, CommentContent, Comments, HeldComment, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { CommentRow } from '../rows/comments.js';
import { recordedBy } from '../views.js';

interface Row extends Omit<HeldComment, 'text' | 'mentions' | 'writtenAt' | 'changedAt'> {
  readonly content: CommentContent;
  readonly writtenAt: Date;
  readonly changedAt: Date;
}

/** $1 position. The newest version of each comment. The change that wrote one may still be under way. */
const NEWEST = `
  SELECT m.id, m.claim_id AS "claimId", m.person_id AS "personId", m.version, m.content,
    coalesce(fc.drawn_at, clock_timestamp()) AS "writtenAt", coalesce(c.drawn_at, clock_timestamp()) AS "changedAt"
  FROM comment m
  JOIN comment f ON f.id = m.id AND f.version = 1
  LEFT JOIN change c ON c.id = m.change_id
  LEFT JOIN change fc ON fc.id = f.change_id
  WHERE ${recordedBy('m', 1)} AND NOT EXISTS (
    SELECT 1 FROM comment later WHERE later.id = m.id AND later.version > m.version AND ${recordedBy('later', 1)})`;

export class StoreComments implements Comments {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, claimId: string, id: string): Promise<HeldComment | undefined> {
    return (await this.read(view, 'AND m.claim_id = $2 AND m.id = $3', [claimId, id]))[0];
  }

  ofClaim(view: View, claimId: string, { after, limit }: PageAsked): Promise<readonly HeldComment[]> {
    return this.read(view, 'AND m.claim_id = $2 AND ($3::uuid IS NULL OR m.id > $3) ORDER BY m.id LIMIT $4', [
      claimId,
      after,
      limit,
    ]);
  }

  mentioning(
    view: View,
    deskId: string,
    personId: string,
    { after, limit }: PageAsked,
  ): Promise<readonly HeldComment[]> {
    return this.read(
      view,
      `AND m.content -> 'mentions' @> jsonb_build_array($3::text) AND ($4::uuid IS NULL OR m.id < $4)
       AND EXISTS (SELECT 1 FROM claim l WHERE l.id = m.claim_id AND l.desk_id = $2) ORDER BY m.id DESC LIMIT $5`,
      [deskId, personId, after, limit],
    );
  }

  async add(
    change: Change,
    { id, claimId, personId, version }: Pick<HeldComment, 'id' | 'claimId' | 'personId' | 'version'>,
    { text, mentions }: CommentContent,
  ): Promise<void> {
    const kept = { claimId, personId, content: { text, mentions } };
    await writerOf(change).insert(CommentRow, { id, version, ...kept, changeId: change.id });
    const action = version === 1 ? 'write' : text === null ? 'withdraw' : 'edit';
    change.log(action, { kind: 'comment', id, version }, kept);
  }

  private async read(view: View, more: string, parameters: readonly unknown[]): Promise<readonly HeldComment[]> {
    const rows: Row[] = await managerOf(view, this.dataSource).query(`${NEWEST} ${more}`, [
      view.position,
      ...parameters,
    ]);
    return rows.map(({ content, writtenAt, changedAt, ...rest }) => ({
      ...rest,
      ...content,
      writtenAt: writtenAt.toISOString(),
      changedAt: changedAt.toISOString(),
    }));
  }
}
