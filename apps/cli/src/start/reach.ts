/**
 * Connects once with what the settings say, before anything else does: whatever is in the way is then told in one line,
 * which names the setting. No message holds a password.
 */
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { QUEUE_SCHEMA } from '@whence/queue';
import { isDatabaseOutage, refuseOtherTables } from '@whence/store';
import { Redis } from 'ioredis';
import pg from 'pg';
import { CommandFailure } from '../complaint.js';
import { EXIT } from '../exit-codes.js';

/** A database as somebody set it. */
export interface DatabaseSetting {
  readonly url: string;
  /** What named it: a variable of the environment, or the embedded database. */
  readonly named: string;
}

/** The oldest PostgreSQL that is taken, as its `server_version_num`. */
const OLDEST = 150_000;
const CONNECT_MS = 10_000;

/** Whether the database answers, and is not too old. */
export function reachDatabase(setting: DatabaseSetting): Promise<void> {
  return connected(setting, (client) => refuseOld(client, setting));
}

/** Whether the database answers, lets the login take the service's role, and has the tables of this release. */
export function reachTables(setting: DatabaseSetting, role: string): Promise<void> {
  return connected(setting, async (client) => {
    await refuseOld(client, setting);
    await takeRole(client, setting, role);
    try {
      await refuseOtherTables(async (statement) => (await client.query<Record<string, unknown>>(statement)).rows);
    } catch (error) {
      if (!isDenied(error)) throw error;
      throw unavailable(
        `DATABASE_ROLE: found "${role}", which may not read the tables (${messageOf(error)}); expected whence_app, or a member of it.`,
        error,
      );
    }
  });
}

async function connected({ url, named }: DatabaseSetting, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'whence',
  });
  // A connection that is lost rejects what is being asked as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    const message = messageOf(error);
    throw unavailable(
      isDatabaseOutage(error)
        ? `Cannot reach PostgreSQL at ${named} (${placeOf(url)}): ${message}`
        : `${named}: found what PostgreSQL at ${placeOf(url)} refuses (${message}); expected a login, its password and a database that are there.`,
      error,
    );
  }
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

async function refuseOld(client: pg.Client, { named }: DatabaseSetting): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
  );
  const [row] = rows;
  if (row !== undefined && Number(row.number) < OLDEST)
    throw unavailable(`Found PostgreSQL ${row.version} at ${named}, expected version 15 or newer.`);
}

async function takeRole(client: pg.Client, { named }: DatabaseSetting, role: string): Promise<void> {
  try {
    await client.query(`SELECT set_config('role', $1, false)`, [role]);
  } catch (error) {
    if (isDatabaseOutage(error)) throw error;
    throw unavailable(
      `DATABASE_ROLE: found "${role}", which the login of ${named} cannot take (${messageOf(error)}); ` +
        'expected a role that it is a member of. npm run migrate makes whence_app.',
      error,
    );
  }
}

/** Whether PostgreSQL says that the role may not (SQLSTATE 42501). */
export function isDenied(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '42501';
}

/** Refuses an address that nothing can listen on. A port that is taken is `false` where another may be taken in its place. */
export async function canListen(host: string, port: number): Promise<boolean> {
  try {
    await lookup(host);
  } catch (error) {
    throw unavailable(`HOST: found "${host}" (${messageOf(error)}); expected an address of this machine.`, error);
  }
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EADDRNOTAVAIL')
        reject(unavailable(`HOST: found "${host}" (${error.message}); expected an address of this machine.`, error));
      else if (error.code === 'EACCES')
        reject(unavailable(`PORT: found ${port} (${error.message}); expected one that this account may open.`, error));
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Whether the queue has its tables in the database, or Redis answers where REDIS_URL moves it there. */
export function reachQueue(redisUrl: string | undefined, setting: DatabaseSetting): Promise<void> {
  if (redisUrl !== undefined) return reachRedis(redisUrl);
  return connected(setting, async (client) => {
    // Somebody may have brought back the schema of the record alone.
    const { rows } = await client.query<{ made: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
                      WHERE n.nspname = $1 AND c.relname = 'migration') AS made`,
      [QUEUE_SCHEMA],
    );
    if (rows[0]?.made !== true)
      throw unavailable(
        `Found no tables of the queue (schema ${QUEUE_SCHEMA}), expected them; npm run migrate makes them.`,
      );
  });
}

/**
 * Refuses a Redis that answers and does not let the service in: a wrong setting, which waiting does not mend. Gives what is
 * told of one that does not answer: the API serves without, and its jobs wait in the outbox.
 */
export async function refuseClosedRedis(redisUrl: string): Promise<string | undefined> {
  try {
    await reachRedis(redisUrl);
    return undefined;
  } catch (error) {
    if (!(error instanceof CommandFailure) || CLOSED.test(error.message)) throw error;
    return error.message;
  }
}

/** What Redis answers to a password that is missing or wrong, and to a user who may not. */
const CLOSED = /: (?:NOAUTH|WRONGPASS|NOPERM|ERR invalid password)/;

/** Whether Redis answers. */
async function reachRedis(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    // A refused start would wait for the goodbye of a connection that is closed.
    disconnectTimeout: 100,
  });
  let why: Error | undefined;
  redis.on('error', (error) => {
    why = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw unavailable(`Cannot reach Redis at REDIS_URL: ${messageOf(why ?? error)}`, error);
  } finally {
    redis.disconnect();
  }
}

export function unavailable(message: string, cause?: unknown): CommandFailure {
  return new CommandFailure(EXIT.unavailable, message, { cause });
}

/** Host (or the folder of its socket), port and database alone. */
function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

/** Every address that was tried has an error of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(messageOf).join('; ');
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  return String(error.message);
}
