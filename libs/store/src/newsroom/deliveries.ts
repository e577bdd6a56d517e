/** Every attempt to tell a subscriber. */
import type { Change, Deliveries, Delivery, EventType, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { DeliveryRow } from '../rows/newsroom.js';

/** $1 desk. Attempts happen, they are not versions of anything: a view admits them all. */
const SHOWN = `
  SELECT d.id, d.event_id AS "eventId", e.type, d.subscriber_id AS "subscriberId", d.attempt,
    d.started_at AS "startedAt", d.ended_at AS "endedAt", d.outcome, d.status, d.detail
  FROM delivery d JOIN event e ON e.id = d.event_id
  WHERE e.desk_id = $1`;

type DeliveryRead = Delivery & { readonly type: EventType };

export class StoreDeliveries implements Deliveries {
  constructor(private readonly dataSource: DataSource) {}

  async one(view: View, deskId: string, id: string): Promise<DeliveryRead | undefined> {
    const rows: DeliveryRead[] = await managerOf(view, this.dataSource).query(`${SHOWN} AND d.id = $2`, [deskId, id]);
    return rows[0];
  }

  list(
    view: View,
    deskId: string,
    { subscriberId, eventId }: { readonly subscriberId: string | null; readonly eventId: string | null },
    { after, limit }: PageAsked,
  ): Promise<readonly DeliveryRead[]> {
    return managerOf(view, this.dataSource).query(
      `${SHOWN} AND ($2::uuid IS NULL OR d.subscriber_id = $2) AND ($3::uuid IS NULL OR d.event_id = $3)
         AND ($4::uuid IS NULL OR d.id > $4)
       ORDER BY d.id LIMIT $5`,
      [deskId, subscriberId, eventId, after, limit],
    );
  }

  async standing(
    view: View,
    eventId: string,
    subscriberId: string,
  ): Promise<{ readonly attempts: number; readonly delivered: number }> {
    const rows: { attempts: number; delivered: number }[] = await managerOf(view, this.dataSource).query(
      `SELECT coalesce(max(attempt), 0) AS attempts,
         coalesce(max(attempt) FILTER (WHERE outcome = 'delivered'), 0) AS delivered
       FROM delivery WHERE event_id = $1 AND subscriber_id = $2`,
      [eventId, subscriberId],
    );
    return rows[0] ?? { attempts: 0, delivered: 0 };
  }

  async add(change: Change, delivery: Delivery): Promise<void> {
    await writerOf(change).insert(DeliveryRow, delivery);
    const { id, startedAt, endedAt, ...rest } = delivery;
    const content = { ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
    change.log('attempt', { kind: 'delivery', id, version: 1 }, content);
  }
}
