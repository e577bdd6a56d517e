/** Runs a set's own scorer over predictions: what counts as right is not decided here. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOf, type SetName } from './sets.js';

/** What the scorer prints for these predictions. Throws with its own words when it fails. */
export function score(root: string, name: SetName, predictions: readonly object[], args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'whence-bench-'));
  try {
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, predictions.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const scorer = fileOf(root, name, 'score.mjs');
    const done = spawnSync(process.execPath, [scorer, file, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`${scorer} ended with code ${done.status}: ${done.stderr.trim()}`);
    return done.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same for scorers that print JSON. */
export function scoreJson<T>(
  root: string,
  name: SetName,
  predictions: readonly object[],
  args: readonly string[] = [],
): T {
  return JSON.parse(score(root, name, predictions, [...args, '--json'])) as T;
}
