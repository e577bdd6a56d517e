/** The database of this service: one that DATABASE_URL names, or the embedded one. */
import { type Config, ConfigError } from '@whence/config';
import { prepareQueueSchema } from '@whence/queue';
import { migrate, runningEmbeddedPostgres, startEmbeddedPostgres } from '@whence/store';
import pg from 'pg';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';
import type { Say } from './progress.js';

/** A configuration whose database is known. */
export interface Placed extends Config {
  readonly database: Config['database'] & { readonly url: string; readonly ownerUrl: string };
}

export interface OpenedDatabase {
  readonly config: Placed;
  /** Resolves when the database ends by itself; never for one that others run. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

const OLDEST = 150_000;

/** Connects to DATABASE_URL or starts the embedded PostgreSQL. With `beside`, one that runs already is used. */
export async function openDatabase(config: Config, say: Say, beside = false): Promise<OpenedDatabase> {
  const nobody = { lost: new Promise<Error>(() => undefined), stop: () => Promise.resolve() };
  if (config.database.url !== undefined) {
    const placed = withDatabase(config, config.database.url, config.database.ownerUrl ?? config.database.url);
    await refuseOld(placed.database.ownerUrl);
    return { config: placed, ...nobody };
  }
  const running = beside ? await runningEmbeddedPostgres(config.dataFolder) : undefined;
  if (running !== undefined) return { config: withDatabase(config, running.serviceUrl, running.ownerUrl), ...nobody };
  say(`Starting PostgreSQL with its data in ${config.dataFolder}`);
  const embedded = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log: say });
  return {
    config: withDatabase(config, embedded.serviceUrl, embedded.ownerUrl),
    lost: embedded.lost,
    stop: () => embedded.stop(),
  };
}

/** For commands that run one part beside others. */
export function placedByUrl(config: Config): Placed {
  const { url, ownerUrl } = config.database;
  if (url === undefined)
    throw new ConfigError([
      {
        variable: 'DATABASE_URL',
        found: 'nothing',
        expected: 'the address of a PostgreSQL that API and workers share (npm start needs none)',
      },
    ]);
  return withDatabase(config, url, ownerUrl ?? url);
}

/** Brings tables and queue tables up to date. Returns the names of the migrations that it ran. */
export async function bringUpToDate(config: Placed): Promise<readonly string[]> {
  const { url, ownerUrl, role } = config.database;
  const [login, owner] = [loginOf(url), loginOf(ownerUrl)];
  const ran = await (login === undefined || login === owner ? migrate(ownerUrl) : migrate(ownerUrl, login));
  await prepareQueueSchema(ownerUrl, role);
  return ran;
}

function withDatabase(config: Config, url: string, ownerUrl: string): Placed {
  return { ...config, database: { ...config.database, url, ownerUrl } };
}

function loginOf(url: string): string | undefined {
  const { username } = new URL(url);
  return username === '' ? undefined : decodeURIComponent(username);
}

async function refuseOld(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'whence' });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
      `SELECT current_setting('server_version_num') AS server_version_num, current_setting('server_version') AS server_version`,
    );
    const [row] = rows;
    if (row !== undefined && Number(row.server_version_num) < OLDEST)
      throw new CommandFailure(
        EXIT.unavailable,
        `Found PostgreSQL ${row.server_version} at DATABASE_URL, expected version 15 or newer.`,
      );
  } finally {
    await client.end();
  }
}
