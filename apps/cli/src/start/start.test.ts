import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { EXIT } from '../exit-codes.js';

let folder = '';
const running = new Set<ChildProcess>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-start-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM');
  await Promise.all([...running].map((child) => once(child, 'exit')));
  await rm(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the match once the pattern is printed on either stream; rejects when the process ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with exit code and signal. */
  readonly ended: Promise<readonly [number | null, string | null]>;
}

function whence(data: string, ...args: string[]): Started {
  const root = projectRoot();
  const script = join(root, 'apps', 'cli', 'src', 'main.ts');
  const loader = join(root, 'libs', 'testing', 'typescript.mjs');
  const settings = [`WHENCE_DATA=${join(folder, data)}`, 'PORT=0', 'LOG_FORMAT=json', 'LOG_LEVEL=info'];
  const child = spawn(
    'env',
    [
      '-u',
      'DATABASE_URL',
      '-u',
      'REDIS_URL',
      ...settings,
      process.execPath,
      '--no-warnings',
      '--import',
      loader,
      script,
      ...args,
    ],
    { cwd: root },
  );
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return [code as number | null, signal as string | null] as const;
  });
  const printed = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(out) ?? pattern.exec(err);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`ended before ${String(pattern)} was printed:\n${out}\n${err}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { child, out: () => out, err: () => err, printed, ended };
}

const READY = /Whence is ready at (http:\/\/127\.0\.0\.1:\d+)/;

describe('whence start', () => {
  it('makes everything, serves, keeps others off its data, and stops on Ctrl-C with exit code 0', async () => {
    const first = whence('whole', 'start', '--empty');
    const [, url] = await first.printed(READY);
    expect(first.out().match(/shown only this once:\n {2}whk_\S+/g)).toHaveLength(1);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    const key = /whk_\S+/.exec(first.out())?.[0] ?? '';
    expect((await fetch(`${url}/v1/desk`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);

    const other = whence('whole', 'start', '--empty');
    expect(await other.ended).toEqual([EXIT.unavailable, null]);
    expect(other.err()).toMatch(/whole/);
    expect(other.err()).not.toMatch(/ {4}at /);

    first.child.kill('SIGINT');
    expect(await first.ended).toEqual([EXIT.done, null]);
    expect(first.err()).toMatch(/^ +\d+\.\d s {2}Made the tables$/m);

    const second = whence('whole', 'start', '--empty');
    await second.printed(READY);
    // The start's own seconds: compiling the sources, as only tests do, is not part of them.
    const [, seconds] = /(\d+\.\d) s {2}The worker takes jobs/.exec(second.err()) ?? [];
    expect(Number(seconds)).toBeLessThan(10);
    expect(second.out()).not.toContain('whk_');
    // As npm and the terminal both tell of one Ctrl-C.
    second.child.kill('SIGINT');
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual([EXIT.done, null]);
  });

  it('loads the sample once, shows its findings, works on after a kill, and takes imports while it runs', async () => {
    const first = whence('sample', 'start');
    await first.printed(READY);
    expect(first.out()).toMatch(/Claim +│ Figure as read +│ Where its trace ends +│ Assessments/);
    expect(first.out()).toMatch(/30,000/);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = whence('sample', 'start');
    const [, url] = await second.printed(READY);
    expect(second.out()).not.toContain('Figure as read');
    const key = /whk_\S+/.exec(first.out())?.[0] ?? '';
    const claims = await fetch(`${url}/v1/claims`, { headers: { authorization: `Bearer ${key}` } });
    expect(claims.status).toBe(200);

    const broken = join(folder, 'broken');
    await mkdir(broken);
    await writeFile(join(broken, 'places.csv'), 'key,name,aliases,within\nx,"X,,\n');
    const refused = whence('sample', 'import', broken, '--ledger', 'dprk');
    expect(await refused.ended).toEqual([EXIT.refused, null]);
    expect(refused.err()).toMatch(/places\.csv:2:\d+: found a quote .* never closed; expected a closing quote/);
    const imported = whence('sample', 'import', join(projectRoot(), 'sample', 'later'), '--ledger', 'dprk');
    expect(await imported.ended).toEqual([EXIT.done, null]);
    expect(imported.out()).toMatch(/^Imported into "dprk": statements \d+ added/);
    second.child.kill('SIGINT');
    expect(await second.ended).toEqual([EXIT.done, null]);
    // Four processes, each of which reads its sources anew.
  }, 180_000);

  it('stops cleanly when it is asked to half-way', async () => {
    const started = whence('half', 'start', '--empty');
    await started.printed(/Starting PostgreSQL/);
    started.child.kill('SIGINT');
    expect(await started.ended).toEqual([EXIT.done, null]);
    expect(started.out()).not.toMatch(READY);
  });
});

describe('whence api', () => {
  it('says that it needs DATABASE_URL', async () => {
    const started = whence('none', 'api');
    const [code] = await started.ended;
    expect(code).toBe(EXIT.usage);
    expect(started.err()).toMatch(/DATABASE_URL: found nothing; expected/);
  });
});
