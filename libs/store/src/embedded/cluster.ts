/** The files of a cluster: made once, and refused when they are another account's or another version's. */
import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, asAccount } from './account.js';
import type { Binaries } from './binaries.js';
import { DataFolderUnusable, isEmpty, type Location, ownerOf } from './location.js';
import { makePasswords, SUPERUSER } from './roles.js';

const run = promisify(execFile);

/** Makes the cluster under another name first, so that a start that was killed half-way leaves nothing that looks whole. */
export async function createCluster(
  location: Location,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
  log: (line: string) => void,
): Promise<void> {
  const owner = await ownerOf(location.cluster);
  if (owner !== undefined && !(await isEmpty(location.cluster))) return;
  log(`Creating the database in ${location.cluster}`);
  const draft = `${location.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const passwords = await makePasswords(location.passwordFile);
  const passwordFile = join(draft, 'superuser-password');
  const cluster = join(draft, 'cluster');
  await writeFile(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
  if (account !== undefined) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  // The built-in locale sorts the same on every system and needs no locale of the system's own.
  const args = ['-D', cluster, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
  if (!durable) args.push('--no-sync');
  try {
    await run(binaries.initdb, args, { ...asAccount(account), cwd: draft });
  } catch (error) {
    const said =
      typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : String(error);
    // Of all that it tells, this line is the reason.
    const why = said.split('\n').find((line) => /FATAL|error/.test(line)) ?? said;
    throw new DataFolderUnusable(
      `PostgreSQL could not create a database in ${location.folder} (${why}); WHENCE_DATA names another folder.`,
      { cause: error },
    );
  }
  if (owner !== undefined) await rm(location.cluster, { recursive: true });
  await rename(cluster, location.cluster);
  await rm(draft, { recursive: true });
}

/** @throws DataFolderUnusable when this process may not act as the account that owns the database */
export function refuseForeignOwner(dataFolder: string, owner: Account | undefined): void {
  const uid = process.getuid?.();
  if (owner === undefined || uid === undefined || uid === 0 || owner.uid === uid) return;
  throw new DataFolderUnusable(
    `The database of ${dataFolder} belongs to user id ${owner.uid}; this process runs as user id ${uid}. ` +
      'Start Whence as the user who created it, or set WHENCE_DATA to another folder.',
  );
}

/** Refuses a cluster that another major version of PostgreSQL made: it would not start on it. */
export async function refuseOtherVersion(location: Location, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(location.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === String(binaries.majorVersion)) return;
  throw new Error(
    `The database in ${location.cluster} was made by PostgreSQL ${found}; the installed one is ${binaries.majorVersion}. ` +
      'Dump it with the old version and restore it, or move it away to begin anew.',
  );
}
