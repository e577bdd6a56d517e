import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The system account that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const CREATED = 'whence-postgres';

/**
 * The account to switch to, or undefined when this process is a plain user and PostgreSQL runs as that user.
 *
 * PostgreSQL refuses to run as root. Data that exists stays with its owner. New data goes to the account `postgres` when
 * the system has one, else to one made for it, else (no tool to make one) to `nobody`.
 *
 * @param owner who owns the data already, when there is any
 */
export async function accountForPostgres(owner: Account | undefined): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (owner !== undefined && owner.uid !== 0) return owner;
  const known = (await findAccount('postgres')) ?? (await findAccount(CREATED));
  if (known !== undefined) return known;
  await createAccount();
  const account = (await findAccount(CREATED)) ?? (await findAccount('nobody'));
  if (account === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and this system has no account "postgres" or "nobody" and no useradd or adduser ' +
        'to make one. Start Whence as a plain user, or set DATABASE_URL to an existing PostgreSQL.',
    );
  }
  return account;
}

/** The options for a child process that runs as the account, with an environment of its own. */
export function asAccount(account: Account | undefined): {
  uid?: number;
  gid?: number;
  env: Record<string, string>;
} {
  return {
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    // Nothing of the caller's environment (PGDATA, PGPORT, locale) may change how the server runs.
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' },
  };
}

async function findAccount(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    const account = { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    return account.uid > 0 ? account : undefined;
  } catch {
    // id exits with 1 for an account that does not exist.
    return undefined;
  }
}

/** Tries the tools of the common systems in turn; which of them worked is seen by looking the account up. */
async function createAccount(): Promise<void> {
  const tools: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', CREATED]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', CREATED]],
    ['adduser', ['--system', '--group', '--no-create-home', CREATED]],
  ];
  for (const [tool, args] of tools) {
    try {
      await run(tool, args);
      return;
    } catch {
      // Missing, or of the other dialect, or another start made the account just now: the next look-up decides.
    }
  }
}
