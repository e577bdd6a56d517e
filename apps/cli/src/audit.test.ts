/* eslint-disable no-restricted-properties -- the command reads the environment of this process */
/** `whence audit` as its user runs it, on a real database. */
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '@whence/store';
import { inDatabase, testDatabase, type TestDatabase } from '@whence/testing';
import pg from 'pg';
import { EXIT } from './exit-codes.js';
import { main } from './program.js';

let folder = '';
let database: TestDatabase;
const before = { ...process.env };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-audit-cli-'));
  database = await testDatabase({ migrate: async (url) => void (await migrate(url)) });
  process.env['DATABASE_URL'] = database.serviceUrl;
  process.env['AUDIT_KEY_FILE'] = join(folder, 'keys', 'key.pem');
});
afterEach(async () => {
  process.env = { ...before };
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

  it('tells from where on an older state that was brought back, and written on, is not what was kept', async () => {
    const [url, keyFile] = [process.env['DATABASE_URL'] ?? '', process.env['AUDIT_KEY_FILE'] ?? ''];
    await audit('key');
    const early = join(folder, 'early.jsonl');
    await audit('export', '--out', early);
    const { entries: before } = JSON.parse((await readFile(early, 'utf8')).trimEnd().split('\n').at(-1) ?? '') as {
      entries: number;
    };
    // The backup: the database, the key and the last checkpoint beside it.
    const backup = `backup_${process.pid}`;
    const superuser = new pg.Client({ connectionString: inDatabase(database.superuserUrl, 'postgres') });
    await superuser.connect();
    const source = new URL(database.superuserUrl).pathname.slice(1);
    await superuser.query(`CREATE DATABASE ${backup} TEMPLATE ${source}`);
    await mkdir(join(folder, 'backup'));
    for (const end of ['', '.last']) await copyFile(`${keyFile}${end}`, join(folder, 'backup', `key.pem${end}`));

    await audit('key');
    await audit('key');
    const [later, beside] = [join(folder, 'later.jsonl'), join(folder, 'beside.last')];
    await audit('export', '--out', later);
    await copyFile(`${keyFile}.last`, beside);
    expect((await audit('verify', '--against', early)).code).toBe(EXIT.done);
    expect((await audit('verify', '--against', later)).code).toBe(EXIT.done);
    expect(await audit('verify', '--file', early, '--against', later)).toMatchObject({
      code: EXIT.failed,
      out: expect.stringContaining(
        `log-cut-off: Found a log that ends at entry ${before}, expected entries ${before + 1} to `,
      ),
    });
    try {
      process.env['DATABASE_URL'] = inDatabase(url, backup);
      process.env['AUDIT_KEY_FILE'] = join(folder, 'backup', 'key.pem');
      // By itself nothing tells of it.
      expect((await audit('verify', '--rows', '--all-signed')).code).toBe(EXIT.done);
      for (const kept of [later, beside])
        expect(await audit('verify', '--against', kept)).toMatchObject({
          code: EXIT.failed,
          out: expect.stringMatching(
            new RegExp(`^log-cut-off: Found a log that ends at entry ${before}, expected `, 'm'),
          ),
        });
      for (let more = 0; more < 4; more += 1) await audit('key');
      await audit('checkpoint');
      expect((await audit('verify', '--rows', '--all-signed')).code).toBe(EXIT.done);
      expect(await audit('verify', '--against', later, '--json')).toMatchObject({ code: EXIT.failed });
      const { out } = await audit('verify', '--against', later, '--json');
      expect(JSON.parse(out)).toMatchObject({
        sound: false,
        faults: [
          {
            kind: 'log-forked',
            sequence: before + 1,
            text: expect.stringContaining(`entries 1 to ${before} are the same`),
          },
        ],
      });
      expect((await audit('verify', '--against', beside)).out).toMatch(/^log-forked: /);
      // What was kept may be forged as well.
      await writeFile(beside, (await readFile(beside, 'utf8')).replace(/"number":\d+/, '"number":99'));
      expect((await audit('verify', '--against', beside)).out).toMatch(
        /^checkpoint-forged: In .*beside\.last: Found checkpoint 99/,
      );
      await writeFile(beside, 'nothing');
      expect(await audit('verify', '--against', beside)).toMatchObject({
        code: EXIT.refused,
        err: expect.stringMatching(/found neither an exported log nor checkpoints; expected an exported log/),
      });
    } finally {
      process.env['DATABASE_URL'] = url;
      process.env['AUDIT_KEY_FILE'] = keyFile;
      await superuser.query(`DROP DATABASE ${backup} WITH (FORCE)`);
      await superuser.end();
    }
  });

  it('says what it cannot use', async () => {
    expect((await audit('verify', '--rows', '--file', 'x')).code).toBe(EXIT.usage);
    await audit('key');
    await audit('checkpoint');
    expect((await audit('verify', '--public-key', join(folder, 'keys', 'key.pem'))).err).toMatch(/found a private key/);
    expect((await audit('verify', '--file', join(folder, 'none'))).code).toBe(EXIT.refused);
  });
});
