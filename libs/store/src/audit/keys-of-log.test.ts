/** The keys of the log, taken out of the database or exchanged by whoever may do anything in it, while the key file is there. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@whence/testing';
import { RenewSigningKey, SignLog } from '@whence/workflow';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrate, serviceDataSource } from '../connection.js';
import { storePorts } from '../ports.js';
import { exportLog, FileLogSigner, publicKeyOf, verifyDatabase, verifyLines } from './index.js';
import type { RecordReport } from './report.js';

let folder: string;
let database: TestDatabase;
let dataSource: DataSource;
let superuser: pg.Client;
let logSigner: FileLogSigner;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-keys-'));
  database = await testDatabase({ migrate: async (url) => void (await migrate(url)) });
  dataSource = await serviceDataSource({ url: database.serviceUrl, role: 'whence_app', pool: 2 }).initialize();
  superuser = new pg.Client({
    connectionString: database.superuserUrl,
    options: '-c search_path=whence,public -c session_replication_role=replica',
  });
  await superuser.connect();
  logSigner = new FileLogSigner(join(folder, 'key.pem'));
  await grow();
  await sign();
});
afterEach(async () => {
  await superuser.end();
  await dataSource.destroy();
  await database.close();
  await rm(folder, { recursive: true });
});

let jobs = 0;
function grow(): Promise<void> {
  return storePorts(dataSource).changes.make({ kind: 'operator' }, 'test', (change) => {
    change.log('retry', { kind: 'job', id: `job-${(jobs += 1)}`, version: 1 }, {});
    return Promise.resolve();
  });
}
const sign = (): Promise<unknown> => new SignLog({ ...storePorts(dataSource), logSigner }).run();
const renew = (): Promise<{ readonly id: string }> =>
  new RenewSigningKey({ ...storePorts(dataSource), logSigner }).run();

async function exportedLines(): Promise<string[]> {
  const pieces: string[] = [];
  await exportLog(dataSource, new Date(0), (text) => Promise.resolve(void pieces.push(text)));
  return pieces.join('').trimEnd().split('\n');
}

/** As `audit verify` does it where the key file is there. */
async function verified(): Promise<{ readonly online: RecordReport; readonly offline: RecordReport }> {
  const roots = [publicKeyOf((await logSigner.current(false))?.publicKey ?? '')];
  const remembered = await logSigner.remembered();
  return {
    online: await verifyDatabase(dataSource, { roots, rows: true, unsignedSince: null, remembered }),
    offline: await verifyLines([await exportedLines()], roots),
  };
}

describe('the keys of a log', () => {
  it('fit, one and two', async () => {
    for (const more of [grow, renew, grow, sign]) {
      await more();
      await sign();
      const { online, offline } = await verified();
      expect([online.faults, offline.faults]).toEqual([[], []]);
    }
  });

  it('that were taken out are missed, with the first checkpoint of each, and nothing is signed until they are back', async () => {
    const { id = '' } = (await logSigner.current(false)) ?? {};
    const exported = (await exportedLines()).find((line) => line.startsWith('{"type":"key"')) ?? '';
    await superuser.query('DELETE FROM signing_key');
    await grow();
    const { online, offline } = await verified();
    for (const { faults, sound } of [online, offline]) {
      expect(sound).toBe(false);
      expect(faults).toContainEqual({
        kind: 'key-missing',
        id,
        checkpoint: 1,
        sequence: expect.any(Number),
        text: `Found no key ${id.slice(0, 16)} among the keys of the log, expected it: it signed checkpoint 1.`,
      });
    }
    await expect(sign()).rejects.toMatchObject({
      code: 'log-not-as-signed',
      message: expect.stringMatching(/^Found no key [0-9a-f]{16} among the keys of the log/),
    });
    expect((await superuser.query('SELECT 1 FROM signing_key')).rowCount).toBe(0);

    const told = await readFile(new URL('../../../../docs/operating.md', import.meta.url), 'utf8');
    const statement = /^INSERT INTO whence\.signing_key[^;]*/m.exec(told)?.[0] ?? '';
    await superuser.query(statement.replace("'LINE'", () => superuser.escapeLiteral(exported)));
    await sign();
    expect((await verified()).online.faults).toEqual([]);
  });

  it('of which another stands in the place are missed', async () => {
    const other = new FileLogSigner(join(folder, 'other.pem'));
    const stranger = await other.current(true);
    await superuser.query(
      `UPDATE signing_key SET id = $1, public_key = decode($2, 'base64'), text = replace(replace(text, id, $1), encode(public_key, 'base64'), $2)`,
      [stranger?.id, stranger?.publicKey],
    );
    const [{ text }] = (await superuser.query<{ text: string }>('SELECT text FROM signing_key')).rows as [
      { text: string },
    ];
    // It signs itself, as the first key of a log does.
    await superuser.query(`UPDATE signing_key SET proof = decode($1, 'base64')`, [stranger?.sign(text)]);
    const { online, offline } = await verified();
    expect(online.faults).toMatchObject([{ kind: 'key-missing', checkpoint: 1 }]);
    expect(offline.faults).toMatchObject([{ kind: 'key-missing', checkpoint: 1 }]);
    await grow();
    await expect(sign()).rejects.toMatchObject({ code: 'log-not-as-signed' });
  });

  it('that were altered are named', async () => {
    await superuser.query(`UPDATE signing_key SET text = replace(text, '"number":1', '"number": 1')`);
    expect((await verified()).online.faults).toMatchObject([{ kind: 'key-forged' }]);
    await grow();
    await expect(sign()).rejects.toMatchObject({
      message: expect.stringMatching(/is not what its own signature says/),
    });
  });

  it('stand for the next one, wherever whoever makes it is stopped', async () => {
    const known = [publicKeyOf((await logSigner.current(false))?.publicKey ?? '')];
    const stopped = Object.assign(Object.create(logSigner) as FileLogSigner, {
      next: async () => ({ ...(await logSigner.next()), take: () => Promise.reject(new Error('stopped')) }),
    });
    const renewing = new RenewSigningKey({ ...storePorts(dataSource), logSigner: stopped }).run();
    await expect(renewing).rejects.toThrow('stopped');
    await grow();
    await sign();
    await renew();
    await grow();
    await sign();
    // The key of before is all that somebody elsewhere has.
    const report = await verifyLines([await exportedLines()], known);
    expect(report).toMatchObject({ sound: true, remarks: [], checkpoints: 3 });
  });

  it('leave the key as it is where somebody else has just made the next one', async () => {
    const before = await logSigner.current(false);
    const ports = storePorts(dataSource);
    const late = Object.assign(Object.create(ports.checkpoints) as typeof ports.checkpoints, {
      addKey: () => Promise.resolve(false),
    });
    await expect(new RenewSigningKey({ ...ports, checkpoints: late, logSigner }).run()).rejects.toMatchObject({
      code: 'signing-key-changed',
    });
    expect((await logSigner.current(false))?.id).toBe(before?.id);
  });

  it('have no gap in their numbers', async () => {
    await renew();
    await renew();
    await superuser.query('DELETE FROM signing_key WHERE number = 2');
    expect((await verified()).online.faults).toContainEqual(
      expect.objectContaining({
        kind: 'key-missing',
        text: 'Found key 3 of the log where key 2 is due, expected their numbers from 1 without a gap.',
      }),
    );
  });
});
