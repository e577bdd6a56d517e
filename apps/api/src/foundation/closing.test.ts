import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '@whence/config';
import { migrate, serviceDataSource, storePorts } from '@whence/store';
import { testDatabase } from '@whence/testing';
import type { TestDatabase } from '@whence/testing';
import { defaultPolicy, FirstStart } from '@whence/workflow';
import pg from 'pg';
import { startApi } from './create-api.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl);
    },
  });
});
afterAll(() => database.close());

const config = () =>
  readConfig({}, { LOG_LEVEL: 'error', LOG_FORMAT: 'json', PORT: '0', DATABASE_URL: database.serviceUrl });

describe('closing', () => {
  it('finishes what is under way, takes nothing new, and leaves no connection', async () => {
    const dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 2 }).initialize();
    const first = await new FirstStart(storePorts(dataSource)).run();
    await dataSource.destroy();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    // The desk is held, so that the request is still under way when the API closes.
    await owner.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [`desk:${first?.deskId}`]);

    const api = await startApi(config());
    const underWay = fetch(`${api.url}/v1/desk/policy`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first?.key.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ version: 1, policy: defaultPolicy('While closing') }),
    });
    const waiting = async () =>
      (await owner.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).rowCount !== 0;
    while (!(await waiting())) await new Promise((resolve) => setTimeout(resolve, 20));

    const closed = Promise.all([api.close(), api.close()]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await owner.query('SELECT pg_advisory_unlock_all()');
    expect((await underWay).status).toBe(201);
    await closed;
    await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
    const left = await owner.query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'whence' AND datname = current_database()`,
    );
    expect(left.rowCount).toBe(0);
    await owner.end();
  });

  it('waits for no connection on which nothing was asked', async () => {
    const api = await startApi(config());
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    await once(socket, 'connect');
    // The server has taken it once another request on a later connection is answered.
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    const ended = once(socket, 'close');
    await api.close();
    await ended;
  }, 15_000);

  it('of one that could not start leaves nothing behind and tells why', async () => {
    const wrong = readConfig({}, { LOG_LEVEL: 'silent', DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none' });
    await expect(startApi(wrong)).rejects.toThrow(/ECONNREFUSED/);
  });
});
