import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@whence/testing';
import type { TestDatabase } from '@whence/testing';
import pg from 'pg';
import { migrate, schemaDrift } from './connection.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl);
    },
  });
});
afterAll(() => database.close());

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(`SET search_path TO whence; ${statement}`);
  } finally {
    await client.end();
  }
}

describe('migrations and rows', () => {
  it('agree', async () => {
    expect(await schemaDrift(database.ownerUrl)).toEqual([]);
  });

  it.each([
    ['a column more', 'ALTER TABLE desk ADD colour text', /DROP COLUMN "colour"/],
    ['a column of another type', 'ALTER TABLE desk ALTER slug TYPE varchar(10)', /"slug"/],
    ['a column that may be null', 'ALTER TABLE claim_version ALTER content DROP NOT NULL', /"content"/],
    ['a table more', 'CREATE TABLE stray (id uuid)', /"stray" is declared by no row/],
  ])('differ by %s', async (_what, statement, drift) => {
    await asOwner(statement);
    expect((await schemaDrift(database.ownerUrl)).join('\n')).toMatch(drift);
  });
});
