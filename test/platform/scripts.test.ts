import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const closing = (report: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'whence-closing-'));
  try {
    writeFileSync(join(folder, 'report.json'), report);
    const args = ['scripts/closing-line.mjs', join(folder, 'report.json')];
    return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('scripts', () => {
  it('refuse an old Node with a sentence, at the version that package.json names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'whence-node-'));
    try {
      const fake = join(folder, 'old-node.cjs');
      writeFileSync(fake, "Object.defineProperty(process.versions, 'node', { value: '20.18.3' });");
      const old = spawnSync(process.execPath, ['--require', fake, 'scripts/start.mjs'], { encoding: 'utf8' });
      expect(old.status).toBe(1);
      expect(old.stderr).toMatch(/^Whence needs Node 20\.19 or newer; this is Node 20\.18\.3\./);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe('>=20.19');
  });

  it('close with the numbers of the report', () => {
    const numbers = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
    expect(closing(JSON.stringify({ ...numbers, numRuntimeErrorTestSuites: 0 }))).toBe(
      '7 passed, 1 failed, 2 skipped\n',
    );
  });

  it('count a test file that cannot run, and a missing report, as failed', () => {
    const numbers = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
    expect(closing(JSON.stringify({ ...numbers, numRuntimeErrorTestSuites: 2 }))).toBe(
      '7 passed, 2 failed, 0 skipped\n',
    );
    expect(closing('')).toBe('0 passed, 1 failed, 0 skipped\n');
  });

  it('can be run: the command and the pipeline are executable and parse', () => {
    for (const path of ['bin/whence.mjs', '.ci/run', 'docker/postgres-roles.sh']) {
      expect(statSync(path).mode & 0o111).not.toBe(0);
    }
    execFileSync('bash', ['-n', '.ci/run']);
    execFileSync('sh', ['-n', 'docker/postgres-roles.sh']);
  });
});
