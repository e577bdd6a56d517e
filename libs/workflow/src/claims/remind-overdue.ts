import type { Events } from '../newsroom/ports.js';
import type { Actor, Changes } from '../ports/changes.js';
import { reminderContent, type ReminderDue, type Reminders } from './reminders.js';

const NOW = { position: null } as const;
/** Claims that are looked for at once: a look passes over every assignment with a due date that there was. */
const LOOKED_FOR_AT_ONCE = 2_000;
/** Claims that are held at once: few enough to hold them for a moment only. */
const REMINDED_AT_ONCE = 200;

/** The schedule's turn: tells the subscribers of each desk which claims are overdue, once for each assignee and due date, and anew after a return. */
export class RemindOverdue {
  constructor(
    private readonly ports: {
      readonly changes: Changes;
      readonly reminders: Reminders;
      readonly events: Events;
    },
  ) {}

  /**
   * A claim is overdue from the day after its due date, UTC. Running again writes nothing twice, and goes on where another
   * run was broken off. Returns how many reminders it wrote. Throws RangeError when the slot is no moment.
   */
  async run(by: Actor, input: { readonly slot: string }): Promise<number> {
    const at = new Date(input.slot);
    if (Number.isNaN(at.getTime())) throw new RangeError(`found slot "${input.slot}", expected a moment in ISO 8601`);
    const today = at.toISOString().slice(0, 10);
    let written = 0;
    for (let after: string | null = null; ;) {
      const due: readonly ReminderDue[] = await this.ports.reminders.due(NOW, today, {
        after,
        limit: LOOKED_FOR_AT_ONCE,
      });
      for (const deskId of new Set(due.map((each) => each.deskId))) {
        const claimIds = due.filter((each) => each.deskId === deskId).map(({ claimId }) => claimId);
        for (let from = 0; from < claimIds.length; from += REMINDED_AT_ONCE)
          written += await this.remind({ ...by, deskId }, claimIds.slice(from, from + REMINDED_AT_ONCE), today);
      }
      after = due.at(-1)?.claimId ?? null;
      if (due.length < LOOKED_FOR_AT_ONCE) return written;
    }
  }

  /** For claims of one desk. What was assessed, assigned anew or reminded of since it was chosen is left out. */
  private remind(by: Actor & { readonly deskId: string }, claimIds: readonly string[], today: string): Promise<number> {
    const { changes, reminders, events } = this.ports;
    return changes.make(by, 'remind-overdue', async (change) => {
      await change.holdAll('claim', claimIds);
      const due = await reminders.dueOf(change, today, claimIds);
      await reminders.add(change, due);
      await events.addAll(
        due.map((each) => [
          change,
          { deskId: by.deskId, type: 'claim.overdue', content: { claimId: each.claimId, ...reminderContent(each) } },
        ]),
      );
      return due.length;
    });
  }
}
