/**
 * What the log costs writers: the same rows written by 50 at once, as changes with their entries, and without any log; and
 * claims submitted by 50 at once, as the service does it, and with all of it but the entries.
 */
import { serviceDataSource, storePorts, verifyDatabase, writerOf } from '@whence/store';
import { type Change, type ChangesShared, SubmitClaim } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Ground } from '../flow/ground.js';
import { proposedClaims } from './ready-claims.js';
import { withoutEntries } from './without-entries.js';

export const WRITERS = 50;
/** Rows that one change writes, each with an entry of its own: as many as a claim has parts. */
export const ROWS = 4;
export const CHAIN_EVERY_MS = 1_000;

export interface LogCost {
  /** Changes a second. */
  readonly without: number;
  readonly withLog: number;
}

/** Rounds of bare rows and of submitted claims. */
interface LogCosts {
  readonly rows: readonly LogCost[];
  readonly claims: readonly LogCost[];
}

/** Rounds in turns; the first warms up and is not told. Throws when the chain that came about has a gap or a fork. */
export async function logCosts(here: Ground, changes: number, rounds: number): Promise<LogCosts> {
  await here.owner.query(
    `CREATE TABLE IF NOT EXISTS public.bench_row (id uuid PRIMARY KEY, change_id uuid NOT NULL, content jsonb NOT NULL);
     GRANT ALL ON public.bench_row TO whence_app`,
  );
  const dataSource = await serviceDataSource({ url: here.serviceUrl, role: 'whence_app', pool: WRITERS }).initialize();
  try {
    const before = await entriesOf(here);
    const inTurns = async (what: string, turn: (round: number) => Promise<LogCost>): Promise<LogCost[]> => {
      const told: LogCost[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const cost = await turn(round);
        const [without, withLog] = [cost.without.toFixed(0), cost.withLog.toFixed(0)];
        process.stderr.write(`  ${without} ${what} a second without the log, ${withLog} with it\n`);
        if (round > 0) told.push(cost);
      }
      return told;
    };
    const rows = await inTurns('changes', async () => ({
      without: await bareWrites(dataSource, changes),
      withLog: await loggedWrites(here, dataSource, changes),
    }));
    await refuseBroken(here, dataSource, before + (rounds + 1) * changes * ROWS);
    const claims = await inTurns('claims', (round) => submissions(here, dataSource, changes, round));
    return { rows, claims };
  } finally {
    await dataSource.destroy();
  }
}

const contentOf = (at: number, row: number) => ({ words: `Row ${row} of change ${at}.`, counted: 'boats', point: at });

const insert = (manager: EntityManager, id: string, changeId: string, content: object): Promise<unknown> =>
  manager.query('INSERT INTO public.bench_row (id, change_id, content) VALUES ($1, $2, $3)', [id, changeId, content]);

function bareWrites(dataSource: DataSource, total: number): Promise<number> {
  return atOnce(total, (at) =>
    dataSource.transaction(async (manager) => {
      const changeId = uuidv7();
      for (let row = 0; row < ROWS; row += 1) await insert(manager, uuidv7(), changeId, contentOf(at, row));
    }),
  );
}

function loggedWrites(here: Ground, dataSource: DataSource, total: number): Promise<number> {
  const { changes } = storePorts(dataSource);
  return whileChaining(here, () =>
    atOnce(total, (at) =>
      changes.make(here.by, 'bench', async (change: Change) => {
        for (let row = 0; row < ROWS; row += 1) {
          const [id, content] = [change.newId(), contentOf(at, row)];
          await insert(writerOf(change), id, change.id, content);
          change.log('write', { kind: 'claim', id, version: 1 }, content);
        }
      }),
    ),
  );
}

/** Claims of one round, half of them submitted without entries, and then half with. */
async function submissions(here: Ground, dataSource: DataSource, total: number, round: number): Promise<LogCost> {
  const waiting = await proposedClaims(here, 2 * total, 500 + round);
  const ports = storePorts(dataSource);
  const rate = (changes: ChangesShared, claimIds: readonly string[]): Promise<number> => {
    const submit = new SubmitClaim({ ...ports, changes });
    return whileChaining(here, () =>
      atOnce(claimIds.length, async (at) => {
        await submit.run(here.by, { claimId: claimIds[at] ?? '' });
      }),
    );
  };
  return {
    without: await rate(withoutEntries(ports.changes), waiting.slice(0, total)),
    withLog: await rate(ports.changes, waiting.slice(total)),
  };
}

/** Does work while changes get their places, and their entries their links, as a worker sees to. */
async function whileChaining<T>(here: Ground, work: () => Promise<T>): Promise<T> {
  let chained: Promise<unknown> = Promise.resolve();
  const chain = () => (chained = chained.then(() => here.owner.query('SELECT chain_changes()')));
  const chaining = setInterval(() => void chain(), CHAIN_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(chaining);
    await chain();
  }
}

/** Calls a second, of {@link WRITERS} that write one after the other each. */
async function atOnce(total: number, write: (at: number) => Promise<void>): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (next < total) await write(next++);
    }),
  );
  return total / ((performance.now() - started) / 1_000);
}

async function entriesOf({ owner }: Ground): Promise<number> {
  await owner.query('SELECT chain_changes()');
  return Number((await owner.query<{ n: string }>('SELECT count(*) AS n FROM log_link')).rows[0]?.n);
}

async function refuseBroken(here: Ground, dataSource: DataSource, expected: number): Promise<void> {
  const entries = await entriesOf(here);
  const options = { roots: null, rows: false, unsignedSince: new Date(0), remembered: null };
  const { faults } = await verifyDatabase(dataSource, options);
  const [fault] = faults.filter(({ kind }) => kind !== 'unsigned');
  if (entries !== expected || fault !== undefined)
    throw new Error(`found ${entries} entries in the chain, expected ${expected}; ${fault?.text ?? 'no fault in it'}`);
}
