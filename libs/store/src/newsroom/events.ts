/** Events, written with what caused them. */
import type {
  Change,
  DeskEvent,
  EventPlace,
  Events,
  EventType,
  NewEvent,
  PlacedEvent,
  View,
  Written,
} from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { insertRows, insertWritten } from '../insert-rows.js';
import { planned } from '../prepared.js';
import { probedIn, recordedBy } from '../views.js';
import { OneAtATime } from './one-at-a-time.js';

/** $1 position. The change of an event may still be under way: then it is as young as can be. */
const SHOWN = `
  SELECT e.id, e.desk_id AS "deskId", e.type, e.content, coalesce(c.drawn_at, clock_timestamp()) AS at
  FROM event e LEFT JOIN change c ON c.id = e.change_id
  WHERE ${recordedBy('e', 1)}`;

/** How many events of its change are not behind an event: its place among them. */
const ordinalOf = (event: string): string =>
  `(SELECT count(*)::int FROM event o WHERE o.change_id = ${event}.change_id AND o.id <= ${event}.id)`;

/** $1 desk, $2 and $3 place, $4 last position, $5 types, $6 limit. @param among recorded changes `rc` with their events `e` */
const after = (among: string): string => `
  SELECT f.id, f.desk_id AS "deskId", f.type, f.content, c.drawn_at AS at, f.position, ${ordinalOf('f')} AS ordinal
  FROM (
    SELECT e.*, rc.position FROM ${among}
    WHERE e.desk_id = $1 AND e.type = ANY($5::text[]) AND rc.position BETWEEN $2 AND $4
      AND (rc.position > $2 OR ${ordinalOf('e')} > $3)
    ORDER BY rc.position, e.id LIMIT $6) f
  JOIN change c ON c.id = f.change_id ORDER BY f.position, f.id`;

/** Position by position, whatever the planner holds of the tables: the first events that fit end the look. */
const AFTER = after(`
  (SELECT position, change_id FROM recorded_change WHERE position BETWEEN $2 AND $4 ORDER BY position OFFSET 0) rc
  CROSS JOIN LATERAL (SELECT * FROM event WHERE change_id = rc.change_id OFFSET 0) e`);

/** As the planner likes it: for what few of many positions have. */
const AFTER_IN_MANY = after('recorded_change rc JOIN event e ON e.change_id = rc.change_id');

/**
 * How many positions a list looks at, one look after the other, while it has too few events: a busy desk's page costs a few
 * positions. What is not full then is of a quiet desk, or of rare types, and the rest is looked at at once.
 */
const LOOKS = [2_000, 20_000];

/** $1 event. */
const PLACED = `
  SELECT e.id, e.desk_id AS "deskId", e.type, e.content, c.drawn_at AS at, rc.position, ${ordinalOf('e')} AS ordinal
  FROM event e JOIN change c ON c.id = e.change_id LEFT JOIN recorded_change rc ON rc.change_id = e.change_id
  WHERE e.id = $1`;

/** $1 position, $2 events. */
const ANNOUNCED = `
  SELECT DISTINCT l.subject_id AS id FROM log_entry l
  WHERE l.subject_kind = 'event' AND l.subject_id = ANY($2::text[]) AND l.action = 'announce' AND ${recordedBy('l', 1)}`;

type EventRead = NewEvent & { readonly id: string; readonly at: Date };
/** The position is null where the change has none yet. */
type PlacedRead = EventRead & { readonly position: string | null; readonly ordinal: number };

export class StoreEvents implements Events {
  /**
   * Gives what is committed its place, once for all who wait for it: each call shuts writers out for a moment, and whoever waits for
   * their turn holds a connection.
   */
  private readonly placing = new OneAtATime(() => this.dataSource.query('SELECT chain_changes()'));

  constructor(private readonly dataSource: DataSource) {}

  async add(change: Change, event: NewEvent): Promise<string> {
    const row = rowOf(change, event);
    insertRows(writerOf(change), 'event', COLUMNS, [row]);
    return row[0];
  }

  async addAll(events: readonly Written<NewEvent>[]): Promise<void> {
    insertWritten('event', COLUMNS, events, rowOf);
  }

  async placed(id: string): Promise<PlacedEvent | undefined> {
    const look = async (): Promise<PlacedRead | undefined> => {
      const rows: PlacedRead[] = await this.dataSource.query(PLACED, [id]);
      return rows[0];
    };
    let found = await look();
    if (found === undefined) return undefined;
    if (found.position === null) {
      await this.placing.run();
      found = await look();
    }
    if (typeof found?.position !== 'string')
      throw new TypeError(`found event ${id} without a place, expected that what is committed is given one`);
    return placedEvent({ ...found, position: found.position });
  }

  async some(view: View, ids: readonly string[]): Promise<readonly DeskEvent[]> {
    const text = probedIn(view, `${SHOWN} AND e.id = ANY($2::uuid[])`);
    const rows = await planned<EventRead>(managerOf(view, this.dataSource), text, [view.position, ids]);
    return rows.map(eventOf);
  }

  async list(
    deskId: string,
    place: EventPlace,
    upTo: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<readonly PlacedEvent[]> {
    const found: PlacedEvent[] = [];
    let behind = place;
    for (const positions of [...LOOKS, Number.POSITIVE_INFINITY]) {
      if (found.length >= limit || behind.position > upTo) break;
      const last = Math.min(upTo, behind.position + positions);
      const text = Number.isFinite(positions) ? AFTER : AFTER_IN_MANY;
      found.push(...(await this.look(text, deskId, behind, last, types, limit - found.length)));
      behind = { position: last + 1, ordinal: 0 };
    }
    return found;
  }

  after(
    deskId: string,
    place: EventPlace,
    upTo: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<readonly PlacedEvent[]> {
    return this.look(AFTER, deskId, place, upTo, types, limit);
  }

  private async look(
    text: string,
    deskId: string,
    place: EventPlace,
    upTo: number,
    types: readonly EventType[],
    limit: number,
  ): Promise<readonly PlacedEvent[]> {
    const rows: (PlacedRead & { position: string })[] = await this.dataSource.query(text, [
      deskId,
      place.position,
      place.ordinal,
      upTo,
      types,
      limit,
    ]);
    return rows.map(placedEvent);
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

function placedEvent({ position, ordinal, ...event }: PlacedRead & { readonly position: string }): PlacedEvent {
  return { ...eventOf(event), place: { position: Number(position), ordinal } };
}
