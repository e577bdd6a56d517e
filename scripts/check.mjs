/** `npm run check`: everything that can be checked without running the tests. Runs all of it, then sums up. */
import './node-version.mjs';

const STEPS = [
  ['format', 'prettier', ['--check', '.']],
  ['types', 'typescript', ['--noEmit', '-p', 'tsconfig.json'], 'tsc'],
  ['lint', 'eslint', ['.']],
  ['fence', 'dependency-cruiser', ['--config', '.dependency-cruiser.cjs', 'apps', 'libs'], 'depcruise'],
  ['openapi drift', 'whence', ['openapi', '--check']],
  ['client drift', 'scripts/openapi/client-types.mjs', ['--check']],
  ['openapi lint', 'scripts/openapi/lint.mjs', []],
  ['migration drift', 'whence', ['migrate', '--check-drift']],
];

import('./prepare.mjs').then(async ({ prepareInstall, root }) => {
  const { spawnSync } = await import('node:child_process');
  const { readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  await prepareInstall();

  /** The file of a program; read from its package, since links in node_modules/.bin are not files of Node on Windows. */
  const programOf = (name, program = name) => {
    if (name === 'whence') return join(root, 'bin', 'whence.mjs');
    if (name.endsWith('.mjs')) return join(root, name);
    const folder = join(root, 'node_modules', name);
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return join(folder, typeof bin === 'string' ? bin : bin[program]);
  };

  const results = STEPS.map(([step, name, args, program]) => {
    process.stdout.write(`${step}…\n`);
    const begin = Date.now();
    const done = spawnSync(process.execPath, [programOf(name, program), ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
    const passed = done.status === 0;
    if (!passed) process.stdout.write(`${done.stdout}${done.stderr}${done.error?.message ?? ''}\n`);
    return { step, passed, seconds: (Date.now() - begin) / 1000 };
  });

  process.stdout.write('\n');
  for (const { step, passed, seconds } of results) {
    process.stdout.write(`${passed ? 'ok    ' : 'FAILED'}  ${step.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s\n`);
  }
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
});
