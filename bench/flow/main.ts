/** Findings a second, from submitted to recorded, beside a bare worker of BullMQ that does one INSERT a job. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { redisInstalled, testRedis } from '@whence/testing';
import type { BenchOptions } from '../parts.js';
import type { Section } from '../section.js';
import { CLAIMS_A_PAGE, writePages } from './pages.js';
import { type Ground, ground, SHAPE } from './ground.js';
import type { Order } from './service.js';

const CONCURRENCY = 4;
const ROUNDS = Number(process.env['FLOW_ROUNDS'] ?? 5);

/** One process that runs a worker, and waits for orders. */
class Process {
  private constructor(private readonly child: ChildProcess) {}

  static async begin(kind: 'whence' | 'bare'): Promise<Process> {
    const child = fork(fileURLToPath(new URL('./service.ts', import.meta.url)), [kind], {
      execArgv: [
        '--import',
        fileURLToPath(new URL('../../libs/testing/typescript.mjs', import.meta.url)),
        ...(process.env['FLOW_PROF'] === kind ? ['--cpu-prof', '--cpu-prof-dir=/tmp/me-flow/prof'] : []),
      ],
    });
    await once(child, 'message');
    return new Process(child);
  }

  async cpu(): Promise<number> {
    const stat = await readFile(`/proc/${this.child.pid}/stat`, 'utf8');
    const f = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 10 * (Number(f[11]) + Number(f[12]));
  }

  async do(order: Order): Promise<void> {
    const answered = once(this.child, 'message') as Promise<[{ readonly failed?: string }]>;
    this.child.send(order);
    const [{ failed }] = await answered;
    if (failed !== undefined) throw new Error(`a process of the bench could not ${order.order}: ${failed}`);
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}

/** What one round came to: a second, and (for findings) how long one claim waited, in milliseconds. */
interface Outcome {
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
}

/** Asks until `sql` gives the row `{ done: true }`. */
async function until(owner: pg.Client, sql: string, values: readonly unknown[], patienceMs = 600_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { rows } = await owner.query<{ done: boolean }>(sql, [...values]);
    if (rows[0]?.done === true) return;
    if (performance.now() > deadline) throw new Error(`waited ${patienceMs} ms in vain for the bench's jobs`);
    await sleep(100);
  }
}

const percentile = (column: string, share: number): string =>
  `(percentile_cont(${share}) WITHIN GROUP (ORDER BY ${column}))::float8`;

async function findings(here: Ground, whence: Process, articleIds: readonly string[]): Promise<Outcome> {
  const { owner, by } = here;
  const asked = `cross_reference_request q JOIN appearance p ON p.claim_id = q.claim_id AND p.version = 1
    JOIN article_revision r ON r.id = p.revision_id WHERE r.article_id = ANY($1::uuid[])`;
  const [start] = (await owner.query<{ at: Date }>('SELECT clock_timestamp() AS at')).rows;
  await whence.do({ order: 'submit', by, articleIds });
  await until(
    owner,
    `SELECT NOT EXISTS (SELECT 1 FROM ${asked} AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.request_id = q.id)) AS done`,
    [articleIds],
  );
  const { rows } = await owner.query<{ count: number; seconds: number; p50: number; p95: number }>(
    `SELECT count(*)::int AS count, extract(epoch FROM max(found_at) - $2::timestamptz)::float8 AS seconds,
       ${percentile('waited', 0.5)} AS p50, ${percentile('waited', 0.95)} AS p95
     FROM (SELECT fc.drawn_at AS found_at, 1000 * extract(epoch FROM fc.drawn_at - qc.drawn_at) AS waited
           FROM cross_reference_request q JOIN finding f ON f.request_id = q.id
           JOIN change fc ON fc.id = f.change_id JOIN change qc ON qc.id = q.change_id
           JOIN appearance p ON p.claim_id = q.claim_id AND p.version = 1
           JOIN article_revision r ON r.id = p.revision_id WHERE r.article_id = ANY($1::uuid[])) each`,
    [articleIds, start?.at.toISOString()],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('found no finding, expected one of each claim');
  // What a finding sets off (its event, told to nobody here) ends before anything else is measured.
  await until(
    owner,
    `SELECT NOT EXISTS (SELECT 1 FROM outbox) AND NOT EXISTS (SELECT 1 FROM event e
    WHERE NOT EXISTS (SELECT 1 FROM log_entry l WHERE l.subject_kind = 'event' AND l.subject_id = e.id::text AND l.action = 'announce')) AS done`,
    [],
  );
  return { rate: row.count / row.seconds, p50: row.p50, p95: row.p95 };
}

async function inserts({ owner }: Ground, bare: Process, jobs: number, round: number): Promise<number> {
  const [start] = (await owner.query<{ at: Date }>('SELECT clock_timestamp() AS at')).rows;
  await bare.do({ order: 'add', jobs, round });
  await until(owner, 'SELECT count(*) = $2 AS done FROM public.bare WHERE round = $1', [round, jobs]);
  const { rows } = await owner.query<{ seconds: number }>(
    'SELECT extract(epoch FROM max(at) - $2::timestamptz)::float8 AS seconds FROM public.bare WHERE round = $1',
    [round, start?.at.toISOString()],
  );
  return jobs / (rows[0]?.seconds ?? Number.NaN);
}

async function pgCpu(pid: number): Promise<number> {
  let total = 0;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const f = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(name) === pid) total += Number(f[11]) + Number(f[12]) + Number(f[13]) + Number(f[14]);
    else if (Number(f[1]) === pid) total += Number(f[11]) + Number(f[12]);
  }
  return total * 10;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other);
const median = (values: readonly number[]): number => sorted(values)[values.length >> 1] ?? Number.NaN;

async function rounds(here: Ground, claims: number, redisUrl: string | undefined, seed: number) {
  const env = {
    DATABASE_URL: here.serviceUrl,
    WORKER_CONCURRENCY: String(CONCURRENCY),
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
  const [whence, bare] = await Promise.all([Process.begin('whence'), Process.begin('bare')]);
  const results: { bare: number; ours: Outcome; single: Outcome }[] = [];
  try {
    // The first round warms both up and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const pages = await writePages(here.ports, here.by, SHAPE, claims, seed + round);
      await here.owner.query('CHECKPOINT').catch(() => undefined);
      await bare.do({ order: 'open', env });
      const cpu0 = [await pgCpu(here.pid), await bare.cpu()];
      const rate = await inserts(here, bare, claims, seed + round);
      const cpu1 = [await pgCpu(here.pid), await bare.cpu()];
      await bare.do({ order: 'close' });
      await whence.do({ order: 'open', env });
      const cpu2 = [await pgCpu(here.pid), await whence.cpu()];
      const ours = await findings(here, whence, pages);
      const cpu3 = [await pgCpu(here.pid), await whence.cpu()];
      const each = (a: number[], b: number[]) => a.map((x, i) => ((x - (b[i] ?? 0)) / claims).toFixed(2)).join(' node ');
      process.stderr.write(`   cpu ms a job: bare pg ${each(cpu1, cpu0)}, ours pg ${each(cpu3, cpu2)}\n`);
      const [one] = await writePages(here.ports, here.by, SHAPE, 1, seed + 100 + round);
      const single = await findings(here, whence, [one ?? '']);
      await whence.do({ order: 'close' });
      process.stderr.write(
        `  ${redisUrl === undefined ? 'PostgreSQL' : 'Redis'} round ${round}: bare ${rate.toFixed(0)}, findings ${ours.rate.toFixed(0)}, ratio ${(ours.rate / rate).toFixed(3)}, p50 ${ours.p50.toFixed(0)} p95 ${ours.p95.toFixed(0)}, alone ${single.p50.toFixed(0)} ms\n`,
      );
      if (round > 0) results.push({ bare: rate, ours, single });
    }
  } finally {
    await Promise.all([whence.end(), bare.end()]);
  }
  return results;
}

export async function measureFlow({ full }: BenchOptions): Promise<readonly Section[]> {
  const claims = Number(process.env['FLOW_CLAIMS'] ?? (full ? 20_000 : 2_000));
  const here = await ground();
  try {
    const sections: Section[] = [];
    await rounds(here, claims, undefined, 1_000);
    if (redisInstalled()) {
      const redis = await testRedis('bench flow');
      try {
        await rounds(here, claims, redis?.url, 2_000);
      } finally {
        await redis?.close();
      }
    }
    void median;
    void CLAIMS_A_PAGE;
    return sections;
  } finally {
    await here.close();
  }
}
