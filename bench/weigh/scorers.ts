/** The scorers of the data folder, run as they are; and how far chance may have moved a share. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WeighedClaim } from '@whence/weighing';
import { evenly } from './make-copiers.js';

export type Scores = Readonly<Record<string, number | undefined>>;

const asLines = (rows: Iterable<unknown>): string => [...rows].map((row) => `${JSON.stringify(row)}\n`).join('');

/** @param folder of the truth-discovery sets @param set its name */
export function scored(folder: string, set: string, values: Iterable<unknown>, sources?: Iterable<unknown>): Scores {
  return inFolder((here) => {
    const [v, s] = [join(here, 'values.jsonl'), join(here, 'sources.jsonl')];
    writeFileSync(v, asLines(values));
    if (sources) writeFileSync(s, asLines(sources));
    const args = [join(folder, 'score.mjs'), v, '--set', set, '--json', ...(sources ? ['--sources', s] : [])];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Scores;
  });
}

/** @param gold who copies from whom */
export function copiesScored(folder: string, pairs: Iterable<unknown>, gold: Iterable<unknown>): Scores {
  return inFolder((here) => {
    writeFileSync(join(here, 'pairs.jsonl'), asLines(pairs));
    writeFileSync(join(here, 'copies.gold.jsonl'), asLines(gold));
    const args = [join(folder, 'score-copies.mjs'), join(here, 'pairs.jsonl'), here];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Scores;
  });
}

function inFolder<T>(work: (here: string) => T): T {
  const here = mkdtempSync(join(tmpdir(), 'whence-bench-weigh-'));
  try {
    return work(here);
  } finally {
    rmSync(here, { recursive: true });
  }
}

const RESAMPLES = 2000;

/** Where 95 of 100 bootstrap resamples of a share of `count` outcomes fall (Efron 1979). A share needs no more than its count. */
export function bootstrapped(share: number, count: number): readonly [low: number, high: number] {
  const random = evenly(count);
  const shares = Array.from({ length: RESAMPLES }, () => {
    let hits = 0;
    for (let at = 0; at < count; at++) if (random() < share) hits += 1;
    return hits / count;
  }).sort((a, b) => a - b);
  return [shares[Math.floor(RESAMPLES * 0.025)] ?? 0, shares[Math.floor(RESAMPLES * 0.975)] ?? 1];
}

/** "0.915 (0.904-0.926)" */
export function withRange(share: number | undefined, count: number): string | null {
  if (share === undefined) return null;
  const [low, high] = bootstrapped(share, count);
  return `${share.toFixed(3)} (${low.toFixed(3)}-${high.toFixed(3)})`;
}

export type Claims = readonly WeighedClaim[];
