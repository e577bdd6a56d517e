import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@whence/store';
import { prepareQueueSchema } from '@whence/queue';
import { redisInstalled, type TestDatabase, testDatabase, testRedis } from '@whence/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import { complaintOf } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import { canListen, reachDatabase, reachQueue, reachTables, refuseClosedRedis } from './reach.js';

let migrated: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  [migrated, empty] = await Promise.all([
    testDatabase({ migrate: async (ownerUrl) => void (await migrate(ownerUrl)) }),
    testDatabase(),
  ]);
});
afterAll(() => Promise.all([migrated.close(), empty.close()]));

const ROLE = 'whence_app';
const PASSWORD = 'hunter2-is-secret';

/** The one line that an operator reads, with the exit code. */
async function told(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { lines, exitCode } = complaintOf(error, false);
    expect(exitCode).toBe(EXIT.unavailable);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(PASSWORD);
    return lines[0] ?? '';
  }
  return 'nothing';
}

function changed(
  url: string,
  parts: Partial<Pick<URL, 'password' | 'pathname' | 'port' | 'hostname' | 'search'>>,
): string {
  return Object.assign(new URL(url), parts).href;
}

const setting = (url: string) => ({ url, named: 'DATABASE_URL' });

async function asOwner(database: TestDatabase, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('a database that the settings name', () => {
  it('is taken when it answers and its tables are those of this release', async () => {
    expect(await told(reachTables(setting(migrated.serviceUrl), ROLE))).toBe('nothing');
  });

  it.each([
    ['a wrong password', { password: PASSWORD }, /^DATABASE_URL: found what PostgreSQL at \S+ refuses \(password/],
    ['no such database', { pathname: '/nowhere' }, /^DATABASE_URL: found .*"nowhere" does not exist\); expected/],
    ['a port where nobody listens', { port: '1', password: PASSWORD }, /^Cannot reach PostgreSQL at DATABASE_URL \(/],
    [
      'no such host',
      { hostname: 'nowhere.invalid', search: '' },
      /^Cannot reach PostgreSQL at DATABASE_URL \(nowhere\.invalid/,
    ],
  ])('is refused by the name of its setting for %s', async (_what, parts, line) => {
    expect(await told(reachDatabase(setting(changed(migrated.serviceUrl, parts))))).toMatch(line);
  });

  it.each([
    ['is not there', 'nobody_made_this'],
    ['the login may not take', 'whence_owner'],
  ])('is refused for a role that %s', async (_what, role) => {
    const line = await told(reachTables(setting(migrated.serviceUrl), role));
    expect(line).toMatch(new RegExp(`^DATABASE_ROLE: found "${role}", which the login of DATABASE_URL cannot take`));
  });

  it('is refused for a role that may not read the tables', async () => {
    await asOwner(migrated, 'REVOKE SELECT ON whence.migrations FROM whence_app');
    try {
      expect(await told(reachTables(setting(migrated.serviceUrl), ROLE))).toMatch(
        /^DATABASE_ROLE: found "whence_app", which may not read the tables/,
      );
    } finally {
      await asOwner(migrated, 'GRANT SELECT ON whence.migrations TO whence_app');
    }
  });

  it('is refused without tables, with those of an older release and with those of a newer one', async () => {
    expect(await told(reachTables(setting(empty.serviceUrl), ROLE))).toMatch(/^Found no tables, .*npm run migrate/);
    const other = await testDatabase({ migrate: async (ownerUrl) => void (await migrate(ownerUrl)) });
    try {
      await asOwner(other, `DELETE FROM whence.migrations WHERE name LIKE 'SharedLedgers%'`);
      expect(await told(reachTables(setting(other.serviceUrl), ROLE))).toMatch(
        /^Found tables of an older release \(without SharedLedgers\d+\), .*npm run migrate/,
      );
      await asOwner(other, `INSERT INTO whence.migrations (timestamp, name) VALUES (9, 'FromTheFuture9')`);
      const newer = /^Found tables of a newer release \(FromTheFuture9\)/;
      expect(await told(reachTables(setting(other.serviceUrl), ROLE))).toMatch(newer);
      // What migrates leaves it as it is, too: nothing that is missing here is run.
      expect(await told(migrate(other.ownerUrl))).toMatch(newer);
      expect(await told(reachTables(setting(other.serviceUrl), ROLE))).toMatch(newer);
    } finally {
      await other.close();
    }
  });
});

describe('a queue in the database', () => {
  it('is refused without its tables, which are not those of the record', async () => {
    const queue = () => reachQueue(undefined, setting(migrated.serviceUrl));
    expect(await told(queue())).toMatch(/^Found no tables of the queue .*npm run migrate makes them\.$/);
    await prepareQueueSchema(migrated.ownerUrl, ROLE);
    expect(await told(queue())).toBe('nothing');
  });
});

const REDIS = 'a queue in Redis';
(redisInstalled() ? describe : describe.skip)(REDIS, () => {
  it('is refused where it lets nobody in, and waited for where it is away', async () => {
    const redis = await testRedis(REDIS);
    if (redis === undefined) throw new Error('found no Redis, though redis-server is installed');
    const asAdministrator = new Redis(redis.url);
    try {
      await asAdministrator.config('SET', 'requirepass', 'right');
      const withPassword = (password: string) => changed(redis.url, { password });
      expect(await told(refuseClosedRedis(redis.url))).toMatch(/^Cannot reach Redis at REDIS_URL: NOAUTH/);
      expect(await told(refuseClosedRedis(withPassword(PASSWORD)))).toMatch(/^Cannot reach .* REDIS_URL: WRONGPASS/);
      expect(await refuseClosedRedis(withPassword('right'))).toBeUndefined();
    } finally {
      asAdministrator.disconnect();
      await redis.close();
    }
    expect(await refuseClosedRedis(redis.url)).toMatch(/^Cannot reach Redis at REDIS_URL: connect ECONNREFUSED/);
    // A worker has nothing to do without it.
    expect(await told(reachQueue(redis.url, setting(migrated.serviceUrl)))).toMatch(/ECONNREFUSED/);
  });
});

describe('an address to listen on', () => {
  it('is told to be free or taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await canListen('127.0.0.1', port)).toBe(false);
    server.close();
    await once(server, 'close');
    expect(await canListen('127.0.0.1', port)).toBe(true);
  });

  it.each([
    ['no host', 'nowhere.invalid'],
    // TEST-NET-1 of RFC 5737: no machine has it.
    ['not of this machine', '192.0.2.1'],
  ])('is refused by the name of its setting when it is %s', async (_what, host) => {
    expect(await told(canListen(host, 0))).toMatch(
      new RegExp(`^HOST: found "${host.replaceAll('.', '\\.')}" \\(.*\\); expected an address of this machine\\.$`),
    );
  });
});
