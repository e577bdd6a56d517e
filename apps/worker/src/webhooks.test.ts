import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '@whence/config';
import type { Log, RetriesOf } from '@whence/queue';
import { serviceDataSource, type StorePorts, storePorts } from '@whence/store';
import type { TestDatabase } from '@whence/testing';
import {
  AddSubscriber,
  ChangeSubscriber,
  type DeskActor,
  type EventType,
  FirstStart,
  JOB_NAMES,
  RedeliverEvent,
  RotateSecret,
  SendTestEvent,
} from '@whence/workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { type Receiver, receiver } from '../../../test/support/receiver.js';
import { createWorker, type RunningWorker } from './index.js';
import { workerDatabase } from '../../../test/support/worker-contract.js';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const quick = { attempts: 4, firstWaitMs: 50, longestWaitMs: 300 };
const retries = Object.fromEntries(JOB_NAMES.map((name) => [name, quick])) as unknown as RetriesOf;
const ALL = { after: null, limit: 100 };
const NOW = { position: null };

let database: TestDatabase;
let dataSource: DataSource;
let ports: StorePorts;
let by: DeskActor;
let worker: RunningWorker;
let subscriber: Receiver;
let id: string;
let secret: string;

beforeAll(async () => {
  database = await workerDatabase();
  dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 10 }).initialize();
  ports = storePorts(dataSource);
  const first = await new FirstStart(ports).run();
  by = { kind: 'person', deskId: first?.deskId ?? '', personId: first?.personId ?? '' };
  const config = readConfig({ DATABASE_URL: database.serviceUrl, WEBHOOK_TIMEOUT_MS: '300' });
  worker = await createWorker({
    config,
    dataSource,
    log: silent,
    retries,
    useCases: { 'sign-log': { run: () => Promise.resolve() } },
  });
});
afterAll(async () => {
  await worker.stop();
  await dataSource.destroy();
  await database.close();
});
beforeEach(async () => {
  subscriber = await receiver();
  const wanted = { name: 'CMS', url: subscriber.url, types: ['finding.recorded'] as EventType[] };
  const added = await new AddSubscriber(ports).run(by, wanted);
  ({ secret } = added);
  ({ id } = added.subscriber);
});
afterEach(async () => {
  const found = await ports.subscribers.one(NOW, by.deskId, id);
  if (found?.active)
    await new ChangeSubscriber(ports).run(by, { subscriberId: id, version: found.version, active: false });
  await subscriber.close();
});

const happen = (type: EventType = 'finding.recorded'): Promise<string> =>
  ports.changes.make(by, 'test', (change) =>
    ports.events.add(change, { deskId: by.deskId, type, content: { claimId: 'c1', words: 'naïve — “30,000”' } }),
  );

async function attempts(eventId: string) {
  return ports.deliveries.list(NOW, by.deskId, { subscriberId: id, eventId }, ALL);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited 15 s in vain');
    await sleep(15);
  }
}

describe('telling subscribers', () => {
  it('sends a signed event once, and keeps the attempt', async () => {
    const eventId = await happen();
    await until(async () => (await attempts(eventId)).length === 1);
    const [message] = subscriber.received;
    expect(subscriber.verified(message!, secret)).toEqual({
      type: 'finding.recorded',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      place: expect.stringMatching(/^\d+\.1$/),
      data: { claimId: 'c1', words: 'naïve — “30,000”' },
    });
    expect(message?.headers['webhook-id']).toBe(eventId);
    const [attempt, ...others] = await attempts(eventId);
    expect(attempt).toMatchObject({ attempt: 1, outcome: 'delivered', status: 204 });
    expect(others).toEqual([]);
    expect(
      await dataSource.query(`SELECT action FROM log_entry WHERE subject_kind = 'delivery' AND subject_id = $1`, [
        attempt?.id,
      ]),
    ).toEqual([{ action: 'attempt' }]);
    await sleep(200);
    expect(subscriber.received).toHaveLength(1);
  });

  it('tells nobody of what they did not ask for', async () => {
    const other = await happen('claim.reopened');
    const asked = await happen();
    await until(async () => (await attempts(asked)).length === 1);
    await sleep(200);
    expect(await attempts(other)).toEqual([]);
    expect(subscriber.received).toHaveLength(1);
  });

  it('tries again with the same id and the same bytes until it is taken', async () => {
    const answers = [500, 'silence', 204] as const;
    subscriber.answer = (response) => {
      const answer = answers[subscriber.received.length - 1];
      if (typeof answer === 'number') response.writeHead(answer).end('words');
    };
    const eventId = await happen();
    await until(async () => (await attempts(eventId)).some(({ outcome }) => outcome === 'delivered'));
    expect(await attempts(eventId)).toMatchObject([
      { attempt: 1, outcome: 'refused', status: 500, detail: 'words' },
      { attempt: 2, outcome: 'unreachable', status: null, detail: 'No answer within 300 ms.' },
      { attempt: 3, outcome: 'delivered', status: 204 },
    ]);
    const { received } = subscriber;
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    for (const message of received) expect(subscriber.verified(message, secret)).toBeDefined();
  });

  it('gives up after the bound, and tells again when a person asks', async () => {
    subscriber.answer = (response) => void response.writeHead(503).end();
    const eventId = await happen();
    await until(async () => (await attempts(eventId)).length === 4);
    await sleep(500);
    expect(await attempts(eventId)).toHaveLength(4);
    subscriber.answer = (response) => void response.writeHead(200).end();
    const [first] = await attempts(eventId);
    await new RedeliverEvent(ports).run(by, first?.id ?? '');
    await until(async () => (await attempts(eventId)).length === 5);
    expect((await attempts(eventId))[4]).toMatchObject({ attempt: 5, outcome: 'delivered' });
    await new RedeliverEvent(ports).run(by, first?.id ?? '');
    await until(async () => (await attempts(eventId)).length === 6);
  });

  it('tells no more whoever says that it is gone', async () => {
    subscriber.answer = (response) => void response.writeHead(410).end();
    const eventId = await happen();
    await until(async () => (await attempts(eventId)).length === 1);
    const found = await ports.subscribers.one(NOW, by.deskId, id);
    expect(found).toMatchObject({ active: false, version: 2, reason: expect.stringContaining('410') });
    const later = await happen();
    await until(() => ports.events.isAnnounced(NOW, later));
    await sleep(200);
    expect(await attempts(later)).toEqual([]);
    const [only] = await attempts(eventId);
    await expect(new RedeliverEvent(ports).run(by, only?.id ?? '')).rejects.toMatchObject({
      code: 'subscriber-inactive',
    });
  });

  it('sends a test to the one subscriber alone', async () => {
    const other = await receiver();
    const second = await new AddSubscriber(ports).run(by, { name: 'Other', url: other.url, types: [] });
    const eventId = await new SendTestEvent(ports).run(by, id);
    await until(async () => (await attempts(eventId)).length === 1);
    await sleep(200);
    expect(other.received).toEqual([]);
    expect(subscriber.verified(subscriber.received[0]!, secret)).toMatchObject({ type: 'test' });
    const ended = { subscriberId: second.subscriber.id, version: 1, active: false };
    await new ChangeSubscriber(ports).run(by, ended);
    await other.close();
  });

  it('signs with both secrets after a rotation', async () => {
    const rotated = await new RotateSecret(ports).run(by, { owner: 'subscriber', id });
    const eventId = await happen();
    await until(async () => (await attempts(eventId)).length === 1);
    const message = subscriber.received[0]!;
    expect(subscriber.verified(message, secret)).toBeDefined();
    expect(subscriber.verified(message, rotated.secret)).toBeDefined();
    const day = new Date(rotated.previousUntil.getTime() + 1);
    expect(await ports.secrets.good(NOW, 'subscriber', id, day)).toEqual([rotated.secret]);
  });

  it('queues deliveries once although the announcement runs twice, and sends once although the delivery does', async () => {
    const eventId = await happen();
    await until(async () => (await attempts(eventId)).length === 1);
    await ports.changes.make(by, 'test', async (change) => {
      change.enqueue({ name: 'announce', payload: { eventId } });
      change.enqueue({ name: 'deliver', payload: { eventId, subscriberId: id, after: 0 } });
    });
    await sleep(600);
    expect(await attempts(eventId)).toHaveLength(1);
    expect(subscriber.received).toHaveLength(1);
  });

  it('keeps the secret out of the log and out of history', async () => {
    const rows: { found: string }[] = await dataSource.query(
      `SELECT entry AS found FROM log_entry UNION ALL SELECT content::text FROM subscriber_version`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ found }) => found.includes(secret) || found.includes('whsec_'))).toBe(false);
  });
});
