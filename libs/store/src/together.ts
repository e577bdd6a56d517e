/**
 * A transaction whose statements may wait and be sent with the next one: a way to the database and back costs more than
 * most of what a change writes. pg calls it pipelining (https://node-postgres.com/features/pipelining); it is on only while
 * statements are under way together, because COPY does not work with it.
 */
import type { Duplex } from 'node:stream';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import {
  QueryFailedError,
  QueryResult as Told,
  QueryRunnerAlreadyReleasedError,
  type DataSource,
  type EntityManager,
  type QueryRunner,
} from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** What pg's own types leave out. */
interface Pipelining {
  pipeline: boolean;
  readonly connection: { readonly stream: Duplex };
}

type Statement = QueryConfig & { readonly text: string };

const running = new WeakMap<QueryRunner, Together>();

/** Nobody is woken more often by one process; in milliseconds. */
const RING_EVERY_MS = 20;
const RING: Statement = { name: 'ring', text: `SELECT pg_notify('whence_outbox', '')` };

/**
 * Wakes relays after the commit of what they are to find, in a transaction of its own: who commits a notification waits for
 * all who do, and holds up all, until the commit is on the disk. A ring that is lost with its process or connection is made
 * up for by the relays' own slow poll.
 */
class Bell {
  private rung = -Infinity;
  private later: NodeJS.Timeout | undefined;

  constructor(private readonly pool: Pool) {}

  /** The statement to be sent behind a commit; undefined where it is too early, for {@link Bell.ringLater} after it. */
  ring(): Statement | undefined {
    const now = performance.now();
    if (now - this.rung < RING_EVERY_MS) return undefined;
    this.rung = now;
    return RING;
  }

  ringLater(): void {
    this.later ??= setTimeout(() => {
      this.later = undefined;
      this.rung = performance.now();
      this.pool.query(RING).catch(() => undefined);
    }, RING_EVERY_MS);
  }
}

const bells = new WeakMap<DataSource, Bell>();

function bellOf(dataSource: DataSource): Bell {
  let bell = bells.get(dataSource);
  if (bell === undefined) bells.set(dataSource, (bell = new Bell(poolOf(dataSource))));
  return bell;
}

/** The pool itself: a query runner for each question would cost more than its work. */
export function poolOf({ driver }: DataSource): Pool {
  const { master } = driver as PostgresDriver;
  if (master === undefined) throw new TypeError('found a data source that is not initialised, expected one that is');
  return master as Pool;
}

/** An answer as TypeORM's query runner gives it: rows, and with changed rows how many. */
function told(answer: QueryResult | undefined, structured: boolean) {
  const { rows = [], rowCount = 0, command = '' } = answer ?? {};
  const raw: unknown = command === 'DELETE' || command === 'UPDATE' ? [rows, rowCount] : rows;
  // TypeORM's own types tell both as one, too.
  if (!structured) return raw as Told;
  return Object.assign(new Told(), { raw, records: rows as unknown[], affected: rowCount ?? undefined });
}

/** Statements of one transaction, in the order in which they were given. */
class Together {
  private waiting: Statement[] = [];
  private underWay = 0;
  private begun = false;
  private toWake = false;

  private constructor(
    private readonly client: PoolClient & Pipelining,
    private readonly bell: Bell,
  ) {}

  /**
   * On a connection of the pool. TypeORM's own statements go with what waits; who takes the connection itself, as COPY
   * does, has it after that.
   */
  static async on(runner: QueryRunner): Promise<Together> {
    const client = (await runner.connect()) as PoolClient & Pipelining;
    const together = new Together(client, bellOf(runner.connection));
    running.set(runner, together);
    runner.connect = async () => {
      await together.send();
      return together.client;
    };
    runner.query = async (text: string, values?: unknown, structured?: boolean) => {
      if (runner.isReleased) throw new QueryRunnerAlreadyReleasedError();
      return told(await together.send({ text, ...(Array.isArray(values) ? { values } : {}) }), structured === true);
    };
    runner.startTransaction = () =>
      Promise.reject(new TypeError('found a transaction within a change, expected the change to be the transaction'));
    together.later({ text: 'START TRANSACTION' });
    return together;
  }

  /** Leaves a statement to be sent with the next one. What it fails with is thrown there. */
  later(statement: Statement): void {
    this.waiting.push(statement);
  }

  /**
   * Sends what waits; gives the answer to the last statement. Throws what the first of them that failed failed with.
   * @param beside goes with them, and what it comes to does not matter
   */
  async send(last?: Statement, beside?: Statement): Promise<QueryResult | undefined> {
    if (last !== undefined) this.waiting.push(last);
    if (this.waiting.length === 0) return undefined;
    const statements = this.waiting;
    this.waiting = [];
    const sent = beside === undefined ? statements : [...statements, beside];
    const settled = await Promise.allSettled(this.allAtOnce(sent));
    this.underWay -= 1;
    if (this.underWay === 0) this.client.pipeline = false;
    let answer: QueryResult | undefined;
    statements.forEach(({ name, text, values }, at) => {
      const one = settled[at];
      if (one?.status === 'rejected') throw new QueryFailedError(name ?? text, values, one.reason as Error);
      answer = one?.value;
    });
    return answer;
  }

  private allAtOnce(statements: readonly Statement[]): Promise<QueryResult>[] {
    const { stream } = this.client.connection;
    this.begun = true;
    this.underWay += 1;
    this.client.pipeline = true;
    stream.cork();
    try {
      return statements.map((statement) => this.client.query(statement));
    } finally {
      stream.uncork();
    }
  }

  /** A relay is told of jobs when the transaction is committed. */
  wake(): void {
    this.toWake = true;
  }

  async commit(): Promise<void> {
    const ring = this.toWake ? this.bell.ring() : undefined;
    await this.send({ text: 'COMMIT' }, ring);
    if (this.toWake && ring === undefined) this.bell.ringLater();
  }

  /** Lets go of what waits, and undoes what was sent. */
  async rollBack(): Promise<void> {
    this.waiting = [];
    if (this.begun) await this.send({ text: 'ROLLBACK' });
  }
}

/** Runs work in one transaction. Throws what the work or a statement failed with, nothing written then. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const together = await Together.on(runner);
    try {
      const outcome = await work(runner.manager);
      await together.commit();
      return outcome;
    } catch (error) {
      // Where even this fails the connection is gone, and the transaction with it: what failed first tells more.
      await together.rollBack().catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** The answer to a statement on the connection of a manager's transaction; undefined where there is no such transaction. */
export async function answerOf(manager: EntityManager, statement: Statement): Promise<QueryResult | undefined> {
  const together = manager.queryRunner && running.get(manager.queryRunner);
  return together?.send(statement);
}

/** Has relays told of the jobs of a change when it is committed. */
export function wakeRelays(manager: EntityManager): void {
  changeOf(manager).wake();
}

function changeOf({ queryRunner }: EntityManager): Together {
  const together = queryRunner && running.get(queryRunner);
  if (together === undefined) throw new TypeError('found no change under way, expected the transaction of one');
  return together;
}

/** Leaves a statement of a change to be sent with the next one, at the latest with the commit. */
export function sendLater(manager: EntityManager, statement: Statement): void {
  changeOf(manager).later(statement);
}
