/** Reminders of overdue claims, on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AssignClaim, MoveClaim, RemindOverdue, ReviewVerdict } from '@whence/workflow';
import { verifyDatabase } from '../audit/index.js';
import { claimDesk, JOB, NOW } from './claim-desk.contract.js';
import type { ClaimDesk } from './claim-desk.contract.js';

let desk: ClaimDesk;
let claimId: string;
let pages = 0;
beforeAll(async () => {
  desk = await claimDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  ({ id: claimId } = await desk.claimWithFinding(`page ${++pages}`));
});

const assign = (dueOn: string | undefined, to = desk.checker, id = claimId) =>
  new AssignClaim(desk.ports).run(desk.checker, {
    claimId: id,
    assignee: to.personId,
    ...(dueOn === undefined ? {} : { dueOn }),
  });
const remind = (day: string, ports: Partial<ClaimDesk['ports']> = {}) =>
  new RemindOverdue({ ...desk.ports, ...ports }).run(JOB, { slot: `${day}T00:07:00.000Z` });
/** What subscribers are told of a claim. */
async function told(id = claimId) {
  const { position } = await desk.ports.views.latest();
  const first = { position: 0, ordinal: 0 };
  const events = await desk.ports.events.list(desk.checker.deskId, first, position, ['claim.overdue'], 1_000);
  return events.filter(({ content }) => content['claimId'] === id).map(({ content }) => content);
}

describe('a claim that is overdue', () => {
  it('is told of once, with assignee and due date, from the day after its due date', async () => {
    await assign('2025-06-10');
    expect(await remind('2025-06-10')).toBe(0);
    expect(await told()).toEqual([]);
    expect(await remind('2025-06-11')).toBe(1);
    expect(await remind('2025-06-11')).toBe(0);
    expect(await remind('2025-07-01')).toBe(0);
    expect(await told()).toEqual([{ claimId, assignee: desk.checker.personId, dueOn: '2025-06-10' }]);
  });

  it('is told of in one change of a job, with log entries, an announcement and a line of its history', async () => {
    await assign('2025-06-10');
    await remind('2025-06-11');
    const entries = await desk.dataSource.query(
      `SELECT c.actor_kind AS actor, c.purpose, c.desk_id AS desk, l.action, l.subject_kind AS kind
       FROM log_entry l JOIN change c ON c.id = l.change_id
       WHERE c.id = (SELECT r.change_id FROM claim_reminder r WHERE r.claim_id = $1) ORDER BY l.ordinal`,
      [claimId],
    );
    const change = { actor: 'job', purpose: 'remind-overdue', desk: desk.checker.deskId };
    expect(entries).toEqual([
      { ...change, action: 'remind', kind: 'claim-reminder' },
      { ...change, action: 'add', kind: 'event' },
    ]);
    const [event] = await desk.dataSource.query(
      `SELECT id FROM event WHERE type = 'claim.overdue' AND content ->> 'claimId' = $1`,
      [claimId],
    );
    expect(await desk.jobs('announce')).toContainEqual({ eventId: event.id });
    expect((await desk.ports.claims.history(NOW, claimId)).at(-1)).toMatchObject({
      actor: 'job',
      action: 'remind',
      subject: { kind: 'claim-reminder', id: claimId, version: 1 },
      content: { assignee: desk.checker.personId, dueOn: '2025-06-10' },
    });
  });

  it('is told of again for another person and for another due date, and not for the same once more', async () => {
    await assign('2025-06-10');
    await remind('2025-06-20');
    await assign('2025-06-10', desk.second);
    expect(await remind('2025-06-20')).toBe(1);
    await assign('2025-06-15', desk.second);
    expect(await remind('2025-06-15')).toBe(0);
    expect(await remind('2025-06-20')).toBe(1);
    await assign('2025-06-10');
    expect(await remind('2025-06-20')).toBe(0);
    expect((await told()).map(({ assignee, dueOn }) => [assignee, dueOn])).toEqual([
      [desk.checker.personId, '2025-06-10'],
      [desk.second.personId, '2025-06-10'],
      [desk.second.personId, '2025-06-15'],
    ]);
    const versions = (await desk.ports.claims.history(NOW, claimId)).filter(({ action }) => action === 'remind');
    expect(versions.map(({ subject }) => subject.version)).toEqual([1, 2, 3]);
  });

  it('is none that was never assigned, has no due date, was assessed, or was withdrawn', async () => {
    expect(await remind('2030-01-01')).toBe(0);
    await assign(undefined);
    expect(await remind('2030-01-01')).toBe(0);
    const { id: assessed } = await desk.claimWithFinding('assessed');
    await assign('2025-06-10', desk.checker, assessed);
    await desk.give(assessed);
    await assign('2025-06-10');
    await new MoveClaim(desk.ports).run(desk.checker, { claimId, step: 'withdraw' });
    expect(await remind('2030-01-01')).toBe(0);
    expect([...(await told()), ...(await told(assessed))]).toEqual([]);
  });

  it('is due by the same day when its verdict is returned, until a round of its review is over', async () => {
    const review = (version: number, decision: 'approved' | 'returned') =>
      new ReviewVerdict(desk.ports).run(desk.second, { claimId, version, decision, reason: 'Look again.' });
    const step = async () => (await desk.ports.claims.get(NOW, claimId))?.step;
    await assign('2025-06-10');
    await desk.give(claimId);
    expect(await remind('2025-06-11')).toBe(0);
    await review(1, 'returned');
    expect(await step()).toMatchObject({
      state: 'assigned',
      content: { assignee: desk.checker.personId, dueOn: '2025-06-10', reason: 'Look again.' },
    });
    const overdue = { assignee: desk.checker.personId, dueBefore: '2025-06-11' };
    const listed = await desk.ports.claims.list(NOW, desk.checker.deskId, overdue, { after: null, limit: 1_000 });
    expect(listed.map(({ id }) => id)).toContain(claimId);
    expect(await remind('2025-06-11')).toBe(1);
    const once = { claimId, assignee: desk.checker.personId, dueOn: '2025-06-10' };
    expect(await told()).toEqual([{ ...once, returns: 1 }]);
    // A second return keeps what the first one kept, and the claim is overdue anew: nobody else would say that it waits again.
    await desk.give(claimId);
    expect(await remind('2025-06-12')).toBe(0);
    await review(2, 'returned');
    expect((await step())?.content.dueOn).toBe('2025-06-10');
    expect([await remind('2025-06-12'), await remind('2025-06-12'), await remind('2025-06-13')]).toEqual([1, 0, 0]);
    expect(await told()).toEqual([
      { ...once, returns: 1 },
      { ...once, returns: 2 },
    ]);
    // Assigned again to the same person for the same day it is not.
    await assign('2025-06-10');
    expect(await remind('2025-06-13')).toBe(0);
    expect((await desk.ports.claims.history(NOW, claimId)).filter(({ action }) => action === 'remind')).toMatchObject([
      { subject: { version: 1 }, content: { returns: 1 } },
      { subject: { version: 2 }, content: { returns: 2 } },
    ]);
    await desk.give(claimId);
    await review(3, 'approved');
    await new MoveClaim(desk.ports).run(desk.second, { claimId, step: 'reopen', reason: 'A reader wrote.' });
    await desk.give(claimId);
    await review(4, 'returned');
    expect((await step())?.content).not.toHaveProperty('dueOn');
  });

  it('is told of once, however many workers look at once', async () => {
    // Several rounds: how they interleave is chance.
    for (let round = 0; round < 5; round++) {
      await assign(`2025-08-0${round + 1}`);
      const written = await Promise.all([1, 2, 3, 4].map(() => remind('2025-08-10')));
      expect(written.reduce((sum, each) => sum + each)).toBe(1);
      expect(await told()).toHaveLength(round + 1);
    }
  });

  it('is left out when it was assigned anew or assessed while it was being looked at', async () => {
    const { id: assessed } = await desk.claimWithFinding('assessed meanwhile');
    await assign('2025-06-10');
    await assign('2025-06-10', desk.checker, assessed);
    const { reminders } = desk.ports;
    const meanwhile = {
      due: async (...asked: Parameters<typeof reminders.due>) => {
        const due = await reminders.due(...asked);
        expect(due.map((each) => each.claimId).sort()).toEqual([claimId, assessed].sort());
        await assign('2025-09-01');
        await desk.give(assessed);
        return due;
      },
      dueOf: (...asked: Parameters<typeof reminders.dueOf>) => reminders.dueOf(...asked),
      add: (...asked: Parameters<typeof reminders.add>) => reminders.add(...asked),
    };
    expect(await remind('2025-06-20', { reminders: meanwhile })).toBe(0);
    expect([...(await told()), ...(await told(assessed))]).toEqual([]);
  });

  it('is told of by the next run when one was broken off, which then left nothing behind', async () => {
    await assign('2025-06-10');
    const { events } = desk.ports;
    const broken = Object.assign(Object.create(events) as typeof events, {
      addAll: () => Promise.reject(new Error('the worker was cut off')),
    });
    await expect(remind('2025-06-11', { events: broken })).rejects.toThrow('cut off');
    expect(await desk.dataSource.query('SELECT 1 FROM claim_reminder WHERE claim_id = $1', [claimId])).toEqual([]);
    expect(await remind('2025-06-11')).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  it('has reminders that nobody may alter, and of which the store refuses a second', async () => {
    await assign('2025-06-10');
    await remind('2025-06-11');
    const again = desk.ports.changes.make({ kind: 'job' }, 'test', (change) =>
      desk.ports.reminders.add(change, [
        { claimId, version: 2, assignee: desk.checker.personId, dueOn: '2025-06-10', returns: 0 },
      ]),
    );
    await expect(again).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(desk.dataSource.query('DELETE FROM claim_reminder')).rejects.toThrow('permission denied');
    await expect(desk.dataSource.query('UPDATE claim_reminder SET due_on = now()')).rejects.toThrow('denied');
  });

  it('is looked for page by page', async () => {
    const ids = [claimId];
    for (let more = 0; more < 2; more++) ids.push((await desk.claimWithFinding(`more ${more}`)).id);
    for (const id of ids) await assign('2025-06-10', desk.checker, id);
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const due: readonly { readonly claimId: string }[] = await desk.ports.reminders.due(NOW, '2025-06-11', {
        after,
        limit: 2,
      });
      found.push(...due.map((each) => each.claimId));
      if (due.length < 2) break;
      after = due.at(-1)?.claimId ?? null;
    }
    expect(found).toEqual([...ids].sort());
    expect(await remind('2025-06-11')).toBe(3);
  });

  it('needs a moment to be looked for', async () => {
    await expect(new RemindOverdue(desk.ports).run(JOB, { slot: 'noon' })).rejects.toThrow(RangeError);
  });

  it('has reminders that fit the log, before a return and after', async () => {
    await assign('2025-06-10');
    await remind('2025-06-11');
    await desk.give(claimId);
    await new ReviewVerdict(desk.ports).run(desk.second, {
      claimId,
      version: 1,
      decision: 'returned',
      reason: 'Again.',
    });
    expect(await remind('2025-06-12')).toBe(1);
    await desk.ports.views.latest();
    const asked = { roots: null, rows: true, unsignedSince: new Date(0), remembered: null };
    const { faults } = await verifyDatabase(desk.dataSource, asked);
    expect(faults.filter(({ table }) => table === 'claim_reminder')).toEqual([]);
  });
});
