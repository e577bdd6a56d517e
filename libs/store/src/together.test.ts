/** Statements that are sent together, on a real PostgreSQL. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@whence/testing';
import pg, { type PoolClient } from 'pg';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { copyRows } from './copy.js';
import { isDatabaseOutage } from './outage.js';
import { planned, plannedLater } from './prepared.js';
import { inTransaction, sendLater, wakeRelays } from './together.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.ownerUrl, poolSize: 2 }).initialize();
  await dataSource.query('CREATE TABLE one (n integer PRIMARY KEY)');
  await dataSource.query('CREATE TABLE two (n integer REFERENCES one DEFERRABLE INITIALLY DEFERRED)');
});

beforeEach(() => dataSource.query('TRUNCATE one, two'));

afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

const ADD = 'INSERT INTO one VALUES ($1)';
const ALL = 'SELECT n FROM one ORDER BY n';
const written = async (): Promise<readonly number[]> =>
  (await dataSource.query<{ n: number }[]>(ALL)).map(({ n }) => n);
const seen = async (manager: EntityManager): Promise<readonly number[]> =>
  (await planned<{ n: number }>(manager, ALL, [])).map(({ n }) => n);
const codeOf = (error: unknown): unknown =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code;

describe('statements of one transaction', () => {
  it('that wait are sent before the next one, in their order, and with the commit', async () => {
    const read = await inTransaction(dataSource, async (manager) => {
      for (const n of [3, 1, 2]) plannedLater(manager, ADD, [n]);
      const before = await seen(manager);
      plannedLater(manager, ADD, [4]);
      return before;
    });
    expect(read).toEqual([1, 2, 3]);
    expect(await written()).toEqual([1, 2, 3, 4]);
  });

  it("come before TypeORM's own and before COPY, which work between them", async () => {
    await inTransaction(dataSource, async (manager) => {
      plannedLater(manager, ADD, [1]);
      expect(await manager.query(ALL)).toEqual([{ n: 1 }]);
      sendLater(manager, { text: 'INSERT INTO one VALUES (2)' });
      await copyRows(manager, 'one', ['n'], [[3], [4]]);
      plannedLater(manager, ADD, [5]);
      await copyRows(manager, 'two', ['n'], [[5]]);
      expect(await seen(manager)).toEqual([1, 2, 3, 4, 5]);
    });
    expect(await written()).toEqual([1, 2, 3, 4, 5]);
  });

  it("give TypeORM's own statements the answers that it gives itself, and take none when all is over", async () => {
    let late: EntityManager | undefined;
    const asked = async (manager: EntityManager) => {
      late = manager;
      const added: unknown = await manager.query('INSERT INTO one VALUES ($1), ($2) RETURNING n', [1, 2]);
      const changed: unknown = await manager.query('UPDATE one SET n = n + 10 WHERE n > $1', [1]);
      const structured = await manager.queryRunner?.query(ALL, [], true);
      const removed: unknown = await manager.query('DELETE FROM one WHERE n = 1 RETURNING n');
      return [added, changed, { ...structured }, removed];
    };
    const theirs = await dataSource.transaction(asked);
    expect(theirs[0]).toEqual([{ n: 1 }, { n: 2 }]);
    await dataSource.query('TRUNCATE one, two');
    expect(await inTransaction(dataSource, asked)).toEqual(theirs);
    await expect(late?.query(ALL)).rejects.toThrow('released');
  });

  it('may be asked several at once', async () => {
    await inTransaction(dataSource, async (manager) => {
      plannedLater(manager, ADD, [7]);
      const answers = await Promise.all([seen(manager), manager.query(ALL), seen(manager)]);
      expect(answers).toEqual([[7], [{ n: 7 }], [7]]);
      await copyRows(manager, 'one', ['n'], [[8]]);
    });
    expect(await written()).toEqual([7, 8]);
  });

  it.each(['at the next statement', 'at the commit'])('throw what the first of them failed with %s', async (when) => {
    const failing = inTransaction(dataSource, async (manager) => {
      for (const n of [1, 1, 2]) plannedLater(manager, ADD, [n]);
      if (when === 'at the next statement') await seen(manager);
    });
    expect(codeOf(await failing.catch((error: unknown) => error))).toBe('23505');
    expect(await written()).toEqual([]);
  });

  it('throw what the commit itself is refused with', async () => {
    const failing = inTransaction(dataSource, async (manager) => {
      sendLater(manager, { text: 'INSERT INTO two VALUES (9)' });
      await seen(manager);
    });
    expect(codeOf(await failing.catch((error: unknown) => error))).toBe('23503');
    expect(await dataSource.query('SELECT n FROM two')).toEqual([]);
  });

  it('leave nothing behind when the work throws, whether they were sent or not', async () => {
    for (const sent of [false, true]) {
      const failing = inTransaction(dataSource, async (manager) => {
        plannedLater(manager, ADD, [1]);
        if (sent) await seen(manager);
        plannedLater(manager, ADD, [2]);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await written()).toEqual([]);
    }
    const idle = await dataSource.query<{ state: string }[]>(
      `SELECT DISTINCT state FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    expect(idle.every(({ state }) => state === 'idle')).toBe(true);
  });

  it('leave the connection as they found it', async () => {
    let client: (PoolClient & { pipeline?: boolean }) | undefined;
    await inTransaction(dataSource, async (manager) => {
      plannedLater(manager, ADD, [1]);
      client = (await manager.queryRunner?.connect()) as PoolClient;
    });
    expect(client?.pipeline).toBe(false);
    for (let n = 2; n < 30; n += 1) await inTransaction(dataSource, async (manager) => plannedLater(manager, ADD, [n]));
    expect(await written()).toHaveLength(29);
  });

  it('are lost with their connection, which is told', async () => {
    const failing = inTransaction(dataSource, async (manager) => {
      plannedLater(manager, ADD, [1]);
      const [{ pid }] = await manager.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
      plannedLater(manager, ADD, [2]);
    });
    // In one of several words, according to who notices first.
    expect(isDatabaseOutage(await failing.catch((error: unknown) => error))).toBe(true);
    for (const n of [3, 4, 5]) await inTransaction(dataSource, async (manager) => plannedLater(manager, ADD, [n]));
    expect(await written()).toEqual([3, 4, 5]);
  });

  it('take no transaction within', async () => {
    const failing = inTransaction(dataSource, (manager) => manager.transaction(() => Promise.resolve()));
    await expect(failing).rejects.toThrow('found a transaction within a change');
    expect(() => sendLater(dataSource.manager, { text: 'SELECT' })).toThrow('found no change under way');
  });
});

describe('who waits for jobs', () => {
  it('is woken after the commit of each that has some, not at once for all, and by nothing else', async () => {
    const listening = new pg.Client({ connectionString: database.ownerUrl });
    await listening.connect();
    await listening.query('LISTEN whence_outbox');
    const found: Promise<readonly number[]>[] = [];
    listening.on('notification', () => found.push(written()));
    const add = (n: number, wake: boolean) =>
      inTransaction(dataSource, (manager) => {
        plannedLater(manager, ADD, [n]);
        if (wake) wakeRelays(manager);
        return Promise.resolve();
      });
    try {
      await add(1, false);
      await expect(add(1, true)).rejects.toThrow('duplicate key');
      // However they fall into the pauses of the bell, it is rung after the last.
      for (let n = 2; n <= 40; n += 1) await add(n, true);
      await sleep(100);
      const seen = await Promise.all(found);
      expect(seen.at(-1)).toHaveLength(40);
      expect(seen.length).toBeLessThan(39);
      await add(41, false);
      await sleep(100);
      expect(found).toHaveLength(seen.length);
    } finally {
      await listening.end();
    }
  });
});
