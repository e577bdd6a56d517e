/* eslint-disable no-restricted-properties -- the command reads the environment of this process */
/** `whence audit` as its user runs it, on a real database. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@whence/store';
import { testDatabase, type TestDatabase } from '@whence/testing';
import pg from 'pg';
import { EXIT } from './exit-codes.js';
import { main } from './program.js';

let folder = '';
let database: TestDatabase;
const before = { ...process.env };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-audit-cli-'));
  database = await testDatabase({ migrate: async (url) => void (await migrate(url)) });
  process.env['DATABASE_URL'] = database.serviceUrl;
  process.env['AUDIT_KEY_FILE'] = join(folder, 'keys', 'key.pem');
});
afterAll(async () => {
  process.env = before;
  await database.close();
  await rm(folder, { recursive: true });
});

async function audit(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const console = {
    out: (text: string) => void (out += text),
    err: (line: string) => void (err += `${line}\n`),
    columns: undefined,
  };
  return { code: await main(args[0] === 'key' ? args : ['audit', ...args], console), out, err };
}

describe('whence audit', () => {
  it('signs, exports and verifies, and names what was tampered with', async () => {
    expect((await audit('verify')).code).toBe(EXIT.done);
    expect((await audit('key')).code).toBe(EXIT.done);
    expect(await audit('verify', '--all-signed')).toMatchObject({
      code: EXIT.failed,
      out: expect.stringMatching(/^entry-unsigned: Found entry 1 of /),
    });
    const file = join(folder, 'log.jsonl');
    expect((await audit('export', '--out', file)).err).toMatch(
      /Exported \d+ entries and 1 checkpoints, the last of which/,
    );
    expect((await stat(join(folder, 'keys', 'key.pem'))).mode & 0o777).toBe(0o600);
    expect(await audit('export', '--out', folder)).toMatchObject({
      code: EXIT.refused,
      err: `Found that "${folder}" cannot be written (EISDIR), expected a file in a folder that is there.\n`,
    });
    expect((await audit('checkpoint')).out).toBe('The log has not grown since the last checkpoint.\n');
    const { out, code } = await audit('verify', '--rows', '--all-signed', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([EXIT.done, { sound: true, faults: [], checkpoints: 1 }]);

    const renewed = await audit('new-key');
    expect(renewed.out).toMatch(/signed over by [0-9a-f]{64}/);
    const key = /public key (\S+)/.exec(renewed.out)?.[1] ?? '';
    await audit('export', '--out', file);
    expect(await audit('verify', '--file', file, '--public-key', key)).toMatchObject({
      code: EXIT.done,
      out: expect.stringMatching(/Everything fits\.\n$/),
    });
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, lines.filter((line) => !line.includes('"sequence":2,')).join('\n'));
    expect(await audit('verify', '--file', file, '--public-key', key)).toMatchObject({
      code: EXIT.failed,
      out: expect.stringMatching(/^entry-missing: Found no entry 2/),
    });

    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query('SET session_replication_role = replica');
    await superuser.query(`UPDATE whence.membership SET role = 'viewer'`);
    await superuser.end();
    expect((await audit('verify')).code).toBe(EXIT.done);
    expect(await audit('verify', '--rows')).toMatchObject({
      code: EXIT.failed,
      out: expect.stringMatching(/^row-altered: Found that membership [0-9a-f-]{36}\/[0-9a-f-]{36}, version 1 is not/),
    });
  });

  it('says what it cannot use', async () => {
    expect((await audit('verify', '--rows', '--file', 'x')).code).toBe(EXIT.usage);
    expect((await audit('verify', '--public-key', join(folder, 'keys', 'key.pem'))).err).toMatch(/found a private key/);
    expect((await audit('verify', '--file', join(folder, 'none'))).code).toBe(EXIT.refused);
  });
});
