/** Findings a second, from submitted to recorded, beside a bare worker of BullMQ that does one INSERT a job. */
import { redisInstalled, testRedis } from '@whence/testing';
import type { BenchOptions } from '../parts.js';
import type { Section } from '../section.js';
import { ground, SHAPE } from './ground.js';
import { CLAIMS_A_PAGE } from './pages.js';
import { CONCURRENCY, type Round, rounds, type Sizes, WARMING } from './rounds.js';

const SMALL: Sizes = { claims: 2_000, rounds: 3 };
const FULL: Sizes = { claims: 20_000, rounds: 3 };

export async function measureFlow({ full }: BenchOptions, sizes = full ? FULL : SMALL): Promise<readonly Section[]> {
  const here = await ground();
  try {
    const inPostgres = sectionOf('PostgreSQL', [0.4, 0.6], sizes, await rounds(here, sizes, undefined, 1_000));
    if (!redisInstalled()) {
      process.stderr.write('Left out the queues in Redis: no redis-server is installed.\n');
      return [inPostgres];
    }
    const redis = await testRedis('bench flow');
    if (redis === undefined) return [inPostgres];
    try {
      return [inPostgres, sectionOf('Redis', [0.2, 0.4], sizes, await rounds(here, sizes, redis, 2_000))];
    } finally {
      await redis.close();
    }
  } finally {
    await here.close();
  }
}

const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other);
const share = (values: readonly number[], part: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;
const median = (values: readonly number[]): number => share(values, 0.5);
/** A whole number in words; a dash where it is not known. */
const whole = (value: number): string => (Number.isNaN(value) ? '-' : Math.round(value).toLocaleString('en'));
const tenths = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(1));

function sectionOf(
  home: string,
  [floor, goal]: readonly [number, number],
  sizes: Sizes,
  results: readonly Round[],
): Section {
  const ratios = results.map(({ bare, found }) => found.rate / bare.rate);
  const waits = results.flatMap(({ found }) => found.waits);
  const alone = results.flatMap((one) => one.alone);
  return {
    title: `Findings a second, queues in ${home}`,
    sample: `${whole(sizes.claims)} claims a round, submitted ${CLAIMS_A_PAGE} a page, over a made-up ledger of ${whole(SHAPE.statements)} statements on ${SHAPE.measures} measures; one worker, ${CONCURRENCY} jobs at a time; ${sizes.rounds} rounds in turns`,
    columns: ['a second', 'of the bare worker', 'lowest', 'highest', 'wait p50, ms', 'p95, ms', 'processor ms each'],
    floor: [null, floor, null, null, null, null, null],
    goal: [null, goal, null, null, null, null, null],
    known: [],
    rows: [
      {
        name: 'bare worker, one INSERT a job',
        cells: [
          whole(median(results.map(({ bare }) => bare.rate))),
          null,
          null,
          null,
          null,
          null,
          tenths(median(results.map(({ bare }) => bare.processor))),
        ],
      },
      {
        name: 'findings, submitted to recorded',
        cells: [
          whole(median(results.map(({ found }) => found.rate))),
          median(ratios),
          Math.min(...ratios),
          Math.max(...ratios),
          whole(median(waits)),
          whole(share(waits, 0.95)),
          tenths(median(results.map(({ found }) => found.processor))),
        ],
      },
      {
        name: `the first ${whole(WARMING)} findings of a worker`,
        cells: [whole(median(results.map(({ first }) => first))), null, null, null, null, null, null],
      },
      {
        name: 'one claim alone',
        cells: [null, null, null, null, whole(median(alone)), whole(share(alone, 0.95)), null],
      },
    ],
    notes: [
      'Both on one PostgreSQL that writes to disk as the service does. The bare worker is given its jobs 500 at a time, and keeps none that is done; the service keeps them for ten minutes in PostgreSQL, the last 10,000 in Redis.',
      'A job of the service may carry up to 20 requests: they are looked at over one view and written in one transaction.',
      `Each worker begins anew for each round, in a process that goes on, and has done ${whole(WARMING)} jobs before it is measured: by then its connections have their plans, and what the rules work out of a statement is kept with it.`,
      'The wait runs from the commit of the submission to that of the finding; in a flood it is mostly the queue before it.',
    ],
  };
}
