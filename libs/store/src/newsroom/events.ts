/** Events, written with what caused them. */
import type {
  Change,
  DeskEvent,
  EventPlace,
  Events,
  EventType,
  NewEvent,
  PageAsked,
  PlacedEvent,
  View,
  Written,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { insertRows, insertWritten } from '../insert-rows.js';
import { planned } from '../prepared.js';
import { probedIn, recordedBy } from '../views.js';

/** $1 position. The change of an event may still be under way: then it is as young as can be. */
const SHOWN = `
  SELECT e.id, e.desk_id AS "deskId", e.type, e.content, coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM event e LEFT JOIN change c ON c.id = e.change_id
  WHERE ${recordedBy('e', 1)}`;

/** $1 desk, $2 and $3 place, $4 last position, $5 types, $6 limit. A few positions at a time: each is looked at. */
const AFTER = `
  SELECT e.id, e.desk_id AS "deskId", e.type, e.content, c.drawn_at AS at, rc.position, place.ordinal
  FROM recorded_change rc
  JOIN event e ON e.change_id = rc.change_id
  JOIN change c ON c.id = e.change_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS ordinal FROM event o WHERE o.change_id = e.change_id AND o.id <= e.id) place
  WHERE e.desk_id = $1 AND rc.position BETWEEN $2 AND $4 AND (rc.position > $2 OR place.ordinal > $3)
    AND e.type = ANY($5::text[])
  ORDER BY rc.position, e.id LIMIT $6`;

/** $1 position, $2 events. */
const ANNOUNCED = `
  SELECT DISTINCT l.subject_id AS id FROM log_entry l
  WHERE l.subject_kind = 'event' AND l.subject_id = ANY($2::text[]) AND l.action = 'announce' AND ${recordedBy('l', 1)}`;

type EventRead = NewEvent & { readonly id: string; readonly at: Date };

export class StoreEvents implements Events {
  constructor(private readonly dataSource: DataSource) {}

  async add(change: Change, event: NewEvent): Promise<string> {
    const row = rowOf(change, event);
    insertRows(writerOf(change), 'event', COLUMNS, [row]);
    return row[0];
  }

  async addAll(events: readonly Written<NewEvent>[]): Promise<void> {
    insertWritten('event', COLUMNS, events, rowOf);
  }

  async one(view: View, id: string): Promise<DeskEvent | undefined> {
    const [event] = await this.some(view, [id]);
    return event;
  }

  async some(view: View, ids: readonly string[]): Promise<readonly DeskEvent[]> {
    const text = probedIn(view, `${SHOWN} AND e.id = ANY($2::uuid[])`);
    const rows = await planned<EventRead>(managerOf(view, this.dataSource), text, [view.position, ids]);
    return rows.map(eventOf);
  }

  async list(
    view: View,
    deskId: string,
    { types }: { readonly types: readonly EventType[] },
    { after, limit }: PageAsked,
  ): Promise<readonly DeskEvent[]> {
    const rows: EventRead[] = await managerOf(view, this.dataSource).query(
      `${SHOWN} AND e.desk_id = $2 AND e.type = ANY($3::text[]) AND ($4::uuid IS NULL OR e.id > $4)
       ORDER BY e.id LIMIT $5`,
      [view.position, deskId, types, after, limit],
    );
    return rows.map(eventOf);
  }

  async after(
    deskId: string,
    place: EventPlace,
    upTo: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<readonly PlacedEvent[]> {
    const rows: (EventRead & { position: string; ordinal: number })[] = await this.dataSource.query(AFTER, [
      deskId,
      place.position,
      place.ordinal,
      upTo,
      types,
      limit,
    ]);
    return rows.map(({ position, ordinal, ...event }) => ({
      ...eventOf(event),
      place: { position: Number(position), ordinal },
    }));
  }

  async isAnnounced(view: View, id: string): Promise<boolean> {
    return (await this.announced(view, [id])).has(id);
  }

  async announced(view: View, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const text = probedIn(view, ANNOUNCED);
    const rows = await planned<{ readonly id: string }>(managerOf(view, this.dataSource), text, [view.position, ids]);
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
