/** Subscribers, as versions. */
import type { Change, PageAsked, Subscriber, SubscriberContent, Subscribers, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { SubscriberRow, SubscriberVersionRow } from '../rows/newsroom.js';
import { recordedBy } from '../views.js';

/** $1 position, $2 desk. */
const SHOWN = `
  SELECT s.id, s.desk_id AS "deskId", v.version, v.content
  FROM subscriber s
  JOIN LATERAL (
    SELECT version, content FROM subscriber_version sv WHERE sv.subscriber_id = s.id AND ${recordedBy('sv', 1)}
    ORDER BY version DESC LIMIT 1
  ) v ON true
  WHERE s.desk_id = $2`;

type SubscriberRead = Pick<Subscriber, 'id' | 'deskId' | 'version'> & { readonly content: SubscriberContent };

export class StoreSubscribers implements Subscribers {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, id: string): Promise<Subscriber | undefined> {
    return (await this.read(view, deskId, 'AND s.id = $3', [id]))[0];
  }

  list(view: View, deskId: string, { after, limit }: PageAsked): Promise<readonly Subscriber[]> {
    return this.read(view, deskId, 'AND ($3::uuid IS NULL OR s.id > $3) ORDER BY s.id LIMIT $4', [after, limit]);
  }

  active(view: View, deskId: string): Promise<readonly Subscriber[]> {
    return this.read(view, deskId, `AND (v.content->>'active')::boolean ORDER BY s.id`, []);
  }

  async add(change: Change, { id, deskId }: { readonly id: string; readonly deskId: string }): Promise<void> {
    await writerOf(change).insert(SubscriberRow, { id, deskId, changeId: change.id });
  }

  async addVersion(change: Change, id: string, version: number, content: SubscriberContent): Promise<void> {
    const row = { subscriberId: id, version, content: { ...content }, changeId: change.id };
    await writerOf(change).insert(SubscriberVersionRow, row);
  }

  private async read(view: View, deskId: string, more: string, given: readonly unknown[]): Promise<Subscriber[]> {
    const values = [view.position, deskId, ...given];
    const rows: SubscriberRead[] = await managerOf(view, this.dataSource).query(`${SHOWN} ${more}`, values);
    return rows.map(({ content, ...subscriber }) => ({ ...subscriber, ...content }));
  }
}
