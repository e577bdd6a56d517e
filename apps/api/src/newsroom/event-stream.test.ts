import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { whenceClient } from '@whence/client';
import type { DeskEvent, LiveEvent } from '@whence/client';
import { readConfig } from '@whence/config';
import { serviceDataSource } from '@whence/store';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { createApi } from '../foundation/create-api.js';
import { STREAMS_OF_A_KEY } from './event-feed.js';

const WRITERS = 8;
const CHANGES_EACH = 15;

let api: TestApi;
/** The same service in a second process's stead: its own pool, its own feed. */
let other: Awaited<ReturnType<typeof createApi>>;
let otherUrl: string;

beforeAll(async () => {
  api = await testApi();
  other = await createApi({
    config: readConfig({}, { LOG_LEVEL: 'error' }),
    dataSource: serviceDataSource({ url: api.serviceUrl, role: 'whence_app', pool: 10 }),
  });
  await other.listen(0, '127.0.0.1');
  otherUrl = await other.getUrl();
});
afterAll(async () => {
  await other.close();
  await api.close();
});

const actor = () => ({ kind: 'person' as const, deskId: api.first.deskId, personId: api.first.personId });

/** Changes of one to three events, whose transactions take as long as they happen to: commits overtake each other. */
async function write(
  writer: number,
  changes = CHANGES_EACH,
  type: 'test' | 'claim.reopened' | 'claim.overdue' = 'test',
): Promise<void> {
  for (let turn = 0; turn < changes; turn += 1)
    await api.ports.changes.make(actor(), 'test-event', async (change) => {
      for (let n = 0; n <= (writer + turn) % 3; n += 1)
        await api.ports.events.add(change, { deskId: api.first.deskId, type, content: { writer, turn, n } });
      await sleep(Math.random() * 30);
    });
}

/** Ids of events in the order of the record. */
async function recorded(): Promise<string[]> {
  await api.ports.views.latest();
  const rows: { id: string }[] = await api.dataSource.query(
    'SELECT e.id FROM event e JOIN recorded_change rc ON rc.change_id = e.change_id ORDER BY rc.position, e.id',
  );
  return rows.map(({ id }) => id);
}

/** An answer whose connection is lost after so many pieces, also in the midst of an event. */
function cut(response: Response, pieces: number): Response {
  let left = pieces;
  const losing = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      left -= 1;
      const whole = left > 0 || Math.random() < 0.5;
      controller.enqueue(whole ? piece : piece.slice(0, Math.ceil(piece.length * Math.random())));
      if (left <= 0) controller.error(new TypeError('the connection is lost'));
    },
  });
  return new Response(response.body?.pipeThrough(losing), response);
}

const client = () => whenceClient({ url: api.url, key: api.first.key.secret, longestWaitMs: 20 });

/** What the list has behind a place, page by page. */
async function listed(after: string, limit = 50): Promise<DeskEvent[]> {
  const entries: DeskEvent[] = [];
  for await (const event of client().each('/v1/events', { params: { query: { after, limit } } })) entries.push(event);
  return entries;
}

/** The next events of the stream behind a place; fewer when none comes for a while. */
async function streamed(lastEventId: string, most: number): Promise<LiveEvent[]> {
  const seen: LiveEvent[] = [];
  const done = new AbortController();
  const patience = setTimeout(() => done.abort(), 1_000);
  try {
    for await (const event of client().events({ lastEventId, signal: done.signal })) {
      seen.push(event);
      if (seen.length === most) break;
    }
  } catch (error) {
    if (!done.signal.aborted) throw error;
  } finally {
    clearTimeout(patience);
    done.abort();
  }
  return seen;
}

/** Reads until `enough`; each connection goes to either API and is cut at random. */
async function follow(enough: (seen: readonly LiveEvent[]) => boolean, cutting: boolean): Promise<LiveEvent[]> {
  const done = new AbortController();
  const client = whenceClient({
    url: api.url,
    key: api.first.key.secret,
    longestWaitMs: 20,
    fetch: async (request) => {
      const address = Math.random() < 0.5 ? request.url : request.url.replace(api.url, otherUrl);
      const response = await fetch(address, { headers: request.headers, signal: request.signal });
      return cutting ? cut(response, 1 + Math.floor(Math.random() * 6)) : response;
    },
  });
  const seen: LiveEvent[] = [];
  try {
    for await (const event of client.events({ lastEventId: '0', signal: done.signal })) {
      seen.push(event);
      if (enough(seen)) break;
    }
  } finally {
    done.abort();
  }
  return seen;
}

describe('the stream of events', () => {
  it('gives each event once and in the order of the record, though many write and connections are cut', async () => {
    let writing = true;
    const written = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n))).then(() => (writing = false));
    const total = Array.from({ length: WRITERS * CHANGES_EACH }, (_, n) => {
      const [writer, turn] = [Math.floor(n / CHANGES_EACH), n % CHANGES_EACH];
      return ((writer + turn) % 3) + 1;
    }).reduce((sum, each) => sum + each, 0);
    const [cut, whole] = await Promise.all([
      follow((seen) => seen.length >= total, true),
      follow((seen) => seen.length >= total, false),
    ]);
    await written;
    expect(writing).toBe(false);
    const expected = await recorded();
    expect(expected).toHaveLength(total);
    expect(whole.map(({ id }) => id)).toEqual(expected);
    expect(cut.map(({ id }) => id)).toEqual(expected);
  }, 180_000);

  it('begins with what happens from now on, and says where that is before anything happened', async () => {
    const response = await fetch(`${api.url}/v1/events/stream`, {
      headers: { authorization: `Bearer ${api.first.key.secret}` },
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    const { position } = await api.ports.views.latest();
    expect(Buffer.from(value!).toString()).toBe(`retry: 1000\n: at ${position}\nid: ${position}\n\n`);
    await write(0, 1);
    const next = await reader.read();
    expect(Buffer.from(next.value!).toString()).toMatch(/^id: \d+\.1\nevent: test\ndata: \{"id":/);
    await reader.cancel();
  });

  it('begins with the first event of all for a client that says so', async () => {
    const response = await fetch(`${api.url}/v1/events/stream`, {
      headers: { authorization: `Bearer ${api.first.key.secret}`, 'last-event-id': '0' },
    });
    const [first] = await recorded();
    expect(first).toBeDefined();
    const reader = response.body!.getReader();
    let told = '';
    while (!told.includes('data: ')) told += Buffer.from((await reader.read()).value!).toString();
    expect(/"id":"([^"]+)"/.exec(told)?.[1]).toBe(first);
    await reader.cancel();
  });

  it('goes on where a list ended, and a list where the stream did, without a gap or a repeat, while many write', async () => {
    const { position } = await api.ports.views.latest();
    const start = String(position);
    const before = await recorded();
    const seen: DeskEvent[] = [];
    const turns = { list: 0, stream: 0 };
    const enough = () => Math.min(turns.list, turns.stream) >= 4;
    let writing = true;
    const writeOn = async (writer: number) => {
      while (!enough()) await write(writer, 2);
    };
    const written = Promise.all(Array.from({ length: WRITERS }, (_, n) => writeOn(n))).then(() => (writing = false));
    const place = () => seen.at(-1)?.place ?? start;
    for (let turn = 0; writing || turn % 2 === 0; turn += 1) {
      const from = turn % 2 === 0 ? 'list' : 'stream';
      const found =
        from === 'list' ? await listed(place()) : await streamed(place(), 1 + Math.floor(Math.random() * 9));
      if (found.length > 0) turns[from] += 1;
      seen.push(...found);
    }
    await written;
    seen.push(...(await listed(place())));
    const expected = (await recorded()).slice(before.length);
    expect(seen.map(({ id }) => id)).toEqual(expected);
    // One event has one place, whoever tells it; what the stream tells holds it too.
    const again = await streamed(start, expected.length);
    expect(again).toEqual(seen);
    expect((await listed(start, 200)).map((event) => event.place)).toEqual(seen.map((event) => event.place));
    const middle = seen[Math.floor(seen.length / 2)];
    const change = middle?.place.split('.')[0] ?? '';
    const behind = await listed(change);
    expect(behind.map(({ id }) => id)).toEqual(
      seen.filter((event) => Number(event.place.split('.')[0]) > Number(change)).map(({ id }) => id),
    );
  }, 180_000);

  it.each(['soon', '-1', '999999999', '1.2.3'])(
    'has a list that refuses a place that nothing gave: %s',
    async (place) => {
      const { status, body } = await api.ask(`/v1/events?after=${place}`);
      expect([status, body.code, body.faults[0].where]).toEqual([422, 'event-place-malformed', 'query/after']);
    },
  );

  it('has a list that looks as far as it must for a type of which there are few', async () => {
    const { position } = await api.ports.views.latest();
    // Changes without events, more than are looked at first.
    await api.dataSource.query(
      `WITH made AS (
         INSERT INTO change (id, desk_id, actor_kind, purpose, drawn, drawn_at)
         SELECT gen_random_uuid(), $1, 'job', 'test', nextval('change_drawn'), now() FROM generate_series(1, 12000)
         RETURNING id)
       SELECT count(*) FROM made`,
      [api.first.deskId],
    );
    await write(0, 1, 'claim.overdue');
    const address = `/v1/events?type=claim.overdue&after=${position}`;
    const found = await api.ask(address);
    expect(found.body.entries).toMatchObject([{ type: 'claim.overdue', place: `${position + 12_001}.1` }]);
    const then = await api.ask(`${address}&asOf=2020-01-01`);
    expect(then.body).toEqual({ entries: [], next: null });
  });

  it.each(['soon', '-1', '999999999', '1.2.3'])('refuses a place that it did not give: %s', async (place) => {
    const answer = await api.ask('/v1/events/stream', { headers: { 'last-event-id': place } });
    expect([answer.status, answer.body.code]).toEqual([422, 'event-place-malformed']);
  });

  it('tells a key of what it may read, and of its own desk alone', async () => {
    const person = await api.ask('/v1/people', { method: 'POST', body: { name: 'Vic Viewer', role: 'viewer' } });
    const key = await api.ask('/v1/keys', {
      method: 'POST',
      body: { name: 'v', personId: person.body.id, scopes: ['claim:read'] },
    });
    const { position } = await api.ports.views.latest();
    await write(0, 1);
    await write(0, 1, 'claim.reopened');
    await write(0, 1, 'claim.overdue');
    const viewer = whenceClient({ url: api.url, key: key.body.secret });
    for await (const event of viewer.events({ lastEventId: String(position) })) {
      // The others came first; a key for claims alone may not see a test, nor what changed in a finding.
      expect(event.type).toBe('claim.overdue');
      break;
    }
    const made = await api.ask('/v1/desks', { method: 'POST', body: { slug: 'other', name: 'Other' } });
    expect(made.status).toBe(201);
    const nothing = await api.ports.events.after(made.body.id, { position: 0, ordinal: 0 }, 1e9, ['test'], 10);
    expect(nothing).toEqual([]);
  });

  it.each([
    {
      what: 'its key is revoked',
      end: (_personId: string, keyId: string) => api.ask(`/v1/keys/${keyId}`, { method: 'DELETE' }),
    },
    {
      what: 'its person leaves the desk',
      end: (personId: string) => api.ask(`/v1/people/${personId}/role`, { method: 'PUT', body: { role: null } }),
    },
  ])('sends no event that happens once $what, and ends', async ({ end }) => {
    const person = await api.ask('/v1/people', { method: 'POST', body: { name: 'Lea Leaving', role: 'viewer' } });
    const key = await api.ask('/v1/keys', { method: 'POST', body: { name: 'leaving', personId: person.body.id } });
    const stream = await fetch(`${api.url}/v1/events/stream`, {
      headers: { authorization: `Bearer ${key.body.secret}` },
      signal: AbortSignal.timeout(10_000),
    });
    const pieces = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    const next = async (): Promise<boolean> => {
      const piece = await pieces?.read();
      read += piece?.value ?? '';
      return piece?.done ?? true;
    };
    while (!read.includes('id: ')) expect(await next()).toBe(false);
    await write(0, 1, 'claim.overdue');
    while (!read.includes('event: claim.overdue')) expect(await next()).toBe(false);
    expect((await end(person.body.id, key.body.id)).status).toBeLessThan(300);
    const before = read;
    await write(1, 1, 'claim.overdue');
    while (!(await next()));
    expect(read.slice(before.length)).not.toContain('event:');
  });

  it('takes a few streams of one key, and another once one is closed', async () => {
    const headers = { authorization: `Bearer ${api.first.key.secret}` };
    const open = () => fetch(`${api.url}/v1/events/stream`, { headers });
    const streams = await Promise.all(Array.from({ length: STREAMS_OF_A_KEY }, open));
    expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'streams-too-many' });
    await streams[0]?.body?.cancel();
    let again = await open();
    for (let tries = 0; again.status === 429 && tries < 100; tries += 1) {
      await again.body?.cancel();
      await sleep(20);
      again = await open();
    }
    expect(again.status).toBe(200);
    for (const { body } of [again, ...streams.slice(1)]) await body?.cancel();
  });

  it('ends its streams when the service closes, which then closes', async () => {
    const third = await createApi({
      config: readConfig({}, { LOG_LEVEL: 'error' }),
      dataSource: serviceDataSource({ url: api.serviceUrl, role: 'whence_app', pool: 4 }),
    });
    await third.listen(0, '127.0.0.1');
    const response = await fetch(`${await third.getUrl()}/v1/events/stream`, {
      headers: { authorization: `Bearer ${api.first.key.secret}` },
    });
    const text = response.text();
    await third.close();
    expect(await text).toMatch(/^retry: 1000\n/);
  });
});
