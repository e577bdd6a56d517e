/** Events, written with what caused them. */
import type { Change, DeskEvent, Events, EventType, NewEvent, PageAsked, View, Written } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { insertRows } from '../insert-rows.js';
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
    const row = rowOf(change, event);
    await insertRows(writerOf(change), 'event', COLUMNS, [row]);
    return row[0];
  }

  async addAll(events: readonly Written<NewEvent>[]): Promise<void> {
    const [first] = events;
    if (first === undefined) return;
    const rows = events.map(([change, event]) => rowOf(change, event));
    await insertRows(writerOf(first[0]), 'event', COLUMNS, rows);
  }

  async one(view: View, id: string): Promise<DeskEvent | undefined> {
    const [event] = await this.some(view, [id]);
    return event;
  }

  async some(view: View, ids: readonly string[]): Promise<readonly DeskEvent[]> {
    const rows: EventRead[] = await managerOf(view, this.dataSource).query(`${SHOWN} AND e.id = ANY($2::uuid[])`, [
      view.position,
      ids,
    ]);
    return rows.map(eventOf);
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
    return (await this.announced(view, [id])).has(id);
  }

  async announced(view: View, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { id: string }[] = await managerOf(view, this.dataSource).query(
      `SELECT DISTINCT l.subject_id AS id FROM log_entry l
       WHERE l.subject_kind = 'event' AND l.subject_id = ANY($2::text[]) AND l.action = 'announce'
         AND ${recordedBy('l', 1)}`,
      [view.position, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const COLUMNS = ['id', 'desk_id', 'type', 'content', 'change_id'];

function rowOf(change: Change, { deskId, type, content }: NewEvent): [id: string, ...values: string[]] {
  const id = change.newId();
  change.log('add', { kind: 'event', id, version: 1 }, { deskId, type, content });
  change.enqueue({ name: 'announce', payload: { eventId: id } });
  return [id, deskId, type, JSON.stringify(content), change.id];
}

function eventOf({ at, ...event }: EventRead): DeskEvent {
  return { ...event, at: at.toISOString() };
}
