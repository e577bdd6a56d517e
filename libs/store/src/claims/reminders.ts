/** Reminders, written once for each claim, assignee and due date, and anew after a return. */
import { reminderContent } from '@whence/workflow';
import type { Change, PageAsked, Reminder, ReminderDue, Reminders, View } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { managerOf, writerOf } from '../changes.js';
import { insertRows } from '../insert-rows.js';
import { recordedBy } from '../views.js';

/** How often the claim of step `s` was returned for rework, up to this step. */
const RETURNS = `(SELECT count(*)::int FROM claim_step b
  WHERE b.claim_id = s.claim_id AND b.event = 'return' AND b.version <= s.version)`;

/** $1 position, $2 day. Passes over every step that ever assigned with a due date before that day. */
const DUE = `
  SELECT s.claim_id AS "claimId", c.desk_id AS "deskId", s.content ->> 'assignee' AS assignee,
    s.content ->> 'dueOn' AS "dueOn",
    (SELECT count(*)::int + 1 FROM claim_reminder r WHERE r.claim_id = s.claim_id AND ${recordedBy('r', 1)}) AS version,
    ${RETURNS} AS returns
  FROM claim_step s JOIN claim c ON c.id = s.claim_id
  WHERE s.state = 'assigned' AND s.content ->> 'dueOn' < $2 AND ${recordedBy('s', 1)}
    AND NOT EXISTS (SELECT 1 FROM claim_step later
      WHERE later.claim_id = s.claim_id AND later.version > s.version AND ${recordedBy('later', 1)})
    AND NOT EXISTS (SELECT 1 FROM claim_reminder r
      WHERE r.claim_id = s.claim_id AND r.person_id = (s.content ->> 'assignee')::uuid
        AND r.due_on = (s.content ->> 'dueOn')::date AND r.returns = ${RETURNS} AND ${recordedBy('r', 1)})`;

export class StoreReminders implements Reminders {
  constructor(private readonly dataSource: DataSource) {}

  due(view: View, before: string, { after, limit }: PageAsked): Promise<readonly ReminderDue[]> {
    return managerOf(view, this.dataSource).query(
      `${DUE} AND ($3::uuid IS NULL OR s.claim_id > $3) ORDER BY s.claim_id LIMIT $4`,
      [view.position, before, after, limit],
    );
  }

  dueOf(view: View, before: string, claimIds: readonly string[]): Promise<readonly ReminderDue[]> {
    return managerOf(view, this.dataSource).query(`${DUE} AND s.claim_id = ANY($3::uuid[]) ORDER BY s.claim_id`, [
      view.position,
      before,
      claimIds,
    ]);
  }

  async add(change: Change, reminders: readonly Reminder[]): Promise<void> {
    const rows = reminders.map((reminder) => {
      const { claimId, version, assignee, dueOn, returns } = reminder;
      change.log('remind', { kind: 'claim-reminder', id: claimId, version }, reminderContent(reminder));
      return [claimId, version, assignee, dueOn, returns, change.id];
    });
    const columns = ['claim_id', 'version', 'person_id', 'due_on', 'returns', 'change_id'];
    insertRows(writerOf(change), 'claim_reminder', columns, rows);
  }
}
