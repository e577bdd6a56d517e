import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { askRun } from './run.js';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** Owns the database; what migrates. */
  readonly ownerUrl: string;
  /** Member of `whence_app`, owns nothing; what serves. */
  readonly serviceUrl: string;
  /** May do anything, as somebody may who has taken over the machine. */
  readonly superuserUrl: string;
  /** Ends every connection to the database and drops it. */
  close(): Promise<void>;
}

/** What to prepare. */
export interface TestDatabaseOptions {
  /** Migrates the template once in a run; every later database is a copy of it. Without it the database is empty. */
  readonly migrate?: (ownerUrl: string) => Promise<void>;
  /** Names the template; give different names to different migrations. */
  readonly template?: string;
}

interface Cluster {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly serviceUrl: string;
}

// Copying a template fails while anybody is connected to it or copies it, so one key guards both steps.
const TEMPLATE_LOCK = 8_431_207;

/**
 * Makes a database for one test file, in the real PostgreSQL that all files of a run share. Call it in `beforeAll` and
 * `close` it in `afterAll`.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = await askRun<Cluster>('cluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { migrate, template = 'whence' } = options;
  await withClient(cluster.superuserUrl, async (client) => {
    if (migrate === undefined) {
      await client.query(`CREATE DATABASE ${name} OWNER whence_owner`);
      return;
    }
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const source = await ensureTemplate(client, cluster, template, migrate);
    await client.query(`CREATE DATABASE ${name} OWNER whence_owner TEMPLATE ${source}`);
  });
  return {
    ownerUrl: inDatabase(cluster.ownerUrl, name),
    serviceUrl: inDatabase(cluster.serviceUrl, name),
    superuserUrl: inDatabase(cluster.superuserUrl, name),
    close: () => withClient(cluster.superuserUrl, async (client) => void (await client.query(dropOf(name)))),
  };
}

async function ensureTemplate(
  client: pg.Client,
  cluster: Cluster,
  template: string,
  migrate: (ownerUrl: string) => Promise<void>,
): Promise<string> {
  const source = `template_${createHash('sha256').update(template).digest('hex').slice(0, 12)}`;
  const draft = `${source}_draft`;
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [source]);
  if (found.rowCount !== 0) return source;
  // Renamed when it is whole: a migration that fails leaves no template behind.
  await client.query(dropOf(draft));
  await client.query(`CREATE DATABASE ${draft} OWNER whence_owner`);
  await migrate(inDatabase(cluster.ownerUrl, draft));
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [draft]);
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${source}`);
  return source;
}

/** The same connection string for another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function dropOf(name: string): string {
  return `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
