/** `audit verify` beside the bare reading and hashing of the same log, and its memory as the log grows. */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exportLog, serviceDataSource } from '@whence/store';
import { ground, type Ground } from '../flow/ground.js';
import type { BenchOptions } from '../parts.js';
import type { Row, Section } from '../section.js';
import { growLog, keyFile } from './grow.js';
import { type Verified, type Way, WAYS } from './verify-once.js';

const ONCE = fileURLToPath(new URL('verify-once.mjs', import.meta.url));
const SIZES = { ordinary: [25_000, 100_000], full: [100_000, 1_000_000] } as const;
/** The first round warms the database and is not told. */
const ROUNDS = 3;

const NAMES: Readonly<Record<Way, string>> = {
  bare: 'bare: read in order and hashed',
  chain: 'whence audit verify, the chain alone',
  rows: 'whence audit verify --rows',
  file: 'whence audit verify --file, offline',
};

export async function measureAudit({ full }: BenchOptions): Promise<readonly Section[]> {
  const place = await ground();
  const key = keyFile();
  try {
    const rows: Row[] = [];
    let entries = 0;
    let spoken = 0;
    for (const size of full ? SIZES.full : SIZES.ordinary) {
      process.stderr.write(`Writing a log of ${size} entries\n`);
      entries = await growLog(place, key, size);
      await place.owner.query('VACUUM ANALYZE');
      const measured = await measureWays(place, `${key}.jsonl`);
      spoken = measured.rows.rows;
      for (const way of WAYS) rows.push(rowOf(way, entries, measured[way], measured.bare));
    }
    return [
      {
        title: 'Verifying the log',
        sample: `${entries} entries of claims, and of a ledger whose ${spoken} rows were held against them; middle of ${ROUNDS - 1} runs, each in a process of its own`,
        columns: ['entries', 'entries/s', 'of the bare', 'peak MB'],
        floor: [null, '50,000 alone, 5,000 with rows', null, 'constant'],
        goal: [null, '100,000, 20,000', null, 'constant'],
        known: [],
        rows,
      },
    ];
  } finally {
    await place.close();
    for (const path of [key, `${key}.last`, `${key}.jsonl`]) await rm(path, { force: true });
  }
}

function rowOf(way: Way, entries: number, measured: Verified, bare: Verified): Row {
  const rate = measured.entries / measured.seconds;
  const cells = [entries, rate, rate / (bare.entries / bare.seconds), Math.round(measured.megabytes)];
  return { name: NAMES[way], cells };
}

async function measureWays({ serviceUrl }: Ground, file: string): Promise<Readonly<Record<Way, Verified>>> {
  const dataSource = await serviceDataSource({ url: serviceUrl, role: 'whence_app', pool: 2 }).initialize();
  const out = createWriteStream(file);
  await exportLog(dataSource, new Date(), (text) => new Promise((done) => out.write(text, () => done())));
  await dataSource.destroy();
  await new Promise<void>((done) => out.end(done));
  const taken: Record<Way, Verified[]> = { bare: [], chain: [], rows: [], file: [] };
  // In turn, so that what else the machine does falls on all.
  for (let round = 0; round < ROUNDS; round += 1)
    for (const way of WAYS) {
      const { stdout } = await promisify(execFile)(process.execPath, [ONCE, way, way === 'file' ? file : serviceUrl]);
      if (round > 0) taken[way].push(JSON.parse(stdout) as Verified);
    }
  const middle = (all: readonly Verified[]): Verified => {
    const found = [...all].sort((a, b) => a.seconds - b.seconds)[Math.floor((all.length - 1) / 2)];
    if (found === undefined) throw new Error('found no round that was measured');
    return found;
  };
  return { bare: middle(taken.bare), chain: middle(taken.chain), rows: middle(taken.rows), file: middle(taken.file) };
}
