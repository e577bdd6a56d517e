/** Events, written with what caused them. */
import type { Change, DeskEvent, Events, NewEvent, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { EventRow } from '../rows/newsroom.js';
import { recordedBy } from '../views.js';

export class StoreEvents implements Events {
  constructor(private readonly dataSource: DataSource) {}

  async add(change: Change, event: NewEvent): Promise<string> {
    const id = change.newId();
    const { deskId, type, content } = event;
    await writerOf(change).insert(EventRow, { id, deskId, type, content: { ...content }, changeId: change.id });
    change.log('announce', { kind: 'event', id, version: 1 }, { deskId, type, content });
    change.enqueue({ name: 'announce', payload: { eventId: id } });
    return id;
  }

  async find(view: View, id: string): Promise<DeskEvent | null> {
    const rows: (NewEvent & { id: string; at: Date })[] = await managerOf(view, this.dataSource).query(
      `SELECT e.id, e.desk_id AS "deskId", e.type, e.content, c.drawn_at AS at
       FROM event e JOIN change c ON c.id = e.change_id
       WHERE e.id = $1 AND ${recordedBy('e', 2)}`,
      [id, view.position],
    );
    const row = rows[0];
    return row === undefined ? null : { ...row, at: row.at.toISOString() };
  }
}
