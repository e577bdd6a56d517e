/** Commands of the README's chapters behind the tour that need no server: each is run as it is printed. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';

const run = promisify(execFile);
const root = projectRoot();
const WITHOUT_SERVER = /^(?:echo .* \| )?npx whence (?:check|read|match|weigh|track-record) /;

let folder = '';
let commands: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whence-readme-'));
  await symlink(join(root, 'sample'), join(folder, 'sample'));
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const chapters = readme.slice(readme.indexOf('## Check one article'));
  const fences = [...chapters.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  commands = fences.flatMap((code) => code.split('\n')).filter((line) => WITHOUT_SERVER.test(line));
});
afterAll(() => rm(folder, { recursive: true }));

/** Stands for `npx whence`: the sources, read by Node. */
function asHere(command: string): string {
  const loader = join(root, 'libs', 'testing', 'typescript.mjs');
  const script = join(root, 'apps', 'cli', 'src', 'main.ts');
  const whence = `"${process.execPath}" --no-warnings --import "${loader}" "${script}"`;
  return command.replace('npx whence', () => whence);
}

describe('the README', () => {
  it('shows commands that work as they are printed, in a folder that holds the sample', async () => {
    expect(commands.map((command) => /npx whence (\S+)/.exec(command)?.[1])).toEqual([
      'check',
      'track-record',
      'read',
      'read',
      'match',
      'weigh',
    ]);
    for (const command of commands) {
      const { stdout } = await run('bash', ['-c', asHere(command)], { cwd: folder });
      expect(`${command}: ${stdout !== '' || />/.test(command)}`).toBe(`${command}: true`);
    }
    const lines = async (name: string) => (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
    expect((await lines('readings.jsonl')).map((line) => JSON.parse(line).id)).toEqual(['P1', 'P2']);
    expect(await lines('values.jsonl')).toHaveLength(5);
    expect((await lines('copies.jsonl')).map((line) => JSON.parse(line))).toMatchObject([
      { a: 'travel blog', b: 'travel guide' },
    ]);
  }, 120_000);
});
