/**
 * One process of the bench, told what to do by its parent: either the service's own worker (with the use case that
 * submits claims, as the API of `npm start` has it in the same process), or the bare worker that it is measured against.
 */
import { readConfig } from '@whence/config';
import { type Log, queueConnection } from '@whence/queue';
import { serviceDataSource, storePorts } from '@whence/store';
import { createWorker } from '@whence/worker';
import { type PersonActor, SubmitArticleClaims } from '@whence/workflow';
import { Queue, Worker } from 'bullmq';
import pg from 'pg';
import { BARE } from './bare.js';

/** How many jobs the bare worker's producer adds at a time. */
const ADDED_AT_ONCE = 500;

export type Order =
  | { readonly order: 'open'; readonly env: Readonly<Record<string, string>> }
  | { readonly order: 'submit'; readonly by: PersonActor; readonly articleIds: readonly string[] }
  | { readonly order: 'add'; readonly jobs: number; readonly round: number }
  | { readonly order: 'close' };

type Open = { readonly env: Readonly<Record<string, string>> };

const toOrders: { [K in Order['order']]?: (order: Extract<Order, { order: K }>) => Promise<unknown> } = {};

const nothing = (): void => undefined;
const complain = (about: object, message: string): void => {
  const { err, ...more } = about as { err?: Error };
  process.stderr.write(`${message} ${JSON.stringify(more)} ${err?.stack ?? ''}\n`);
};
const log: Log = { debug: nothing, info: nothing, warn: complain, error: complain };

let close: () => Promise<void> = () => Promise.resolve();

function configOf({ env }: Open) {
  const config = readConfig({ ...env });
  const { url, role, pool } = config.database;
  if (url === undefined) throw new Error('found no DATABASE_URL, expected the address of the bench’s PostgreSQL');
  return { config, database: { url, role, pool } };
}

if (process.argv[2] === 'whence') {
  let submit: SubmitArticleClaims | undefined;
  toOrders.open = async (order) => {
    const { config, database } = configOf(order);
    const dataSource = await serviceDataSource(database).initialize();
    submit = new SubmitArticleClaims(storePorts(dataSource));
    const worker = await createWorker({ config, log });
    close = async () => {
      await worker.stop();
      await dataSource.destroy();
    };
  };
  toOrders.submit = async ({ by, articleIds }) => {
    for (const articleId of articleIds) await submit?.run(by, { articleId });
  };
} else {
  let queue: Queue | undefined;
  toOrders.open = async (order) => {
    const { config, database } = configOf(order);
    const { url, role, pool: max } = database;
    const settings = { redisUrl: config.redisUrl, databaseUrl: url, role };
    const pool = new pg.Pool({ connectionString: url, max, options: `-c role=${role}` });
    queue = new Queue(BARE, { connection: queueConnection(settings, 'producer') });
    const worker = new Worker<{ round: number; number: number }>(
      BARE,
      async ({ data: { round, number } }) => {
        await pool.query('INSERT INTO public.bare (round, number) VALUES ($1, $2)', [round, number]);
      },
      { connection: queueConnection(settings, 'worker'), concurrency: config.worker.concurrency },
    );
    worker.on('error', (error) => complain({ err: error }, 'The bare worker met an error.'));
    await worker.waitUntilReady();
    close = async () => {
      await worker.close();
      await queue?.close();
      await pool.end();
    };
  };
  toOrders.add = async ({ jobs, round }) => {
    for (let from = 0; from < jobs; from += ADDED_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(ADDED_AT_ONCE, jobs - from) }, (_, at) => from + at);
      const opts = { removeOnComplete: true, attempts: 3 };
      await queue?.addBulk(numbers.map((number) => ({ name: 'insert', data: { round, number }, opts })));
    }
  };
}
toOrders.close = async () => {
  await close();
  close = () => Promise.resolve();
};

process.on('message', (order: Order) => {
  const run = toOrders[order.order] as ((order: Order) => Promise<unknown>) | undefined;
  Promise.resolve(run?.(order)).then(
    () => process.send?.({ done: order.order }),
    (error: unknown) =>
      process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// A parent that is gone wants nothing more.
process.on('disconnect', () => process.exit());
process.send?.({ done: 'begun' });
