/** The database of this service: one that DATABASE_URL names, or the embedded one. */
import { type Config, ConfigError } from '@whence/config';
import { prepareQueueSchema } from '@whence/queue';
import {
  DataFolderInUse,
  embeddedLacksRoom,
  type EmbeddedAddress,
  migrate,
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '@whence/store';
import type { Say } from './progress.js';
import { type DatabaseSetting, isDenied, reachDatabase, messageOf, unavailable } from './reach.js';

/** A configuration whose database is known. */
export interface Placed extends Config {
  readonly database: Config['database'] & { readonly url: string; readonly ownerUrl: string };
  /** The database as the login that serves, and as the one that migrates. */
  readonly service: DatabaseSetting;
  readonly owner: DatabaseSetting;
}

export interface OpenedDatabase {
  readonly config: Placed;
  /** Resolves when the database ends by itself; never for one that others run. */
  readonly lost: Promise<Error>;
  /** Whether lack of room on its disk is why it is away; of one that others run nobody here can see that. */
  lacksRoom(): Promise<boolean>;
  stop(): Promise<void>;
}

const EMBEDDED = 'the embedded database';

/** Connects to DATABASE_URL or starts the embedded PostgreSQL. With `beside`, one that runs already is used. */
export async function openDatabase(config: Config, say: Say, beside = false): Promise<OpenedDatabase> {
  const nobody = { lost: new Promise<Error>(() => undefined), stop: () => Promise.resolve() };
  if (config.database.url !== undefined) {
    const placed = placedByUrl(config);
    await reachDatabase(placed.owner);
    return { config: placed, lacksRoom: () => Promise.resolve(false), ...nobody };
  }
  const lacksRoom = () => embeddedLacksRoom(config.dataFolder);
  const running = beside ? await runningEmbeddedPostgres(config.dataFolder) : undefined;
  if (running !== undefined) return { config: embeddedAt(config, running), lacksRoom, ...nobody };
  say(`Starting PostgreSQL with its data in ${config.dataFolder}`);
  const embedded = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log: say }).catch(
    async (error: unknown) => {
      if (!(error instanceof DataFolderInUse) || !(await lacksRoom())) throw error;
      throw unavailable(
        `Found no room left on the disk of ${config.dataFolder}, for which the service (process ${error.pid}) waits; ` +
          'expected room there. Nothing was written: make room, and run it again.',
        error,
      );
    },
  );
  return {
    config: embeddedAt(config, embedded),
    lost: embedded.lost,
    lacksRoom,
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
  const service = { url, named: 'DATABASE_URL' };
  if (ownerUrl === undefined || ownerUrl === url) return withDatabase(config, service, service);
  return withDatabase(config, service, { url: ownerUrl, named: 'DATABASE_OWNER_URL' });
}

/** Brings tables and queue tables up to date. Returns the names of the migrations that it ran. */
export async function bringUpToDate(config: Placed): Promise<readonly string[]> {
  const { url, ownerUrl, role } = config.database;
  const [login, owner] = [loginOf(url), loginOf(ownerUrl)];
  try {
    const ran = await (login === undefined || login === owner ? migrate(ownerUrl) : migrate(ownerUrl, login));
    await prepareQueueSchema(ownerUrl, role);
    return ran;
  } catch (error) {
    if (!isDenied(error)) throw error;
    throw unavailable(
      `${config.owner.named}: found a login that may not make the tables (${messageOf(error)}); ` +
        'expected the owner of the database, with CREATEROLE where whence_app is not made yet.',
      error,
    );
  }
}

/** The database that was started here. */
function embeddedAt(config: Config, { serviceUrl, ownerUrl }: EmbeddedAddress): Placed {
  return withDatabase(config, { url: serviceUrl, named: EMBEDDED }, { url: ownerUrl, named: EMBEDDED });
}

function withDatabase(config: Config, service: DatabaseSetting, owner: DatabaseSetting): Placed {
  return { ...config, database: { ...config.database, url: service.url, ownerUrl: owner.url }, service, owner };
}

function loginOf(url: string): string | undefined {
  const { username } = new URL(url);
  return username === '' ? undefined : decodeURIComponent(username);
}
