/** Starts that cannot be: one line, an exit code, nothing in the log beside it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { migrate } from '@whence/store';
import { type TestDatabase, testDatabase } from '@whence/testing';
import { EXIT } from '../exit-codes.js';

let empty: TestDatabase;
let migrated: TestDatabase;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-refused-'));
  empty = await testDatabase();
  migrated = await testDatabase({ migrate: async (ownerUrl) => void (await migrate(ownerUrl)) });
});
afterAll(async () => {
  await Promise.all([empty.close(), migrated.close()]);
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

/** Runs one command in a process of its own, and gives all that it printed. */
async function whence(
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
  account: { readonly uid?: number } = {},
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const root = projectRoot();
  const unset = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'].flatMap((name) => ['-u', name]);
  const set = Object.entries({ LOG_FORMAT: 'json', PORT: '0', ...settings }).map(([name, value]) => `${name}=${value}`);
  const loader = join(root, 'libs', 'testing', 'typescript.mjs');
  const script = join(root, 'apps', 'cli', 'src', 'main.ts');
  const line = [...unset, ...set, process.execPath, '--no-warnings', '--import', loader, script, ...args];
  const child = spawn('env', line, { cwd: root, ...account });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (printed += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

describe('a part of the service', () => {
  it.each(['api', 'worker'])('that finds no tables (%s) says what makes them, and ends', async (part) => {
    expect(await whence({ DATABASE_URL: empty.serviceUrl }, [part])).toEqual({
      code: EXIT.unavailable,
      printed: 'Found no tables, expected those of this release; npm run migrate makes them.\n',
    });
  });

  it('whose key file holds something else says so, and ends', async () => {
    const AUDIT_KEY_FILE = join(projectRoot(), 'package.json');
    const { code, printed } = await whence({ DATABASE_URL: migrated.serviceUrl, AUDIT_KEY_FILE }, ['worker']);
    expect(code).toBe(EXIT.unavailable);
    expect(printed).toMatch(/^The key that signs the log, AUDIT_KEY_FILE=\S+package\.json, cannot be used: .*\n$/);
  });

  it('whose port is taken names it, and ends', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, printed } = await whence({ DATABASE_URL: migrated.serviceUrl, PORT: String(port) }, ['api']);
    server.close();
    expect({ code, printed }).toEqual({
      code: EXIT.unavailable,
      printed: `PORT: found ${port}, which something else listens on at 127.0.0.1; expected a free port.\n`,
    });
  });

  it('that migrates as a login that owns nothing is told so', async () => {
    const { code, printed } = await whence({ DATABASE_URL: empty.serviceUrl }, ['migrate']);
    expect(code).toBe(EXIT.unavailable);
    expect(printed).toMatch(
      /^DATABASE_URL: found a login that may not make the tables \(.*\); expected the owner.*\n$/,
    );
  });

  it('that may not use its data folder names the setting', async () => {
    // Root may enter everything: it starts as an account that may not.
    const root = process.getuid?.() === 0;
    await chmod(folder, root ? 0o700 : 0o000);
    const { code, printed } = await whence({ WHENCE_DATA: folder }, ['start', '--empty'], root ? { uid: 65_534 } : {});
    expect(code).toBe(EXIT.unavailable);
    expect(printed.trim().split('\n')).toHaveLength(2);
    expect(printed).toMatch(/Cannot use the folder \S+ \(EACCES.*\), expected .*; WHENCE_DATA names another\.\n$/);
  });
});
