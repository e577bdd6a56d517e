import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from './database.js';

const open: TestDatabase[] = [];

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function make(...options: Parameters<typeof testDatabase>): Promise<TestDatabase> {
  const database = await testDatabase(...options);
  open.push(database);
  return database;
}

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

describe('testDatabase', () => {
  it('migrates once and gives every caller a copy of its own', async () => {
    let runs = 0;
    const migrate = async (ownerUrl: string): Promise<void> => {
      runs += 1;
      await query(
        ownerUrl,
        'CREATE TABLE made (n int); INSERT INTO made VALUES (1); GRANT SELECT ON made TO whence_app',
      );
    };
    const options = { migrate, template: `once ${process.pid} ${Date.now()}` };
    const [one, two] = await Promise.all([make(options), make(options)]);
    expect(runs).toBe(1);
    await query(one.ownerUrl, 'INSERT INTO made VALUES (2)');
    expect(await query(two.serviceUrl, 'SELECT n FROM made')).toEqual([{ n: 1 }]);
  });

  it('keeps no half template when a migration fails', async () => {
    const template = `half ${process.pid} ${Date.now()}`;
    const failing = make({ template, migrate: () => Promise.reject(new Error('step 2 failed')) });
    await expect(failing).rejects.toThrow('step 2 failed');
    const database = await make({ template, migrate: async (url) => void (await query(url, 'CREATE TABLE whole ()')) });
    expect(await query(database.ownerUrl, 'SELECT count(*)::int AS n FROM whole')).toEqual([{ n: 0 }]);
  });

  it('drops the database although somebody is still connected', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    await database.close();
    await expect(query(database.ownerUrl, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });
});
