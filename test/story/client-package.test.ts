/** The client as others get it: packed, installed in a folder that knows nothing of this repository, type-checked, and used. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from '../support/api.js';

const folder = mkdtempSync(join(tmpdir(), 'whence-client-'));
const project = join(folder, 'project');
const root = resolve('.');
const TSC = join(root, 'node_modules/typescript/bin/tsc');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies: Readonly<Record<string, string>>;
}
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest;

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', [...args, '--loglevel=error'], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  const packed = spawnSync(process.execPath, ['scripts/client/pack.mjs', '--out', join(folder, 'out')], {
    encoding: 'utf8',
  });
  expect([packed.status, packed.stderr]).toEqual([0, expect.stringMatching(/^Packed @whence\/client /m)]);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "newsroom", "private": true, "type": "module" }');
  // What it depends on is packed from what is installed here: nothing is fetched.
  const { dependencies } = manifestOf(join(folder, 'out/package'));
  for (const name of Object.keys(dependencies))
    npm(['pack', join(root, 'node_modules', name), '--ignore-scripts', '--pack-destination', folder], folder);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  expect(tarballs).toHaveLength(Object.keys(dependencies).length);
  const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  npm([...install, ...tarballs.map((name) => join(folder, name)), packed.stdout.trim()], project);
}, 240_000);
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

describe('the packed client', () => {
  it('says of itself what the repository and the API say', () => {
    const installed = manifestOf(join(project, 'node_modules/@whence/client'));
    const whole = manifestOf(root);
    const { info } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { info: { version: string } };
    expect(installed).toMatchObject({ name: '@whence/client', version: whole.version });
    expect([installed.version, installed.license]).toEqual([info.version, whole.license]);
    const files = readdirSync(join(project, 'node_modules/@whence/client/dist'));
    expect(files.filter((name) => !/\.(js|d\.ts)$/.test(name) || name.includes('.test.'))).toEqual([]);
    for (const name of files)
      expect(readFileSync(join(project, 'node_modules/@whence/client/dist', name), 'utf8')).not.toMatch(/@whence\//);
  });

  it('type-checks with what its own page shows, strictly, and refuses what the API does not take', () => {
    const page = readFileSync(join(project, 'node_modules/@whence/client/README.md'), 'utf8');
    const [first = '', ...others] = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code ?? '');
    expect(others).toHaveLength(2);
    const blocks = others.map((code) => `{\n${code}}\n`).join('');
    const known = "const claimId = '0197f2a0-0000-7000-8000-000000000001';\n";
    writeFileSync(join(project, 'page.ts'), `${first}${known}${blocks}`);
    const wrong =
      "import { whenceClient } from '@whence/client';\nconst whence = whenceClient({ url: '', key: '' });\n";
    writeFileSync(join(project, 'wrong.ts'), `${wrong}await whence.get('/v1/claim');\n`);
    writeFileSync(
      join(project, 'wronger.ts'),
      `${wrong}await whence.post('/v1/articles', { body: { title: 7, text: '' } });\n`,
    );
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--exactOptionalPropertyTypes',
    ];
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    const check = (...files: string[]) =>
      spawnSync(process.execPath, [TSC, ...options, ...types, ...files], { cwd: project, encoding: 'utf8' });
    const right = check('page.ts');
    expect([right.stdout, right.status]).toEqual(['', 0]);
    const { stdout } = check('wrong.ts', 'wronger.ts');
    expect(stdout).toMatch(/wrong\.ts\(3,\d+\): error TS(?:2345|2554)/);
    expect(stdout).toMatch(/wronger\.ts\(3,\d+\): error TS2322/);
  }, 400_000);

  it('speaks to a service: hands in, reads page by page, is refused by code, and hears of it', async () => {
    writeFileSync(
      join(project, 'use.js'),
      `import { ProblemError, whenceClient } from '@whence/client';
const whence = whenceClient({ url: process.env.WHENCE_URL, key: process.env.WHENCE_KEY });
const text = 'About 40 ferries were damaged in May, officials said. Some 7 more sank in June.';
const article = await whence.post('/v1/articles', { body: { title: 'Harbour', publishedOn: '2025-07-14', text } });
const met = [];
for await (const claim of whence.each('/v1/claims', { params: { query: { limit: 1 } } })) met.push(claim.id);
const claimId = met[0];
const code = await whence.get('/v1/claims/{claimId}', { params: { path: { claimId: article.id } } }).catch((error) =>
  error instanceof ProblemError ? error.code : 'another error');
const events = whence.events({ lastEventId: '0', type: 'article.taken-in' });
const { value: event } = await events.next();
await events.return();
process.stdout.write(JSON.stringify({ proposed: article.proposed, met, code, event: event.type }));
`,
    );
    const env = { WHENCE_URL: api.url, WHENCE_KEY: api.first.key.secret };
    const { stdout } = await promisify(execFile)(process.execPath, ['use.js'], { cwd: project, env });
    const told = JSON.parse(stdout) as { proposed: string[]; met: string[]; code: string; event: string };
    expect(told.proposed.length).toBeGreaterThan(1);
    expect(told.met).toEqual(told.proposed);
    expect([told.code, told.event]).toEqual(['claim-unknown', 'article.taken-in']);
  }, 60_000);
});
