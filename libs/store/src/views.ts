/** Looking at what was held, by positions of the log. */
import type { KnownChanges, News, View, Views } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { claimsOfChanges, newsSince } from './news.js';
import { prepared } from './prepared.js';

/**
 * Most questions come while nothing was written since the last: then the last position is that of the last change, nobody
 * has to wait for writers, and nothing is written. Whatever was committed before the question is in the view either way.
 */
const LATEST = {
  name: 'latest-position',
  text: `SELECT CASE WHEN (SELECT max(c.drawn) FROM change c) = l.drawn THEN l.position ELSE chain_changes() END AS position
    FROM (SELECT 1) one LEFT JOIN LATERAL (
      SELECT rc.position, rc.drawn FROM recorded_change rc ORDER BY rc.position DESC LIMIT 1) l ON true`,
  values: [],
} as const;

/** The last position of the log when each view was taken: what may be read is a matter of then, whatever the view's position. */
const takenAt = new WeakMap<View, number>();

/** A view of a position, taken while `newest` was the last one: nothing of a position up to it is news to whoever takes it. */
export function viewTaken(position: number, newest: number): View & { readonly position: number } {
  const view = { position };
  takenAt.set(view, newest);
  return view;
}

/** The last position of the log when a view was taken; undefined where that is not known. */
export const newestOf = (view: View): number | undefined => takenAt.get(view);

/** The record tells times in microseconds, answers and questions in milliseconds: a moment is the whole of its millisecond. */
const AT_MOMENT = `SELECT position_at($1::timestamptz + interval '999 microseconds') AS position`;

export class StoreViews implements Views {
  constructor(private readonly dataSource: DataSource) {}

  async at(moment: Date | null): Promise<View> {
    if (moment === null) return { position: null };
    const { position: newest } = await this.latest();
    const rows: { position: string }[] = await this.dataSource.query(AT_MOMENT, [moment.toISOString()]);
    return viewTaken(Number(rows[0]?.position ?? 0), newest);
  }

  async latest(): Promise<{ position: number }> {
    const [row] = await prepared<{ readonly position: string }>(this.dataSource.manager, LATEST);
    const position = Number(row?.position ?? 0);
    return viewTaken(position, position);
  }

  news(known: KnownChanges): Promise<News> {
    return newsSince(this.dataSource.manager, known);
  }

  claimsOf(changeIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return claimsOfChanges(this.dataSource.manager, changeIds);
  }
}

/**
 * SQL that admits only versions recorded by the view's position. `alias` is the version table's alias; `parameter` the
 * number of the query parameter that holds {@link View.position}.
 */
export function recordedBy(alias: string, parameter: number): string {
  return `($${parameter}::bigint IS NULL OR EXISTS (
    SELECT 1 FROM recorded_change rc WHERE rc.change_id = ${alias}.change_id AND rc.position <= $${parameter}::bigint))`;
}

/** What {@link recordedBy} makes; its groups are the parameter and the alias. */
const RECORDED =
  /\(\$(\d+)::bigint IS NULL OR EXISTS \(\s+SELECT 1 FROM recorded_change rc WHERE rc\.change_id = (\w+)\.change_id AND rc\.position <= \$\1::bigint\)\)/g;

const nowTexts = new Map<string, string>();

/**
 * A statement made with {@link recordedBy}, for one view: looking at now it does without the question of positions, so
 * that its plan is the same for all parameters and is kept. Only for constant texts.
 */
export function seenIn(view: View, text: string): string {
  if (view.position !== null) return text;
  let now = nowTexts.get(text);
  if (now === undefined) nowTexts.set(text, (now = text.replaceAll(RECORDED, '$$$1::bigint IS NULL')));
  return now;
}

const probedTexts = new Map<string, string>();

/**
 * The same for questions about few rows: the change of each is looked up by its index. What {@link recordedBy} makes may
 * instead gather all changes up to the position first, where the planner takes there to be few, and its plan is made anew
 * for each position. Only for constant texts.
 */
export function probedIn(view: View, text: string): string {
  if (view.position === null) return seenIn(view, text);
  let probed = probedTexts.get(text);
  if (probed === undefined) probedTexts.set(text, (probed = text.replaceAll(RECORDED, PROBE)));
  return probed;
}

/** A change has at most one position; one that has none yet is in no view. */
const PROBE = '(SELECT rc.position FROM recorded_change rc WHERE rc.change_id = $2.change_id) <= $$$1::bigint';

/**
 * The same for questions that read many rows: instead of a probe for each it asks once which changes came after the view,
 * few where it is of a moment ago. Positions follow the order in which changes were drawn. `parameter` is the number of the
 * query parameter that holds {@link drawnAt}.
 */
export function drawnBy(alias: string, parameter: number): string {
  return `($${parameter}::bigint IS NULL OR ${alias}.change_id NOT IN (
    SELECT late.id FROM change late WHERE late.drawn > $${parameter}::bigint))`;
}

/** What was drawn last of what the view admits, a bigint as text; null where it admits everything. */
export async function drawnAt(manager: EntityManager, { position }: View): Promise<string | null> {
  if (position === null) return null;
  const rows: { drawn: string }[] = await manager.query(
    'SELECT drawn FROM recorded_change WHERE position <= $1 ORDER BY position DESC LIMIT 1',
    [position],
  );
  return rows[0]?.drawn ?? '-1';
}
