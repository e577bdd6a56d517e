/** What the log costs writers: the same rows written by 50 at once, as changes with their entries, and without any log. */
import { serviceDataSource, storePorts, verifyDatabase, writerOf } from '@whence/store';
import type { Change } from '@whence/workflow';
import type { DataSource, EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Ground } from '../flow/ground.js';

export const WRITERS = 50;
/** Rows that one change writes, each with an entry of its own: as many as a claim has parts. */
export const ROWS = 4;
export const CHAIN_EVERY_MS = 1_000;

interface LogCost {
  /** Changes a second. */
  readonly without: number;
  readonly withLog: number;
}

/** Rounds in turns; the first warms up and is not told. Throws when the chain that came about has a gap or a fork. */
export async function logCosts(here: Ground, changes: number, rounds: number): Promise<readonly LogCost[]> {
  await here.owner.query(
    `CREATE TABLE IF NOT EXISTS public.bench_row (id uuid PRIMARY KEY, change_id uuid NOT NULL, content jsonb NOT NULL);
     GRANT ALL ON public.bench_row TO whence_app`,
  );
  const dataSource = await serviceDataSource({ url: here.serviceUrl, role: 'whence_app', pool: WRITERS }).initialize();
  try {
    const before = await entriesOf(here);
    const told: LogCost[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const without = await bareWrites(dataSource, changes);
      const withLog = await loggedWrites(here, dataSource, changes);
      process.stderr.write(`  ${without.toFixed(0)} changes a second without the log, ${withLog.toFixed(0)} with it\n`);
      if (round > 0) told.push({ without, withLog });
    }
    await refuseBroken(here, dataSource, before + (rounds + 1) * changes * ROWS);
    return told;
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

async function loggedWrites(here: Ground, dataSource: DataSource, total: number): Promise<number> {
  const { changes } = storePorts(dataSource);
  let chained: Promise<unknown> = Promise.resolve();
  const chain = () => (chained = chained.then(() => here.owner.query('SELECT chain_changes()')));
  const chaining = setInterval(() => void chain(), CHAIN_EVERY_MS);
  try {
    return await atOnce(total, (at) =>
      changes.make(here.by, 'bench', async (change: Change) => {
        for (let row = 0; row < ROWS; row += 1) {
          const [id, content] = [change.newId(), contentOf(at, row)];
          await insert(writerOf(change), id, change.id, content);
          change.log('write', { kind: 'claim', id, version: 1 }, content);
        }
      }),
    );
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
