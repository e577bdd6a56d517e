/** From a webhook to the list of events: by the place that both tell, while many write and attempts overtake each other. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { whenceClient } from '@whence/client';
import type { DeskEvent } from '@whence/client';
import { SignedWebhooks } from '@whence/newsroom';
import { AnnounceEvent, DeliverEvent } from '@whence/workflow';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { type Receiver, receiver } from '../../../../test/support/receiver.js';

const WRITERS = 6;
const CHANGES_EACH = 8;
const JOB = { kind: 'job' } as const;

let api: TestApi;
let subscriber: Receiver;
beforeAll(async () => {
  api = await testApi();
  subscriber = await receiver();
});
afterAll(async () => {
  await subscriber.close();
  await api.close();
});

/** Changes of one to three events, whose transactions take as long as they happen to: commits overtake each other. */
async function write(writer: number): Promise<void> {
  const { deskId, personId } = api.first;
  for (let turn = 0; turn < CHANGES_EACH; turn += 1)
    await api.ports.changes.make({ kind: 'person', deskId, personId }, 'test-event', async (change) => {
      for (let n = 0; n <= (writer + turn) % 3; n += 1)
        await api.ports.events.add(change, { deskId, type: 'claim.reopened', content: { writer, turn, n } });
      await sleep(Math.random() * 20);
    });
}

/** Does the jobs of the outbox that are not done yet, in any order and several at once. */
async function work(done: Set<string>): Promise<number> {
  const ports = { ...api.ports, webhooks: new SignedWebhooks({ timeoutMs: 5_000 }) };
  const jobs: { id: string; job: string; payload: { eventId: string; subscriberId: string; after: number } }[] =
    await api.dataSource.query(
      `SELECT id, job, payload FROM outbox WHERE job IN ('announce', 'deliver') ORDER BY random()`,
    );
  const open = jobs.filter(({ id }) => !done.has(id));
  await Promise.all(
    open.map(async ({ id, job, payload }) => {
      done.add(id);
      if (job === 'announce') await new AnnounceEvent(ports).run(JOB, payload);
      else await new DeliverEvent(ports).run(JOB, payload);
    }),
  );
  return open.length;
}

async function listed(after: string): Promise<DeskEvent[]> {
  const client = whenceClient({ url: api.url, key: api.first.key.secret });
  const entries: DeskEvent[] = [];
  for await (const event of client.each('/v1/events', { params: { query: { after, limit: 20 } } })) entries.push(event);
  return entries;
}

const inOrder = (one: string, other: string): number => {
  const [a = 0, b = 0] = one.split('.').map(Number);
  const [c = 0, d = 0] = other.split('.').map(Number);
  return a - c || b - d;
};

it('a receiver goes from any webhook to the list, without a gap or a repeat', async () => {
  await api.ask('/v1/subscribers', {
    method: 'POST',
    body: { name: 'CMS', url: subscriber.url, types: ['claim.reopened'] },
  });
  /** What the receiver has dealt with, and up to where. */
  const seen: string[] = [];
  let kept = '0';
  let looked = 0;
  const heard = async (): Promise<void> => {
    for (; looked < subscriber.received.length; looked += 1) {
      const { place } = JSON.parse(subscriber.received[looked]?.body ?? '') as { place: string };
      if (inOrder(place, kept) <= 0) continue;
      const found = await listed(kept);
      seen.push(...found.map(({ id }) => id));
      kept = found.at(-1)?.place ?? kept;
    }
  };
  const done = new Set<string>();
  let writing = true;
  const written = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n))).then(() => (writing = false));
  while (writing || (await work(done)) > 0) {
    await work(done);
    await heard();
  }
  await written;
  await heard();

  const all = await listed('0');
  expect(all.length).toBeGreaterThan(WRITERS * CHANGES_EACH);
  expect(seen).toEqual(all.map(({ id }) => id));
  const told = subscriber.received.map(({ headers, body }) => ({
    id: headers['webhook-id'],
    place: (JSON.parse(body) as { place: string }).place,
  }));
  expect(told).toHaveLength(all.length);
  expect(told.toSorted((a, b) => inOrder(a.place, b.place))).toEqual(all.map(({ id, place }) => ({ id, place })));
  for (const at of [0, Math.floor(all.length / 2), all.length - 2])
    expect((await listed(all[at]?.place ?? '')).map(({ id }) => id)).toEqual(all.slice(at + 1).map(({ id }) => id));
}, 120_000);
