/**
 * A transaction whose statements may wait and be sent with the next one: a way to the database and back costs more than
 * most of what a change writes. pg calls it pipelining (https://node-postgres.com/features/pipelining); it is on only while
 * statements are under way together, because COPY does not work with it.
 */
import type { Duplex } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { QueryFailedError, type DataSource, type EntityManager, type QueryRunner } from 'typeorm';

/** What pg's own types leave out. */
interface Pipelining {
  pipeline: boolean;
  readonly connection: { readonly stream: Duplex };
}

type Statement = QueryConfig & { readonly text: string };

const running = new WeakMap<QueryRunner, Together>();

/** Statements of one transaction, in the order in which they were given. */
class Together {
  private waiting: Statement[] = [];
  private underWay = 0;
  private begun = false;

  private constructor(private readonly client: PoolClient & Pipelining) {}

  /** On a connection of the pool. TypeORM's own statements on it come after what waits. */
  static async on(runner: QueryRunner): Promise<Together> {
    const together = new Together((await runner.connect()) as PoolClient & Pipelining);
    running.set(runner, together);
    runner.connect = async () => {
      await together.send();
      return together.client;
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

  /** Sends what waits; gives the answer to the last statement. Throws what the first of them that failed failed with. */
  async send(last?: Statement): Promise<QueryResult | undefined> {
    if (last !== undefined) this.waiting.push(last);
    if (this.waiting.length === 0) return undefined;
    const statements = this.waiting;
    this.waiting = [];
    const settled = await Promise.allSettled(this.allAtOnce(statements));
    this.underWay -= 1;
    if (this.underWay === 0) this.client.pipeline = false;
    settled.forEach((answer, at) => {
      if (answer.status === 'fulfilled') return;
      const { name, text, values } = statements[at] ?? { text: '' };
      throw new QueryFailedError(name ?? text, values, answer.reason as Error);
    });
    const answer = settled.at(-1);
    return answer?.status === 'fulfilled' ? answer.value : undefined;
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

  async commit(): Promise<void> {
    await this.send({ text: 'COMMIT' });
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

/** Leaves a statement of a change to be sent with the next one, at the latest with the commit. */
export function sendLater(manager: EntityManager, statement: Statement): void {
  const together = manager.queryRunner && running.get(manager.queryRunner);
  if (together === undefined) throw new TypeError('found no change under way, expected the transaction of one');
  together.later(statement);
}
