import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@whence/testing';
import type { TestDatabase } from '@whence/testing';
import { FirstStart, RecogniseKey } from '@whence/workflow';
import type { DataSource } from 'typeorm';
import { migrate, serviceDataSource } from '../connection.js';
import { storePorts } from '../ports.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await testDatabase({
    migrate: async (ownerUrl) => {
      await migrate(ownerUrl);
    },
  });
  dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 6 }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

describe('the first start', () => {
  it('makes one desk, one administrator and one key, however many processes start at once', async () => {
    const ports = storePorts(dataSource);
    const answers = await Promise.all(Array.from({ length: 5 }, () => new FirstStart(ports).run()));
    const made = answers.filter((answer) => answer !== undefined);
    expect(made).toHaveLength(1);
    expect(await ports.desks.all({ position: null })).toHaveLength(1);
    const recognised = await new RecogniseKey(ports).run(made[0]?.key.secret ?? '', undefined, 'request');
    expect(recognised.actor).toEqual({
      kind: 'person',
      deskId: made[0]?.deskId,
      personId: made[0]?.personId,
      keyId: made[0]?.key.id,
      requestId: 'request',
    });
    expect(recognised.permissions.has('log:read')).toBe(true);
  });

  it('can be changed by nobody afterwards: what it wrote is history', async () => {
    await expect(dataSource.query(`UPDATE membership SET role = 'viewer'`)).rejects.toThrow(/permission denied/);
    await expect(dataSource.query('DELETE FROM api_key')).rejects.toThrow(/permission denied/);
  });
});
