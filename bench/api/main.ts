/** Requests a second of the API beside bare handlers of Fastify, and what the log costs writers. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MakeKey, permissionsOf, SubmitClaim } from '@whence/workflow';
import { ground, type Ground } from '../flow/ground.js';
import type { BenchOptions } from '../parts.js';
import type { Section } from '../section.js';
import { CHAIN_EVERY_MS, type LogCost, logCosts, ROWS, WRITERS } from './log-cost.js';
import { judgedClaims, proposedClaims } from './ready-claims.js';
import { rateOf, Server } from './server.js';

const SIZES = {
  ordinary: { submissions: 1_000, reads: 6_000, changes: 2_000, rounds: 3 },
  full: { submissions: 5_000, reads: 20_000, changes: 10_000, rounds: 5 },
} as const;
const JUDGED = 100;
const POOL = '10';
/** While reads are measured beside writes. */
const SUBMITTED_A_SECOND = 10;
/** More claims than are submitted beside reads, however slow those are. */
const SPARE = 400;
/** How much longer the round is that nobody is told of: what a service runs often it has compiled long since, after days. */
const WARMING = 3;
const PARTS_READ = 'include=finding,verdict';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Runs work while claims are submitted, past the API, at an even pace. */
async function whileSubmitting<T>(here: Ground, waiting: string[], work: () => Promise<T>): Promise<T> {
  const submitted: Promise<unknown>[] = [];
  const submitting = setInterval(() => {
    const claimId = waiting.pop();
    if (claimId !== undefined) submitted.push(new SubmitClaim(here.ports).run(here.by, { claimId }));
  }, 1_000 / SUBMITTED_A_SECOND);
  try {
    return await work();
  } finally {
    clearInterval(submitting);
    await Promise.all(submitted);
  }
}

/** Rates of one round. */
interface Round {
  readonly insert: number;
  readonly submit: number;
  readonly submitLimited: number;
  readonly select: number;
  readonly read: number;
  readonly readLimited: number;
  /** Read while claims are submitted. */
  readonly readMeanwhile: number;
}

export async function measureApi({ full }: BenchOptions): Promise<readonly Section[]> {
  const sizes = full ? SIZES.full : SIZES.ordinary;
  const here = await ground();
  try {
    const rounds = await measureRounds(here, sizes);
    const costs = await logCosts(here, sizes.changes, sizes.rounds);
    return [ratesSection(sizes, rounds), costSection(sizes, costs)];
  } finally {
    await here.close();
  }
}

/** @param nodeOptions of the API's process: `--cpu-prof` */
export async function measureRounds(
  here: Ground,
  sizes: { readonly submissions: number; readonly reads: number; readonly rounds: number },
  nodeOptions: readonly string[] = [],
): Promise<readonly Round[]> {
  await here.owner.query(
    `CREATE TABLE public.bare_claim (id uuid PRIMARY KEY, words text NOT NULL); GRANT ALL ON public.bare_claim TO whence_app`,
  );
  const { secret: key } = await new MakeKey(here.ports).run(
    here.by,
    { name: 'bench', personId: here.by.personId, scopes: [], expiresAt: null },
    { permissions: permissionsOf('administrator'), narrowed: false },
  );
  const read = await judgedClaims(here, JUDGED, 7);
  const env = {
    DATABASE_URL: here.serviceUrl,
    DATABASE_POOL: POOL,
    AUDIT_KEY_FILE: join(tmpdir(), `whence-api-${process.pid}.pem`),
  };
  const unlimited = { ...env, RATE_LIMIT_PER_MINUTE: '0', SIGN_IN_FAILURES_PER_MINUTE: '0' };
  // A limit that nobody reaches: what is measured is the counting.
  const counted = { ...env, RATE_LIMIT_PER_MINUTE: '1000000' };
  const bare = await Server.begin({ kind: 'bare', env });
  const free = await Server.begin({ kind: 'whence', env: unlimited }, nodeOptions);
  const limited = await Server.begin({ kind: 'whence', env: counted });
  const told: Round[] = [];
  // As a worker does, whose place nobody takes here.
  const chaining = setInterval(() => void here.owner.query('SELECT chain_changes()'), CHAIN_EVERY_MS);
  try {
    const bareIds: string[] = [];
    for (let round = 0; round <= sizes.rounds; round += 1) {
      const times = round === 0 ? WARMING : 1;
      const [submissions, reads] = [times * sizes.submissions, times * sizes.reads];
      const waiting = await proposedClaims(here, 2 * (submissions + 1) + SPARE, 100 + round);
      await here.owner.query('DELETE FROM outbox');
      let at = 0;
      const one = (ids: readonly string[]): string => ids[at++ % ids.length] ?? '';
      const fresh = () => ({ path: `/v1/claims/${waiting.pop() ?? ''}/submission`, body: {} });
      const whole = () => ({ path: `/v1/claims/${one(read)}?${PARTS_READ}` });
      const insert = await rateOf(
        bare,
        {
          method: 'POST',
          next: () => {
            const id = randomUUID();
            bareIds.push(id);
            return { path: '/rows', body: { id, words: 'About 40 ferries were damaged.' } };
          },
        },
        submissions,
      );
      const submit = await rateOf(free, { method: 'POST', key, next: fresh }, submissions);
      const submitLimited = await rateOf(limited, { method: 'POST', key, next: fresh }, submissions);
      const known = bareIds.slice(0, JUDGED);
      const select = await rateOf(bare, { method: 'GET', next: () => ({ path: `/rows/${one(known)}` }) }, reads);
      const readRate = await rateOf(free, { method: 'GET', key, next: whole }, reads);
      const readLimited = await rateOf(limited, { method: 'GET', key, next: whole }, reads);
      const readMeanwhile = await whileSubmitting(here, waiting, () =>
        rateOf(free, { method: 'GET', key, next: whole }, reads),
      );
      process.stderr.write(
        `  round ${round}: insert ${insert.toFixed(0)}, submit ${submit.toFixed(0)} (${(submit / insert).toFixed(3)}), ` +
          `select ${select.toFixed(0)}, read ${readRate.toFixed(0)} (${(readRate / select).toFixed(3)})\n`,
      );
      if (round > 0) told.push({ insert, submit, submitLimited, select, read: readRate, readLimited, readMeanwhile });
    }
  } finally {
    clearInterval(chaining);
    await Promise.all([bare.end(), free.end(), limited.end()]);
  }
  return told;
}

function ratesSection(
  sizes: { submissions: number; reads: number; rounds: number },
  rounds: readonly Round[],
): Section {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick));
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const row = (name: string, rate: (round: Round) => number, against?: (round: Round) => number) => {
    const ratios = against === undefined ? [] : rounds.map((round) => rate(round) / against(round));
    const ratio = ratios.length === 0 ? null : median(ratios);
    const [least, most] = ratios.length === 0 ? [null, null] : [Math.min(...ratios), Math.max(...ratios)];
    return { name, cells: [whole(of(rate)), ratio, least, most] };
  };
  return {
    title: 'Requests a second, beside bare handlers',
    sample: `${sizes.submissions} submissions and ${sizes.reads} reads a round over HTTP, 20 connections, a pool of ${POOL}; ${sizes.rounds} rounds in turns after one of ${WARMING} times that, each server a process of its own`,
    columns: ['a second', 'of the bare', 'lowest', 'highest'],
    floor: [null, '0.3 submitted, 0.4 read', null, null],
    goal: [null, '0.5 submitted, 0.6 read', null, null],
    known: [],
    rows: [
      row('bare Fastify, one INSERT', ({ insert }) => insert),
      row(
        'submit a claim',
        ({ submit }) => submit,
        ({ insert }) => insert,
      ),
      row(
        'submit a claim, requests counted',
        ({ submitLimited }) => submitLimited,
        ({ insert }) => insert,
      ),
      row('bare Fastify, one SELECT by primary key', ({ select }) => select),
      row(
        'read a claim, its finding and verdict',
        ({ read }) => read,
        ({ select }) => select,
      ),
      row(
        'read a claim, requests counted',
        ({ readLimited }) => readLimited,
        ({ select }) => select,
      ),
      row(
        'read a claim, while others are submitted',
        ({ readMeanwhile }) => readMeanwhile,
        ({ select }) => select,
      ),
    ],
    notes: [
      'Submitted by POST /v1/claims/{claimId}/submission: key recognised, step checked and written, logged, its job in the outbox.',
      `Read by GET /v1/claims/{claimId}?${PARTS_READ}: ${JUDGED} claims in turns. Answers and keys are kept in memory until a change bears on them, and the database is asked which changes are new; the claims that are read are others than the ${SUBMITTED_A_SECOND} a second that are submitted.`,
    ],
  };
}

function costSection(sizes: { changes: number; rounds: number }, costs: Awaited<ReturnType<typeof logCosts>>): Section {
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  const pair = (name: string, some: readonly LogCost[]) => {
    const cost = some.map(({ without, withLog }) => 1 - withLog / without);
    return [
      {
        name: `${name}, without the log`,
        cells: [whole(median(some.map(({ without }) => without))), null, null, null],
      },
      {
        name: `${name}, with it`,
        cells: [whole(median(some.map(({ withLog }) => withLog))), median(cost), Math.min(...cost), Math.max(...cost)],
      },
    ];
  };
  return {
    title: 'What the log costs writers',
    sample: `${sizes.changes} changes a round by ${WRITERS} writers at once; ${sizes.rounds} rounds in turns; chained every second`,
    columns: ['changes a second', 'cost', 'lowest', 'highest'],
    floor: [null, 0.3, null, null],
    goal: [null, 0.15, null, null],
    known: [],
    rows: [...pair('claims submitted', costs.claims), ...pair(`${ROWS} rows and nothing else`, costs.rows)],
    notes: [
      'Claims: what the service does when one is submitted, past HTTP: held, its step checked and written, a request and a job in the outbox; without the log all of it but the entries and their links. Claims submitted at the same time share a transaction.',
      `Rows: a transaction of ${ROWS} plain INSERTs, and the same as a change, with its own row, its place and as many entries; verified at the end: no gap, no fork.`,
    ],
  };
}
