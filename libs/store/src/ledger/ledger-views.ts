/**
 * Which ledgers a desk reads, and which position of the log a view of them comes to: the last one, up to the view's own,
 * at which anything of a ledger was recorded. Findings, verdicts and deliveries are recorded all the time and leave the
 * ledgers as they are; two views that come to the same position show the same ledgers. See docs/decisions/0024.
 */
import type { View } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { managerOf } from '../changes.js';
import { planned, prepared } from '../prepared.js';
import { newestOf } from '../views.js';
import { ledgersRead } from './ledgers-read.js';

export interface LedgerView {
  readonly manager: EntityManager;
  /** Null inside a change: it sees what it has written itself. */
  readonly position: number | null;
  /** True when ledgers have been written since, so that what is kept of the present does not serve. */
  readonly isPast: boolean;
  /** In the order in which they prevail. */
  readonly ids: readonly string[];
}

const OF_LEDGERS = [
  'statement_version',
  'hop_version',
  'relation_version',
  'vocabulary_version',
  'desk_ledger',
  'ledger_share_version',
  'ledger_handover',
];

/**
 * The last position past $1, up to $2, of a change that wrote anything of a ledger; null when there is none. What is asked
 * is the first in order from the change on: a plan for "is there one" reads a whole table instead of its index where one
 * import wrote nearly all of it, for then any row is as good as likely to be one.
 */
const LAST_WRITTEN = `
  SELECT max(rc.position) AS last FROM recorded_change rc WHERE rc.position > $1 AND rc.position <= $2 AND rc.change_id IN (
    ${OF_LEDGERS.map(
      (table) => `(SELECT w.change_id FROM ${table} w WHERE w.change_id >= rc.change_id ORDER BY w.change_id LIMIT 1)`,
    ).join(',\n    ')})`;

const DESK_LEDGERS = `
  SELECT r.ledger_id AS id FROM (${ledgersRead(1, '$2')}) r ORDER BY r.rank, r.ledger_id`;

type Ids = readonly string[];

/** Answers kept at once, one for each desk and position of the past that is asked for. */
const MOST_KEPT = 10_000;

export class LedgerViews {
  /** Nothing of a ledger was recorded past `since` and up to `upTo`. */
  private quiet: { readonly since: number; readonly upTo: number } | undefined;
  /**
   * What desks read, by the desk and the position that a view comes to. Who may read is a matter of when the view was taken, or
   * later, and that is the same for all views between whose takings nothing of a ledger was written: `since`.
   */
  private read: { readonly since: number; readonly ids: Map<string, Promise<Ids>> } = { since: -1, ids: new Map() };

  constructor(private readonly dataSource: DataSource) {}

  async of(view: View, deskId: string): Promise<LedgerView> {
    const manager = managerOf(view, this.dataSource);
    if (view.position === null)
      return { manager, position: null, isPast: false, ids: await readBy(manager, null, deskId) };
    const newest = newestOf(view);
    const since = newest === undefined ? undefined : await this.cameTo(manager, newest);
    const position = await this.cameTo(manager, view.position);
    const isPast = position < (this.quiet?.since ?? 0);
    const ids = since === undefined ? readBy(manager, position, deskId) : this.readIn(since, manager, position, deskId);
    return { manager, position, isPast, ids: await ids };
  }

  private readIn(since: number, manager: EntityManager, position: number, deskId: string): Promise<Ids> {
    // What is kept makes way for what was taken later, and is of no use to what was taken earlier.
    if (since < this.read.since) return readBy(manager, position, deskId);
    if (since > this.read.since || this.read.ids.size >= MOST_KEPT) this.read = { since, ids: new Map() };
    const kept = this.read.ids;
    const key = `${position} ${deskId}`;
    let ids = kept.get(key);
    if (ids === undefined) {
      kept.set(key, (ids = readBy(manager, position, deskId)));
      ids.catch(() => kept.delete(key));
    }
    return ids;
  }

  /** A view of the past comes to its own position: to look for an earlier one would not pay. */
  private async cameTo(manager: EntityManager, position: number): Promise<number> {
    const quiet = this.quiet;
    if (quiet === undefined) {
      this.quiet = { since: position, upTo: position };
      return position;
    }
    if (position < quiet.since) return position;
    if (position <= quiet.upTo) return quiet.since;
    const statement = { name: 'ledger-written', text: LAST_WRITTEN, values: [quiet.upTo, position] };
    const [row] = await prepared<{ readonly last: string | null }>(manager, statement);
    const since = row?.last == null ? quiet.since : Number(row.last);
    // Another question may have looked further meanwhile.
    if (position > (this.quiet?.upTo ?? 0)) this.quiet = { since, upTo: position };
    return since;
  }
}

async function readBy(manager: EntityManager, position: number | null, deskId: string): Promise<Ids> {
  const rows = await planned<{ readonly id: string }>(manager, DESK_LEDGERS, [position, deskId]);
  return rows.map(({ id }) => id);
}
