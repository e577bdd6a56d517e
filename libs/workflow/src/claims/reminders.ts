/** Reminders: that a claim was not assessed by its due date. */
import type { PageAsked } from '../desks/ports.js';
import type { Change, View } from '../ports/changes.js';

/** Somebody who was to assess a claim by a day. */
export interface Reminder {
  readonly claimId: string;
  /** Counts the reminders of the claim, from 1. */
  readonly version: number;
  /** Id of the person to whom the claim was assigned. */
  readonly assignee: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  /** How often the claim had been returned for rework by then. */
  readonly returns: number;
}

/** What is told of one. It tells of returns only where there were any. */
export function reminderContent({ assignee, dueOn, returns }: Reminder) {
  return { assignee, dueOn, ...(returns === 0 ? {} : { returns }) };
}

/** One that is still to be written. */
export interface ReminderDue extends Reminder {
  readonly deskId: string;
}

export interface Reminders {
  /**
   * Claims of any desk that are assigned, were due before a day, and of which their assignee was not yet reminded for that
   * due date since the claim was last returned for rework; in order of their ids.
   * @param before YYYY-MM-DD
   */
  due(view: View, before: string, page: PageAsked): Promise<readonly ReminderDue[]>;
  /** Those of these claims of which the same holds. */
  dueOf(view: View, before: string, claimIds: readonly string[]): Promise<readonly ReminderDue[]>;
  /** Writes reminders and their log entries. The store refuses a second one of a claim, assignee, due date and count of returns. */
  add(change: Change, reminders: readonly Reminder[]): Promise<void>;
}
