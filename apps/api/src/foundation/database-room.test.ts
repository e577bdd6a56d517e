/** A database whose disk is full: refused as that, nothing half-written, told by readiness, and forgotten once there is room. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type TestApi, testApi } from '../../../../test/support/api.js';
import { DatabaseFull, DatabaseRoom } from './database-room.js';

let api: TestApi;
/** What a look at the disk says. */
let diskIsFull = false;

beforeAll(async () => {
  api = await testApi({}, { lacksRoom: () => Promise.resolve(diskIsFull) });
});
afterAll(() => api.close());
afterEach(() => void jest.restoreAllMocks());

/** Lets time pass for the spacing of trials alone. */
function later(ms: number): void {
  const now = Math.ceil(performance.now()) + ms;
  jest.spyOn(performance, 'now').mockReturnValue(now);
}

/** As the role that owns the tables. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: api.ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const rows = {
  sources: [{ key: 'harbour', name: 'Harbour Office', kind: 'body' }],
  statements: [{ id: 'a', source: 'harbour', words: 'The storm sank 350 boats.', saidOn: '2025-06-08' }],
};
const importRows = () => api.ask('/v1/ledgers/town/imports', { method: 'POST', body: rows });
const ready = () => api.ask('/health/ready', { key: null });

describe('an import that the disk of the database has no room for', () => {
  it('is told with a stable code, leaves nothing, and succeeds when there is room', async () => {
    await api.ask('/v1/ledgers', { method: 'POST', body: { name: 'town', title: 'Town' } });
    // PostgreSQL's own words and code for a file that it cannot make longer.
    await asOwner(`
      CREATE FUNCTION whence.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file "base/5/16384": No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON whence.statement_version EXECUTE FUNCTION whence.full()`);
    const refused = await importRows();
    expect([refused.status, refused.headers.get('content-type'), refused.headers.get('retry-after')]).toEqual([
      507,
      'application/problem+json',
      null,
    ]);
    expect(refused.body).toMatchObject({ code: 'database-full', type: '/errors/database-full' });
    expect(refused.body.detail).toMatch(
      /^Found no room left on a disk of the database; expected room .*Nothing was written/,
    );
    for (const list of ['sources', 'statements', 'imports'])
      expect((await api.ask(`/v1/ledgers/town/${list}`)).body.entries).toEqual([]);
    await asOwner('DROP TRIGGER full_disk ON whence.statement_version');
    expect((await importRows()).status).toBe(200);
    expect((await ready()).status).toBe(200);
  });

  it('is told as that where the database ended before it could say so, and only there', async () => {
    const room = api.app.get(DatabaseRoom);
    const gone = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    const taken = Object.assign(new Error('a key is taken'), { code: '23505' });
    expect(await room.seen(gone)).toBe(gone);
    diskIsFull = true;
    expect(await room.seen(gone)).toMatchObject({ name: 'DatabaseFull', code: '53100', cause: gone });
    expect(await room.seen(taken)).toBe(taken);
    diskIsFull = false;
  });
});

describe('readiness', () => {
  /** A room whose trials end as told, and how many were begun. */
  function roomOf(ends: () => Promise<unknown>) {
    let trials = 0;
    const query = async (sql: string) => {
      if (!sql.startsWith('SELECT')) return [];
      trials += 1;
      return ends();
    };
    const transaction = (work: (manager: unknown) => Promise<unknown>) => work({ query });
    return { room: new DatabaseRoom({ transaction } as never, () => Promise.resolve(false)), trials: () => trials };
  }

  it('is not there from such a refusal until a trial finds room', async () => {
    let full = true;
    const { room, trials } = roomOf(() => (full ? Promise.reject(new DatabaseFull('no space')) : Promise.resolve()));
    await room.check();
    expect(trials()).toBe(0);
    await room.seen(new DatabaseFull('no space'));
    await expect(room.check()).rejects.toThrow('no space');
    later(5_000);
    await expect(room.check()).rejects.toThrow('no space');
    full = false;
    later(5_000);
    await room.check();
    expect(trials()).toBe(3);
    await room.check();
    expect(trials()).toBe(3);
  });

  it('shares one trial among all who ask meanwhile, and answers from it for five seconds', async () => {
    let end: (error?: Error) => void = () => undefined;
    const ends = () =>
      new Promise<void>((resolve, reject) => (end = (error) => (error === undefined ? resolve() : reject(error))));
    const { room, trials } = roomOf(ends);
    await room.seen(new DatabaseFull('refused'));
    later(0);
    const asked = Promise.allSettled([room.check(), room.check(), room.check()]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    end(new DatabaseFull('tried'));
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(trials()).toBe(1);
    later(4_999);
    await expect(room.check()).rejects.toThrow('tried');
    expect(trials()).toBe(1);
    later(5_000);
    const found = room.check();
    await new Promise((resolve) => setTimeout(resolve, 0));
    end();
    await found;
    // Refused again at once: there was room for the trial only.
    await room.seen(new DatabaseFull('refused again'));
    await expect(room.check()).rejects.toThrow('refused again');
    expect(trials()).toBe(2);
  });

  it('tries by a table that PostgreSQL puts on its disk', async () => {
    const room = api.app.get(DatabaseRoom);
    const written = async () => {
      await api.dataSource.query('SELECT pg_stat_force_next_flush()');
      const [row] = await api.dataSource.query(
        'SELECT temp_bytes::int AS bytes FROM pg_stat_database WHERE datname = current_database()',
      );
      return Number(row.bytes);
    };
    const before = await written();
    later(5_000);
    await room.seen(new DatabaseFull('no space'));
    expect((await ready()).body.checks).toContainEqual({ name: 'database-room', ok: true });
    let after = before;
    for (let tries = 0; tries < 50 && after === before; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      after = await written();
    }
    expect(after - before).toBeGreaterThan(10_000_000);
  });
});
