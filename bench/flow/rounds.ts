/** Rounds of the bench: as many jobs for the bare worker as claims for the service, in turns, on the same PostgreSQL. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Ground, SHAPE } from './ground.js';
import { writePages } from './pages.js';
import { Process, processorMs } from './processes.js';

/** Jobs at a time, the service's default. */
export const CONCURRENCY = 4;

/** Claims of a round that are submitted one by one, each when the one before has its finding. */
const ALONE = 8;

/** Claims submitted one by one that are not measured yet. */
const FIRST = 4;

/** Claims, and jobs, that each worker has done since it began before it is measured. */
export const WARMING = 1_000;

export interface Sizes {
  /** Claims, and jobs of the bare worker, of one round. */
  readonly claims: number;
  /** Rounds that count; one before them warms both up. */
  readonly rounds: number;
}

/** What one round came to. */
export interface Round {
  readonly bare: Pace;
  readonly found: Pace & { readonly waits: readonly number[] };
  /** Findings a second on the first claims after the service began. */
  readonly first: number;
  /** How long each claim that was submitted alone waited for its finding, in milliseconds. */
  readonly alone: readonly number[];
}

/** Pages whose claims are proposed, and how many they are. */
interface Pages {
  readonly articleIds: readonly string[];
  readonly claims: number;
}

interface Pace {
  /** Jobs or findings a second. */
  readonly rate: number;
  /** Processor time each, of PostgreSQL and the worker's process (and Redis), in milliseconds. */
  readonly processor: number;
}

/** How long between two looks whether all is done: each takes processor time of the server that is measured. */
const LOOK_MS = 250;

/** Asks until `sql`, which should cost next to nothing, gives the row `{ done: true }`. */
async function until(owner: pg.Client, sql: string, values: readonly unknown[] = []): Promise<void> {
  const patienceMs = 1_800_000;
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { rows } = await owner.query<{ done: boolean }>(sql, [...values]);
    if (rows[0]?.done === true) return;
    if (performance.now() > deadline) throw new Error(`waited ${patienceMs} ms in vain for the bench's jobs`);
    await sleep(LOOK_MS);
  }
}

const moment = async (owner: pg.Client): Promise<string> =>
  (await owner.query<{ at: string }>('SELECT clock_timestamp()::text AS at')).rows[0]?.at ?? '';

const ASKED = `cross_reference_request q JOIN claim_version v ON v.claim_id = q.claim_id AND v.version = 1
  WHERE v.claim_id IN (SELECT p.claim_id FROM appearance p JOIN article_revision r ON r.id = p.revision_id
    WHERE r.article_id = ANY($1::uuid[]))`;

/** Submits the claims of pages; resolves when there are as many more findings. Gives the moment before. */
async function submitted({ owner, by }: Ground, whence: Process, pages: Pages): Promise<string> {
  const start = await moment(owner);
  const { rows } = await owner.query<{ before: string }>('SELECT count(*) AS before FROM finding');
  await whence.do({ order: 'submit', by, articleIds: pages.articleIds });
  await until(owner, 'SELECT count(*) >= $1 AS done FROM finding', [Number(rows[0]?.before) + pages.claims]);
  return start;
}

/** How fast the findings on the claims of pages came after a moment, and how long each was waited for, from commit to commit. */
async function paceOf({ owner }: Ground, { articleIds, claims }: Pages, start: string) {
  const { rows } = await owner.query<{ after: number; waited: number }>(
    `SELECT extract(epoch FROM fc.drawn_at - $2::timestamptz)::float8 AS after,
       1000 * extract(epoch FROM fc.drawn_at - qc.drawn_at)::float8 AS waited
     FROM finding f JOIN change fc ON fc.id = f.change_id
     JOIN (SELECT q.id, q.change_id FROM ${ASKED}) asked ON asked.id = f.request_id
     JOIN change qc ON qc.id = asked.change_id`,
    [articleIds, start],
  );
  if (rows.length !== claims) throw new Error(`found ${rows.length} findings on the pages, expected ${claims}`);
  const seconds = Math.max(...rows.map(({ after }) => after));
  return { rate: rows.length / seconds, waits: rows.map(({ waited }) => waited) };
}

/** What findings set off ends before anything else is measured. */
async function settled({ owner }: Ground): Promise<void> {
  const unannounced = `SELECT 1 FROM event e WHERE NOT EXISTS (SELECT 1 FROM log_entry l
    WHERE l.subject_kind = 'event' AND l.subject_id = e.id::text AND l.action = 'announce')`;
  await until(owner, 'SELECT NOT EXISTS (SELECT 1 FROM outbox) AS done');
  await until(owner, `SELECT NOT EXISTS (${unannounced}) AS done`);
}

async function inserts({ owner }: Ground, bare: Process, jobs: number, round: number): Promise<number> {
  const start = await moment(owner);
  await bare.do({ order: 'add', jobs, round });
  await until(owner, 'SELECT count(*) = $2 AS done FROM public.bare WHERE round = $1', [round, jobs]);
  const { rows } = await owner.query<{ seconds: number }>(
    'SELECT extract(epoch FROM max(at) - $2::timestamptz)::float8 AS seconds FROM public.bare WHERE round = $1',
    [round, start],
  );
  return jobs / (rows[0]?.seconds ?? Number.NaN);
}

/** @param redis where the queues live; undefined: in PostgreSQL. */
export async function rounds(
  here: Ground,
  sizes: Sizes,
  redis: { readonly url: string; readonly pid: number } | undefined,
  seed: number,
  nodeOptions: readonly string[] = [],
): Promise<readonly Round[]> {
  const database = {
    DATABASE_URL: here.serviceUrl,
    WORKER_CONCURRENCY: String(CONCURRENCY),
    AUDIT_KEY_FILE: join(tmpdir(), `whence-flow-${process.pid}.pem`),
  };
  const env = redis === undefined ? database : { ...database, REDIS_URL: redis.url };
  const servers = redis === undefined ? [here.pid] : [here.pid, redis.pid];
  const [whence, bare] = await Promise.all([Process.begin('whence', nodeOptions), Process.begin('bare')]);
  const results: Round[] = [];
  try {
    for (let round = 0; round <= sizes.rounds; round++) {
      const written = async (seedOf: number, claims: number, aPage?: number): Promise<Pages> => ({
        articleIds: await writePages(here.ports, here.by, SHAPE, claims, seedOf, aPage),
        claims,
      });
      const pages = await written(seed + 2 * round, sizes.claims);
      const warming = await written(seed + 5_000 + round, WARMING);
      const singles = await written(seed + 2 * round + 1, FIRST + ALONE, 1);
      const timed = async <T>(pid: number, work: () => Promise<T>) => {
        const before = await processorMs([...servers, pid]);
        const outcome = await work();
        return { outcome, processor: ((await processorMs([...servers, pid])) - before) / sizes.claims };
      };
      await bare.do({ order: 'open', env });
      await inserts(here, bare, WARMING + FIRST + ALONE, -1 - seed - round);
      const inserted = await timed(bare.pid, () => inserts(here, bare, sizes.claims, seed + round));
      await bare.do({ order: 'close' });
      await whence.do({ order: 'open', env });
      const first = (await paceOf(here, warming, await submitted(here, whence, warming))).rate;
      await settled(here);
      const alone: number[] = [];
      for (const [at, id] of singles.articleIds.entries()) {
        const one = { articleIds: [id], claims: 1 };
        const start = await submitted(here, whence, one);
        if (at >= FIRST) alone.push(...(await paceOf(here, one, start)).waits);
      }
      await settled(here);
      const found = await timed(whence.pid, async () => {
        const start = await submitted(here, whence, pages);
        await settled(here);
        return start;
      });
      const pace = await paceOf(here, pages, found.outcome);
      await whence.do({ order: 'close' });
      const result = {
        bare: { rate: inserted.outcome, processor: inserted.processor },
        found: { ...pace, processor: found.processor },
        first,
        alone,
      };
      const ratio = (result.found.rate / result.bare.rate).toFixed(3);
      process.stderr.write(
        `  round ${round}: ${result.bare.rate.toFixed(0)} jobs (${result.bare.processor.toFixed(2)} ms), ` +
          `${result.found.rate.toFixed(0)} findings (${result.found.processor.toFixed(2)} ms) a second, ratio ${ratio}\n`,
      );
      if (round > 0) results.push(result);
    }
  } finally {
    await Promise.all([whence.end(), bare.end()]);
  }
  return results;
}
