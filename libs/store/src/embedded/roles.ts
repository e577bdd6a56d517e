import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createOnce, hasCode, readIfThere } from './atomic-file.js';

/** The passwords of the three login roles of an embedded cluster. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly service: string;
}

/** Names inside the embedded cluster. */
export const SUPERUSER = 'postgres';
export const OWNER = 'whence_owner';
export const SERVICE = 'whence_service';
export const APP = 'whence_app';
export const DATABASE = 'whence';

/** Reads the passwords, or undefined when none were made yet. */
export async function readPasswords(path: string): Promise<Passwords | undefined> {
  const content = await readIfThere(path);
  if (content === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error) {
    throw new Error(`${path} is not JSON; expected {"superuser", "owner", "service"}.`, { cause: error });
  }
  const found = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Partial<Passwords>;
  for (const name of ['superuser', 'owner', 'service'] as const) {
    if (typeof found[name] !== 'string') throw new Error(`${path} holds no password "${name}".`);
  }
  return found as Passwords;
}

/** Reads the passwords, or makes them on the first start. The file has mode 0600. */
export async function makePasswords(path: string): Promise<Passwords> {
  const made = { superuser: secret(), owner: secret(), service: secret() };
  await createOnce(path, `${JSON.stringify(made)}\n`);
  const kept = await readPasswords(path);
  if (kept === undefined) throw new Error(`${path} was removed while PostgreSQL was being prepared.`);
  return kept;
}

/** Where a server listens: a port of 127.0.0.1 and, where it has one, the folder of its Unix socket. */
export interface Listening {
  readonly port: number;
  readonly socketFolder: string | undefined;
}

/** A connection string for a role of the embedded cluster: by the socket, which costs less a message, where there is one. */
export function urlFor(role: string, password: string, { port, socketFolder }: Listening, database: string): string {
  const bySocket = socketFolder === undefined ? '' : `?host=${encodeURIComponent(socketFolder)}`;
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}${bySocket}`;
}

/**
 * Makes the roles and the database when they are missing. `whence_owner` owns the database and may create roles, for the
 * migrations; `whence_app` is what the service becomes on each connection; `whence_service` logs in and owns nothing.
 */
export async function ensureRoles(listening: Listening, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor(SUPERUSER, passwords.superuser, listening, 'postgres') });
  await client.connect();
  try {
    const roles = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
    const known = new Set(roles.rows.map((row) => row.rolname));
    const statements: string[] = [];
    if (!known.has(APP)) statements.push(`CREATE ROLE ${APP} NOLOGIN`);
    if (!known.has(OWNER)) {
      const password = client.escapeLiteral(passwords.owner);
      statements.push(
        `CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${password}`,
        `GRANT ${APP} TO ${OWNER} WITH ADMIN OPTION`,
      );
    }
    if (!known.has(SERVICE)) {
      const password = client.escapeLiteral(passwords.service);
      statements.push(`CREATE ROLE ${SERVICE} LOGIN PASSWORD ${password}`, `GRANT ${APP} TO ${SERVICE}`);
    }
    // One transaction: a start that is killed here leaves no role without its grants.
    if (statements.length > 0) await client.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (databases.rowCount === 0) await createDatabase(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  try {
    await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } catch (error) {
    // 42P04: it exists by now.
    if (!hasCode(error, '42P04')) throw error;
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
