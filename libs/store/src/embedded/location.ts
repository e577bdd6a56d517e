import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account } from './account.js';
import { createOnce, hasCode, readIfThere } from './atomic-file.js';

/** Where things go that the account of PostgreSQL must reach when the data folder is closed to it. */
export const SYSTEM_FOLDER = '/var/lib/whence';

/** The files of one embedded cluster. */
export interface Location {
  /** The folder that the user named; keeps the passwords. */
  readonly dataFolder: string;
  /** Holds the cluster, its lock and its log: the data folder, or a folder of the system that stands in for it. */
  readonly folder: string;
  /** The cluster itself (PGDATA). */
  readonly cluster: string;
  readonly lockFile: string;
  readonly logFile: string;
  readonly passwordFile: string;
}

/** The data folder is no folder, or cannot be made. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

/** Makes the data folder when it is missing, and returns its real path. Throws DataFolderUnusable. */
export async function openDataFolder(dataFolder: string): Promise<string> {
  try {
    await makeFolder(dataFolder);
    return await realpath(dataFolder);
  } catch (cause) {
    const why = hasCode(cause, 'EEXIST', 'ENOTDIR')
      ? 'a file'
      : hasCode(cause, 'EACCES', 'EPERM', 'EROFS', 'ENOENT')
        ? 'no folder, and none could be made'
        : undefined;
    if (why === undefined) throw cause;
    throw new DataFolderUnusable(
      `Found ${why} at ${dataFolder} (${(cause as Error).message}), expected a folder for the data; WHENCE_DATA names another.`,
      { cause },
    );
  }
}

/**
 * Makes a folder with those above it. Node's own recursive mkdir never ends below a folder that answers ENOENT to every
 * mkdir, such as /proc.
 */
async function makeFolder(path: string): Promise<void> {
  const isThere = async (): Promise<boolean> => (await stat(path)).isDirectory();
  try {
    await mkdir(path);
  } catch (error) {
    if (hasCode(error, 'EEXIST', 'EISDIR') && (await isThere())) return;
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path).catch(async (again: unknown) => {
      // Another process may have been quicker.
      if (!hasCode(again, 'EEXIST') || !(await isThere())) throw again;
    });
  }
}

/** The location of a data folder as an earlier start left it: the pointer is followed, nothing is created. */
export async function existingLocation(dataFolder: string): Promise<Location> {
  const pointer = await readIfThere(pointerOf(dataFolder));
  return locationIn(dataFolder, pointer === undefined ? dataFolder : parsePointer(dataFolder, pointer));
}

/**
 * Where the cluster of a data folder lives. When the account cannot reach the data folder (a checkout below /root or in
 * a folder of mktemp), the cluster goes to a folder of the system and a pointer file in the data folder names it. The
 * modes of the user's own folders are never changed.
 */
export async function locate(
  dataFolder: string,
  account: Account | undefined,
  log: (line: string) => void,
  systemFolder: string = SYSTEM_FOLDER,
): Promise<Location> {
  if ((await readIfThere(pointerOf(dataFolder))) === undefined) {
    if (account === undefined || (await canReach(dataFolder, account))) return locationIn(dataFolder, dataFolder);
    if (await createPointer(dataFolder, systemFolder)) {
      const { folder } = await existingLocation(dataFolder);
      log(`The account that runs PostgreSQL cannot enter ${dataFolder}; its data are kept in ${folder}`);
    }
  }
  const location = await existingLocation(dataFolder);
  await mkdir(location.folder, { recursive: true });
  return location;
}

/** True when the account may pass through every folder on the way to `path`, and into it, by the plain mode bits. */
export async function canReach(path: string, account: Account): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & search) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

/** Makes a folder of the system that every account may enter; its parents are made so too. */
export async function openSystemFolder(systemFolder: string): Promise<void> {
  try {
    const made = await mkdir(systemFolder, { recursive: true });
    if (made !== undefined) await chmod(systemFolder, 0o755);
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EROFS', 'EPERM')) throw error;
    throw new Error(
      `Cannot make ${systemFolder}, where PostgreSQL's account could reach its files (${(error as Error).message}). ` +
        'Start Whence as a plain user, set WHENCE_DATA to a folder that every account may enter, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

/** The owner of a cluster, or undefined when there is none yet. */
export async function ownerOf(cluster: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(cluster);
    return { uid, gid };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** True when the folder holds nothing. */
export async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

function locationIn(dataFolder: string, folder: string): Location {
  return {
    dataFolder,
    folder,
    cluster: join(folder, 'postgres'),
    lockFile: join(folder, 'postgres.lock'),
    logFile: join(folder, 'postgres.log'),
    passwordFile: join(dataFolder, 'postgres-passwords.json'),
  };
}

function pointerOf(dataFolder: string): string {
  return join(dataFolder, 'postgres-location.json');
}

async function createPointer(dataFolder: string, systemFolder: string): Promise<boolean> {
  await openSystemFolder(systemFolder);
  // The random part keeps a new checkout at an old path from adopting the data of the one that was deleted.
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const folder = join(systemFolder, `${hash}-${randomBytes(4).toString('hex')}`);
  return createOnce(pointerOf(dataFolder), `${JSON.stringify({ folder })}\n`);
}

function parsePointer(dataFolder: string, content: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error) {
    throw new Error(`${pointerOf(dataFolder)} is not JSON; expected {"folder": "/…"}.`, { cause: error });
  }
  const folder: unknown =
    typeof parsed === 'object' && parsed !== null && 'folder' in parsed ? parsed.folder : undefined;
  if (typeof folder !== 'string') {
    throw new Error(`${pointerOf(dataFolder)} holds ${content.trim()}; expected {"folder": "/…"}.`);
  }
  return folder;
}
