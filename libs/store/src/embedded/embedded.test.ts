import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  chown,
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { noteSkip } from '@whence/testing';
import { accountForPostgres } from './account.js';
import { installedNative, prepareBinaries } from './binaries.js';
import { canReach, existingLocation } from './location.js';
import { DataFolderInUse } from './lock.js';
import { isPostmasterOf, readPostmasterFile, socketFolderFor } from './postmaster.js';
import { isAlive } from './process-identity.js';
import { embeddedLacksRoom, type EmbeddedPostgres, runningEmbeddedPostgres, startEmbeddedPostgres } from './start.js';

const root = process.getuid?.() === 0;
const plainUserSkip = await reasonToSkipPlainUser();
const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

function idOfNobody(): number {
  return Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
}

/** Run by a plain user, the other tests say it already; run by root, this one becomes a plain user for a while. */
async function reasonToSkipPlainUser(): Promise<string | undefined> {
  if (!root) return 'the whole run is a plain user’s';
  if (!existsSync('/usr/bin/setpriv')) return 'no setpriv is installed';
  const account = { uid: idOfNobody(), gid: idOfNobody() };
  for (const path of [process.cwd(), dirname(process.execPath)]) {
    if (!(await canReach(path, account))) return `a plain user cannot enter ${path}`;
  }
  return undefined;
}

/** A new folder with mode 0700, as mktemp makes them; `open` lets every account in. */
async function folder(open = false): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'whence-embedded-'));
  if (open) await chmod(path, 0o755);
  folders.push(path);
  return path;
}

interface Place {
  dataFolder: string;
  systemFolder: string;
}

// Shared, because a checkout that PostgreSQL's account cannot reach makes every system folder get a copy of the programs.
let systemFolder: string;

async function place(open = false): Promise<Place> {
  return { dataFolder: await folder(open), systemFolder };
}

async function start(at: Place, lines: string[] = [], durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ ...at, log: (line) => lines.push(line), durable });
  servers.push(server);
  return server;
}

/** Runs a start in a Node process of its own, and resolves with what it prints first. */
async function startElsewhere(at: Place, prefix: string[] = []): Promise<{ child: ChildProcess; line: string }> {
  const module = pathToFileURL(join(process.cwd(), 'libs/store/src/embedded/index.ts')).href;
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    try {
      const server = await startEmbeddedPostgres({ ...${JSON.stringify(at)}, log: () => {}, durable: false });
      console.log(JSON.stringify({ ownerUrl: server.ownerUrl, pid: server.pid }));
      process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
      setInterval(() => {}, 1000);
    } catch (error) { console.log(JSON.stringify({ error: error.message })); }`;
  const hooks = pathToFileURL(join(process.cwd(), 'libs/testing/typescript.mjs')).href;
  const [command, ...args] = [...prefix, process.execPath, '--import', hooks, '--input-type=module', '-e', program];
  const child = spawn(command ?? '', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The start ended without a line.')));
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return { child, line };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  systemFolder = await mkdtemp(join(tmpdir(), 'whence-embedded-system-'));
  await chmod(systemFolder, 0o755);
  if (plainUserSkip !== undefined) await noteSkip('embedded PostgreSQL as a plain user', plainUserSkip);
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await killed(child);
  for (const server of servers.splice(0)) await server.stop();
  for (const path of [systemFolder, ...folders]) {
    for (const name of ['postgres', ...(await readdir(path)).map((entry) => join(entry, 'postgres'))]) {
      const left = await readPostmasterFile(join(path, name));
      if (left !== undefined && (await isPostmasterOf(left.pid, join(path, name)))) process.kill(left.pid, 'SIGQUIT');
    }
  }
  for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true, maxRetries: 5 });
});

afterAll(async () => {
  await rm(systemFolder, { recursive: true, force: true, maxRetries: 5 });
});

describe('startEmbeddedPostgres', () => {
  it('keeps what was written over a stop and a start, also in a folder that only root may enter', async () => {
    const at = await place();
    const lines: string[] = [];
    const first = await start(at, lines);
    await query(first.ownerUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    await first.stop();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(lines.some((line) => line.includes('its data are kept in'))).toBe(root);
    expect(existsSync(join(at.dataFolder, 'postgres'))).toBe(!root);
    expect(((await stat(at.dataFolder)).mode & 0o777).toString(8)).toBe('700');

    const second = await start(at);
    expect(await query(second.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect((await stat(join(at.dataFolder, 'postgres-passwords.json'))).mode & 0o777).toBe(0o600);
  });

  it('keeps its data in the data folder when the account can reach it', async () => {
    const at = await place(true);
    await start(at);
    expect(existsSync(join(at.dataFolder, 'postgres', 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(at.dataFolder, 'postgres-location.json'))).toBe(false);
  });

  it('is reached by a socket that nobody else may enter, and clears what killed servers left of theirs', async () => {
    const at = await place(true);
    const server = await start(at);
    const cluster = join(at.dataFolder, 'postgres');
    expect(new URL(server.serviceUrl).searchParams.get('host')).toBe(cluster);
    const asked = 'SELECT inet_client_addr() IS NULL AS "bySocket"';
    expect(await query(server.serviceUrl, asked)).toEqual([{ bySocket: true }]);
    const byPort = server.serviceUrl.replace(/\?.*/, '');
    expect(await query(byPort, asked)).toEqual([{ bySocket: false }]);
    expect((await stat(cluster)).mode & 0o777).toBe(0o700);
    await server.stop();
    await writeFile(join(cluster, '.s.PGSQL.1'), '');
    await writeFile(join(cluster, '.s.PGSQL.1.lock'), '');
    const next = await start(at);
    const sockets = (await readdir(cluster)).filter((name) => name.startsWith('.s.PGSQL.')).sort();
    expect(sockets).toEqual([`.s.PGSQL.${next.port}`, `.s.PGSQL.${next.port}.lock`]);
  });

  it.each([
    ['a short path', '/srv/whence/postgres', '/srv/whence/postgres'],
    ['a path that fits just', `/${'x'.repeat(87)}`, `/${'x'.repeat(87)}`],
    ['one that is too long', `/${'x'.repeat(88)}`, undefined],
    ['one that is too long in bytes', `/${'ä'.repeat(44)}`, undefined],
    ['a comma, which would part a list', '/srv/a,b/postgres', undefined],
    ['a space', '/srv/a b/postgres', undefined],
  ])('keeps the socket in the cluster, given %s', (_, cluster, folder) => {
    expect(socketFolderFor(cluster)).toBe(folder);
  });

  it('gives each role what it needs and no more', async () => {
    const server = await start(await place());
    await query(server.ownerUrl, 'CREATE ROLE made_by_migration NOLOGIN; GRANT made_by_migration TO whence_service');
    expect(await query(server.serviceUrl, "SELECT pg_has_role('whence_app', 'SET') AS may")).toEqual([{ may: true }]);
    await expect(query(server.serviceUrl, 'CREATE TABLE mine (n int)')).rejects.toThrow(/permission denied/);
    await expect(query(server.serviceUrl, 'SET ROLE whence_owner')).rejects.toThrow(/permission denied/);
    const wrong = server.ownerUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    const addresses = await query(server.superuserUrl, 'SHOW listen_addresses');
    expect(addresses).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });

  it('refuses a second start on the same data, naming the live owner', async () => {
    const at = await place();
    const other = await startElsewhere(at);
    await expect(start(at)).rejects.toThrow(new RegExp(`in use by process ${other.child.pid}\\b`));
    expect((await runningEmbeddedPostgres(at.dataFolder))?.ownerUrl).toBe(JSON.parse(other.line).ownerUrl);
    const ended = once(other.child, 'exit');
    other.child.kill('SIGTERM');
    await ended;
    expect(await runningEmbeddedPostgres(at.dataFolder)).toBeUndefined();
    const server = await start(at);
    await expect(start(at)).rejects.toBeInstanceOf(DataFolderInUse);
    expect(await query(server.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets one of several starts at the same moment win, on a stale lock too', async () => {
    const at = await place();
    const dead = await startElsewhere(at);
    await killed(dead.child);
    const tries = await Promise.all([startElsewhere(at), startElsewhere(at), startElsewhere(at)]);
    const said = tries.map(({ line }) => JSON.parse(line) as { ownerUrl?: string; error?: string });
    expect(said.filter(({ ownerUrl }) => ownerUrl !== undefined)).toHaveLength(1);
    for (const { error } of said.filter(({ ownerUrl }) => ownerUrl === undefined)) expect(error).toMatch(/in use by/);
  });

  it('stops the orphan of a killed owner and goes on with the same data', async () => {
    const at = await place();
    const owner = await startElsewhere(at);
    const { ownerUrl, pid } = JSON.parse(owner.line) as { ownerUrl: string; pid: number };
    await query(ownerUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)');
    await killed(owner.child);
    expect(isAlive(pid)).toBe(true);

    const lines: string[] = [];
    const next = await start(at, lines);
    expect(lines.join('\n')).toContain(`process ${pid}`);
    expect(await query(next.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('recovers after the server itself was killed, and tells its owner', async () => {
    const at = await place();
    const first = await start(at, [], true);
    await query(first.ownerUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (2)');
    process.kill(first.pid, 'SIGKILL');
    expect((await first.lost).message).toMatch(/SIGKILL\); \S+postgres\.log tells why\.$/);
    await first.stop();

    const next = await start(at);
    expect(await query(next.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 2 }]);
  });

  it('goes on at the same address once there is room on its disk again', async () => {
    const at = await place(true);
    const lines: string[] = [];
    const server = await start(at, lines, true);
    await query(server.ownerUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (3)');
    const { pid } = server;
    const lost: Error[] = [];
    void server.lost.then((error) => lost.push(error));
    expect(await embeddedLacksRoom(at.dataFolder)).toBe(false);
    const location = await existingLocation(at.dataFolder);
    // Its last words on a full disk; the next start finds room.
    await appendFile(
      location.logFile,
      'UTC [9] PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device\n',
    );
    process.kill(pid, 'SIGKILL');
    while (lines.every((line) => !line.includes('Found no room'))) await setTimeout(20);
    expect(await embeddedLacksRoom(at.dataFolder)).toBe(true);
    while (lines.every((line) => !line.includes('goes on'))) await setTimeout(50);
    expect(server.pid).not.toBe(pid);
    expect(await query(server.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 3 }]);
    expect(await embeddedLacksRoom(at.dataFolder)).toBe(false);
    expect(lost).toEqual([]);
    // What ends it for another cause is told as before.
    process.kill(server.pid, 'SIGKILL');
    expect((await server.lost).message).toContain('PostgreSQL ended by itself (SIGKILL)');
  });

  it('stops at once while it waits for room', async () => {
    const at = await place(true);
    const lines: string[] = [];
    const server = await start(at, lines);
    const { logFile } = await existingLocation(at.dataFolder);
    await appendFile(logFile, 'UTC [9] PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device\n');
    process.kill(server.pid, 'SIGKILL');
    while (lines.every((line) => !line.includes('Found no room'))) await setTimeout(20);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(await query((await start(at)).ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('does not touch a process that got the id of a dead server', async () => {
    const at = await place(true);
    const account = await accountForPostgres(undefined);
    const first = await start(at);
    process.kill(first.pid, 'SIGKILL');
    await first.lost;
    await first.stop();
    // A bystander of the same account, which is the case that PostgreSQL by itself would take for a live server.
    const bystander = spawn('sleep', ['600'], account === undefined ? {} : { uid: account.uid, gid: account.gid });
    children.push(bystander);
    const path = join(at.dataFolder, 'postgres', 'postmaster.pid');
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, [String(bystander.pid), ...lines.slice(1)].join('\n'));

    const next = await start(at);
    expect(await query(next.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
  });

  it('begins anew when the first start was killed half-way', async () => {
    const at = await place(true);
    const draft = join(at.dataFolder, 'postgres.new', 'cluster');
    await cp(join(process.cwd(), 'libs/store/src/embedded'), draft, { recursive: true });
    const server = await start(at);
    expect(await query(server.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(draft)).toBe(false);
  });

  it('says what is missing when the passwords are gone', async () => {
    const at = await place(true);
    await (await start(at)).stop();
    await unlink(join(at.dataFolder, 'postgres-passwords.json'));
    await expect(start(at)).rejects.toThrow(/postgres-passwords\.json with its passwords is missing/);
  });

  (plainUserSkip === undefined ? it : it.skip)(
    'runs as a plain user, and refuses the data of another one',
    async () => {
      const nobody = idOfNobody();
      const prefix = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];
      const own = await place();
      await chown(own.dataFolder, nobody, nobody);
      const other = await startElsewhere(own, prefix);
      expect(JSON.parse(other.line)).toHaveProperty('ownerUrl');
      expect((await stat(join(own.dataFolder, 'postgres'))).uid).toBe(nobody);
      await killed(other.child);
      // Root may take over: the server stays the user's, and so do the files that root makes.
      const server = await start(own);
      expect(await query(server.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await server.stop();
      expect(JSON.parse((await startElsewhere(own, prefix)).line)).toHaveProperty('ownerUrl');

      const foreign = await place(true);
      await (await start(foreign)).stop();
      expect((await startElsewhere(foreign, prefix)).line).toMatch(
        /belongs to user id \d+; this process runs as user id/,
      );
    },
  );
});

describe('prepareBinaries', () => {
  it('restores the symbolic links that npm drops', async () => {
    const native = join(await folder(true), 'native');
    await copyWithoutLinks(native);
    const account = await accountForPostgres(undefined);
    const found = await prepareBinaries(account, await folder(), () => {}, await folder(true), {
      folder: native,
      version: '1',
    });
    expect(found.postgres).toBe(join(native, 'bin', 'postgres'));
    expect(found.majorVersion).toBe(18);
  });

  (root ? it : it.skip)('copies the programs once when the account cannot reach them', async () => {
    const native = join(await folder(), 'native');
    await copyWithoutLinks(native);
    const systemFolder = await folder(true);
    const lines: string[] = [];
    const account = await accountForPostgres(undefined);
    const find = () =>
      prepareBinaries(account, '/nowhere', (line) => lines.push(line), systemFolder, { folder: native, version: '1' });
    const [one, two] = await Promise.all([find(), find()]);
    expect(one.postgres.startsWith(systemFolder)).toBe(true);
    expect(two).toEqual(one);
    const told = lines.length;
    await find();
    expect(lines).toHaveLength(told);
    expect(await readdir(systemFolder)).toHaveLength(1);
  });
});

async function copyWithoutLinks(to: string): Promise<void> {
  const { folder: from } = await installedNative();
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(to, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) await rm(join(to, '..', target), { force: true });
}
