/** Erasing what is personal: the log still verifies, says so, and still names what was altered without being erased. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inDatabase } from '@whence/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../connection.js';
import { verifyDatabase } from './index.js';
import { livedIn, type LivedIn } from './lived-in.contract.js';
import type { RecordReport } from './report.js';

let lived: LivedIn;
let superuser: pg.Client;
let dataSource: DataSource;

/** Tampers in a transaction of its own, which is undone after the look. */
async function after(...statements: readonly string[]): Promise<RecordReport> {
  const name = `erasing_${process.pid}`;
  const server = new pg.Client({ connectionString: inDatabase(lived.superuserUrl, 'postgres') });
  await server.connect();
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(lived.superuserUrl).pathname.slice(1)}`);
  try {
    superuser = new pg.Client({
      connectionString: inDatabase(lived.superuserUrl, name),
      options: '-c search_path=whence,public -c session_replication_role=replica',
    });
    await superuser.connect();
    for (const statement of statements) expect((await superuser.query(statement)).rowCount).toBeGreaterThan(0);
    const url = inDatabase(lived.serviceUrl, name);
    dataSource = await serviceDataSource({ url, role: 'whence_app', pool: 2 }).initialize();
    const unsignedSince = new Date(0);
    return await verifyDatabase(dataSource, { roots: null, rows: true, unsignedSince, remembered: null });
  } finally {
    await dataSource?.destroy();
    await superuser.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  }
}

const told = ({ faults }: RecordReport) => faults.map(({ kind, table }) => `${kind} ${table}`);

beforeAll(async () => {
  lived = await livedIn(() => Promise.resolve());
}, 120_000);
afterAll(() => lived.close());

describe('what is personal', () => {
  it('was erased without breaking the chain or the rows, and the report says so', async () => {
    const report = await after();
    expect(report.faults).toEqual([]);
    expect(report.sound).toBe(true);
    // A contact, two versions of an identity, a person.
    expect(report.erased).toBe(4);
    expect(report.remarks.join()).toMatch(/4 personal details only the digest is left/);
  });

  it('goes with what an issuer called the person', async () => {
    const kept = `FROM person_identity_subject WHERE subject =`;
    await after(
      `SELECT 1 ${kept} 'ada'`,
      `SELECT 1 WHERE NOT EXISTS (SELECT 1 ${kept} 'lea-leaver')`,
      `SELECT 1 FROM person_identity_end e JOIN person_identity i ON i.id = e.identity_id
       WHERE NOT EXISTS (SELECT 1 FROM person_detail d WHERE d.person_id = i.person_id)`,
    );
  });

  it('is found when it was altered and not erased', async () => {
    expect(told(await after(`UPDATE person_detail SET name = 'Somebody Else' WHERE name = 'Second'`))).toEqual([
      'row-altered person_detail',
    ]);
    expect(
      told(await after(`UPDATE private_detail SET content = '{"name":"Other"}' WHERE kind = 'confidential-source'`)),
    ).toEqual(['row-altered private_detail']);
  });

  it('is found when it is gone and no erasure says so', async () => {
    expect(told(await after(`DELETE FROM private_detail WHERE kind = 'private-note'`))).toEqual([
      'row-missing private_detail',
    ]);
    expect(told(await after(`DELETE FROM person_detail WHERE name = 'Second'`))).toEqual(['row-missing person_detail']);
    expect(
      told(
        await after(
          `DELETE FROM log_salt s USING log_entry e WHERE e.subject_kind = 'private-detail'
             AND e.subject_id LIKE '%/private-note' AND s.change_id = e.change_id AND s.ordinal = e.ordinal`,
        ),
      ),
    ).toEqual(['salt-missing private_detail']);
  });

  it('is found when an erasure was forged to hide that it is gone', async () => {
    const report = await after(
      `INSERT INTO erasure SELECT gen_random_uuid(), desk_id, 'private-note', owner_id, 'request',
         (SELECT person_id FROM erasure LIMIT 1), (SELECT change_id FROM erasure ORDER BY id DESC LIMIT 1)
       FROM private_detail WHERE kind = 'private-note'`,
      `DELETE FROM private_detail WHERE kind = 'private-note'`,
    );
    expect(told(report)).toContain('row-unlogged erasure');
  });

  it('is found when it is there again after it was erased', async () => {
    const report = await after(
      `INSERT INTO person_detail SELECT subject_id, 'Lea Leaver', 'l@x.example' FROM erasure WHERE kind = 'person'`,
    );
    expect(told(report)).toEqual(['erased-there person_detail']);
  });

  it('of before the log spoke of it is counted, and is no fault', async () => {
    const report = await after(
      `INSERT INTO person SELECT '01980000-0000-7000-8000-000000000001', change_id FROM person LIMIT 1`,
      `INSERT INTO person_detail VALUES ('01980000-0000-7000-8000-000000000001', 'Old Hand', NULL)`,
    );
    expect(told(report)).toEqual(['row-unlogged person']);
    expect(report.remarks.join()).toMatch(/Found 1 rows of person_detail/);
  });
});

describe('the role that serves', () => {
  it('may not alter what was kept, nor that it was erased', async () => {
    const client = new pg.Client({
      connectionString: lived.serviceUrl,
      options: '-c role=whence_app -c search_path=whence',
    });
    await client.connect();
    try {
      for (const statement of [
        `UPDATE private_detail SET content = '{}'`,
        `UPDATE erasure SET ground = 'order'`,
        'DELETE FROM erasure',
        'DELETE FROM snapshot',
        `UPDATE snapshot_content SET text = ''`,
        'DELETE FROM reply',
      ])
        await expect(client.query(statement)).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });
});
