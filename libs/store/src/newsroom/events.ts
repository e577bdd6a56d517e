/** Events, written with what caused them. */
import type { Change, DeskEvent, Events, EventType, NewEvent, PageAsked, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { EventRow } from '../rows/newsroom.js';
import { recordedBy } from '../views.js';

/** $1 position. The change of an event may still be under way: then it is as young as can be. */
const SHOWN = `
  SELECT e.id, e.desk_id AS "deskId", e.type, e.content, coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM event e LEFT JOIN change c ON c.id = e.change_id
  WHERE ${recordedBy('e', 1)}`;

type EventRead = NewEvent & { readonly id: string; readonly at: Date };

export class StoreEvents implements Events {
  constructor(private readonly dataSource: DataSource) {}

  async add(change: Change, event: NewEvent): Promise<string> {
    const id = change.newId();
    const { deskId, type, content } = event;
    await writerOf(change).insert(EventRow, { id, deskId, type, content: { ...content }, changeId: change.id });
    change.log('add', { kind: 'event', id, version: 1 }, { deskId, type, content });
    change.enqueue({ name: 'announce', payload: { eventId: id } });
    return id;
  }

  async one(view: View, id: string): Promise<DeskEvent | undefined> {
    const rows: EventRead[] = await managerOf(view, this.dataSource).query(`${SHOWN} AND e.id = $2`, [
      view.position,
      id,
    ]);
    return rows.map(eventOf)[0];
  }

  async list(
    view: View,
    deskId: string,
    { type }: { readonly type: EventType | null },
    { after, limit }: PageAsked,
  ): Promise<readonly DeskEvent[]> {
    const rows: EventRead[] = await managerOf(view, this.dataSource).query(
      `${SHOWN} AND e.desk_id = $2 AND ($3::text IS NULL OR e.type = $3) AND ($4::uuid IS NULL OR e.id > $4)
       ORDER BY e.id LIMIT $5`,
      [view.position, deskId, type, after, limit],
    );
    return rows.map(eventOf);
  }

  async isAnnounced(view: View, id: string): Promise<boolean> {
    const rows: unknown[] = await managerOf(view, this.dataSource).query(
      `SELECT 1 FROM log_entry l WHERE l.subject_kind = 'event' AND l.subject_id = $2 AND l.action = 'announce'
         AND ${recordedBy('l', 1)} LIMIT 1`,
      [view.position, id],
    );
    return rows.length > 0;
  }
}

function eventOf({ at, ...event }: EventRead): DeskEvent {
  return { ...event, at: at.toISOString() };
}
