import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@whence/config';
import { noteSkip } from '@whence/testing';

const SUITE = "the README's tour";
const missing = ['bash', 'curl', 'unzip'].filter(
  (name) => spawnSync(name, [name === 'unzip' ? '-v' : '--version']).status !== 0,
);

describe(SUITE, () => {
  if (missing.length > 0)
    it('is skipped', async () => {
      await noteSkip(SUITE, `no ${missing.join(' and no ')} is installed`);
    });
  else
    it('prints, line by line, what the README shows', () => {
      const tour = spawnSync(process.execPath, [join(projectRoot(), 'scripts', 'tour.mjs')], { encoding: 'utf8' });
      expect(`${tour.stdout}${tour.stderr}`).toMatch(/^(\d+) of \1 outputs are as the README shows them\.$/m);
      expect(tour.status).toBe(0);
    }, 300_000);
});
