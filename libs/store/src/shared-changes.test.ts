/** Changes by many at once that share a transaction, on a real database, submissions as their work. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SubmitClaim, WriteClaim, type PersonActor, type SharedWork } from '@whence/workflow';
import pg from 'pg';
import { writerOf } from './changes.js';
import { claimDesk, NOW, type ClaimDesk } from './claims/claim-desk.contract.js';
import { isDatabaseOutage } from './outage.js';

let desk: ClaimDesk;
let submitClaim: SubmitClaim;

beforeAll(async () => {
  desk = await claimDesk();
  submitClaim = new SubmitClaim(desk.ports);
});
afterAll(() => desk.close());

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Claims that nobody has submitted yet. */
async function proposed(name: string, count: number): Promise<readonly string[]> {
  const { revision } = await desk.article(name);
  const written = Array.from({ length: count }, () =>
    new WriteClaim(desk.ports).run(desk.checker, {
      articleId: revision.articleId,
      quote: { exact: 'Storms hit the coast' },
      content: { mode: 'observed', polarity: 'affirms' },
    }),
  );
  return (await Promise.all(written)).map(({ id }) => id);
}

const submit = (claimId: string, by: PersonActor = desk.checker) => submitClaim.run(by, { claimId });

interface Made {
  readonly claimId: string;
  readonly personId: string;
  readonly request: string | null;
  readonly transaction: string;
  readonly entries: readonly string[];
  readonly jobs: number;
}

/** What changes submitted these claims. */
const made = (claimIds: readonly string[]): Promise<Made[]> =>
  desk.dataSource.query(
    `SELECT s.claim_id AS "claimId", c.person_id AS "personId", c.request_id AS request, c.xmin::text AS transaction,
       (SELECT array_agg(e.action ORDER BY e.ordinal) FROM log_entry e WHERE e.change_id = c.id) AS entries,
       (SELECT count(*)::int FROM outbox o WHERE o.change_id = c.id) AS jobs
     FROM claim_step s JOIN change c ON c.id = s.change_id
     WHERE s.event = 'submit' AND s.claim_id = ANY($1::uuid[]) ORDER BY s.claim_id`,
    [claimIds],
  );

const codeOf = (settled: PromiseSettledResult<unknown>): unknown =>
  settled.status === 'fulfilled'
    ? 'submitted'
    : ((settled.reason as { code?: unknown }).code ?? String(settled.reason));

describe('changes that are asked for at once', () => {
  it('share transactions, each with its own person, entries and job', async () => {
    const ids = await proposed('at once', 30);
    const answers = await Promise.all(
      ids.map((id, at) => submit(id, { ...(at % 2 === 0 ? desk.checker : desk.second), requestId: `request-${id}` })),
    );
    expect(answers.map(({ claimId }) => claimId)).toEqual(ids);
    const changes = await made(ids);
    expect(changes).toHaveLength(30);
    for (const { claimId, personId, request, entries, jobs } of changes) {
      const by = ids.indexOf(claimId) % 2 === 0 ? desk.checker : desk.second;
      expect({ personId, request, entries, jobs }).toEqual({
        personId: by.personId,
        request: `request-${claimId}`,
        entries: ['submit', 'ask'],
        jobs: 1,
      });
    }
    expect(new Set(changes.map(({ transaction }) => transaction)).size).toBe(2);
    const asked = await desk.ports.claims.standingOf(
      NOW,
      answers.map(({ requestId }) => requestId),
    );
    expect(new Set(asked.map(({ request }) => request.claimId))).toEqual(new Set(ids));
  });

  it('are refused one by one, and what is refused leaves nothing', async () => {
    const ids = await proposed('refused', 5);
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids;
    await submit(fourth);
    const before = await desk.dataSource.query<unknown[]>('SELECT FROM change');
    const settled = await Promise.allSettled([
      submit(first),
      submit(NOBODY),
      submit(second, { ...desk.checker, deskId: NOBODY }),
      submit(fourth),
      submit(first, desk.second),
      submit(third, { ...desk.checker, startsFrom: { tags: ['v9.9'], mayRead: false } }),
      submit(fifth, { ...desk.checker, startsFrom: { tags: ['v1.1'], mayRead: false } }),
    ]);
    expect(settled.map(codeOf)).toEqual([
      'submitted',
      'claim-unknown',
      'claim-unknown',
      'claim-submitted-already',
      'claim-submitted-already',
      'precondition-failed',
      'submitted',
    ]);
    expect((await made(ids)).map(({ claimId }) => claimId).sort()).toEqual([first, fourth, fifth].sort());
    // What is refused breaks up nothing: the others share a transaction all the same.
    expect(new Set((await made([first, fifth])).map(({ transaction }) => transaction)).size).toBe(1);
    expect(await desk.dataSource.query('SELECT FROM change')).toHaveLength(before.length + 2);
  });

  it('do not wait with one that somebody else holds', async () => {
    const ids = await proposed('held', 4);
    const [held = '', ...others] = ids;
    let letGo = (): void => undefined;
    let isHeld = (): void => undefined;
    const holding = new Promise<void>((resolve) => (isHeld = resolve));
    const holder = desk.ports.changes.make(desk.checker, 'hold', async (change) => {
      await change.hold('claim', held);
      await desk.ports.claims.head(change, held);
      isHeld();
      await new Promise<void>((resolve) => (letGo = resolve));
      change.log('hold', { kind: 'claim', id: held, version: 9 }, {});
    });
    await holding;
    // The first alone, the second with others, and the last ones behind both.
    const [before = '', ...beside] = others;
    const waiting = submit(held);
    await sleep(20);
    const waitingToo = expect(submit(held)).rejects.toMatchObject({ code: 'claim-submitted-already' });
    await Promise.all(beside.map((id) => submit(id)));
    await submit(before);
    expect((await made(ids)).map(({ claimId }) => claimId).sort()).toEqual([...others].sort());
    letGo();
    await holder;
    expect((await waiting).claimId).toBe(held);
    await waitingToo;
    expect(await made([held])).toHaveLength(1);
  });

  it('are made one by one where they cannot be made together, each where it was asked for', async () => {
    const ids = await proposed('one by one', 3);
    const [bad = ''] = ids;
    // Whose change it was is looked up at its end, in the database.
    const settled = await Promise.allSettled(
      ids.map((id) => submit(id, id === bad ? { ...desk.checker, personId: NOBODY } : desk.checker)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    const changes = await made(ids);
    expect(changes).toHaveLength(2);
    expect(new Set(changes.map(({ transaction }) => transaction)).size).toBe(2);
  });

  it('know what asked for them when they are made alone', async () => {
    const asking = new AsyncLocalStorage<number>();
    const work: SharedWork<number, number | undefined> = {
      purpose: 'who-asks',
      alone: () => Promise.resolve(asking.getStore()),
      together: (asked) => Promise.resolve(asked.map(() => 'held-elsewhere')),
    };
    const asked = [1, 2, 3].map((n) => asking.run(n, () => desk.ports.changes.makeShared(desk.checker, work, n)));
    expect(await Promise.all(asked)).toEqual([1, 2, 3]);
  });

  it('are all told of a database that is gone while they are made', async () => {
    let runs = 0;
    const superuser = new pg.Client({ connectionString: desk.superuserUrl });
    await superuser.connect();
    const work: SharedWork<number, number> = {
      purpose: 'cut-off',
      alone: () => Promise.resolve(runs++),
      together: async ([first]) => {
        runs += 1;
        await first?.[0].holdFree('claim', [NOBODY]);
        const [{ pid } = { pid: 0 }] = first
          ? await writerOf(first[0]).query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid')
          : [];
        await superuser.query('SELECT pg_terminate_backend($1)', [pid]);
        await first?.[0].holdFree('claim', [NOBODY]);
        return [];
      },
    };
    const settled = await Promise.allSettled([1, 2].map((n) => desk.ports.changes.makeShared(desk.checker, work, n)));
    await superuser.end();
    expect(settled.map((one) => one.status === 'rejected' && isDatabaseOutage(one.reason))).toEqual([true, true]);
    expect(runs).toBe(1);
  });
});
