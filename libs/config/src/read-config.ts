import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { issuersText } from './issuers.js';
import type { IssuerConfig } from './issuers.js';
import { projectRoot } from './project-root.js';
import { SETTINGS } from './settings.js';

/** Everything that can be set from outside, checked and frozen. */
export interface Config {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** True when PORT was set: then a port that is taken is an error, else a free one is used. */
  readonly portExplicit: boolean;
  /** Undefined: made from the address that the API really listens on. Without a slash at its end. */
  readonly publicUrl: string | undefined;
  /** Absolute path. */
  readonly dataFolder: string;
  readonly database: {
    /** The role that serves. Undefined: embedded PostgreSQL. */
    readonly url: string | undefined;
    /** The role that migrates. Undefined: embedded PostgreSQL. */
    readonly ownerUrl: string | undefined;
    /** The role that the service takes on each connection. */
    readonly role: string;
    /** Connections that one process keeps, 1 to 200. */
    readonly pool: number;
  };
  /** Undefined: the queues live in PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly worker: {
    readonly concurrency: number;
    /** Statements of ledgers that are kept in memory between cross-references. */
    readonly heldStatements: number;
  };
  /** A cron line, UTC. */
  readonly recheckCron: string;
  /** When overdue claims are looked for: a cron line, UTC. */
  readonly overdueCron: string;
  readonly audit: {
    /** Absolute path of the private key that signs checkpoints of the log. */
    readonly keyFile: string;
    /** A cron line, UTC. */
    readonly checkpointCron: string;
  };
  readonly webhook: { readonly timeoutMs: number; readonly attempts: number };
  readonly limits: {
    readonly bodyBytes: number;
    readonly snapshotBytes: number;
    /** Bytes of a streamed body: an import, a file. */
    readonly uploadBytes: number;
    /** Milliseconds in which a request must have come in whole. */
    readonly requestMs: number;
  };
  /** Room for answers that are kept in memory, in millions of characters; 0: none are kept. */
  readonly keptAnswersMegabytes: number;
  readonly rateLimits: {
    /** Of one key or person; 0: no limit. */
    readonly requestsPerMinute: number;
    /** From one address; 0: no limit. */
    readonly failedSignInsPerMinute: number;
  };
  /** Addresses of proxies whose word on the client's address is taken; empty: nobody's. */
  readonly trustedProxies: readonly string[];
  /** Origins of web pages that may ask from a browser; empty: none. */
  readonly corsOrigins: readonly string[];
  /** Issuers of OpenID Connect whose tokens are taken; empty: keys alone. */
  readonly issuers: readonly IssuerConfig[];
  readonly log: {
    readonly level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
    readonly format: 'pretty' | 'json';
  };
}

/** One variable that holds what it may not. */
export interface ConfigProblem {
  readonly variable: string;
  /** The value, quoted; a secret is only said to be set. */
  readonly found: string;
  readonly expected: string;
}

/** Settings that cannot be used; names every bad variable, and no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(
      ({ variable, found, expected }) => `  ${variable}: found ${found}; expected ${expected}`,
    );
    super(`These settings cannot be used:\n${lines.join('\n')}`);
  }
}

/** What the surroundings say rather than the environment. */
export interface Surroundings {
  /** True when output goes to a terminal; decides the default log format. */
  readonly terminal?: boolean;
  /** The folder that holds `.whence` by default. */
  readonly projectRoot?: string;
}

/** Values that win over the environment, by variable name; for command line options and tests. */
export type Overrides = Readonly<Record<string, string | undefined>>;

const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high);

const url = (protocols: readonly string[], also: (parts: URL) => boolean = () => true) =>
  z.string().refine((value) => {
    if (!URL.canParse(value)) return false;
    const parts = new URL(value);
    return protocols.includes(parts.protocol) && also(parts);
  });

/** Separated by commas. */
const listOf = (fits: (text: string) => boolean) =>
  z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((list) => list.every(fits));

/** An IP address, or a network in CIDR notation. */
function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}

const postgresUrl = url(['postgres:', 'postgresql:'], ({ pathname }) => pathname.length > 1);

const environment = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:%_-]+$/)
    .default('127.0.0.1'),
  PORT: whole(0, 65_535).optional(),
  PUBLIC_URL: url(['http:', 'https:'], ({ search, hash }) => search === '' && hash === '').optional(),
  WHENCE_DATA: z
    .string()
    .refine((value) => !value.includes('\0'))
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_ROLE: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_$]{0,62}$/)
    .default('whence_app'),
  DATABASE_POOL: whole(1, 200).default(10),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  WORKER_CONCURRENCY: whole(1, 100).default(4),
  WORKER_HELD_STATEMENTS: whole(0, 1_000_000).default(50_000),
  RECHECK_CRON: z.string().refine(isCronLine).default('17 4 * * *'),
  OVERDUE_CRON: z.string().refine(isCronLine).default('7 * * * *'),
  AUDIT_KEY_FILE: z
    .string()
    .refine((value) => !value.includes('\0'))
    .optional(),
  AUDIT_CHECKPOINT_CRON: z.string().refine(isCronLine).default('*/5 * * * *'),
  WEBHOOK_TIMEOUT_MS: whole(100, 120_000).default(10_000),
  WEBHOOK_ATTEMPTS: whole(1, 20).default(8),
  BODY_LIMIT_BYTES: whole(1024, 104_857_600).default(2_097_152),
  SNAPSHOT_LIMIT_BYTES: whole(1024, 104_857_600).default(20_971_520),
  UPLOAD_LIMIT_MB: whole(1, 100_000).default(2_048),
  REQUEST_TIMEOUT_MS: whole(1_000, 3_600_000).default(300_000),
  KEPT_ANSWERS_MB: whole(0, 100_000).default(32),
  RATE_LIMIT_PER_MINUTE: whole(0, 10_000_000).default(6_000),
  SIGN_IN_FAILURES_PER_MINUTE: whole(0, 100_000).default(60),
  TRUSTED_PROXIES: listOf(isNetwork).default([]),
  CORS_ORIGINS: listOf((text) => URL.canParse(text) && new URL(text).origin === text).default([]),
  OIDC_ISSUERS: issuersText.default([]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json']).optional(),
});

/**
 * Reads and checks every setting. Nothing else in Whence reads the environment.
 *
 * @param env the environment of the process; an empty value counts as not set
 * @param overrides values that win over the environment
 * @throws ConfigError that lists every bad variable: what was found and what was expected
 */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  overrides: Overrides = {},
  { terminal = process.stdout.isTTY === true, projectRoot: root = projectRoot() }: Surroundings = {},
): Config {
  const given: Record<string, string> = {};
  for (const { name } of SETTINGS) {
    const value = (overrides[name] ?? env[name])?.trim();
    if (value !== undefined && value !== '') given[name] = value;
  }
  const parsed = environment.safeParse(given);
  const bad = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => String(issue.path[0])));
  const problems = SETTINGS.filter(({ name }) => bad.has(name)).map(({ name, expects, secret }) => ({
    variable: name,
    found: shown(given[name], secret),
    expected: expects,
  }));
  if (given['DATABASE_OWNER_URL'] !== undefined && given['DATABASE_URL'] === undefined) {
    problems.push({
      variable: 'DATABASE_URL',
      found: 'nothing, while DATABASE_OWNER_URL is set',
      expected: 'a postgres:// or postgresql:// URL of the same database',
    });
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const set = parsed.data;
  const dataFolder = set.WHENCE_DATA === undefined ? join(root, '.whence') : resolve(set.WHENCE_DATA);
  return deepFreeze({
    host: set.HOST,
    port: set.PORT ?? 3000,
    portExplicit: set.PORT !== undefined,
    publicUrl: set.PUBLIC_URL?.replace(/\/+$/, ''),
    dataFolder,
    database: {
      url: set.DATABASE_URL,
      ownerUrl: set.DATABASE_OWNER_URL ?? set.DATABASE_URL,
      role: set.DATABASE_ROLE,
      pool: set.DATABASE_POOL,
    },
    redisUrl: set.REDIS_URL,
    worker: { concurrency: set.WORKER_CONCURRENCY, heldStatements: set.WORKER_HELD_STATEMENTS },
    recheckCron: set.RECHECK_CRON,
    overdueCron: set.OVERDUE_CRON,
    audit: {
      keyFile:
        set.AUDIT_KEY_FILE === undefined
          ? join(dataFolder, `audit-key${databaseNamed(set.DATABASE_URL)}.pem`)
          : resolve(set.AUDIT_KEY_FILE),
      checkpointCron: set.AUDIT_CHECKPOINT_CRON,
    },
    webhook: { timeoutMs: set.WEBHOOK_TIMEOUT_MS, attempts: set.WEBHOOK_ATTEMPTS },
    limits: {
      bodyBytes: set.BODY_LIMIT_BYTES,
      snapshotBytes: set.SNAPSHOT_LIMIT_BYTES,
      uploadBytes: set.UPLOAD_LIMIT_MB * 1024 * 1024,
      requestMs: set.REQUEST_TIMEOUT_MS,
    },
    keptAnswersMegabytes: set.KEPT_ANSWERS_MB,
    rateLimits: {
      requestsPerMinute: set.RATE_LIMIT_PER_MINUTE,
      failedSignInsPerMinute: set.SIGN_IN_FAILURES_PER_MINUTE,
    },
    trustedProxies: set.TRUSTED_PROXIES,
    corsOrigins: set.CORS_ORIGINS,
    issuers: set.OIDC_ISSUERS,
    log: { level: set.LOG_LEVEL, format: set.LOG_FORMAT ?? (terminal ? 'pretty' : 'json') },
  });
}

/** Each database has a log, and so a key, of its own: two services that share a folder do not share it. */
function databaseNamed(address: string | undefined): string {
  if (address === undefined) return '';
  const { host, pathname } = new URL(address);
  return `-${host}${pathname}`.replace(/[^A-Za-z0-9.-]+/g, '-');
}

function shown(value: string | undefined, secret: boolean): string {
  if (value === undefined) return 'nothing';
  if (secret) return 'a value that is not one (not shown: it may hold a password)';
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

function isCronLine(line: string): boolean {
  if (![5, 6].includes(line.split(/\s+/).length)) return false;
  try {
    CronExpressionParser.parse(line, { tz: 'UTC' });
    return true;
  } catch {
    // The parser's only answer to a bad line is an error; the caller says what was expected.
    return false;
  }
}

function deepFreeze<T extends object>(value: T): Readonly<T> {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
