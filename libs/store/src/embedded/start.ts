import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, accountForPostgres } from './account.js';
import { type Binaries, prepareBinaries } from './binaries.js';
import { createCluster, refuseForeignOwner, refuseOtherVersion } from './cluster.js';
import { hasCode } from './atomic-file.js';
import {
  DataFolderUnusable,
  existingLocation,
  locate,
  type Location,
  openDataFolder,
  ownerOf,
  SYSTEM_FOLDER,
} from './location.js';
import { KeptServer } from './kept-server.js';
import { lockHolder, takeLock } from './lock.js';
import {
  clearRemains,
  isPassing,
  isPostmasterOf,
  readPostmasterFile,
  ServerDidNotStart,
  type ServerOptions,
  socketFolderFor,
  startServer,
  stopProcess,
  trimLog,
} from './postmaster.js';
import { endedFull, lacksRoom } from './room.js';
import {
  DATABASE,
  ensureRoles,
  type Listening,
  OWNER,
  type Passwords,
  readPasswords,
  SERVICE,
  SUPERUSER,
  urlFor,
} from './roles.js';

/** How to reach a running embedded cluster. */
export interface EmbeddedAddress {
  /** Migrates: owns the database `whence` and may create roles. */
  readonly ownerUrl: string;
  /** Serves: member of `whence_app`, owns nothing. */
  readonly serviceUrl: string;
  /** Maintenance only, such as creating databases for tests. */
  readonly superuserUrl: string;
  readonly port: number;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres extends EmbeddedAddress {
  /** Process id of the server. */
  readonly pid: number;
  /**
   * Resolves with the reason when the server ends before `stop` was called. One that ends for lack of room on its disk is not
   * lost: it is started again when there is room, at the same address.
   */
  readonly lost: Promise<Error>;
  /** Stops the server fast (sessions are ended, data flushed) and frees the data folder. May be called again. */
  stop(): Promise<void>;
}

/** What a start needs to know. */
export interface EmbeddedOptions {
  /** Holds the data in `postgres/` and the passwords; made when missing. */
  readonly dataFolder: string;
  /** Told, one plain line at a time, what takes long or goes elsewhere. */
  readonly log: (line: string) => void;
  /** False trades the safety of what was written just before a crash for speed. For tests. Default true. */
  readonly durable?: boolean;
  /** Stands in for the data folder when PostgreSQL's account cannot reach it. Default /var/lib/whence. */
  readonly systemFolder?: string;
}

/**
 * Starts the PostgreSQL that npm installed, on a free port of 127.0.0.1 and a socket, with its data under the data folder.
 *
 * The first start creates the cluster, the roles and the database. A start after a crash stops an orphaned server first
 * and lets PostgreSQL recover. The caller stops it on SIGINT and SIGTERM; when this process exits without that, the server
 * is told to stop too.
 *
 * @throws DataFolderInUse when another live process holds the data folder
 * @throws DataFolderUnusable when this account may not read or write it, or it is full, or holds another's database
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataFolder = await openDataFolder(options.dataFolder);
  try {
    return await startIn(dataFolder, options);
  } catch (error) {
    const full = error instanceof ServerDidNotStart && endedFull(error.logTail);
    if (full)
      throw new DataFolderUnusable(
        `Found no room left on the disk of ${dataFolder}, so that PostgreSQL cannot start; expected room there. Nothing is lost: ` +
          'make room and start again.',
        { cause: error },
      );
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT')) throw error;
    throw new DataFolderUnusable(
      `Cannot use the folder ${dataFolder} (${(error as Error).message}), expected one with room that this account may ` +
        'read and write; WHENCE_DATA names another.',
      { cause: error },
    );
  }
}

async function startIn(dataFolder: string, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true, systemFolder = SYSTEM_FOLDER } = options;
  const existing = await ownerOf((await existingLocation(dataFolder)).cluster);
  refuseForeignOwner(dataFolder, existing);
  const account = await accountForPostgres(existing);
  const location = await locate(dataFolder, account, log, systemFolder);
  const lock = await takeLock(location.lockFile, location.folder);
  try {
    const binaries = await prepareBinaries(account, dataFolder, log, systemFolder);
    await clearRemains(location.cluster, log);
    await createCluster(location, binaries, account, durable, log);
    await refuseOtherVersion(location, binaries);
    await trimLog(location.logFile);
    const passwords = await readPasswords(location.passwordFile);
    if (passwords === undefined) {
      throw new DataFolderUnusable(
        `${location.cluster} holds a database, but ${location.passwordFile} with its passwords is missing. ` +
          'Restore that file, or move the database away to begin anew.',
      );
    }
    const { child, listening } = await startOnFreePort(location, binaries, account, durable);
    try {
      await ensureRoles(listening, passwords);
    } catch (error) {
      await stopProcess(pidOf(child));
      throw error;
    }
    const again = async (spawned: (child: ChildProcess) => void) => {
      await trimLog(location.logFile);
      return startServer(serverOptions(location, binaries, account, durable, listening), spawned);
    };
    return running(new KeptServer(child, { location, again, log }), listening, passwords, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The address of the embedded cluster of a data folder when a live process runs it, else undefined. For commands that
 * work beside a running service.
 */
export async function runningEmbeddedPostgres(
  dataFolder: string,
): Promise<(EmbeddedAddress & { holder: number }) | undefined> {
  const location = await existingLocation(await openDataFolder(dataFolder));
  const [holder, server, passwords] = await Promise.all([
    lockHolder(location.lockFile),
    readPostmasterFile(location.cluster),
    readPasswords(location.passwordFile),
  ]);
  if (holder === undefined || server === undefined || !server.ready || passwords === undefined) return undefined;
  if (!(await isPostmasterOf(server.pid, location.cluster))) return undefined;
  return { ...addressOf(server, passwords), holder };
}

function running(
  server: KeptServer,
  listening: Listening,
  passwords: Passwords,
  release: () => Promise<void>,
): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await server.stop();
    await release();
  };
  return {
    ...addressOf(listening, passwords),
    get pid() {
      return server.pid;
    },
    lost: server.lost,
    stop: () => (stopping ??= stop()),
  };
}

/**
 * Whether the embedded PostgreSQL of a data folder is away because its disk has no room. Ask it only where it is away; where
 * nothing can be seen of its disk, no.
 */
export async function embeddedLacksRoom(dataFolder: string): Promise<boolean> {
  try {
    return await lacksRoom(await existingLocation(dataFolder));
  } catch {
    return false;
  }
}

function addressOf(listening: Listening, passwords: Passwords): EmbeddedAddress {
  return {
    ownerUrl: urlFor(OWNER, passwords.owner, listening, DATABASE),
    serviceUrl: urlFor(SERVICE, passwords.service, listening, DATABASE),
    superuserUrl: urlFor(SUPERUSER, passwords.superuser, listening, 'postgres'),
    port: listening.port,
  };
}

function serverOptions(
  { cluster, logFile }: Location,
  { postgres: program }: Binaries,
  account: Account | undefined,
  durable: boolean,
  { port, socketFolder }: Listening,
): ServerOptions {
  return { program, cluster, port, socketFolder, logFile, account, durable };
}

async function startOnFreePort(
  location: Location,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<{ child: ChildProcess; listening: Listening }> {
  const socketFolder = socketFolderFor(location.cluster);
  const deadline = Date.now() + 30_000;
  for (;;) {
    const port = await freePort();
    try {
      const listening = { port, socketFolder };
      const child = await startServer(serverOptions(location, binaries, account, durable, listening));
      return { child, listening };
    } catch (error) {
      // The port may be taken between the look and the start.
      if (!isPassing(error) || Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port number.');
  return address.port;
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('PostgreSQL was started but has no process id.');
  return child.pid;
}
